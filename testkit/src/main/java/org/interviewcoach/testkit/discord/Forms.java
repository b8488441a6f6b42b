package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interviewcoach.testkit.HandedIn;
import org.jspecify.annotations.Nullable;

/** Fills in forms as the client does: it refuses what is too short, too long, missing or not on offer. */
final class Forms {
    private static final int ROW = 1;
    private static final int STRING_SELECT = 3;
    private static final int TEXT_INPUT = 4;
    private static final int LAST_SELECT = 8;
    private static final int LABEL = 18;
    private static final int FILE_UPLOAD = 19;
    private static final int RADIO = 21;
    private static final int CHECKBOXES = 22;
    private static final int CHECKBOX = 23;

    private final Function<HandedIn, ObjectNode> keeper;
    private final ObjectNode attachments = Json.object();

    private Forms(Function<HandedIn, ObjectNode> keeper) {
        this.keeper = keeper;
    }

    /**
     * What the client sends.
     *
     * @param keeper takes files in and says what they are as attachments
     */
    static ObjectNode submission(JsonNode modal, Map<String, ?> values, Function<HandedIn, ObjectNode> keeper) {
        Forms forms = new Forms(keeper);
        ObjectNode data = forms.submission(modal, values);
        if (!forms.attachments.isEmpty()) {
            data.putObject("resolved").set("attachments", forms.attachments);
        }
        return data;
    }

    private ObjectNode submission(JsonNode modal, Map<String, ?> values) {
        ObjectNode data = Json.object().put("custom_id", modal.path("custom_id").asText());
        ArrayNode parts = data.putArray("components");
        List<String> names = new ArrayList<>();
        int nextId = 1;
        for (JsonNode part : modal.path("components")) {
            int type = part.path("type").asInt();
            ObjectNode filled = parts.addObject().put("type", type).put("id", nextId++);
            if (type == LABEL) {
                filled.set(
                        "component",
                        fill(part.path("component"), part.path("label").asText(), values, names)
                                .put("id", nextId++));
            } else if (type == ROW) {
                JsonNode input = part.at("/components/0");
                filled.putArray("components")
                        .add(fill(input, input.path("label").asText(), values, names)
                                .put("id", nextId++));
            }
        }
        values.keySet().stream().filter(key -> !names.contains(key)).forEach(key -> {
            throw new AssertionError("The form has no field “" + key + "”; it has " + names);
        });
        return data;
    }

    static String optionValue(JsonNode select, String option) {
        for (JsonNode offered : select.path("options")) {
            if (offered.path("value").asText().equals(option)
                    || offered.path("label").asText().equals(option)) {
                return offered.path("value").asText();
            }
        }
        throw new AssertionError("“" + option + "” is not among " + select.path("options"));
    }

    static void checkCount(JsonNode control, int count) {
        int least = control.path("min_values").asInt(1);
        int most = control.path("max_values").asInt(1);
        if (count < least || count > most) {
            throw new AssertionError(count + " chosen, " + least + " to " + most + " may be in " + control);
        }
    }

    private ObjectNode fill(JsonNode input, String label, Map<String, ?> values, List<String> names) {
        String customId = input.path("custom_id").asText();
        names.add(label);
        names.add(customId);
        Object value = values.containsKey(customId) ? values.get(customId) : values.get(label);
        int type = input.path("type").asInt();
        ObjectNode filled = Json.object().put("type", type).put("custom_id", customId);
        switch (type) {
            case TEXT_INPUT -> filled.put("value", text(input, label, value));
            case RADIO -> {
                List<String> chosen = options(input, value);
                filled.put("value", chosen.isEmpty() ? null : chosen.get(0));
                mustBeGiven(input, label, !chosen.isEmpty());
            }
            case FILE_UPLOAD -> {
                ArrayNode ids = filled.putArray("values");
                if (value instanceof HandedIn file) {
                    ObjectNode attachment = keeper.apply(file);
                    ids.add(attachment.path("id").asText());
                    attachments.set(attachment.path("id").asText(), attachment);
                }
                mustBeGiven(input, label, !ids.isEmpty());
            }
            case CHECKBOX ->
                filled.put(
                        "value",
                        value == null ? input.path("default").asBoolean() : Boolean.parseBoolean(value.toString()));
            default -> {
                if (type != CHECKBOXES && (type < STRING_SELECT || type > LAST_SELECT)) {
                    throw new AssertionError("The driver cannot fill in " + input);
                }
                List<String> chosen = options(input, value);
                mustBeGiven(input, label, !chosen.isEmpty());
                ArrayNode array = filled.putArray("values");
                chosen.forEach(array::add);
            }
        }
        return filled;
    }

    private static String text(JsonNode input, String label, @Nullable Object value) {
        String text = value == null ? input.path("value").asText("") : value.toString();
        int least = input.path("min_length").asInt(0);
        int most = input.path("max_length").asInt(4000);
        int length = text.codePointCount(0, text.length());
        mustBeGiven(input, label, !text.isEmpty());
        if (length > most || (length < least && !text.isEmpty())) {
            throw new AssertionError(length + " characters in “" + label + "”, " + least + " to " + most + " may be");
        }
        return text;
    }

    private static void mustBeGiven(JsonNode input, String label, boolean given) {
        if (input.path("required").asBoolean(true) && !given) {
            throw new AssertionError("“" + label + "” must be filled in");
        }
    }

    private static List<String> options(JsonNode input, @Nullable Object value) {
        List<String> wanted = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(entry -> wanted.add(String.valueOf(entry)));
        } else if (value != null) {
            wanted.add(value.toString());
        } else {
            input.path("options").forEach(option -> {
                if (option.path("default").asBoolean()) {
                    wanted.add(option.path("value").asText());
                }
            });
        }
        boolean listed = input.has("options");
        return wanted.stream()
                .map(entry -> listed ? optionValue(input, entry) : entry)
                .toList();
    }
}
