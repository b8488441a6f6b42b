package org.interviewcoach.data.yaml;

import java.util.Arrays;
import java.util.Optional;

/** The stretch of a file that a scalar was read from, to find single characters of its value again. */
public final class ScalarSource {
    private final int[] file;
    private final int start;
    private final int end;
    private final char style;
    private final Position at;

    /**
     * Notes where the scalar stands.
     *
     * @param file the whole file's code points
     * @param start index of the scalar's first code point, an opening quotation mark or block sign included
     * @param end index after its last one
     * @param style {@code '"'}, {@code '\''}, {@code '|'}, {@code '>'}, or a space for a plain scalar
     * @param at the position of {@code start}
     */
    ScalarSource(int[] file, int start, int end, char style, Position at) {
        this.file = file;
        this.start = start;
        this.end = Math.min(end, file.length);
        this.style = style;
        this.at = at;
    }

    /**
     * Reads the scalar again and notes where each code point comes from. The result is compared with the parser's value:
     * where the two readings differ, there is no answer rather than a wrong one.
     */
    Optional<Position> positionAt(String value, int codePoint) {
        int[] wanted = value.codePoints().toArray();
        Decoded decoded = decode(wanted.length);
        if (decoded.size < wanted.length
                || !Arrays.equals(wanted, 0, wanted.length, decoded.points, 0, wanted.length)) {
            return Optional.empty();
        }
        if (codePoint < wanted.length) {
            return Optional.of(toPosition(decoded.origins[codePoint]));
        }
        return Optional.of(wanted.length == 0 ? at : toPosition(decoded.origins[wanted.length - 1] + 1));
    }

    private Position toPosition(int index) {
        int line = at.line();
        int column = at.column();
        for (int i = start; i < index; i++) {
            if (isBreak(i)) {
                line++;
                column = 1;
            } else if (file[i] != '\r') {
                column++;
            }
        }
        return new Position(line, column);
    }

    private Decoded decode(int length) {
        Decoded out = new Decoded(length + 2);
        switch (style) {
            case '|' -> block(out, false);
            case '>' -> block(out, true);
            case '"', '\'' -> flow(out, start + 1, Math.max(start + 1, end - 1));
            default -> flow(out, start, end);
        }
        return out;
    }

    private void flow(Decoded out, int from, int to) {
        int i = from;
        while (i < to) {
            if (isBlank(i) || isBreak(i) || file[i] == '\r') {
                i = white(out, i, to);
            } else if (style == '\'' && file[i] == '\'') {
                out.add('\'', i);
                i += 2;
            } else if (style == '"' && file[i] == '\\') {
                i = escape(out, i, to);
            } else {
                out.add(file[i], i);
                i++;
            }
        }
    }

    /** A line break with the blanks around it is one space, more breaks are one break less. */
    private int white(Decoded out, int from, int to) {
        int i = from;
        int breaks = 0;
        while (i < to && (isBlank(i) || isBreak(i) || file[i] == '\r')) {
            if (isBreak(i)) {
                breaks++;
            }
            i++;
        }
        if (breaks == 0) {
            for (int blank = from; blank < i; blank++) {
                out.add(file[blank], blank);
            }
        } else if (breaks == 1) {
            out.add(' ', from);
        } else {
            for (int more = 1; more < breaks; more++) {
                out.add('\n', from);
            }
        }
        return i;
    }

    private int escape(Decoded out, int at, int to) {
        int next = at + 1;
        if (next >= to) {
            return to;
        }
        int digits = switch (file[next]) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        if (digits > 0) {
            int point = 0;
            for (int i = next + 1; i <= next + digits && i < to; i++) {
                point = point * 16 + Math.max(0, Character.digit(file[i], 16));
            }
            out.add(point, at);
            return next + 1 + digits;
        }
        if (isBreak(next) || file[next] == '\r') {
            int i = next;
            while (i < to && (isBlank(i) || isBreak(i) || file[i] == '\r')) {
                i++;
            }
            return i;
        }
        out.add(
                switch (file[next]) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case '0' -> 0;
                    case 'e' -> 0x1b;
                    case '_' -> 0xa0;
                    default -> file[next];
                },
                at);
        return next + 1;
    }

    private void block(Decoded out, boolean folded) {
        int line = nextLine(start);
        int indent = indentOf(line);
        boolean first = true;
        while (line < end) {
            int stop = lineEnd(line);
            int from = Math.min(line + indent, stop);
            boolean empty = from >= stop;
            if (!first) {
                fold(out, folded, line - 1, empty);
            }
            for (int i = from; i < stop; i++) {
                out.add(file[i], i);
            }
            first = false;
            line = nextLine(line);
        }
        out.add('\n', Math.max(start, end - 1));
    }

    /** Simple folding only; for what it does not cover, the comparison with the value fails and no position is given. */
    private static void fold(Decoded out, boolean folded, int at, boolean nextIsEmpty) {
        if (!folded || nextIsEmpty) {
            out.add('\n', at);
        } else if (out.size == 0 || out.points[out.size - 1] != '\n') {
            out.add(' ', at);
        }
    }

    /** The indentation of the first line that has text. */
    private int indentOf(int firstLine) {
        for (int line = firstLine; line < end; line = nextLine(line)) {
            int i = line;
            while (i < end && file[i] == ' ') {
                i++;
            }
            if (i < end && !isBreak(i) && file[i] != '\r') {
                return i - line;
            }
        }
        return 0;
    }

    private int lineEnd(int line) {
        int i = line;
        while (i < end && !isBreak(i)) {
            i++;
        }
        return i > line && file[i - 1] == '\r' ? i - 1 : i;
    }

    private int nextLine(int from) {
        int i = from;
        while (i < end && !isBreak(i)) {
            i++;
        }
        return Math.min(i + 1, end);
    }

    private boolean isBreak(int i) {
        return file[i] == '\n' || (file[i] == '\r' && (i + 1 >= file.length || file[i + 1] != '\n'));
    }

    private boolean isBlank(int i) {
        return file[i] == ' ' || file[i] == '\t';
    }

    /** Code points with their indexes in the file. */
    private static final class Decoded {
        private int[] points;
        private int[] origins;
        private int size;

        Decoded(int capacity) {
            points = new int[capacity];
            origins = new int[capacity];
        }

        void add(int point, int origin) {
            if (size == points.length) {
                points = Arrays.copyOf(points, size * 2);
                origins = Arrays.copyOf(origins, size * 2);
            }
            points[size] = point;
            origins[size] = origin;
            size++;
        }
    }
}
