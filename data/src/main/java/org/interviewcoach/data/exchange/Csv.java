package org.interviewcoach.data.exchange;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values: quotes, line breaks within quotes, and the separators that spreadsheets write. */
final class Csv {
    private Csv() {}

    /** A row and the line that it starts on. */
    record Row(int line, List<String> cells) {}

    static List<Row> read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = separatorOf(content);
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int start = 1;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < content.length() && content.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && isBlank(cell)) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                add(rows, start, cells);
                cells = new ArrayList<>();
                start = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        add(rows, start, cells);
        return rows;
    }

    private static boolean isBlank(StringBuilder cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!Character.isWhitespace(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static void add(List<Row> rows, int line, List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(new Row(line, List.copyOf(cells)));
        }
    }

    /** The one of comma, semicolon and tab that stands most in the first line, outside quotes. */
    private static char separatorOf(String content) {
        int comma = 0;
        int semicolon = 0;
        int tab = 0;
        boolean quoted = false;
        for (int i = 0; i < content.length() && (quoted || content.charAt(i) != '\n'); i++) {
            char c = content.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                comma += c == ',' ? 1 : 0;
                semicolon += c == ';' ? 1 : 0;
                tab += c == '\t' ? 1 : 0;
            }
        }
        if (tab > comma && tab > semicolon) {
            return '\t';
        }
        return semicolon > comma ? ';' : ',';
    }

    static String write(List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            out.append(String.join(",", row.stream().map(Csv::cell).toList())).append("\r\n");
        }
        return out.toString();
    }

    private static String cell(String text) {
        boolean plain =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t')
                        && text.equals(text.strip());
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
