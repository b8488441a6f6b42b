package org.interviewcoach.core.bank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The seniority that a question is meant for. */
public enum Level {
    JUNIOR,
    MID,
    SENIOR;

    /** The lower-case name that packs, commands and people use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the level of that name in any case. */
    public static Optional<Level> find(String key) {
        return Arrays.stream(values())
                .filter(level -> level.key().equals(key.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
