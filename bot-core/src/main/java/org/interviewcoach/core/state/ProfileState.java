package org.interviewcoach.core.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * What a person has set for themselves.
 *
 * @param timeMultiplierPercent how much more time they get for a question, 100 to 400
 * @param zone IANA zone, empty until known
 * @param reminders whether a direct message may remind them
 * @param reminderAt local time of the reminder
 * @param actor whom a reminder goes to; empty before the settings were first saved
 * @param recallPercent the chance of recall at which a review is due; empty for the default
 * @param nextReminder when the next one is due; empty where there are none
 */
public record ProfileState(
        Scope scope,
        LearnerId learner,
        int timeMultiplierPercent,
        Optional<ZoneId> zone,
        boolean reminders,
        LocalTime reminderAt,
        Optional<Actor> actor,
        Optional<Integer> recallPercent,
        Optional<Instant> nextReminder)
        implements State {
    public static final int LEAST_TIME = 100;
    public static final int MOST_TIME = 400;
    public static final int LEAST_RECALL = 70;
    public static final int MOST_RECALL = 97;
    public static final int DEFAULT_RECALL = 90;

    public ProfileState {
        if (timeMultiplierPercent < LEAST_TIME || timeMultiplierPercent > MOST_TIME) {
            throw new IllegalArgumentException("A time multiplier is 100 to 400 percent");
        }
        if (recallPercent.filter(it -> it < LEAST_RECALL || it > MOST_RECALL).isPresent()) {
            throw new IllegalArgumentException("A chance of recall is 70 to 97 percent");
        }
    }

    public static ProfileState initial(Scope scope, LearnerId learner) {
        return new ProfileState(
                scope,
                learner,
                100,
                Optional.empty(),
                false,
                LocalTime.of(9, 0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The schedule of this person's reviews. */
    public Fsrs fsrs() {
        return new Fsrs(recallPercent.orElse(DEFAULT_RECALL) / 100.0);
    }

    /** The same with another next reminder. */
    public ProfileState remindingAt(Optional<Instant> next) {
        return new ProfileState(
                scope, learner, timeMultiplierPercent, zone, reminders, reminderAt, actor, recallPercent, next);
    }

    /** The first time after {@code now} at which a reminder may go out; empty where none is wanted. */
    public Optional<Instant> reminderAfter(Instant now) {
        if (!reminders || actor.isEmpty()) {
            return Optional.empty();
        }
        ZoneId there = zone.orElse(ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(now, there);
        Instant todays = today.atTime(reminderAt).atZone(there).toInstant();
        return Optional.of(
                todays.isAfter(now)
                        ? todays
                        : today.plusDays(1).atTime(reminderAt).atZone(there).toInstant());
    }

    @Override
    public Optional<ProfileState> forgetting(LearnerId whom, Set<Actor> actors) {
        return whom.equals(learner) ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<Due> due() {
        return nextReminder.map(at -> new Due(0, at));
    }
}
