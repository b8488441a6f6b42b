package org.interviewcoach.testkit.discord.referee;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Discord's OpenAPI document as a judge of bodies. It is not part of the project: the system property {@value #FOLDER} names the folder
 * that holds {@code discord-openapi.json}. Thread-safe; loaded once.
 */
public final class PublishedSchemas {
    static final String FOLDER = "coach.specs";

    private static final String FILE = "discord-openapi.json";
    private static final String BASE = "https://loopback.invalid/discord.json";
    private static final String JSON = "application/json";
    private static final int MOST_PROBLEMS = 8;
    private static final int LONGEST_MESSAGE = 300;
    private static final Map<Path, PublishedSchemas> LOADED = new ConcurrentHashMap<>();

    private final SchemaRegistry registry;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private PublishedSchemas(Path file) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            JsonNode document = mapper.readTree(Files.readString(file));
            ObjectNode definitions = liftBodies(document);
            definitions.setAll((ObjectNode) document.at("/components/schemas"));
            definitions.fieldNames().forEachRemaining(known::add);
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            plain.set("$defs", definitions);
            // Only keywords that the validator knows, at addresses that need no escaping.
            String text = mapper.writeValueAsString(plain)
                    .replace("\"#/components/schemas/", "\"#/$defs/")
                    .replaceAll(",?\"x-discord-union\":\"\\w+\"", "");
            registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(BASE, text)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The schemas, if the system property names a folder; a folder without the file is an error. */
    public static Optional<PublishedSchemas> fromSystemProperty() {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> LOADED.computeIfAbsent(Path.of(folder, FILE), PublishedSchemas::new));
    }

    List<String> checkRequest(String method, String template, JsonNode body) {
        return check(key(method, template, "request"), body);
    }

    List<String> checkResponse(String method, String template, int status, JsonNode body) {
        return check(key(method, template, String.valueOf(status)), body);
    }

    List<String> checkNamed(String schema, JsonNode body) {
        return check(schema, body);
    }

    /** The bodies of requests and answers, which stand under paths with braces and slashes, by plain names. */
    private static ObjectNode liftBodies(JsonNode document) {
        ObjectNode lifted = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey();
                JsonNode details = operation.getValue();
                lift(details.path("requestBody"), key(method, path.getKey(), "request"), lifted);
                for (Map.Entry<String, JsonNode> response :
                        details.path("responses").properties()) {
                    lift(response.getValue(), key(method, path.getKey(), response.getKey()), lifted);
                }
            }
        }
        return lifted;
    }

    private static void lift(JsonNode holder, String key, ObjectNode lifted) {
        JsonNode schema = holder.path("content").path(JSON).path("schema");
        if (!schema.isMissingNode()) {
            lifted.set(key, schema);
        }
    }

    private List<String> check(String address, JsonNode body) {
        if (!known.contains(address)) {
            return List.of();
        }
        Schema schema = compiled.computeIfAbsent(
                address, key -> registry.getSchema(SchemaLocation.of(BASE + "#/$defs/" + key)));
        List<Error> errors = schema.validate(body);
        if (!errors.isEmpty()) {
            errors = validateLeniently(schema, body.deepCopy(), errors);
        }
        return errors.stream()
                .map(PublishedSchemas::describe)
                .distinct()
                .limit(MOST_PROBLEMS)
                .toList();
    }

    /** Discord writes int-like strings as ints and takes both: whatever fails by that alone is right. */
    private static List<Error> validateLeniently(Schema schema, JsonNode body, List<Error> errors) {
        List<Error> left = errors;
        Set<String> tried = new LinkedHashSet<>();
        boolean changed = true;
        while (changed && !left.isEmpty()) {
            changed = false;
            for (String at : wronglyTyped(left)) {
                if (!tried.add(at)) {
                    continue;
                }
                JsonPointer pointer = JsonPointer.compile(at);
                JsonNode before = body.at(pointer);
                replace(body, pointer, otherForm(before));
                List<Error> now = schema.validate(body);
                if (now.size() >= left.size()) {
                    replace(body, pointer, before);
                    continue;
                }
                left = now;
                changed = true;
                break;
            }
        }
        return left;
    }

    private static List<String> wronglyTyped(List<Error> errors) {
        return errors.stream()
                .filter(error -> "type".equals(error.getKeyword()) || "pattern".equals(error.getKeyword()))
                .filter(error -> error.getInstanceNode() != null && isIntLike(error.getInstanceNode()))
                .map(error -> error.getInstanceLocation().toString())
                .filter(at -> !at.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isIntLike(JsonNode node) {
        return node.isIntegralNumber() || (node.isTextual() && node.textValue().matches("-?\\d{1,20}"));
    }

    private static JsonNode otherForm(JsonNode node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return node.isTextual()
                ? factory.numberNode(new BigInteger(node.textValue()))
                : factory.textNode(node.asText());
    }

    private static void replace(JsonNode body, JsonPointer pointer, JsonNode value) {
        JsonNode parent = body.at(pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ArrayNode array) {
            array.set(last.getMatchingIndex(), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        }
    }

    private static String describe(Error error) {
        String whole = error.getMessage();
        String message = whole.length() > LONGEST_MESSAGE ? whole.substring(0, LONGEST_MESSAGE) + "…" : whole;
        return error.getInstanceLocation() + " " + message + " ("
                + error.getSchemaLocation().getFragment() + ")";
    }

    private static String key(String method, String template, String what) {
        return (method + template + " " + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
