package org.interviewcoach.testkit.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.interviewcoach.testkit.slack.referee.SlackLimits;
import org.interviewcoach.testkit.slack.referee.SlackReferee;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** Trigger ids: three seconds, once. Both the real and the test's clock count. Thread-safe. */
final class Triggers {
    private final InstantSource clock;
    private final SlackReferee referee;
    private final Ids ids;
    private final Map<String, Trigger> triggers = new Bounded<>();

    Triggers(InstantSource clock, SlackReferee referee, Ids ids) {
        this.clock = clock;
        this.referee = referee;
        this.ids = ids;
    }

    synchronized String issue(SlackUser user) {
        String id = ids.number() + "." + ids.number() + "." + ids.word();
        triggers.put(
                id,
                new Trigger(
                        user,
                        clock.instant().plus(SlackLimits.TRIGGER),
                        System.nanoTime() + SlackLimits.TRIGGER.toNanos()));
        return id;
    }

    /** Uses a trigger up; answers whose it was. */
    synchronized SlackUser redeem(String method, String id, SlackWorkspace workspace) {
        Trigger trigger = triggers.get(id);
        if (trigger == null || trigger.user.workspace() != workspace) {
            throw refused(method, "invalid_trigger_id", id);
        }
        if (trigger.used) {
            throw refused(method, "exchanged_trigger_id", id);
        }
        if (trigger.expired || clock.instant().isAfter(trigger.until) || System.nanoTime() - trigger.untilNanos > 0) {
            throw refused(method, "expired_trigger_id", id);
        }
        trigger.used = true;
        return trigger.user;
    }

    synchronized void expireAll() {
        triggers.values().forEach(trigger -> trigger.expired = true);
    }

    private ApiError refused(String method, String error, String id) {
        referee.report(SlackRule.TRIGGER, method, error + " for trigger_id \"" + id + "\"");
        return new ApiError(error);
    }

    /** One trigger. */
    private static final class Trigger {
        private final SlackUser user;
        private final Instant until;
        private final long untilNanos;
        private boolean used;
        private boolean expired;

        Trigger(SlackUser user, Instant until, long untilNanos) {
            this.user = user;
            this.until = until;
            this.untilNanos = untilNanos;
        }
    }
}
