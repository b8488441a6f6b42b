package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON: our own export with everything in it, and others' lists of objects by the names of their keys. */
final class JsonReader {
    /** Names the format of our own export and its version. */
    static final String FORMAT = "interview-coach-pack/1";

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<String> title = Optional.empty();
    private Optional<ObjectNode> pack = Optional.empty();

    private JsonReader() {}

    static Imported read(String text) {
        JsonReader reader = new JsonReader();
        try {
            reader.readAll(Trees.JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            reader.notes.add(new Note(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    Note.Kind.NOT_RECOGNISED,
                    "this is not JSON: " + e.getOriginalMessage()));
        }
        return new Imported(reader.title, reader.pack, reader.drafts, reader.notes);
    }

    private void readAll(JsonNode root) {
        if (root.path("format").asText().equals(FORMAT) && root.path("pack") instanceof ObjectNode own) {
            pack = Optional.of(own);
            title = Optional.of(own.path("title").asText());
            for (JsonNode question : root.path("questions")) {
                if (question instanceof ObjectNode content) {
                    add(content, "", Note.Kind.QUESTION);
                }
            }
            return;
        }
        search(root, "", 0);
        if (drafts.isEmpty()) {
            notes.add(new Note(
                    1,
                    Note.Kind.NOT_RECOGNISED,
                    "no object with a question in it; one looks like {\"question\": \"…\"}"));
        }
    }

    /** Lists may be anywhere in the tree; the key that leads to one is its section. */
    private void search(JsonNode node, String section, int depth) {
        if (depth > 12) {
            return;
        }
        if (node instanceof ObjectNode object) {
            if (!foreign(object, section)) {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    boolean general = entry.getKey().matches("(?i)questions|items|data|results|cards");
                    search(entry.getValue(), general ? section : entry.getKey(), depth + 1);
                }
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                if (item.isTextual() && Wording.asks(item.asText())) {
                    add(Trees.object().put("question", item.asText().strip()), section, Note.Kind.QUESTION);
                } else {
                    search(item, section, depth + 1);
                }
            }
        }
    }

    private boolean foreign(ObjectNode object, String section) {
        Map<String, String> cells = new HashMap<>();
        Map<String, JsonNode> nodes = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Columns.find(entry.getKey()).ifPresent(column -> {
                nodes.putIfAbsent(column, entry.getValue());
                if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                    cells.putIfAbsent(column, entry.getValue().asText());
                }
            });
        }
        String text = cells.getOrDefault("question", "").strip();
        boolean hasMore = object.size() > 1 || object.has("question");
        if (text.isEmpty() || !hasMore || (!Wording.asks(text) && cells.size() < 2 && !nodes.containsKey("options"))) {
            return false;
        }
        cells.remove("id");
        ObjectNode content = Trees.object();
        Columns.readOwn(content, cells);
        content.remove(List.of("level", "tier", "references", "sources"));
        Optional.ofNullable(cells.get("level"))
                .flatMap(Wording::findLevel)
                .ifPresent(level -> content.put("level", level));
        for (String list : List.of("tags", "hints")) {
            if (nodes.get(list) instanceof ArrayNode values && allTexts(values)) {
                content.set(list, values);
            }
        }
        choices(content, nodes, cells, text);
        add(content, cells.getOrDefault("section", section).strip(), Note.Kind.QUESTION);
        return true;
    }

    private static boolean allTexts(ArrayNode values) {
        for (JsonNode value : values) {
            if (!value.isTextual() || value.asText().isBlank()) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    private void choices(ObjectNode content, Map<String, JsonNode> nodes, Map<String, String> cells, String text) {
        ArrayNode options = Trees.array();
        JsonNode given = nodes.get("options");
        if (given != null) {
            for (JsonNode option : given) {
                option(options, option);
            }
        }
        for (String letter : List.of("a", "b", "c", "d", "e")) {
            if (cells.containsKey(letter)) {
                options.addObject().put("text", cells.get(letter));
            }
        }
        JsonNode wrong = nodes.get("wrong");
        if (wrong != null && options.isEmpty() && cells.containsKey("right")) {
            options.addObject().put("text", cells.get("right"));
            wrong.forEach(option -> option(options, option));
        }
        if (options.isEmpty()) {
            return;
        }
        right(options, nodes.get("right"), cells);
        if (!Columns.hasRight(options)) {
            notes.add(new Note(line(), Note.Kind.NOT_RECOGNISED, "which option is right: " + text));
        }
        ObjectNode choices = content.putObject("choices");
        choices.put("stem", cells.getOrDefault("stem", text));
        choices.set("options", options);
    }

    private static void right(ArrayNode options, @Nullable JsonNode right, Map<String, String> cells) {
        if (right != null && right.isInt() && right.asInt() < options.size()) {
            // Programs count from 0; people, who write "1" as a text, from 1.
            ((ObjectNode) options.get(Math.max(0, right.asInt()))).put("right", true);
        } else if (right != null && right.isArray()) {
            right.forEach(one -> right(options, one, Map.of("right", one.asText())));
        } else if (cells.containsKey("right")) {
            Columns.markRight(options, cells.get("right"));
        } else if (!Columns.hasRight(options) && cells.containsKey("answer")) {
            Columns.markRight(options, cells.get("answer"));
        }
    }

    private static void option(ArrayNode options, JsonNode option) {
        if (option.isValueNode() && !option.asText().isBlank()) {
            options.addObject().put("text", option.asText());
        } else if (option.isObject()) {
            for (String key : List.of("text", "option", "answer", "label", "content")) {
                if (option.path(key).isTextual()) {
                    ObjectNode node =
                            options.addObject().put("text", option.path(key).asText());
                    boolean right = option.path("right").asBoolean()
                            || option.path("correct").asBoolean()
                            || option.path("isCorrect").asBoolean()
                            || option.path("is_correct").asBoolean();
                    if (right) {
                        node.put("right", true);
                    }
                    for (String why : List.of("why", "explanation", "reason", "feedback")) {
                        if (option.path(why).isTextual() && !node.has("why")) {
                            node.put("why", option.path(why).asText());
                        }
                    }
                    return;
                }
            }
        }
    }

    private void add(ObjectNode content, String section, Note.Kind kind) {
        drafts.add(new Draft(line(), section, kind, content));
        notes.add(new Note(line(), kind, content.path("question").asText()));
    }

    /** JSON has no lines that mean anything to people, so questions are counted instead. */
    private int line() {
        return drafts.size() + 1;
    }
}
