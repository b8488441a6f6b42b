package org.interviewcoach.core.who;

import java.util.Optional;

/**
 * Where somebody typed or pressed.
 *
 * @param direct whether it is a direct message with the coach
 * @param thread the thread within the channel: Discord's thread id, Slack's {@code thread_ts}
 */
public record Place(Scope scope, boolean direct, Optional<String> thread) {
    public static Place channel(Scope scope) {
        return new Place(scope, false, Optional.empty());
    }

    public static Place direct(Scope scope) {
        return new Place(scope, true, Optional.empty());
    }
}
