package org.interviewcoach.core.decide;

/** The actions that a quiz's buttons carry. Short, since a token has 100 characters; never renamed, since old buttons stay. */
public final class QuizTokens {
    public static final String ENTER = "enter";
    public static final String CHOOSE = "pick";
    public static final String ANSWER_FORM = "ans";
    public static final String ANSWER_DM = "ansdm";
    public static final String FOLLOW_UP_FORM = "fup";
    public static final String HINT = "hint";
    public static final String SKIP = "skip";
    public static final String NEXT = "next";
    public static final String PAUSE = "pause";
    public static final String RESUME = "go";
    public static final String STOP = "stop";
    public static final String WHY = "why";
    public static final String MINE = "mine";
    public static final String SHOW = "show";
    public static final String HERE = "here";

    private QuizTokens() {}
}
