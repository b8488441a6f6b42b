package org.interviewcoach.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.grading.eval.Agreement;
import org.interviewcoach.core.grading.eval.Rated;

/** How the grader does on answers that people have rated: grades them all and compares. */
final class Evaluation {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A level for every so many words: what a grader gets that only looks at the length. */
    private static final int WORDS_A_LEVEL = 20;

    /**
     * One graded answer.
     *
     * @param levels what each reader gave
     * @param wrong how many readers found a false statement in it
     */
    record Row(String id, QuestionId question, List<Integer> levels, int wrong, int words, Verdict verdict) {
        Row {
            levels = List.copyOf(levels);
        }

        /** The readers' mean, rounded half up. */
        int expected() {
            int sum = levels.stream().mapToInt(Integer::intValue).sum();
            return (sum * 2 + levels.size()) / (levels.size() * 2);
        }

        boolean flagged() {
            return !verdict.misconceptions().isEmpty();
        }
    }

    /** The figures of one set of answers; shares are of one, and NaN where there is nothing to share. */
    record Figures(
            Agreement agreement,
            double readers,
            double length,
            double precision,
            int flagged,
            double recall,
            double goodFlagged) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%s%n  readers among themselves %.3f, length alone %.3f%n"
                            + "  misconceptions: precision %.3f of %d, recall %.3f, good answers flagged %.3f",
                    agreement.summary(),
                    readers,
                    length,
                    precision,
                    flagged,
                    recall,
                    goodFlagged);
        }
    }

    private final List<Row> rows;

    private Evaluation(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Grades the answers that every reader has rated and whose question is in the bank.
     *
     * @param answers lines with an id, a question and the text of an answer
     * @param ratings a file a reader, lines with an id, a level and a list of quotes of what is wrong
     */
    static Evaluation of(Bank bank, Path answers, List<Path> ratings) throws IOException {
        List<Map<String, JsonNode>> readers = new ArrayList<>();
        for (Path file : ratings) {
            readers.add(byId(file));
        }
        Grader grader = new Grader(bank);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : byId(answers).entrySet()) {
            String id = entry.getKey();
            Optional<Question> question =
                    QuestionId.find(entry.getValue().path("question").asText()).flatMap(bank::find);
            if (question.isEmpty() || readers.stream().anyMatch(reader -> !reader.containsKey(id))) {
                continue;
            }
            String answer = entry.getValue().path("answer").asText();
            List<JsonNode> rated = readers.stream()
                    .flatMap(reader -> Optional.ofNullable(reader.get(id)).stream())
                    .toList();
            List<Integer> levels =
                    rated.stream().map(rating -> rating.path("level").asInt()).toList();
            int wrong = (int) rated.stream()
                    .filter(rating -> !rating.path("wrong").isEmpty())
                    .count();
            rows.add(new Row(
                    id,
                    question.get().id(),
                    levels,
                    wrong,
                    answer.strip().split("\\s+", -1).length,
                    grader.grade(question.get(), answer)));
        }
        return new Evaluation(rows);
    }

    private static Map<String, JsonNode> byId(Path file) throws IOException {
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode node = JSON.readTree(line);
                lines.put(node.path("id").asText(), node);
            }
        }
        return lines;
    }

    /** Named sets of ids, as {@code split.json} has them. */
    static Map<String, List<String>> split(Path file) throws IOException {
        Map<String, List<String>> halves = new LinkedHashMap<>();
        JsonNode node = JSON.readTree(file.toFile());
        for (Map.Entry<String, JsonNode> half : node.properties()) {
            List<String> ids = new ArrayList<>();
            half.getValue().forEach(id -> ids.add(id.asText()));
            halves.put(half.getKey(), ids);
        }
        return halves;
    }

    /** Only those answers. */
    Evaluation of(List<String> ids) {
        List<String> wanted = List.copyOf(ids);
        return new Evaluation(
                rows.stream().filter(row -> wanted.contains(row.id())).toList());
    }

    int size() {
        return rows.size();
    }

    Figures figures() {
        List<Rated> rated = rate(Row::expected, row -> row.verdict().level());
        long flagged = count(Row::flagged);
        return new Figures(
                Agreement.of(rated),
                Agreement.kappa(
                        rate(row -> row.levels().getFirst(), row -> row.levels().getLast())),
                Agreement.kappa(rate(Row::expected, row -> Math.min(Verdict.TOP_LEVEL, row.words() / WORDS_A_LEVEL))),
                share(row -> row.wrong() > 0, Row::flagged),
                (int) flagged,
                share(Row::flagged, row -> row.wrong() == row.levels().size()),
                share(Row::flagged, row -> row.expected() >= 3));
    }

    /** The agreement for each question or area, by name. */
    Map<String, Agreement> by(Function<QuestionId, String> name) {
        Map<String, List<Rated>> groups = new TreeMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(name.apply(row.question()), key -> new ArrayList<>())
                    .add(new Rated(row.question(), row.expected(), row.verdict().level()));
        }
        Map<String, Agreement> agreements = new TreeMap<>();
        groups.forEach((key, rated) -> agreements.put(key, Agreement.of(rated)));
        return agreements;
    }

    private List<Rated> rate(Function<Row, Integer> expected, Function<Row, Integer> got) {
        return rows.stream()
                .map(row -> new Rated(row.question(), expected.apply(row), got.apply(row)))
                .toList();
    }

    private long count(Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private double share(Predicate<Row> which, Predicate<Row> of) {
        long whole = count(of);
        return whole == 0 ? Double.NaN : (double) count(which.and(of)) / whole;
    }
}
