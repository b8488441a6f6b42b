package org.interviewcoach.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.interviewcoach.data.yaml.Yaml;
import org.interviewcoach.data.yaml.YamlReader;

/** The shipped JSON Schemas, run on a YAML file as an editor does. */
final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** What the schema says of the file; empty where it is valid. */
    static List<String> check(String file, String content) {
        Yaml root =
                YamlReader.read(content.getBytes(StandardCharsets.UTF_8)).root().orElseThrow();
        return schemaFor(file).validate(json(root)).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Schema schemaFor(String file) {
        String name = file.equals("pack.yaml") ? "pack" : file.startsWith("lexicon") ? "lexicon" : "question";
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return REGISTRY.getSchema(Objects.requireNonNull(in), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Yaml node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (node) {
            case Yaml.Mapping mapping -> {
                ObjectNode object = nodes.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().value(), json(entry.value())));
                yield object;
            }
            case Yaml.Sequence sequence -> {
                ArrayNode array = nodes.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT, OTHER -> nodes.textNode(scalar.value());
                    case INTEGER, DECIMAL -> nodes.numberNode(new BigDecimal(scalar.value()));
                    case BOOLEAN -> nodes.booleanNode(scalar.value().equals("true"));
                    case NULL -> nodes.nullNode();
                };
            case Yaml.Broken broken -> nodes.missingNode();
        };
    }
}
