package org.interviewcoach.core.grading.analysis;

/** What stands between a word and the one before it, as bits. */
final class Separator {
    static final int SPACE = 1;
    static final int NEWLINE = 1 << 1;
    static final int BLANK_LINE = 1 << 2;
    static final int BULLET = 1 << 3;
    static final int STOP = 1 << 4;
    static final int QUESTION = 1 << 5;
    static final int COMMA = 1 << 6;
    static final int SEMICOLON = 1 << 7;
    static final int COLON = 1 << 8;
    static final int DASH = 1 << 9;
    static final int ARROW = 1 << 10;
    static final int OPEN = 1 << 11;
    static final int CLOSE = 1 << 12;
    static final int SLASH = 1 << 13;
    static final int HYPHEN = 1 << 14;
    static final int EQUALS = 1 << 15;
    static final int PLUS = 1 << 16;
    static final int CALL = 1 << 17;
    static final int ELLIPSIS = 1 << 18;
    static final int UNEQUAL = 1 << 19;
    static final int CODE = 1 << 20;
    static final int OTHER = 1 << 21;
    static final int DOT = 1 << 22;

    /** Nothing of this lets two words be one row. */
    static final int BREAKS_ROW =
            NEWLINE | BLANK_LINE | BULLET | STOP | QUESTION | COMMA | SEMICOLON | DASH | ARROW | UNEQUAL | ELLIPSIS;

    /** What follows any of this may be about something else. */
    static final int BREAKS_THOUGHT = NEWLINE
            | BLANK_LINE
            | BULLET
            | STOP
            | QUESTION
            | COMMA
            | SEMICOLON
            | COLON
            | DASH
            | OPEN
            | CLOSE
            | ELLIPSIS;

    private Separator() {}
}
