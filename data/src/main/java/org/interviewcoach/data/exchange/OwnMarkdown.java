package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown that packs are exported to: pleasant to read, and read back exactly.
 *
 * <p>Invisible comments mark where a part starts, so that an answer may hold any Markdown, lists and headings included.
 * What is read back is the visible text; only ids, level, tags and the like, which have no place in it, stand in a comment.
 */
final class OwnMarkdown {
    private static final String META = "<!-- coach: ";
    private static final String PACK = "<!-- coach-pack: ";
    private static final String CLOSE = " -->";
    private static final Pattern PART = Pattern.compile("^<!-- coach:([a-z]+) -->$");
    private static final Pattern OPTION = Pattern.compile("^- \\[([ x])] (.*)$");
    private static final Pattern REFERENCE = Pattern.compile("^- \\[(.*)]\\((\\S+)\\)(?: \u2013 (.*))?$");

    private OwnMarkdown() {}

    /**
     * A question that was read back.
     *
     * @param content absent where the comment that starts it is broken
     * @param next the line after it
     */
    record Question(Optional<ObjectNode> content, int next) {}

    static String write(Pack pack) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(pack.title()).append("\n\n");
        out.append(PACK).append(comment(PackTree.header(pack))).append(CLOSE).append("\n\n");
        out.append(pack.description()).append("\n");
        for (Pack.Area area : pack.areas()) {
            out.append("\n## ").append(area.title()).append('\n');
            pack.questions().stream()
                    .filter(question -> question.area().equals(area.id()))
                    .forEach(question -> write(question, out));
        }
        return out.toString();
    }

    private static void write(org.interviewcoach.core.bank.Question question, StringBuilder out) {
        ObjectNode meta = PackTree.meta(question);
        out.append("\n").append(META).append(comment(meta)).append(CLOSE).append('\n');
        out.append("### ")
                .append(question.text().strip().replace("\n", "\n### "))
                .append("\n\n");
        part(out, "answer");
        out.append(question.answer()).append('\n');
        question.choices().ifPresent(choices -> write(choices, out));
        if (!question.hints().isEmpty()) {
            part(out, "hints");
            out.append("#### Hints\n\n");
            question.hints()
                    .forEach(hint -> out.append("- ").append(indented(hint)).append('\n'));
        }
        if (!question.references().isEmpty()) {
            part(out, "references");
            out.append("#### References\n\n");
            question.references().forEach(reference -> write(reference, out));
        }
        part(out, "end");
    }

    private static void write(Choices choices, StringBuilder out) {
        part(out, "stem");
        out.append("#### Choices\n\n").append(choices.stem()).append('\n');
        part(out, "options");
        for (Choices.Option option : choices.options()) {
            out.append("- [").append(option.right() ? 'x' : ' ').append("] ");
            out.append(indented(option.text())).append('\n');
            for (String line : option.why().split("\n", -1)) {
                out.append("  > ").append(line).append('\n');
            }
        }
    }

    private static void write(Reference reference, StringBuilder out) {
        out.append("- [")
                .append(reference.title())
                .append("](")
                .append(reference.url())
                .append(')');
        reference.section().ifPresent(section -> out.append(" \u2013 ").append(section));
        out.append('\n');
    }

    private static void part(StringBuilder out, String name) {
        out.append("\n<!-- coach:").append(name).append(" -->\n");
    }

    /** Two hyphens would end a comment too early. */
    private static String comment(JsonNode values) {
        return Trees.compact(values).replace("--", "-\\u002d");
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n  ");
    }

    static boolean startsQuestion(String line) {
        return line.startsWith(META);
    }

    static boolean startsPack(String line) {
        return line.startsWith(PACK);
    }

    static Optional<ObjectNode> readValues(String line) {
        int from = line.indexOf('{');
        int to = line.lastIndexOf(CLOSE);
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            return Trees.JSON.readTree(line.substring(from, to)) instanceof ObjectNode values
                    ? Optional.of(values)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Question read(String[] lines, int start) {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        String name = "heading";
        int next = start + 1;
        while (next < lines.length && !startsQuestion(lines[next])) {
            Matcher part = PART.matcher(lines[next]);
            if (part.matches()) {
                name = part.group(1);
            } else {
                parts.computeIfAbsent(name, it -> new StringBuilder())
                        .append(lines[next])
                        .append('\n');
            }
            next++;
            if (name.equals("end")) {
                break;
            }
        }
        Optional<ObjectNode> content = readValues(lines[start]);
        content.ifPresent(it -> fill(it, parts));
        return new Question(content, next);
    }

    private static void fill(ObjectNode content, Map<String, StringBuilder> parts) {
        content.put("question", text(parts, "heading").replaceAll("(?m)^### ", ""));
        String answer = text(parts, "answer");
        if (!answer.isEmpty()) {
            content.put("answer", answer + "\n");
        }
        if (parts.containsKey("options")) {
            ObjectNode choices = content.putObject("choices");
            choices.put("stem", text(parts, "stem").replaceFirst("^#### Choices\n\n", "") + "\n");
            choices.set("options", options(text(parts, "options")));
        }
        if (parts.containsKey("hints")) {
            ArrayNode hints = content.putArray("hints");
            for (String hint :
                    text(parts, "hints").replaceFirst("^#### Hints\n\n", "").split("\n(?=- )", -1)) {
                hints.add(hint.substring(2).replace("\n  ", "\n"));
            }
        }
        if (parts.containsKey("references")) {
            ArrayNode references = content.putArray("references");
            text(parts, "references").lines().forEach(line -> reference(line).ifPresent(references::add));
        }
    }

    private static String text(Map<String, StringBuilder> parts, String name) {
        StringBuilder part = parts.get(name);
        return part == null ? "" : part.toString().strip();
    }

    private static ArrayNode options(String text) {
        ArrayNode options = Trees.array();
        @Nullable ObjectNode option = null;
        for (String line : text.split("\n", -1)) {
            Matcher first = OPTION.matcher(line);
            if (first.matches()) {
                option = options.addObject().put("text", first.group(2));
                if (first.group(1).equals("x")) {
                    option.put("right", true);
                }
            } else if (option != null && line.startsWith("  > ")) {
                more(option, "why", line.substring(4));
            } else if (option != null && line.startsWith("  ")) {
                more(option, "text", line.substring(2));
            }
        }
        return options;
    }

    private static void more(ObjectNode option, String key, String line) {
        option.put(key, option.has(key) ? option.path(key).asText() + "\n" + line : line);
    }

    private static Optional<ObjectNode> reference(String line) {
        Matcher matcher = REFERENCE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ObjectNode reference = Trees.object().put("title", matcher.group(1)).put("url", matcher.group(2));
        if (matcher.group(3) != null) {
            reference.put("section", matcher.group(3));
        }
        return Optional.of(reference);
    }
}
