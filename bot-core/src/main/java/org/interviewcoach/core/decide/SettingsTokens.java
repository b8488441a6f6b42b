package org.interviewcoach.core.decide;

/** The actions of the forms of settings and setup; never renamed, since old messages stay. */
public final class SettingsTokens {
    public static final String SAVE_PROFILE = "prof";
    public static final String SAVE_SETUP = "setup";
    public static final String OPEN_SETUP = "osetup";
    public static final String REVIEW = "review";
    public static final String EXPORT = "export";
    public static final String FORGET = "forget";
    public static final String FORGET_FOR_GOOD = "forget-yes";
    public static final String SAVE_GRANTS = "grants";
    public static final String HELP = "help";
    public static final String OPEN_PROFILE = "oprof";
    public static final String SHARE_PROGRESS = "shareprog";
    public static final String DRAW_PROGRESS = "drawprog";
    public static final String PRACTISE = "practise";

    private SettingsTokens() {}
}
