package org.interviewcoach.core.command;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.state.MockState.Format;

/**
 * What somebody asked for with {@code /mock}; everything but a plan's time has a default.
 *
 * @param count questions a turn, or rounds where everybody answers
 * @param window time for a question
 * @param coach whether the coach interviews although others could
 * @param startsIn when a lobby starts by itself
 * @param plan when a planned one opens; empty for one that opens at once
 */
public record MockRequest(
        Filter filter,
        Format format,
        int count,
        Duration window,
        boolean coach,
        Optional<Duration> startsIn,
        Optional<Plan> plan) {
    public static final int DEFAULT_COUNT = 2;
    public static final int MAX_COUNT = 10;
    public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(6);
    public static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    public static final Duration LONGEST_WINDOW = Duration.ofMinutes(60);

    public MockRequest {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("A mock interview has 1 to " + MAX_COUNT + " questions a turn");
        }
    }

    /**
     * When a planned session opens, in the zone of whoever plans it, which only the decision knows.
     *
     * @param when as typed
     * @param everyDays 0 for once
     */
    public record Plan(When when, int everyDays) {}

    /** A moment as people write it, before anybody knows their zone. */
    public sealed interface When {
        /** On that day at that time. */
        record At(LocalDateTime at) implements When {}

        /** At that time of day, so many days from today; 0 is the next time that it comes. */
        record InDays(int days, LocalTime at) implements When {}

        /** At that time of day, the next such weekday. */
        record On(DayOfWeek day, LocalTime at) implements When {}

        /** So much later. */
        record After(Duration length) implements When {}
    }
}
