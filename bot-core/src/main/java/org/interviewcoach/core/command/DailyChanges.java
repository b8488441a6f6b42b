package org.interviewcoach.core.command;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.state.DailyState;

/**
 * What somebody named of a daily's settings; what they did not name is absent and stays as it is.
 *
 * @param channels ids
 * @param topic a pack's id, or an empty text for all
 * @param mention whom to ping, an empty text for nobody
 */
public record DailyChanges(
        Optional<List<String>> channels,
        Optional<LocalTime> at,
        Optional<ZoneId> zone,
        Optional<Set<DayOfWeek>> days,
        Optional<String> topic,
        Optional<Set<String>> areas,
        Optional<Set<Level>> levels,
        Optional<DailyState.Mode> mode,
        Optional<DailyState.Reveal> reveal,
        Optional<DailyState.Verdict> verdict,
        Optional<String> mention,
        Optional<Boolean> thread,
        Optional<Boolean> digest) {
    public static final DailyChanges NONE = new DailyChanges(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
