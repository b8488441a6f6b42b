package org.interviewcoach.core.grading.analysis;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text in normal form into words and code identifiers, and notes what stands between them.
 *
 * <p>Identifiers stay whole: {@code qs.select_related("author")} is one token and an argument. A negation hidden in a
 * contraction becomes a word of its own, {@code doesn't} reads {@code does not}.
 */
final class Scanner {
    private static final Map<String, String> NEGATED = Map.ofEntries(
            Map.entry("dont", "do"),
            Map.entry("doesnt", "does"),
            Map.entry("didnt", "did"),
            Map.entry("isnt", "is"),
            Map.entry("arent", "are"),
            Map.entry("wasnt", "was"),
            Map.entry("werent", "were"),
            Map.entry("wont", "will"),
            Map.entry("cant", "can"),
            Map.entry("cannot", "can"),
            Map.entry("couldnt", "could"),
            Map.entry("shouldnt", "should"),
            Map.entry("wouldnt", "would"),
            Map.entry("hasnt", "has"),
            Map.entry("havent", "have"),
            Map.entry("aint", "is"));

    /** A place packs two word numbers into an int; no honest answer comes near. */
    private static final int MOST_WORDS = 16_000;

    private final Normal text;
    int count;
    String[] words = new String[64];
    /** The parts of a dotted or dunder path, null for plain words. */
    @Nullable
    String[] @Nullable [] parts = new String[64][];

    int[] from = new int[64];
    int[] to = new int[64];
    int[] before = new int[64];
    boolean[] code = new boolean[64];
    boolean[] upper = new boolean[64];
    /** Length of the text line that ends before the token; tells a wrapped line from a new one. */
    int[] lineBefore = new int[64];

    /** What stands after the last word. */
    int after;

    private int pending;
    private int lineStart;
    private int lastLine;
    private boolean ticked;

    Scanner(Normal text) {
        this.text = text;
        scan();
        after = pending;
    }

    private void scan() {
        int i = 0;
        boolean fresh = true;
        while (i < text.length && count < MOST_WORDS) {
            char c = text.chars[i];
            if (c == '\n') {
                pending |= (pending & Separator.NEWLINE) != 0 && fresh ? Separator.BLANK_LINE : Separator.NEWLINE;
                if (!fresh) {
                    lastLine = i - lineStart;
                }
                lineStart = i + 1;
                fresh = true;
                i++;
                continue;
            }
            if (c == ' ' || c == '\t') {
                pending |= Separator.SPACE;
                i++;
                continue;
            }
            if (fresh) {
                int marker = bulletLength(i);
                if (marker > 0) {
                    pending |= Separator.BULLET | Separator.NEWLINE;
                    fresh = false;
                    i += marker;
                    continue;
                }
            }
            fresh = false;
            if (isWordStart(i)) {
                i = readWord(i);
            } else {
                i = readSymbol(i);
            }
        }
    }

    private int bulletLength(int i) {
        char c = text.chars[i];
        if ((c == '-' || c == '*' || c == '+' || c == '>' || c == Normal.DASH) && isBlankAt(i + 1)) {
            return 1;
        }
        if (c == Normal.BULLET || c == '#') {
            return 1;
        }
        int j = i;
        while (j < text.length && j - i < 2 && Character.isDigit(text.chars[j])) {
            j++;
        }
        if (j == i && j < text.length && isAsciiLetter(c)) {
            j++;
            return j < text.length && text.chars[j] == ')' && isBlankAt(j + 1) ? 2 : 0;
        }
        boolean numbered = j > i && j < text.length && (text.chars[j] == '.' || text.chars[j] == ')');
        return numbered && isBlankAt(j + 1) ? j - i + 1 : 0;
    }

    private boolean isBlankAt(int i) {
        return i >= text.length || text.chars[i] == ' ' || text.chars[i] == '\t' || text.chars[i] == '\n';
    }

    private boolean isWordStart(int i) {
        char c = text.chars[i];
        if (isWordChar(c)) {
            return true;
        }
        if (isFigureSign(i)) {
            return true;
        }
        boolean next = i + 1 < text.length && (isAsciiLetter(text.chars[i + 1]) || text.chars[i + 1] == '_');
        return next && (c == '@' || (c == '.' && (i == 0 || !isWordChar(text.chars[i - 1]))));
    }

    /** The sign of {@code +1} or {@code >1}: without it the figure would mean something else. */
    private boolean isFigureSign(int i) {
        char c = text.chars[i];
        return (c == '+' || c == '>')
                && i + 1 < text.length
                && Character.isDigit(text.chars[i + 1])
                && (i == 0 || isBlankAt(i - 1) || text.chars[i - 1] == '(' || text.chars[i - 1] == '"');
    }

    private static boolean isWordChar(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9') || c == '_' || (c >= 0x80 && isOtherWordChar(c));
    }

    private static boolean isOtherWordChar(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int readWord(int start) {
        int i = start;
        boolean marked = text.chars[i] == '@' || text.chars[i] == '.';
        int first = marked ? i + 1 : i;
        if (marked || isFigureSign(i)) {
            i++;
        }
        int dots = 0;
        boolean underscore = false;
        while (i < text.length) {
            char c = text.chars[i];
            if (isWordChar(c)) {
                underscore |= c == '_';
                i++;
            } else if (c == '.' && i + 1 < text.length && joinsPath(first, i)) {
                dots++;
                i++;
            } else {
                break;
            }
        }
        if (i < text.length && text.chars[i] == '+' && isBlankAt(i + 1) && isFigure(first, i)) {
            i++;
        }
        int end = i;
        if (i < text.length && text.chars[i] == '\'' && dots == 0 && !underscore) {
            return readContraction(first, i);
        }
        boolean call = i < text.length && text.chars[i] == '(';
        if (call && i + 1 < text.length && text.chars[i + 1] == ')') {
            i += 2;
            end = i;
            call = false;
            marked = true;
        }
        String word = lower(first, dots > 0 || underscore || marked ? endOfName(first, end) : end);
        if (dots > 0 && isAbbreviation(word)) {
            pending |= Separator.SPACE;
            return i < text.length && text.chars[i] == '.' ? i + 1 : i;
        }
        if (dots == 0 && !underscore && !marked && !call && NEGATED.containsKey(word)) {
            addNegated(NEGATED.get(word), first, end);
            return i;
        }
        boolean camel = isCamel(first, end);
        boolean isCode = marked || call || dots > 0 || underscore || camel || ticked;
        add(word, partsOf(word, dots > 0, underscore), start, end, isCode);
        if (call) {
            pending |= Separator.CALL;
            return i + 1;
        }
        return i;
    }

    /** A full stop joins a path only where a name follows at once, and not where a new sentence forgot its space. */
    private boolean joinsPath(int first, int dot) {
        char next = text.chars[dot + 1];
        if (!isAsciiLetter(next) && next != '_' && !(next >= '0' && next <= '9')) {
            return false;
        }
        if (next >= '0' && next <= '9') {
            return text.chars[dot - 1] >= '0' && text.chars[dot - 1] <= '9';
        }
        if (next >= 'A' && next <= 'Z') {
            int end = dot + 1;
            while (end < text.length && isWordChar(text.chars[end])) {
                end++;
            }
            return !English.isFunctionWord(lower(dot + 1, end));
        }
        return dot > first;
    }

    private boolean isFigure(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isDigit(text.chars[i])) {
                return false;
            }
        }
        return end > start;
    }

    private int endOfName(int first, int end) {
        int i = first;
        while (i < end && (isWordChar(text.chars[i]) || text.chars[i] == '.')) {
            i++;
        }
        return i;
    }

    private static boolean isAbbreviation(String word) {
        return word.equals("e.g") || word.equals("i.e") || word.equals("a.k.a");
    }

    private int readContraction(int first, int quote) {
        int end = quote + 1;
        while (end < text.length && isAsciiLetter(text.chars[end])) {
            end++;
        }
        String tail = lower(quote + 1, end);
        String head = lower(first, quote);
        if (tail.equals("t") && head.endsWith("n")) {
            String verb = head.substring(0, head.length() - 1);
            addNegated(verb.equals("ca") ? "can" : verb.equals("wo") ? "will" : verb, first, end);
            return end;
        }
        boolean known = tail.isEmpty()
                || tail.equals("s")
                || tail.equals("re")
                || tail.equals("ve")
                || tail.equals("ll")
                || tail.equals("d")
                || tail.equals("m");
        add(head, null, first, quote, ticked || isCamel(first, quote));
        return known ? end : quote;
    }

    private void addNegated(String verb, int first, int end) {
        int middle = Math.min(end, first + Math.max(1, verb.length()));
        add(verb, null, first, middle, false);
        pending |= Separator.SPACE;
        add("not", null, middle < end ? middle : first, end, false);
    }

    private boolean isCamel(int first, int end) {
        for (int i = first + 1; i < end; i++) {
            if (text.chars[i] >= 'A' && text.chars[i] <= 'Z' && text.chars[i - 1] >= 'a' && text.chars[i - 1] <= 'z') {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String @Nullable [] partsOf(String word, boolean dotted, boolean underscore) {
        if (dotted) {
            return word.split("\\.", -1);
        }
        if (underscore) {
            int at = word.indexOf("__", 1);
            if (at > 0 && at < word.length() - 2) {
                return new String[] {word.substring(0, at), word.substring(at)};
            }
        }
        return null;
    }

    private String lower(int start, int end) {
        StringBuilder word = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            word.append(Character.toLowerCase(text.chars[i]));
        }
        return word.toString();
    }

    private int readSymbol(int i) {
        char c = text.chars[i];
        char next = i + 1 < text.length ? text.chars[i + 1] : ' ';
        switch (c) {
            case '.' -> {
                if (next == '.') {
                    pending |= Separator.ELLIPSIS;
                    int j = i;
                    while (j < text.length && text.chars[j] == '.') {
                        j++;
                    }
                    return j;
                }
                pending |= Separator.STOP;
            }
            case '!' -> {
                if (next == '=') {
                    pending |= Separator.UNEQUAL;
                    return i + 2;
                }
                pending |= Separator.STOP;
            }
            case '?' -> pending |= Separator.QUESTION | Separator.STOP;
            case ',' -> pending |= Separator.COMMA;
            case ';' -> pending |= Separator.SEMICOLON;
            case ':' -> pending |= Separator.COLON;
            case '(', '[' -> pending |= Separator.OPEN;
            case ')', ']' -> pending |= Separator.CLOSE;
            case '/', '|' -> pending |= Separator.SLASH;
            case '+' -> pending |= Separator.PLUS;
            case '=' -> {
                if (next == '>') {
                    pending |= Separator.ARROW;
                    return i + 2;
                }
                pending |= Separator.EQUALS;
            }
            case '-' -> {
                int j = i;
                while (j < text.length && text.chars[j] == '-') {
                    j++;
                }
                if (j < text.length && text.chars[j] == '>') {
                    pending |= Separator.ARROW;
                    return j + 1;
                }
                boolean spaced = (i == 0 || isBlankAt(i - 1)) && isBlankAt(j);
                pending |= j - i > 1 || spaced ? Separator.DASH : Separator.HYPHEN;
                return j;
            }
            case '`' -> {
                int j = i;
                while (j < text.length && text.chars[j] == '`') {
                    j++;
                }
                if (j - i < 3) {
                    ticked = !ticked;
                    pending |= Separator.CODE;
                } else {
                    pending |= Separator.NEWLINE;
                    ticked = false;
                }
                return j;
            }
            case '{', '}', '%' -> pending |= Separator.CODE;
            case '"', '\'', '*', '_', '<', '>', '~' -> pending |= Separator.CODE;
            case Normal.ARROW -> pending |= Separator.ARROW;
            case Normal.DASH -> pending |= Separator.DASH;
            case Normal.ELLIPSIS -> pending |= Separator.ELLIPSIS;
            case Normal.UNEQUAL -> pending |= Separator.UNEQUAL;
            case Normal.BULLET -> pending |= Separator.BULLET;
            default -> pending |= Separator.OTHER;
        }
        return i + 1;
    }

    private void add(String word, @Nullable String @Nullable [] path, int start, int end, boolean isCode) {
        if (word.isEmpty()) {
            return;
        }
        if (count == words.length) {
            int larger = count * 2;
            words = Arrays.copyOf(words, larger);
            parts = Arrays.copyOf(parts, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            before = Arrays.copyOf(before, larger);
            code = Arrays.copyOf(code, larger);
            upper = Arrays.copyOf(upper, larger);
            lineBefore = Arrays.copyOf(lineBefore, larger);
        }
        words[count] = word;
        parts[count] = path;
        from[count] = text.from[start];
        to[count] = text.to[end - 1];
        before[count] = pending;
        code[count] = isCode;
        upper[count] = text.chars[start] >= 'A' && text.chars[start] <= 'Z';
        lineBefore[count] = lastLine;
        pending = 0;
        count++;
    }
}
