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
import org.interviewcoach.core.port.PackReader.Finding;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.core.text.Texts;

/**
 * A workspace's own questions as a table with commas: a line of column names, then a question a row; what has commas,
 * quotes or line breaks stands in quotes. Every finding names its place and says what to do.
 */
final class QuestionTable {
    static final int MOST_QUESTIONS = 500;

    private static final int SHORTEST_QUESTION = 10;
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");
    private static final List<String> PLAIN = List.of("id", "section", "question", "level", "answer", "by");
    private static final Set<String> COLUMNS = columns();

    private final Texts texts;
    private final Map<String, String> known;
    private final Set<String> taken;
    private final Set<String> inFiles;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private QuestionTable(Map<String, String> known, Set<String> taken, Set<String> inFiles, Texts texts) {
        this.known = known;
        this.taken = new HashSet<>(taken);
        this.inFiles = inFiles;
        this.texts = texts;
    }

    /**
     * What a table says.
     *
     * @param entries new ones, and those that take the place of one with the same id
     * @param removed ids
     * @param lines where each of the entries begins, by id
     * @param findings empty where all of it is well
     */
    record Read(List<Entry> entries, Set<String> removed, Map<String, Integer> lines, List<Finding> findings) {
        Read {
            entries = List.copyOf(entries);
            removed = Set.copyOf(removed);
            lines = Map.copyOf(lines);
            findings = List.copyOf(findings);
        }
    }

    /** Where something stands. */
    private record At(int line, int column) {}

    /** A value and where it begins. */
    private record Cell(String text, At at) {}

    private record Row(At at, List<Cell> cells) {}

    /** A row's values by their columns' names. */
    private record Cells(At at, Map<String, Cell> byName) {
        String text(String name) {
            return cell(name).text().strip();
        }

        /** Where the value stands, or the row where there is none. */
        At at(String name) {
            return cell(name).at();
        }

        private Cell cell(String name) {
            return byName.getOrDefault(name, new Cell("", at));
        }
    }

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
     * @param inFiles ids of questions that a table has not enough columns for
     */
    static Read read(String table, Map<String, String> known, Set<String> taken, Set<String> inFiles, Texts texts) {
        QuestionTable it = new QuestionTable(known, taken, inFiles, texts);
        it.read(table);
        return new Read(it.entries, it.removed, it.lines, it.findings);
    }

    private void read(String table) {
        List<Row> rows = rows(table);
        if (rows.isEmpty()) {
            find(new At(1, 1), "own.find.empty");
            return;
        }
        List<String> columns = new ArrayList<>();
        for (Cell column : rows.getFirst().cells()) {
            String name = column.text().strip().toLowerCase(Locale.ROOT);
            columns.add(name);
            if (!COLUMNS.contains(name)) {
                find(column.at(), "own.find.column", name, String.join(", ", PLAIN));
            }
        }
        for (String needed : List.of("question", "answer")) {
            if (!columns.contains(needed)) {
                find(rows.getFirst().at(), "own.find.no-column", needed);
            }
        }
        if (!findings.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() > columns.size()) {
                At at = row.cells().get(columns.size()).at();
                find(at, "own.find.cells", row.cells().size(), columns.size());
                continue;
            }
            Map<String, Cell> cells = new HashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.put(columns.get(i), row.cells().get(i));
            }
            question(new Cells(row.at(), cells), seen);
        }
        if (known.size() + entries.size() > MOST_QUESTIONS) {
            find(rows.getLast().at(), "own.find.too-many", MOST_QUESTIONS);
        }
    }

    private void question(Cells cells, Set<String> seen) {
        String question = cells.text("question");
        String answer = cells.text("answer");
        String typed = cells.text("id");
        String id = typed.startsWith(Pack.OWN + ".") ? typed.substring(Pack.OWN.length() + 1) : typed;
        if (!id.isEmpty() && !known.containsKey(id)) {
            find(cells.at("id"), "own.find.id", id);
            return;
        }
        if (!id.isEmpty() && question.isEmpty() && answer.isEmpty()) {
            removed.add(id);
            return;
        }
        int before = findings.size();
        if (inFiles.contains(id)) {
            find(cells.at("id"), "own.find.in-file", id.replace('.', '/') + ".yaml");
        }
        if (question.length() < SHORTEST_QUESTION) {
            find(cells.at("question"), "own.find.question");
        }
        if (answer.isEmpty()) {
            find(cells.at("answer"), "own.find.answer");
        }
        Optional<Level> level = Level.find(cells.text("level"));
        if (level.isEmpty() && !cells.text("level").isEmpty()) {
            find(cells.at("level"), "own.find.level", cells.text("level"));
        }
        if (!seen.add(question) || isElsewhere(id, question)) {
            find(cells.at("question"), "own.find.twice");
        }
        Optional<Choices> choices = choices(cells, question);
        if (findings.size() > before) {
            return;
        }
        String section = cells.text("section");
        String its = id.isEmpty() ? OwnPack.newId(section, question, taken) : id;
        taken.add(its);
        lines.put(its, cells.at().line());
        entries.add(new Entry(its, section, question, answer, level.orElse(Level.MID), choices));
    }

    private boolean isElsewhere(String id, String question) {
        return known.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(id)
                        && (it.getValue().equals(question) || it.getValue().startsWith(question + "\n\n")));
    }

    private Optional<Choices> choices(Cells cells, String question) {
        String right = cells.text("right").toLowerCase(Locale.ROOT);
        List<Choices.Option> options = new ArrayList<>();
        Set<String> words = new HashSet<>();
        String letters = "";
        for (String letter : LETTERS) {
            String text = cells.text(letter);
            if (!text.isEmpty()) {
                letters += letter;
                options.add(new Choices.Option(text, right.contains(letter), cells.text("why_" + letter)));
                if (!words.add(text)) {
                    find(cells.at(letter), "own.find.option-twice", letter);
                }
            }
        }
        if (options.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        if (options.size() < 2) {
            find(cells.at("a"), "own.find.options");
            return Optional.empty();
        }
        if (right.isEmpty() || !right.matches("[" + letters + "]+")) {
            find(cells.at("right"), "own.find.right", letters);
            return Optional.empty();
        }
        String stem = cells.text("stem");
        return Optional.of(new Choices(stem.isEmpty() ? question : stem, options));
    }

    private void find(At at, String key, Object... arguments) {
        findings.add(new Finding("table", at.line(), at.column(), true, texts.of(key, arguments)));
    }

    /** The rows that are not empty. */
    private List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int lineStart = 0;
        At begin = new At(1, 1);
        // Spreadsheets begin a file with a byte order mark.
        String text = table.replaceFirst("^\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n') + "\n";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = c == '\n';
            int after = i + 1;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || breaks)) {
                cells.add(new Cell(cell.toString(), begin));
                cell.setLength(0);
                begin = breaks ? new At(line + 1, 1) : new At(line, after - lineStart + 1);
                if (breaks) {
                    if (cells.stream().anyMatch(it -> !it.text().isBlank())) {
                        rows.add(new Row(cells.getFirst().at(), List.copyOf(cells)));
                    }
                    cells.clear();
                }
            } else {
                cell.append(c);
            }
            if (breaks) {
                line++;
                lineStart = after;
            }
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
