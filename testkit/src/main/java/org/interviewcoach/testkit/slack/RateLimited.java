package org.interviewcoach.testkit.slack;

import java.time.Duration;

/** An answer with status 429. */
final class RateLimited extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    RateLimited(Duration retryAfter) {
        super("ratelimited", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** Whole seconds, as the header has them. */
    long seconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
