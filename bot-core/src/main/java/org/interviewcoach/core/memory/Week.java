package org.interviewcoach.core.memory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * What somebody answered in a week.
 *
 * @param monday the week's first day, in UTC
 * @param answers how many, follow-ups not counted
 * @param sumPermille of their scores
 */
public record Week(LocalDate monday, int answers, long sumPermille) {
    /** The first day of the week of that time. */
    public static LocalDate mondayOf(Instant at) {
        return mondayOf(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** The first day of the week of that day. */
    public static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The same week with the other's answers added. */
    Week plus(Week other) {
        return new Week(monday, answers + other.answers, sumPermille + other.sumPermille);
    }

    /** The mean score, 0 to 1000. */
    public int meanPermille() {
        return answers == 0 ? 0 : Math.toIntExact(Math.round((double) sumPermille / answers));
    }
}
