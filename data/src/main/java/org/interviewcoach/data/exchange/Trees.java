package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.interviewcoach.data.yaml.Yaml;

/** YAML and JSON as one kind of tree. */
final class Trees {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static JsonNode json(Yaml node) {
        return switch (node) {
            case Yaml.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key().value(), json(entry.value())));
                yield object;
            }
            case Yaml.Sequence sequence -> {
                ArrayNode array = NODES.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT, OTHER -> NODES.textNode(scalar.value());
                    case INTEGER -> NODES.numberNode(new BigInteger(scalar.value()));
                    case DECIMAL -> NODES.numberNode(new BigDecimal(scalar.value()));
                    case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(scalar.value()));
                    case NULL -> NODES.nullNode();
                };
            case Yaml.Broken broken -> throw new IllegalArgumentException("Broken YAML at " + broken.at());
        };
    }

    static String pretty(JsonNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static String compact(JsonNode node) {
        return node.toString();
    }
}
