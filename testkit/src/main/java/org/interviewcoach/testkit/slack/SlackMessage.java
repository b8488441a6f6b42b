package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as it was when looked at: a snapshot, so that pressing its buttons later is the stale click of a client
 * that has not seen the edit.
 *
 * @param channel id of the conversation that it stands in
 * @param ts its stamp, unique in the channel
 * @param ephemeralFor id of the one user who sees it, where it is ephemeral
 * @param json the message as Slack's API gives it
 */
public record SlackMessage(String channel, String ts, Optional<String> ephemeralFor, JsonNode json) {
    public String text() {
        return json.path("text").asText();
    }

    public JsonNode blocks() {
        return json.path("blocks");
    }

    /** Id of who wrote it. */
    public String user() {
        return json.path("user").asText();
    }

    public Optional<String> threadTs() {
        return Optional.ofNullable(json.path("thread_ts").textValue());
    }

    public JsonNode metadata() {
        return json.path("metadata");
    }

    public boolean edited() {
        return json.has("edited");
    }

    /** Action ids of everything that can be pressed or chosen, in order. */
    public List<String> actionIds() {
        return json.path("blocks").findValuesAsText("action_id");
    }

    /** All words that a reader sees, block by block, entities decoded; the text where there are no blocks. */
    public String visible() {
        if (blocks().isEmpty()) {
            return decode(text());
        }
        List<String> words = new ArrayList<>();
        collect(blocks(), words);
        return decode(String.join("\n", words));
    }

    private static void collect(JsonNode node, List<String> words) {
        if (node.path("text").isTextual()) {
            words.add(node.path("text").asText());
        }
        for (JsonNode child : node) {
            collect(child, words);
        }
    }

    private static String decode(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
