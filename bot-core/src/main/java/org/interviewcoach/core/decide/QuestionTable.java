package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.core.text.Texts;

/**
 * A workspace's own questions as a table with commas: a line of column names, then a question a row; what has commas,
 * quotes or line breaks stands in quotes. Every finding names a line and says what to do.
 */
final class QuestionTable {
    static final int MOST_QUESTIONS = 500;

    private static final int SHORTEST_QUESTION = 10;
    private static final int MOST_FINDINGS = 8;
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");
    private static final List<String> PLAIN = List.of("id", "section", "question", "level", "answer", "by");
    private static final Set<String> COLUMNS = columns();

    private final Texts texts;
    private final Map<String, String> known;
    private final Set<String> taken;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    private QuestionTable(Map<String, String> known, Set<String> taken, Texts texts) {
        this.known = known;
        this.taken = new HashSet<>(taken);
        this.texts = texts;
    }

    /**
     * What a table says.
     *
     * @param entries new ones, and those that take the place of one with the same id
     * @param removed ids
     * @param findings empty where all of it is well
     */
    record Read(List<Entry> entries, Set<String> removed, List<String> findings) {
        Read {
            entries = List.copyOf(entries);
            removed = Set.copyOf(removed);
            findings = List.copyOf(findings);
        }
    }

    private record Row(int line, List<String> cells) {}

    private static Set<String> columns() {
        Set<String> all = new HashSet<>(PLAIN);
        all.addAll(List.of("stem", "right", "tags"));
        for (String letter : LETTERS) {
            all.add(letter);
            all.add("why_" + letter);
        }
        return Set.copyOf(all);
    }

    /**
     * Reads one.
     *
     * @param known the questions that are there, text by id
     * @param taken ids that must not be given again
     */
    static Read read(String table, Map<String, String> known, Set<String> taken, Texts texts) {
        QuestionTable it = new QuestionTable(known, taken, texts);
        it.read(table);
        List<String> shown = new ArrayList<>(it.findings);
        if (shown.size() > MOST_FINDINGS) {
            int more = shown.size() - MOST_FINDINGS;
            shown = new ArrayList<>(shown.subList(0, MOST_FINDINGS));
            shown.add(texts.of("own.find.more", more));
        }
        return new Read(it.entries, it.removed, shown);
    }

