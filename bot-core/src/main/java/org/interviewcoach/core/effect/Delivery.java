package org.interviewcoach.core.effect;

import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.core.who.MessageRef;

/** How an effect went. */
public sealed interface Delivery {
    record Delivered(MessageRef ref, Instant at) implements Delivery {}

    /** It failed for good.
     *
     * @param permission the platform's name of the permission that would help, where one is missing */
    record Failed(Reason reason, Optional<String> permission) implements Delivery {}

    /** The platform was reached and nobody knows whether it acted; never sent again without looking. */
    record Unknown() implements Delivery {}

    /** Why an effect failed for good. */
    enum Reason {
        MISSING_PERMISSION,
        /** Slack: the app has to be invited first. */
        NOT_IN_CHANNEL,
        DIRECT_MESSAGES_CLOSED,
        /** Whoever it was for has left or was removed. */
        PERSON_GONE,
        CHANNEL_GONE,
        MESSAGE_GONE,
        /** An earlier effect that this one hangs on failed. */
        NOTHING_TO_HANG_ON,
        /** The platform called it invalid: a bug of ours. */
        REFUSED,
        /** It failed for longer than its grace. */
        GAVE_UP
    }
}
