package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The bot's acknowledgement of one payload.
 *
 * @param latencyNanos real time from sending the payload to reading the acknowledgement
 * @param body what came with it; missing where nothing did
 * @param status 200 in Socket Mode, the HTTP status otherwise
 */
public record SlackAck(long latencyNanos, JsonNode body, int status) {
    /** Whether it counts: Slack takes nothing but 2xx. */
    public boolean accepted() {
        return status / 100 == 2;
    }

    /** {@code errors}, {@code update}, {@code push}, {@code clear}, or empty. */
    public String responseAction() {
        return body.path("response_action").asText();
    }

    /** What stands under an input of a view, by block id. */
    public String error(String blockId) {
        return body.path("errors").path(blockId).asText();
    }
}
