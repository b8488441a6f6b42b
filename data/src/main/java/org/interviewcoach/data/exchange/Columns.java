package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Question;

/** The columns of a table of questions: those of our own export, and the names that others give to theirs. */
final class Columns {
    /** The export's columns, in order; {@code a} to {@code e} are options, {@code why_a} and so on their reasons. */
    static final List<String> OWN = List.of(
            "id",
            "question",
            "level",
            "tier",
            "tags",
            "since",
            "until",
            "sources",
            "answer",
            "stem",
            "right",
            "a",
            "why_a",
            "b",
            "why_b",
            "c",
            "why_c",
            "d",
            "why_d",
            "e",
            "why_e",
            "hints",
            "references");

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("q", "question"),
            Map.entry("prompt", "question"),
            Map.entry("title", "question"),
            Map.entry("text", "question"),
            Map.entry("front", "question"),
            Map.entry("question_text", "question"),
            Map.entry("ans", "answer"),
            Map.entry("solution", "answer"),
            Map.entry("explanation", "answer"),
            Map.entry("response", "answer"),
            Map.entry("back", "answer"),
            Map.entry("difficulty", "level"),
            Map.entry("seniority", "level"),
            Map.entry("category", "section"),
            Map.entry("topic", "section"),
            Map.entry("area", "section"),
            Map.entry("section", "section"),
            Map.entry("chapter", "section"),
            Map.entry("tag", "tags"),
            Map.entry("keywords", "tags"),
            Map.entry("options", "options"),
            Map.entry("choices", "options"),
            Map.entry("answers", "options"),
            Map.entry("incorrect_answers", "wrong"),
            Map.entry("correct", "right"),
            Map.entry("correct_answer", "right"),
            Map.entry("correct_option", "right"),
            Map.entry("correctanswer", "right"),
            Map.entry("answer_index", "right"),
            Map.entry("key", "right"),
            Map.entry("hint", "hints"),
            Map.entry("option_a", "a"),
            Map.entry("option_b", "b"),
            Map.entry("option_c", "c"),
            Map.entry("option_d", "d"),
            Map.entry("option_e", "e"),
            Map.entry("option1", "a"),
            Map.entry("option2", "b"),
            Map.entry("option3", "c"),
            Map.entry("option4", "d"),
            Map.entry("option5", "e"));

    private Columns() {}

    /** The column that a heading means. */
    static Optional<String> find(String heading) {
        String name = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        if (OWN.contains(name)) {
            return Optional.of(name);
        }
        return Optional.ofNullable(ALIASES.get(name));
    }

    static List<String> write(Question question) {
        ObjectNode meta = PackTree.meta(question);
        List<String> row = new ArrayList<>();
        row.add(question.id().value());
        row.add(question.text());
        row.add(question.level().key());
        row.add(meta.path("tier").asText());
        row.add(String.join(" ", question.tags()));
        row.add(question.since().orElse(""));
        row.add(question.until().orElse(""));
        row.add(String.join(
                " ",
                question.sources().stream()
                        .map(source -> source.seed() + "/" + source.item())
                        .toList()));
        row.add(question.answer());
        List<Choices.Option> options = question.choices().map(Choices::options).orElse(List.of());
        row.add(question.choices().map(Choices::stem).orElse(""));
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).right()) {
                right.append((char) ('a' + i));
            }
        }
        row.add(right.toString());
        for (int i = 0; i < Choices.MAX_OPTIONS; i++) {
            row.add(i < options.size() ? options.get(i).text() : "");
            row.add(i < options.size() ? options.get(i).why() : "");
        }
        row.add(String.join("\n", question.hints()));
        row.add(String.join(
                "\n",
                question.references().stream()
                        .map(it -> it.title() + " | " + it.url()
                                + it.section().map(section -> " | " + section).orElse(""))
                        .toList()));
        return row;
    }

    /** Puts a cell of our own columns where it belongs in a question's tree. */
    static void readOwn(ObjectNode content, Map<String, String> cells) {
        for (String key : List.of("id", "question", "level", "tier", "since", "until", "answer")) {
            text(cells, key)
                    .ifPresent(
                            text -> content.put(key, key.equals("answer") && text.contains("\n") ? text + "\n" : text));
        }
        text(cells, "tags").ifPresent(tags -> {
            ArrayNode array = content.putArray("tags");
            for (String tag : tags.split("[\\s,;]+", -1)) {
                if (!tag.isEmpty()) {
                    array.add(tag);
                }
            }
        });
        text(cells, "sources").ifPresent(sources -> sources(content, sources));
        text(cells, "hints").ifPresent(hints -> hints.lines().forEach(content.putArray("hints")::add));
        text(cells, "references").ifPresent(references -> {
            ArrayNode array = content.putArray("references");
            references.lines().forEach(line -> reference(array, line));
        });
    }

    private static Optional<String> text(Map<String, String> cells, String key) {
        return Optional.ofNullable(cells.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void sources(ObjectNode content, String sources) {
        ArrayNode array = Trees.array();
        for (String source : sources.split("\\s+", -1)) {
            if (source.matches("[0-9]{1,5}/[0-9]{1,5}")) {
                int slash = source.indexOf('/');
                array.addObject()
                        .put("seed", Integer.parseInt(source.substring(0, slash)))
                        .put("item", Integer.parseInt(source.substring(slash + 1)));
            }
        }
        if (!array.isEmpty()) {
            content.set("sources", array);
        }
    }

    private static void reference(ArrayNode array, String line) {
        String[] parts = line.split(" \\| ", -1);
        if (parts.length >= 2) {
            ObjectNode reference = array.addObject().put("title", parts[0]).put("url", parts[1]);
            if (parts.length > 2) {
                reference.put("section", parts[2]);
            }
        }
    }

    /**
     * Marks the right ones among options, by letter, number from 1 or the option's own words.
     *
     * @return false where nothing of it fits
     */
    static boolean markRight(ArrayNode options, String right) {
        boolean found = false;
        for (String part : right.strip().split("\\s*[,;|]\\s*", -1)) {
            for (int index : indexes(options, part)) {
                ((ObjectNode) options.get(index)).put("right", true);
                found = true;
            }
        }
        return found;
    }

    private static List<Integer> indexes(ArrayNode options, String part) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).path("text").asText().strip().equalsIgnoreCase(part)) {
                return List.of(i);
            }
        }
        String bare = part.replaceFirst("(?i)^option[\\s_]*", "");
        if (bare.matches("[1-9]") && Integer.parseInt(bare) <= options.size()) {
            return List.of(Integer.parseInt(bare) - 1);
        }
        List<Integer> indexes = new ArrayList<>();
        if (bare.matches("[A-Ea-e]{1,5}")) {
            for (char letter : bare.toLowerCase(Locale.ROOT).toCharArray()) {
                if (letter - 'a' < options.size()) {
                    indexes.add(letter - 'a');
                }
            }
        }
        return indexes;
    }

    static boolean hasRight(JsonNode options) {
        for (JsonNode option : options) {
            if (option.path("right").asBoolean()) {
                return true;
            }
        }
        return false;
    }
}
