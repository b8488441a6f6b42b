package org.interviewcoach.core.decide;

/** The actions that a daily's buttons carry. All begin alike, so that the router knows them; never renamed. */
public final class DailyTokens {
    /** What all of them begin with. */
    public static final String PREFIX = "daily-";

    public static final String CHOOSE = "daily-pick";
    public static final String ANSWER_FORM = "daily-ans";
    public static final String ANSWER_DM = "daily-dm";
    public static final String MINE = "daily-mine";
    public static final String TELL = "daily-tell";
    public static final String UNDO = "daily-undo";
    public static final String SET_FORM = "daily-set";

    private DailyTokens() {}
}
