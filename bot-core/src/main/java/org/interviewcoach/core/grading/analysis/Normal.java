package org.interviewcoach.core.grading.analysis;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in normal form, each of its characters with the stretch of the raw text that it came from.
 *
 * <p>Compatibility forms are folded, accents dropped, typographic quotes and dashes made plain, invisible characters
 * removed and unpaired surrogates made blank. Case is kept: it tells {@code SelectRelated} from a word.
 */
final class Normal {
    static final char ARROW = '\u2192';
    static final char DASH = '\u2014';
    static final char BULLET = '\u2022';
    static final char ELLIPSIS = '\u2026';
    static final char UNEQUAL = '\u2260';

    /** More marks on one letter are an attack on the renderer, not a spelling. */
    private static final int MOST_MARKS = 4;

    char[] chars;
    int[] from;
    int[] to;
    int length;
    private int asciiLetters;
    private int otherLetters;

    Normal(String raw) {
        chars = new char[raw.length() + 16];
        from = new int[chars.length];
        to = new int[chars.length];
        int index = 0;
        int point = 0;
        while (index < raw.length()) {
            char c = raw.charAt(index);
            if (c < 0x80) {
                add(c < ' ' && c != '\n' && c != '\t' ? (c == '\r' ? '\n' : ' ') : c, point, point + 1);
                if (isLetter(c)) {
                    asciiLetters++;
                }
                index++;
                point++;
                continue;
            }
            int code = raw.codePointAt(index);
            int end = index + Character.charCount(code);
            int marks = 0;
            while (end < raw.length() && isMark(raw.codePointAt(end))) {
                end += Character.charCount(raw.codePointAt(end));
                marks++;
            }
            fold(raw, index, end, code, point, point + 1 + marks, marks);
            index = end;
            point += 1 + marks;
        }
    }

    /** Whether most letters belong to other alphabets. */
    boolean foreignScript() {
        return otherLetters > asciiLetters;
    }

    private void fold(String raw, int index, int end, int code, int start, int stop, int marks) {
        switch (code) {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x02BC, 0x00B4, 0xFF07 -> add('\'', start, stop);
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x00AB, 0x00BB -> add('"', start, stop);
            case 0x2010, 0x2011, 0x2012, 0x2212, 0x00AD, 0x2043 -> add('-', start, stop);
            case 0x2013, 0x2014, 0x2015 -> add(DASH, start, stop);
            case 0x2026 -> add(ELLIPSIS, start, stop);
            case 0x2190, 0x2192, 0x21D2, 0x21A6, 0x27A1, 0x2794, 0x279C, 0x27F6, 0x2B95, 0x27F9, 0x21AA ->
                add(ARROW, start, stop);
            case 0x2022, 0x00B7, 0x25AA, 0x25CF, 0x25E6, 0x2023, 0x25AB, 0x2219, 0x30FB -> add(BULLET, start, stop);
            case 0x2260 -> add(UNEQUAL, start, stop);
            case 0x2028, 0x2029, 0x0085 -> add('\n', start, stop);
            case 0x00D7 -> add('x', start, stop);
            default -> foldLetters(raw, index, end, code, start, stop, marks);
        }
    }

    private void foldLetters(String raw, int index, int end, int code, int start, int stop, int marks) {
        int type = Character.getType(code);
        if (type == Character.FORMAT) {
            return;
        }
        if (type == Character.SURROGATE
                || type == Character.CONTROL
                || Character.isWhitespace(code)
                || Character.isSpaceChar(code)) {
            add(' ', start, stop);
            return;
        }
        String piece = marks > MOST_MARKS ? new String(Character.toChars(code)) : raw.substring(index, end);
        String folded = Normalizer.normalize(piece, Normalizer.Form.NFKD);
        boolean latin = false;
        int added = length;
        for (int i = 0; i < folded.length(); ) {
            int part = folded.codePointAt(i);
            i += Character.charCount(part);
            if (isMark(part)) {
                continue;
            }
            for (char c : Character.toChars(part)) {
                add(c, start, stop);
            }
            latin |= part < 0x80 && isLetter((char) part);
        }
        if (length > added && Character.isLetter(code)) {
            if (latin) {
                asciiLetters++;
            } else {
                otherLetters++;
            }
        }
    }

    private static boolean isMark(int code) {
        if (code < 0x300) {
            return false;
        }
        int type = Character.getType(code);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void add(char c, int start, int stop) {
        if (length == chars.length) {
            int larger = length * 2;
            chars = Arrays.copyOf(chars, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
        }
        chars[length] = c;
        from[length] = start;
        to[length] = stop;
        length++;
    }
}
