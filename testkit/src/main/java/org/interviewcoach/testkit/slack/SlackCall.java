package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request of the bot, whatever became of it.
 *
 * @param sequence counts up over the whole server, together with the happenings
 * @param method {@code chat.postMessage}; {@code response_url} and {@code upload} for those
 * @param team workspace of the token, empty where there was none
 * @param parameters what was sent, JSON parameters parsed, the token left out
 * @param at time on the test's clock
 * @param nanos real time, for measuring
 * @param status HTTP status of the answer; 0 where the connection was reset instead
 * @param answer body of the answer
 */
public record SlackCall(
        long sequence,
        String method,
        String team,
        JsonNode parameters,
        Instant at,
        long nanos,
        int status,
        JsonNode answer) {
    public boolean ok() {
        return answer.path("ok").asBoolean();
    }

    public String error() {
        return answer.path("error").asText();
    }

    /** A parameter as text, empty where absent. */
    public String text(String parameter) {
        return parameters.path(parameter).asText();
    }
}
