package org.interviewcoach.testkit.slack.referee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published schemas, where the system property {@value #PROPERTY} names their folder: truth that this project did
 * not write. Thread-safe; without the folder there is none and only the hand-written limits hold.
 */
public final class SlackSpecs {
    public static final String PROPERTY = "coach.specs";
    private static final int MOST_MESSAGES = 6;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode blockKit;
    private final Map<String, List<String>> requiredParameters;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private SlackSpecs(Path folder) {
        this.folder = folder;
        this.blockKit = read("slack-block-kit.subset.schema.json");
        this.requiredParameters = requiredParameters(read("slack_web_openapi_v2_without_examples.json"));
    }

    /** Finds the schemas by the system property. */
    public static Optional<SlackSpecs> find() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isBlank() ? Optional.empty() : Optional.of(new SlackSpecs(Path.of(folder)));
    }

    /** Reads one file of the folder. */
    public JsonNode read(String name) {
        try {
            return json.readTree(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in -D" + PROPERTY + "=" + folder, e);
        }
    }

    /** What the block kit schema has against these blocks of a message. */
    List<String> messageProblems(JsonNode blocks) {
        List<String> problems = blockProblems("blocks", blocks);
        return problems.isEmpty() ? problems("blocks", "message_blocks", blocks) : problems;
    }

    private List<String> blockProblems(String path, JsonNode blocks) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            // Asked block by block: the schema's choice over all kinds of blocks reports every kind that does not fit.
            String definition = blocks.get(i).path("type").asText() + "_block";
            String at = path + "[" + i + "]";
            if (!blockKit.path("$defs").has(definition)) {
                problems.add(at + ": no schema for \"" + definition + "\"");
            } else {
                problems.addAll(problems(at, definition, known(blocks.get(i))));
            }
        }
        return problems;
    }

    /**
     * The block with the selects of several conversations that the subset leaves out turned into the selects of several
     * people that it has: they take the same properties, their own two apart. Inputs for files, which it leaves out, too,
     * turn into those for text, whose properties they share but for two that {@link BlockRules} knows.
     */
    private static JsonNode known(JsonNode block) {
        if (block.path("element").path("type").asText().equals("file_input")) {
            ObjectNode copy = block.deepCopy();
            ((ObjectNode) copy.get("element"))
                    .put("type", "plain_text_input")
                    .remove(List.of("filetypes", "max_files"));
            return copy;
        }
        if (!block.path("element").path("type").asText().equals("multi_conversations_select")) {
            return block;
        }
        ObjectNode copy = block.deepCopy();
        ((ObjectNode) copy.get("element"))
                .put("type", "multi_users_select")
                .remove(List.of("initial_conversations", "default_to_current_conversation", "filter"));
        return copy;
    }

    /** What the block kit schema has against this view. */
    List<String> viewProblems(JsonNode view) {
        String definition = view.path("type").asText().equals("home") ? "home_view" : "modal_view";
        List<String> problems = blockProblems("view.blocks", view.path("blocks"));
        if (!problems.isEmpty()) {
            return problems;
        }
        ObjectNode copy = view.deepCopy();
        ArrayNode blocks = copy.putArray("blocks");
        view.path("blocks").forEach(block -> blocks.add(known(block)));
        return problems("view", definition, copy);
    }

    /** The parameters that a method requires, its token apart; empty for methods younger than the document. */
    List<String> requiredParameters(String method) {
        return requiredParameters.getOrDefault(method, List.of());
    }

    /** What a JSON Schema of the folder has against a document. */
    public List<String> problems(String file, JsonNode document) {
        Schema schema = schemas.computeIfAbsent(
                file,
                name -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(read(name)));
        return messages("", schema, document);
    }

    private List<String> problems(String path, String definition, JsonNode document) {
        Schema schema = schemas.computeIfAbsent(definition, this::definitionSchema);
        return messages(path, schema, document);
    }

    private Schema definitionSchema(String definition) {
        ObjectNode root = json.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$ref", "#/$defs/" + definition);
        root.set("$defs", blockKit.path("$defs"));
        return registry.getSchema(root);
    }

    private static List<String> messages(String path, Schema schema, JsonNode document) {
        return schema.validate(document).stream()
                .limit(MOST_MESSAGES)
                .map(error -> path + error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Map<String, List<String>> requiredParameters(JsonNode openApi) {
        Map<String, List<String>> required = new HashMap<>();
        for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
            List<String> names = new ArrayList<>();
            for (JsonNode operation : path.getValue()) {
                for (JsonNode parameter : operation.path("parameters")) {
                    String name = parameter.path("name").asText();
                    if (parameter.path("required").asBoolean() && !name.equals("token")) {
                        names.add(name);
                    }
                }
            }
            required.put(path.getKey().substring(1), List.copyOf(names));
        }
        return Map.copyOf(required);
    }
}
