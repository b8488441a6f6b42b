package org.interviewcoach.testkit.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Faults of REST: {@code faults().next(1, "POST /channels/{channel_id}/messages").rateLimit(2)}. Several for one route are used up one
 * after the other. For faults of the gateway see {@link Gateway}.
 */
public final class Faults {
    /** Matches any route. */
    public static final String ANY = "*";

    private final List<Planned> planned = new ArrayList<>();

    Faults() {}

    enum Kind {
        STATUS_BEFORE,
        STATUS_AFTER,
        RATE_LIMIT,
        RATE_LIMIT_GLOBAL,
        RATE_LIMIT_WITHOUT_VIA,
        RESET_BEFORE,
        RESET_AFTER,
        DELAY_BEFORE,
        DELAY_AFTER
    }

    /** What happens to one request; the number is a status, or seconds to wait. */
    record Fault(Kind kind, int number, Duration delay) {}

    private static final class Planned {
        private final String route;
        private final Fault fault;
        private int left;

        Planned(String route, Fault fault, int times) {
            this.route = route;
            this.fault = fault;
            this.left = times;
        }
    }

    /** The next {@code times} requests to a route such as {@code POST /channels/{channel_id}/messages}, or to {@link #ANY}. */
    public Plan next(int times, String route) {
        return new Plan(times, route);
    }

    /** Forgets what was not used up. */
    public synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<Fault> take(String route) {
        @Nullable Fault found = null;
        for (Planned one : planned) {
            if (found == null && one.left > 0 && (one.route.equals(ANY) || one.route.equals(route))) {
                one.left--;
                found = one.fault;
            }
        }
        planned.removeIf(one -> one.left == 0);
        return Optional.ofNullable(found);
    }

    private synchronized void plan(Planned one) {
        planned.add(one);
    }

    /** Says what shall go wrong. */
    public final class Plan {
        private final int times;
        private final String route;

        Plan(int times, String route) {
            this.times = times;
            this.route = route;
        }

        /** 429 for this route, with {@code Retry-After} in whole seconds. */
        public void rateLimit(int retryAfterSeconds) {
            plan(Kind.RATE_LIMIT, retryAfterSeconds, Duration.ZERO);
        }

        /** 429 that concerns all routes. */
        public void rateLimitGlobally(int retryAfterSeconds) {
            plan(Kind.RATE_LIMIT_GLOBAL, retryAfterSeconds, Duration.ZERO);
        }

        /** 429 as by Cloudflare: no {@code Via} header; a library takes it for a ban of the address. */
        public void rateLimitByCloudflare(int retryAfterSeconds) {
            plan(Kind.RATE_LIMIT_WITHOUT_VIA, retryAfterSeconds, Duration.ZERO);
        }

        /** An error status; the request has no effect. */
        public void fail(int status) {
            plan(Kind.STATUS_BEFORE, status, Duration.ZERO);
        }

        /** An error status although the request has taken effect. */
        public void failAfterEffect(int status) {
            plan(Kind.STATUS_AFTER, status, Duration.ZERO);
        }

        /** The connection is reset before the request has an effect. */
        public void resetBefore() {
            plan(Kind.RESET_BEFORE, 0, Duration.ZERO);
        }

        /** The connection is reset after the request took effect: the outcome is unknown to the bot. */
        public void resetAfterEffect() {
            plan(Kind.RESET_AFTER, 0, Duration.ZERO);
        }

        /** The request takes effect after this time. */
        public void delay(Duration delay) {
            plan(Kind.DELAY_BEFORE, 0, delay);
        }

        /** The request takes effect at once; the answer comes after this time. */
        public void delayAnswer(Duration delay) {
            plan(Kind.DELAY_AFTER, 0, delay);
        }

        private void plan(Kind kind, int number, Duration delay) {
            Faults.this.plan(new Planned(route, new Fault(kind, number, delay), times));
        }
    }
}
