package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A modal or Home tab as it was when looked at.
 *
 * @param id Slack's id of it
 * @param json the view as Slack's API gives it
 */
public record SlackView(String id, JsonNode json) {
    public String type() {
        return json.path("type").asText();
    }

    public String callbackId() {
        return json.path("callback_id").asText();
    }

    public String title() {
        return json.path("title").path("text").asText();
    }

    public String privateMetadata() {
        return json.path("private_metadata").asText();
    }

    public String hash() {
        return json.path("hash").asText();
    }

    public JsonNode blocks() {
        return json.path("blocks");
    }

    /** Action ids of everything in it, in order. */
    public List<String> actionIds() {
        return blocks().findValuesAsText("action_id");
    }

    /** All words that a reader sees. */
    public String visible() {
        return new SlackMessage("", "", java.util.Optional.empty(), json).visible();
    }
}
