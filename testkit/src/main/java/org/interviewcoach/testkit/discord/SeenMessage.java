package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as it stood at one moment, in a user's eyes. Ask {@link #now()} for how it stands later.
 *
 * @param json the message object as the API returns it
 * @param ephemeral whether one person alone sees it
 * @param edits how often it was edited so far
 */
public record SeenMessage(
        String id,
        FakeChannel channel,
        FakeUser author,
        ObjectNode json,
        boolean ephemeral,
        int edits,
        boolean deleted) {
    private static final long LOADING = 1 << 7;

    public String content() {
        return json.path("content").asText("");
    }

    /** Everything there is to read, a line for each piece: content, embeds, text parts, button labels, option labels. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(content());
        for (JsonNode embed : json.path("embeds")) {
            collect(embed, lines);
        }
        for (JsonNode component : json.path("components")) {
            collect(component, lines);
        }
        return String.join("\n", lines).strip();
    }

    /** The state of “… is thinking”. */
    public boolean isLoading() {
        return (json.path("flags").asLong() & LOADING) != 0;
    }

    /** The message as it stands now; the deleted one keeps its last state. */
    public SeenMessage now() {
        return channel.message(id);
    }

    /** Every button, select or other part that a user can act on. */
    public List<JsonNode> controls() {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode component : json.path("components")) {
            controls(component, found);
        }
        return found;
    }

    /** The labels of the buttons, in reading order. */
    public List<String> buttons() {
        return controls().stream()
                .filter(control -> control.path("type").asInt() == 2)
                .map(control ->
                        control.path("label").asText(control.at("/emoji/name").asText("")))
                .toList();
    }

    /** A control by custom id, label or placeholder. */
    public Optional<JsonNode> findControl(String name) {
        return controls().stream()
                .filter(control -> control.path("custom_id").asText().equals(name)
                        || control.path("label").asText().equals(name)
                        || control.path("placeholder").asText().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return "message " + id + (ephemeral ? " (ephemeral)" : "") + (deleted ? " (deleted)" : "") + " in " + channel
                + " by " + author + ": " + json;
    }

    private static void controls(JsonNode component, List<JsonNode> found) {
        int type = component.path("type").asInt();
        if (type >= 2 && type <= 8) {
            found.add(component);
        }
        for (JsonNode child : component.path("components")) {
            controls(child, found);
        }
        if (component.has("accessory")) {
            controls(component.path("accessory"), found);
        }
    }

    private static void collect(JsonNode part, List<String> lines) {
        for (String field : new String[] {"title", "name", "description", "content", "value", "text", "label"}) {
            JsonNode text = part.path(field);
            boolean isOptionValue = field.equals("value") && part.has("label");
            if (text.isTextual() && !isOptionValue) {
                lines.add(text.textValue());
            }
        }
        for (String field : new String[] {"author", "fields", "footer", "components", "accessory", "options"}) {
            JsonNode inner = part.path(field);
            if (inner.isArray()) {
                inner.forEach(child -> collect(child, lines));
            } else if (inner.isObject()) {
                collect(inner, lines);
            }
        }
    }
}
