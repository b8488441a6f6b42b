package org.interviewcoach.core.state;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * What a person has set for themselves.
 *
 * @param timeMultiplierPercent how much more time they get for a question, 100 to 400
 * @param zone IANA zone, empty until known
 * @param reminders whether a direct message may remind them
 * @param reminderAt local time of the reminder
 */
public record ProfileState(
        Scope scope,
        LearnerId learner,
        int timeMultiplierPercent,
        Optional<ZoneId> zone,
        boolean reminders,
        LocalTime reminderAt)
        implements State {
    public static final int LEAST_TIME = 100;
    public static final int MOST_TIME = 400;

    public ProfileState {
        if (timeMultiplierPercent < LEAST_TIME || timeMultiplierPercent > MOST_TIME) {
            throw new IllegalArgumentException("A time multiplier is 100 to 400 percent");
        }
    }

    public static ProfileState initial(Scope scope, LearnerId learner) {
        return new ProfileState(scope, learner, 100, Optional.empty(), false, LocalTime.of(9, 0));
    }
}
