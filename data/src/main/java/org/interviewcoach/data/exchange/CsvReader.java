package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tables of questions: ours, and others' by the names of their columns. */
final class CsvReader {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private CsvReader() {}

    static Imported read(String text) {
        CsvReader reader = new CsvReader();
        reader.readAll(Csv.read(text));
        return new Imported(Optional.empty(), Optional.empty(), reader.drafts, reader.notes);
    }

    private void readAll(List<Csv.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Optional<String>> columns =
                rows.getFirst().cells().stream().map(Columns::find).toList();
        boolean headed = columns.contains(Optional.of("question"));
        if (headed) {
            for (int i = 0; i < columns.size(); i++) {
                String heading = rows.getFirst().cells().get(i);
                if (columns.get(i).isEmpty() && !heading.isBlank()) {
                    notes.add(new Note(1, Note.Kind.NOT_RECOGNISED, "column \"" + heading + "\""));
                }
            }
        } else {
            columns = List.of(Optional.of("question"), Optional.of("answer"));
            notes.add(new Note(1, Note.Kind.ASSUMED, "no row of headings: the first column asks, the second answers"));
        }
        for (Csv.Row row : rows.subList(headed ? 1 : 0, rows.size())) {
            read(row, columns);
        }
    }

    private void read(Csv.Row row, List<Optional<String>> columns) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (i < columns.size()) {
                columns.get(i).ifPresent(column -> cells.putIfAbsent(column, cell));
            } else if (!cell.isBlank()) {
                notes.add(new Note(
                        row.line(), Note.Kind.NOT_RECOGNISED, "a cell beyond the last column: " + cell.strip()));
            }
        }
        String text = cells.getOrDefault("question", "").strip();
        if (text.isEmpty()) {
            notes.add(new Note(row.line(), Note.Kind.NOT_RECOGNISED, "a row without a question"));
            return;
        }
        ObjectNode content = Trees.object();
        Columns.readOwn(content, cells);
        level(content, row.line());
        choices(content, cells, text, row.line());
        Note.Kind kind = Wording.asksOutright(text) || content.size() > 1 ? Note.Kind.QUESTION : Note.Kind.TOPIC;
        drafts.add(new Draft(row.line(), cells.getOrDefault("section", "").strip(), kind, content));
        notes.add(new Note(row.line(), kind, text));
    }

    private void level(ObjectNode content, int line) {
        if (!content.has("level")) {
            return;
        }
        String word = content.path("level").asText();
        content.remove("level");
        Wording.findLevel(word)
                .ifPresentOrElse(
                        level -> content.put("level", level),
                        () -> notes.add(new Note(line, Note.Kind.NOT_RECOGNISED, "level \"" + word + "\"")));
    }

    private void choices(ObjectNode content, Map<String, String> cells, String text, int line) {
        ArrayNode options = Trees.array();
        for (String letter : List.of("a", "b", "c", "d", "e")) {
            String option = cells.getOrDefault(letter, "").strip();
            if (!option.isEmpty()) {
                ObjectNode node = options.addObject().put("text", option);
                String why = cells.getOrDefault("why_" + letter, "").strip();
                if (!why.isEmpty()) {
                    node.put("why", why);
                }
            }
        }
        if (options.isEmpty()) {
            return;
        }
        String right = cells.getOrDefault("right", "").strip();
        if (!Columns.markRight(options, right)) {
            notes.add(new Note(line, Note.Kind.NOT_RECOGNISED, "which option is right: \"" + right + "\""));
        }
        String stem = cells.getOrDefault("stem", "").strip();
        ObjectNode choices = content.putObject("choices");
        choices.put("stem", stem.isEmpty() ? text : stem.contains("\n") ? stem + "\n" : stem);
        choices.set("options", options);
    }
}
