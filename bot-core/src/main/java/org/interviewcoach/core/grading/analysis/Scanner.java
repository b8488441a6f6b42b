package org.interviewcoach.core.grading.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** The sign that marks an identifier: {@code @}, {@code .}, {@code |}, {@code -}, {@code %}, A for capitals; or 0. */
    char[] sign = new char[64];

    /** Length of the text line that ends before the token; tells a wrapped line from a new one. */
    int[] lineBefore = new int[64];

    /** What stands after the last word. */
    int after;

    private int pending;
    private int lineStart;
    private int lastLine;
    private boolean ticked;
    private boolean tagged;
    private boolean commented;
    private boolean capitals;
    private boolean smalls;

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
                    // The next line of code is not about the comment at the end of this one.
                    lastLine = commented ? 0 : i - lineStart;
                    commented = false;
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
        if (c == '-') {
            return isFlag(i);
        }
        return next && (c == '@' || c == '|' || (c == '.' && (i == 0 || !isWordChar(text.chars[i - 1]))));
    }

    /** {@code --fake} of a command, and not a dash that lacks its space. */
    private boolean isFlag(int i) {
        if (i + 2 >= text.length || text.chars[i + 1] != '-' || !isAsciiLetter(text.chars[i + 2])) {
            return false;
        }
        char before = i == 0 ? ' ' : text.chars[i - 1];
        if (before != ' ' && before != '\n' && before != '`' && before != '"' && before != '(' && before != '\'') {
            return false;
        }
        int end = i + 2;
        while (end < text.length && isWordChar(text.chars[end])) {
            end++;
        }
        return !English.isFunctionWord(lower(i + 2, end));
    }

    private int readFlag(int start) {
        int end = start + 2;
        while (end < text.length
                && (isWordChar(text.chars[end])
                        || (text.chars[end] == '-' && end + 1 < text.length && isAsciiLetter(text.chars[end + 1])))) {
            end++;
        }
        String word = lower(start + 2, end);
        add(word, word.indexOf('-') < 0 ? null : word.split("-", -1), start, end, true);
        sign[count - 1] = '-';
        return end;
    }

    /** Two quotation marks and nothing between them, where a value stands. */
    private boolean isEmptyString(int i) {
        char quote = text.chars[i];
        if (i + 1 >= text.length || text.chars[i + 1] != quote) {
            return false;
        }
        boolean before = i == 0 || isBlankAt(i - 1) || "=(`[:/,".indexOf(text.chars[i - 1]) >= 0;
        boolean after = isBlankAt(i + 2) || ")`,.;:]/".indexOf(text.chars[i + 2]) >= 0;
        return before && after;
    }

    /** Which words are in capitals, in a text that has small letters too. */
    boolean[] capitalised() {
        boolean[] capitalised = new boolean[count];
        for (int i = 0; i < count && mixesCase(); i++) {
            capitalised[i] = sign[i] == 'A';
        }
        return capitalised;
    }

    /** Whether the text has both capitals and small letters, so that case tells something. */
    boolean mixesCase() {
        return capitals && smalls;
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
        if (text.chars[i] == '-') {
            return readFlag(start);
        }
        boolean piped = text.chars[i] == '|';
        if (piped) {
            pending |= Separator.SLASH;
            i++;
        }
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
            } else if (c == '<' && i > first && text.chars[i - 1] == '_' && placeholderEnd(i) > 0) {
                i = placeholderEnd(i);
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
        if (piped) {
            sign[count - 1] = '|';
        } else if (text.chars[start] == '@') {
            sign[count - 1] = '@';
        } else if (dots == 0 && isAllCapitals(first, end)) {
            sign[count - 1] = 'A';
        }
        if (call) {
            pending |= Separator.CALL;
            return i + 1;
        }
        return i;
    }

    /** Where {@code <field>} in {@code clean_<field>} ends; 0 where it is no such thing. */
    private int placeholderEnd(int open) {
        int i = open + 1;
        while (i < text.length && i - open < 24 && isWordChar(text.chars[i])) {
            i++;
        }
        return i > open + 1 && i < text.length && text.chars[i] == '>' ? i + 1 : 0;
    }

    private boolean isAllCapitals(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.chars[i] < 'A' || text.chars[i] > 'Z') {
                return false;
            }
        }
        return end - start > 1;
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
            // An acronym after a name in small letters is a member: request.GET.
            boolean member = isAllCapitals(dot + 1, end) && !isAllCapitals(first, dot);
            return member || !English.isFunctionWord(lower(dot + 1, end));
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
        while (i < end && (isWordChar(text.chars[i]) || ".<>".indexOf(text.chars[i]) >= 0)) {
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
        if (!underscore) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int at = word.indexOf("__", 1);
        while (at > 0 && at < word.length() - 2) {
            parts.add(word.substring(start, at));
            start = at;
            at = word.indexOf("__", at + 2);
        }
        if (parts.isEmpty()) {
            return null;
        }
        parts.add(word.substring(start));
        return parts.toArray(String[]::new);
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
            case '#' -> {
                pending |= Separator.OTHER;
                commented |= isBlankAt(i + 1);
            }
            case '?' -> pending |= asks(i) ? Separator.QUESTION | Separator.STOP : Separator.OTHER;
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
            case '{' -> {
                pending |= Separator.CODE;
                tagged |= next == '%';
            }
            case '}', '%' -> pending |= Separator.CODE;
            case '"', '\'' -> {
                if (isEmptyString(i)) {
                    add(Vocabulary.EMPTY_STRING, null, i, i + 2, true);
                    return i + 2;
                }
                if (next == '*' && i + 2 < text.length && text.chars[i + 2] == c) {
                    add(Vocabulary.ANY, null, i, i + 3, true);
                    return i + 3;
                }
                pending |= Separator.CODE;
            }
            case '*', '_', '<', '>', '~' -> pending |= Separator.CODE;
            case Normal.ARROW -> pending |= Separator.ARROW;
            case Normal.DASH -> pending |= Separator.DASH;
            case Normal.ELLIPSIS -> pending |= Separator.ELLIPSIS;
            case Normal.UNEQUAL -> pending |= Separator.UNEQUAL;
            case Normal.BULLET -> pending |= Separator.BULLET;
            default -> pending |= Separator.OTHER;
        }
        return i + 1;
    }

    /** Whether a question mark asks: not one in code, in an address or between quotation marks. */
    private boolean asks(int i) {
        if (ticked) {
            return false;
        }
        char next = i + 1 < text.length ? text.chars[i + 1] : ' ';
        char last = i > 0 ? text.chars[i - 1] : ' ';
        if (isWordChar(next) || next == '=' || last == '/' || ((last == '"' || last == '\'') && next == last)) {
            return false;
        }
        int before = i - 1;
        while (before >= 0 && text.chars[before] == ' ') {
            before--;
        }
        return before < 0 || "=(,%<>".indexOf(text.chars[before]) < 0;
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
            sign = Arrays.copyOf(sign, larger);
            lineBefore = Arrays.copyOf(lineBefore, larger);
        }
        sign[count] = tagged ? '%' : 0;
        tagged = false;
        for (int i = start; i < end; i++) {
            capitals |= text.chars[i] >= 'A' && text.chars[i] <= 'Z';
            smalls |= text.chars[i] >= 'a' && text.chars[i] <= 'z';
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
