package org.interviewcoach.core.decide;

/** The actions that the buttons of a mock interview carry; never renamed, since old buttons stay. */
public final class MockTokens {
    /** Every action begins so. */
    public static final String PREFIX = "mock-";

    public static final String JOIN = "mock-join";
    public static final String LEAVE = "mock-leave";
    public static final String BEGIN = "mock-begin";
    public static final String ANSWER_FORM = "mock-ans";
    public static final String DONE = "mock-done";
    public static final String ASK = "mock-ask";
    public static final String OWN_FORM = "mock-own";
    public static final String HINT = "mock-hint";
    public static final String LET_GO = "mock-pass";
    public static final String TICK = "mock-tick";
    public static final String GUIDE = "mock-guide";
    public static final String SKIP = "mock-skip";
    public static final String EXTEND = "mock-more";
    public static final String PAUSE = "mock-pause";
    public static final String RESUME = "mock-go";
    public static final String STEER = "mock-steer";
    public static final String MOVE_FORM = "mock-move";
    public static final String END = "mock-end";
    public static final String RATE_FORM = "mock-rate";
    public static final String SIGN = "mock-sign";
    public static final String CARD = "mock-card";
    public static final String SHARE = "mock-share";
    public static final String EXPORT = "mock-export";
    public static final String CALENDAR = "mock-cal";

    private MockTokens() {}
}
