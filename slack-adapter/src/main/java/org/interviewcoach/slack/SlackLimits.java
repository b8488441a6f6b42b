package org.interviewcoach.slack;

import java.time.Duration;

/** Slack's limits, as its reference states them; the SDK has no constants for them. */
final class SlackLimits {
    static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(3);
    /** How far a signature's timestamp may be off, in either direction. */
    static final Duration SIGNATURE = Duration.ofMinutes(5);

    static final int MESSAGE_BLOCKS = 50;
    static final int VIEW_BLOCKS = 100;
    /** All texts of a message's blocks together; not in the reference, refused from about 13,000 on. */
    static final int MESSAGE_TEXTS = 12_000;

    static final int UPDATE_TEXT = 4000;
    static final int SECTION_TEXT = 3000;
    static final int SECTION_FIELDS = 10;
    static final int FIELD_TEXT = 2000;
    static final int HEADER = 150;
    static final int ACTIONS = 25;
    static final int CONTEXT_TEXT = 2000;
    static final int BUTTON_LABEL = 75;
    static final int BUTTON_URL = 3000;
    static final int ACTION_ID = 255;
    static final int OPTIONS = 100;
    static final int OPTION_LABEL = 75;
    static final int OPTION_VALUE = 150;
    static final int PLACEHOLDER = 150;

    /** Into one workspace. The reference says "several hundred"; this leaves leeway and a burst of ten. */
    static final int POSTS_A_MINUTE = 240;

    static final int VIEW_TITLE = 24;
    static final int INPUT_LABEL = 2000;
    static final int INPUT_TEXT = 3000;
    static final int CALLBACK_ID = 255;
    static final int PRIVATE_METADATA = 3000;

    static final int COMMAND_NAME = 32;
    static final int COMMAND_DESCRIPTION = 2000;
    static final int COMMAND_HINT = 1000;

    private SlackLimits() {}
}
