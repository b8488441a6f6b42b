package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The bot's first answer to an interaction, which the server accepted.
 *
 * @param latencyNanos from the event leaving the server to the answer having arrived
 * @param ephemeral whether the answer, or the defer, is for the user alone
 * @param data the {@code data} of the callback; missing where there is none
 */
public record Acknowledgement(Type type, long latencyNanos, boolean ephemeral, JsonNode data) {
    /** The kinds of first answers, with Discord's numbers. */
    public enum Type {
        MESSAGE(4),
        DEFERRED_MESSAGE(5),
        DEFERRED_UPDATE(6),
        UPDATE(7),
        CHOICES(8),
        MODAL(9);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    public Duration latency() {
        return Duration.ofNanos(latencyNanos);
    }
}
