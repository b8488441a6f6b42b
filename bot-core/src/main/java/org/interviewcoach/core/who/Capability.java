package org.interviewcoach.core.who;

import java.util.Locale;

/** What somebody may do beyond answering. Granted by the coach, seeded from the platform's own rights. */
public enum Capability {
    /** Set the coach up for the workspace. */
    SET_UP,
    RUN_DAILIES,
    HOST_MOCKS,
    REVIEW_APPEALS,
    SEE_ITEMS,
    /** Stop others' quizzes and hide published texts. */
    MODERATE;

    /** The lower-case name with hyphens that commands and documentation use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