    private void read(String table) {
        List<Row> rows = rows(table);
        if (rows.isEmpty()) {
            find(1, "own.find.empty");
            return;
        }
        List<String> columns = rows.getFirst().cells().stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                find(rows.getFirst().line(), "own.find.column", column, String.join(", ", PLAIN));
            }
        }
        for (String needed : List.of("question", "answer")) {
            if (!columns.contains(needed)) {
                find(rows.getFirst().line(), "own.find.no-column", needed);
            }
        }
        if (!findings.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() > columns.size()) {
                find(row.line(), "own.find.cells", row.cells().size(), columns.size());
                continue;
            }
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.put(columns.get(i), row.cells().get(i).strip());
            }
            question(row.line(), cells, seen);
        }
        if (known.size() + entries.size() > MOST_QUESTIONS) {
            find(rows.getLast().line(), "own.find.too-many", MOST_QUESTIONS);
        }
    }

    private void question(int line, Map<String, String> cells, Set<String> seen) {
        String question = cells.getOrDefault("question", "");
        String answer = cells.getOrDefault("answer", "");
        String id = cells.getOrDefault("id", "");
        if (id.startsWith(Pack.OWN + ".")) {
            id = id.substring(Pack.OWN.length() + 1);
        }
        if (!id.isEmpty() && !known.containsKey(id)) {
            find(line, "own.find.id", id);
            return;
        }
        if (!id.isEmpty() && question.isEmpty() && answer.isEmpty()) {
            removed.add(id);
            return;
        }
        int before = findings.size();
        if (question.length() < SHORTEST_QUESTION) {
            find(line, "own.find.question");
        }
        if (answer.isEmpty()) {
            find(line, "own.find.answer");
        }
        Optional<Level> level = Level.find(cells.getOrDefault("level", ""));
        if (level.isEmpty() && !cells.getOrDefault("level", "").isEmpty()) {
            find(line, "own.find.level", cells.getOrDefault("level", ""));
        }
        if (!seen.add(question) || isElsewhere(id, question)) {
            find(line, "own.find.twice");
        }
        Optional<Choices> choices = choices(line, question, cells);
        if (findings.size() > before) {
            return;
        }
        String section = cells.getOrDefault("section", "");
        String its = id.isEmpty() ? OwnPack.newId(section, question, taken) : id;
        taken.add(its);
        entries.add(new Entry(its, section, question, answer, level.orElse(Level.MID), choices));
    }

    private boolean isElsewhere(String id, String question) {
        return known.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(id)
                        && (it.getValue().equals(question) || it.getValue().startsWith(question + "\n\n")));
    }

    private Optional<Choices> choices(int line, String question, Map<String, String> cells) {
        String right = cells.getOrDefault("right", "").toLowerCase(Locale.ROOT);
        List<Choices.Option> options = new ArrayList<>();
        Set<String> words = new HashSet<>();
        String letters = "";
        for (String letter : LETTERS) {
            String text = cells.getOrDefault(letter, "");
            if (!text.isEmpty()) {
                letters += letter;
                options.add(new Choices.Option(text, right.contains(letter), cells.getOrDefault("why_" + letter, "")));
                if (!words.add(text)) {
                    find(line, "own.find.option-twice", letter);
                }
            }
        }
        if (options.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        if (options.size() < 2) {
            find(line, "own.find.options");
            return Optional.empty();
        }
        if (right.isEmpty() || !right.matches("[" + letters + "]+")) {
            find(line, "own.find.right", letters);
            return Optional.empty();
        }
        String stem = cells.getOrDefault("stem", "");
        return Optional.of(new Choices(stem.isEmpty() ? question : stem, options));
    }

    private void find(int line, String key, Object... arguments) {
        findings.add(texts.of("own.find.line", line) + " " + texts.of(key, arguments));
    }

    /** The rows that are not empty, each with the line where it begins. */
    private List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begin = 1;
        String text = table.replace("\r\n", "\n").replace('\r', '\n') + "\n";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.stream().anyMatch(it -> !it.isBlank())) {
                    rows.add(new Row(begin, List.copyOf(cells)));
                }
                cells.clear();
                begin = line + 1;
            } else {
                cell.append(c);
            }
            line += c == '\n' ? 1 : 0;
        }
        if (quoted) {
            find(begin, "own.find.quote");
        }
        return rows;
    }

    static String write(List<OwnPack.Credited> all) {
        boolean choices = all.stream().anyMatch(it -> it.entry().choices().isPresent());
        List<String> head = new ArrayList<>(PLAIN);
        if (choices) {
            head.addAll(List.of("stem", "right"));
            LETTERS.forEach(letter -> head.addAll(List.of(letter, "why_" + letter)));
        }
        StringBuilder out = new StringBuilder(String.join(",", head)).append('\n');
        for (OwnPack.Credited it : all) {
            Entry entry = it.entry();
            List<String> row = new ArrayList<>(List.of(
                    Pack.OWN + "." + entry.id(),
                    entry.section(),
                    entry.question(),
                    entry.level().key(),
                    entry.answer(),
                    it.credit()));
            if (choices) {
                row.addAll(cells(entry));
            }
            out.append(String.join(",", row.stream().map(QuestionTable::cell).toList()))
                    .append('\n');
        }
        return out.toString();
    }

    private static List<String> cells(Entry entry) {
        List<Choices.Option> options = entry.choices().map(Choices::options).orElse(List.of());
        List<String> cells = new ArrayList<>();
        cells.add(entry.choices()
                .map(Choices::stem)
                .filter(it -> !it.equals(entry.question()))
                .orElse(""));
        StringBuilder right = new StringBuilder();
        List<String> each = new ArrayList<>();
        for (int i = 0; i < LETTERS.size(); i++) {
            boolean there = i < options.size();
            right.append(there && options.get(i).right() ? LETTERS.get(i) : "");
            each.add(there ? options.get(i).text() : "");
            each.add(there ? options.get(i).why() : "");
        }
        cells.add(right.toString());
        cells.addAll(each);
        return cells;
    }

    private static String cell(String text) {
        return text.matches("[^\",\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
