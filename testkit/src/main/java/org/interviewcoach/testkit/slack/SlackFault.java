package org.interviewcoach.testkit.slack;

import java.time.Duration;

/** Something that goes wrong with one request. */
public sealed interface SlackFault {
    /** 429 with a Retry-After header; nothing is processed. */
    static SlackFault rateLimited(Duration retryAfter) {
        return new RateLimited(retryAfter);
    }

    /** An HTTP status without JSON; nothing is processed. */
    static SlackFault status(int status) {
        return new Status(status);
    }

    /** {@code ok: false} with this error; nothing is processed. */
    static SlackFault error(String code) {
        return new Refused(code);
    }

    /** The connection breaks and nothing is processed. */
    static SlackFault resetBefore() {
        return new Reset(false);
    }

    /** The connection breaks after the request has taken effect: for the bot, an unknown outcome. */
    static SlackFault resetAfter() {
        return new Reset(true);
    }

    /** The request is processed after this real time. */
    static SlackFault delay(Duration duration) {
        return new Delay(duration);
    }

    /** See {@link #rateLimited}. */
    record RateLimited(Duration retryAfter) implements SlackFault {}

    /** See {@link #status(int)}. */
    record Status(int status) implements SlackFault {}

    /** See {@link #error}. */
    record Refused(String code) implements SlackFault {}

    /** See {@link #resetBefore} and {@link #resetAfter}. */
    record Reset(boolean processed) implements SlackFault {}

    /** See {@link #delay}. */
    record Delay(Duration duration) implements SlackFault {}
}
