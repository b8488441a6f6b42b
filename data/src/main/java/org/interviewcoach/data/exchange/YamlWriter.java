package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes trees as YAML in the style of the bundled packs: long texts as blocks, short lists in one line. */
final class YamlWriter {
    private static final int LINE = 110;
    private static final String NEEDS_QUOTES_FIRST = "!&*-?[]{},#|>@`\"'%:=<~ ";

    private final StringBuilder out = new StringBuilder();
    private final Resolver resolver = new Resolver();

    private YamlWriter() {}

    static String write(JsonNode node) {
        YamlWriter writer = new YamlWriter();
        writer.mapping(node, 0);
        return writer.out.toString();
    }

    private void mapping(JsonNode node, int indent) {
        boolean first = true;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!first || indent == 0) {
                out.append(" ".repeat(indent));
            }
            first = false;
            out.append(scalar(entry.getKey(), false)).append(':');
            value(entry.getValue(), indent);
        }
    }

    private void value(JsonNode value, int indent) {
        if (value.isTextual() && isBlock(value.asText())) {
            block(value.asText(), indent + 2);
            return;
        }
        String flow = flow(value);
        if (!value.isContainerNode() || value.isEmpty() || (isFlat(value) && flow.length() + indent < LINE)) {
            out.append(' ')
                    .append(value.isTextual() ? scalar(value.asText(), false) : flow)
                    .append('\n');
        } else if (value.isObject()) {
            out.append('\n').append(" ".repeat(indent + 2));
            mapping(value, indent + 2);
        } else {
            out.append('\n');
            sequence(value, indent + 2);
        }
    }

    private void sequence(JsonNode array, int indent) {
        for (JsonNode item : array) {
            out.append(" ".repeat(indent)).append("-");
            if (item.isObject()
                    && !item.isEmpty()
                    && !(isFlat(item) && flow(item).length() + indent < LINE)) {
                out.append(' ');
                mapping(item, indent + 2);
            } else {
                value(item, indent);
            }
        }
    }

    /** Whether it may stand in one line: no container within a list, short texts only. */
    private static boolean isFlat(JsonNode node) {
        for (JsonNode child : node) {
            if (child.isContainerNode() && !(node.isArray() && child.isEmpty())) {
                return false;
            }
            if (child.isTextual() && isBlock(child.asText())) {
                return false;
            }
        }
        return true;
    }

    private String flow(JsonNode node) {
        if (node.isTextual()) {
            return scalar(node.asText(), true);
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(flow(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (node.isObject()) {
            List<String> items = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                items.add(scalar(entry.getKey(), true) + ": " + flow(entry.getValue()));
            }
            return "{" + String.join(", ", items) + "}";
        }
        return node.isNull() ? "null" : node.asText();
    }

    /** A block keeps every character only where no line starts with a blank before the text and none ends in one. */
    private static boolean isBlock(String text) {
        return text.contains("\n")
                && !text.isBlank()
                && !text.startsWith("\n")
                && !text.startsWith(" ")
                && text.codePoints().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7F && c != 0x85 && c != 0xFEFF));
    }

    private void block(String text, int indent) {
        int trailing = 0;
        while (text.charAt(text.length() - 1 - trailing) == '\n') {
            trailing++;
        }
        out.append(trailing == 0 ? " |-\n" : trailing == 1 ? " |\n" : " |+\n");
        String body = trailing == 0 ? text : text.substring(0, text.length() - 1);
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(indent)).append(line).append('\n');
        }
    }

    private String scalar(String text, boolean flow) {
        if (isPlain(text, flow)) {
            return text;
        }
        boolean printable = text.codePoints().allMatch(c -> c >= ' ' && c != 0x7F && c != 0x85 && c != 0xFEFF);
        if (printable && text.contains("\"") && !text.contains("'")) {
            return "'" + text + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7F || c == 0x85 || c == 0xFEFF) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private boolean isPlain(String text, boolean flow) {
        if (text.isEmpty()
                || !text.equals(text.strip())
                || NEEDS_QUOTES_FIRST.indexOf(text.charAt(0)) >= 0
                || text.contains(": ")
                || text.contains(" #")
                || text.endsWith(":")
                || text.codePoints().anyMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0xFEFF)
                || (flow && text.codePoints().anyMatch(c -> ",[]{}?:\"'".indexOf(c) >= 0))) {
            return false;
        }
        return resolver.resolve(NodeId.scalar, text, true).equals(Tag.STR)
                && !text.equals("---")
                && !text.equals("...");
    }
}
