package org.interviewcoach.core.grading;

import java.util.Locale;

/** What an answer made of one key point, and the share of the point's weight that it earns. */
public enum Mark {
    /** Said, and affirmed. */
    COVERED(1000),
    /** The greater part of it said, or its parts said too far apart. */
    PARTLY(500),
    /** Not in words that the rubric knows, yet like them. */
    POSSIBLY(350),
    /** Not found. */
    MISSED(0),
    /** The opposite was said. */
    CONTRADICTED(0);

    private final int permille;

    Mark(int permille) {
        this.permille = permille;
    }

    /** The share of the weight in thousandths. */
    public int permille() {
        return permille;
    }

    /** The name that output and stored facts use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
