package org.interviewcoach.core.command;

import java.time.Duration;
import java.util.Optional;
import org.interviewcoach.core.bank.Filter;

/**
 * What somebody asked for with {@code /quiz}; everything has a default.
 *
 * @param where empty for the default of the place
 * @param open how long a quiz for people who are never online together stays open
 * @param window time per question; empty for the default, zero for no limit
 */
public record QuizRequest(
        Filter filter,
        int count,
        Mode mode,
        Optional<Where> where,
        Optional<Duration> open,
        Optional<Duration> window) {
    public static final int DEFAULT_COUNT = 5;
    public static final int MAX_COUNT = 25;
    public static final Duration SHORTEST_OPEN = Duration.ofHours(1);
    public static final Duration LONGEST_OPEN = Duration.ofDays(14);

    public QuizRequest {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("A quiz has 1 to " + MAX_COUNT + " questions, not " + count);
        }
    }

    /** Which form the questions take. */
    public enum Mode {
        CHOICES,
        TEXT,
        /** Choices first and one free text last. */
        MIXED
    }

    /** Who plays. */
    public enum Where {
        /** By direct message, only the asker sees it. */
        PRIVATE,
        /** The channel plays together. */
        HERE
    }
}
