package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the inputs of a view or message when a user sends it: {@code state.values}. */
final class InputState {
    private InputState() {}

    /**
     * Fills the inputs: given values by block id or action id, else what the bot put there. Refuses what Slack's own
     * client would not send.
     */
    static ObjectNode of(JsonNode blocks, Map<String, ?> given, boolean strict) {
        List<Blocks.Found> inputs = Blocks.all(blocks).stream()
                .filter(found -> hasState(found.type()))
                .toList();
        checkNames(inputs, given.keySet());
        ObjectNode values = Json.object();
        for (Blocks.Found found : inputs) {
            Object value = given.get(found.blockId());
            if (value == null) {
                value = given.get(found.actionId());
            }
            ObjectNode node = value == null ? initial(found.element()) : value(found.element(), value);
            if (strict && found.block().path("type").asText().equals("input")) {
                check(found, node);
            }
            if (!values.has(found.blockId())) {
                values.putObject(found.blockId());
            }
            ((ObjectNode) values.path(found.blockId())).set(found.actionId(), node);
        }
        return values;
    }

    private static void checkNames(List<Blocks.Found> inputs, Set<String> names) {
        Set<String> unknown = new HashSet<>(names);
        for (Blocks.Found found : inputs) {
            unknown.remove(found.blockId());
            unknown.remove(found.actionId());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no inputs called " + unknown);
        }
    }

    /** The fields of an action or state entry for a chosen or typed value. */
    static ObjectNode value(JsonNode element, Object given) {
        String type = element.path("type").asText();
        ObjectNode node = Json.object().put("type", type);
        switch (type) {
            case "plain_text_input", "number_input", "email_text_input", "url_text_input" ->
                node.put("value", given.toString());
            case "checkboxes", "multi_static_select" -> {
                ArrayNode chosen = node.putArray("selected_options");
                list(given).forEach(one -> chosen.add(Blocks.option(element, one)));
            }
            case "multi_users_select" -> {
                ArrayNode chosen = node.putArray("selected_users");
                list(given).forEach(chosen::add);
            }
            case "file_input" -> node.putArray("files").add((JsonNode) given);
            case "users_select" -> node.put("selected_user", given.toString());
            case "conversations_select" -> node.put("selected_conversation", given.toString());
            case "channels_select" -> node.put("selected_channel", given.toString());
            case "datepicker" -> node.put("selected_date", given.toString());
            case "timepicker" -> node.put("selected_time", given.toString());
            default -> node.set("selected_option", Blocks.option(element, given.toString()));
        }
        return node;
    }

    private static ObjectNode initial(JsonNode element) {
        String type = element.path("type").asText();
        ObjectNode node = Json.object().put("type", type);
        switch (type) {
            case "plain_text_input", "number_input", "email_text_input", "url_text_input" ->
                node.set("value", orNull(element.path("initial_value")));
            case "checkboxes", "multi_static_select" ->
                node.set(
                        "selected_options",
                        element.has("initial_options") ? element.get("initial_options") : Json.array());
            case "multi_users_select" ->
                node.set("selected_users", element.has("initial_users") ? element.get("initial_users") : Json.array());
            case "file_input" -> node.putArray("files");
            case "users_select" -> node.set("selected_user", orNull(element.path("initial_user")));
            case "conversations_select" ->
                node.set("selected_conversation", orNull(element.path("initial_conversation")));
            case "channels_select" -> node.set("selected_channel", orNull(element.path("initial_channel")));
            case "datepicker" -> node.set("selected_date", orNull(element.path("initial_date")));
            case "timepicker" -> node.set("selected_time", orNull(element.path("initial_time")));
            default -> node.set("selected_option", orNull(element.path("initial_option")));
        }
        return node;
    }

    private static void check(Blocks.Found found, ObjectNode node) {
        boolean empty = true;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            boolean nothing = value.isNull()
                    || (value.isContainerNode() && value.isEmpty())
                    || (value.isTextual() && value.asText().isEmpty());
            empty &= entry.getKey().equals("type") || nothing;
        }
        if (empty && !found.block().path("optional").asBoolean()) {
            throw new IllegalStateException("Slack's client does not submit: \"" + found.blockId() + "\" is empty");
        }
        int length = node.path("value").asText("").length();
        int least = found.element().path("min_length").asInt(0);
        int most = found.element().path("max_length").asInt(Integer.MAX_VALUE);
        if (found.type().equals("plain_text_input") && !empty && (length < least || length > most)) {
            throw new IllegalStateException("Slack's client does not submit: \"" + found.blockId() + "\" has " + length
                    + " characters, allowed are " + least + " to " + most);
        }
    }

    private static boolean hasState(String type) {
        return !type.equals("button") && !type.equals("overflow") && !type.equals("image");
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? Json.object().nullNode() : node;
    }

    private static List<String> list(Object given) {
        return given instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of(given.toString());
    }
}
