package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Looking into blocks, and what Slack itself writes into them. */
final class Blocks {
    private Blocks() {}

    /** An interactive element and the block that it stands in. */
    record Found(String blockId, ObjectNode element, ObjectNode block) {
        String type() {
            return element.path("type").asText();
        }

        String actionId() {
            return element.path("action_id").asText();
        }
    }

    /** Gives ids to blocks and elements that the bot left without, as Slack does. */
    static void complete(JsonNode blocks, Ids ids) {
        for (JsonNode block : blocks) {
            if (block instanceof ObjectNode object && !block.has("block_id")) {
                object.put("block_id", ids.word());
            }
        }
        for (Found found : all(blocks)) {
            if (!found.element.has("action_id")) {
                found.element.put("action_id", ids.word());
            }
        }
    }

    /** Everything that can be pressed, chosen or typed into, in order. */
    static List<Found> all(JsonNode blocks) {
        List<Found> found = new ArrayList<>();
        for (JsonNode node : blocks) {
            if (!(node instanceof ObjectNode block)) {
                continue;
            }
            add(found, block, block.path("accessory"));
            add(found, block, block.path("element"));
            if (block.path("type").asText().equals("actions")) {
                block.path("elements").forEach(element -> add(found, block, element));
            }
        }
        return found;
    }

    private static void add(List<Found> found, ObjectNode block, JsonNode element) {
        boolean picture = element.path("type").asText().equals("image");
        if (element instanceof ObjectNode interactive && !picture) {
            found.add(new Found(block.path("block_id").asText(), interactive, block));
        }
    }

    /** Finds an element by its action id or, failing that, by the label that a user reads on it. */
    static Found find(JsonNode blocks, String actionIdOrLabel) {
        List<Found> all = all(blocks);
        for (Found found : all) {
            if (found.actionId().equals(actionIdOrLabel)) {
                return found;
            }
        }
        for (Found found : all) {
            if (found.element.path("text").path("text").asText().equals(actionIdOrLabel)) {
                return found;
            }
        }
        throw new NoSuchElementException("nothing to press or choose called \"" + actionIdOrLabel + "\"; there is "
                + all.stream()
                        .map(f -> f.actionId() + " (" + f.type() + " \""
                                + f.element.path("text").path("text").asText() + "\")")
                        .toList());
    }

    /** A copy as payloads carry it: Slack escapes the three characters in plain text too (bolt-python issue 513). */
    static JsonNode escaped(JsonNode node) {
        JsonNode copy = node.deepCopy();
        escapePlainText(copy);
        return copy;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void escapePlainText(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("plain_text")
                && object.path("text").isTextual()) {
            String text = object.path("text").asText();
            object.put(
                    "text",
                    escape(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
        }
        for (JsonNode child : node) {
            escapePlainText(child);
        }
    }

    /** The option whose value or label is given. */
    static JsonNode option(JsonNode element, String valueOrLabel) {
        List<JsonNode> options = new ArrayList<>();
        element.path("options").forEach(options::add);
        element.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
        for (JsonNode option : options) {
            boolean value = option.path("value").asText().equals(valueOrLabel);
            if (value || option.path("text").path("text").asText().equals(valueOrLabel)) {
                return option;
            }
        }
        if (element.path("type").asText().equals("external_select")) {
            // Its options live at the bot: whoever chooses has asked for suggestions before.
            ObjectNode option = Json.object().put("value", valueOrLabel);
            option.putObject("text").put("type", "plain_text").put("text", valueOrLabel);
            return option;
        }
        throw new NoSuchElementException("no option \"" + valueOrLabel + "\" in "
                + options.stream().map(o -> o.path("value").asText()).toList());
    }

    /** Names of members, for messages about what is there. */
    static List<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
