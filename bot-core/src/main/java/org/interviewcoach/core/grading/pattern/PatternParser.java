package org.interviewcoach.core.grading.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interviewcoach.core.bank.Lexicon;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pattern notation; every error has its column and says what would be right.
 *
 * <p>Written by hand: the grammar is small, and a generated parser's messages are not for people who write rubrics.
 * Immutable and safe for use by many threads; wrong input is a value, never an exception.
 */
public final class PatternParser {
    /** Deeper nesting is a mistake, and a bound keeps hostile packs from exhausting the stack. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_LENGTH = 2_000;
    private static final int MIN_PREFIX = 3;
    private static final Set<String> NEGATIONS =
            Set.of("no", "not", "never", "without", "cannot", "can't", "nothing", "none", "neither", "nor", "n't");

    private final Lexicon lexicon;
    /** Entries of the lexicon that were read already: most patterns name some, and they name each other. */
    private final Map<String, Pattern.Named> meanings = new ConcurrentHashMap<>();

    public PatternParser(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Parses a pattern; names that the lexicon lacks are problems. */
    public ParsedPattern parse(String text) {
        return new Reading(text, this, new ArrayDeque<>()).run();
    }

    /** Checks every alternative of every entry, also for names that lead back to themselves. */
    public List<LexiconProblem> checkLexicon() {
        List<LexiconProblem> problems = new ArrayList<>();
        lexicon.entries().forEach((name, alternatives) -> {
            if (!isName(name)) {
                problems.add(new LexiconProblem(
                        name,
                        -1,
                        new PatternProblem(
                                1,
                                "The name \"" + name + "\" cannot be referred to."
                                        + " A name is lower-case letters and digits joined by hyphens.")));
            }
            if (alternatives.isEmpty()) {
                problems.add(new LexiconProblem(
                        name, -1, new PatternProblem(1, "The entry is empty. List at least one alternative.")));
            }
            for (int i = 0; i < alternatives.size(); i++) {
                Deque<String> open = new ArrayDeque<>();
                open.push(name);
                for (PatternProblem problem :
                        parseAlternative(alternatives.get(i), this, open).problems()) {
                    problems.add(new LexiconProblem(name, i, problem));
                }
            }
        });
        return problems;
    }

    /** Whether the word makes a pattern expect a negation. */
    public static boolean isNegation(String word) {
        return NEGATIONS.contains(word) || word.endsWith("n't");
    }

    private static ParsedPattern parseAlternative(String text, PatternParser parser, Deque<String> open) {
        ParsedPattern parsed = new Reading(text, parser, open).run();
        if (parsed instanceof ParsedPattern.Valid valid && joins(valid.value())) {
            return new ParsedPattern.Invalid(List.of(new PatternProblem(
                    Math.max(1, text.codePointCount(0, Math.max(0, text.indexOf('+'))) + 1),
                    "An alternative of the lexicon cannot join parts with \"+\"."
                            + " Write words that stand side by side, or join the parts in the pattern that uses the"
                            + " name.")));
        }
        return parsed;
    }

    /** Whether the tree holds a {@code +}, which has no place within a row of adjacent words. */
    static boolean joins(Pattern pattern) {
        return switch (pattern) {
            case Pattern.All all -> true;
            case Pattern.Any any -> any.options().stream().anyMatch(PatternParser::joins);
            case Pattern.Sequence sequence -> sequence.items().stream().anyMatch(PatternParser::joins);
            case Pattern.Named named -> joins(named.meaning());
            case Pattern.Word word -> false;
            case Pattern.Prefix prefix -> false;
            case Pattern.Exact exact -> false;
            case Pattern.Code code -> false;
            case Pattern.Negation negation -> false;
        };
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.startsWith("-") || name.endsWith("-") || name.contains("--")) {
            return false;
        }
        return name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private enum Kind {
        WORD,
        QUOTED,
        CODE,
        REFERENCE,
        OPEN,
        CLOSE,
        PLUS,
        BAR,
        END
    }

    private record Lexeme(Kind kind, String text, int column) {}

    /** One run over one text. */
    private static final class Reading {
        private final String text;
        private final PatternParser parser;
        private final Lexicon lexicon;
        private final Deque<String> open;
        private final List<PatternProblem> problems = new ArrayList<>();
        private final List<Lexeme> lexemes = new ArrayList<>();
        private int next;

        Reading(String text, PatternParser parser, Deque<String> open) {
            this.text = text;
            this.parser = parser;
            this.lexicon = parser.lexicon;
            this.open = open;
        }

        ParsedPattern run() {
            if (text.length() > MAX_LENGTH) {
                return new ParsedPattern.Invalid(List.of(new PatternProblem(
                        MAX_LENGTH + 1,
                        "The pattern is longer than " + MAX_LENGTH + " characters. Split it into several.")));
            }
            tokenise();
            if (!problems.isEmpty()) {
                return new ParsedPattern.Invalid(problems);
            }
            if (peek().kind == Kind.END) {
                return new ParsedPattern.Invalid(List.of(new PatternProblem(
                        1, "The pattern is empty. Write the words to listen for, for example: fetch + \"one go\"")));
            }
            @Nullable Pattern pattern = readAlternation(0);
            if (problems.isEmpty() && peek().kind != Kind.END) {
                Lexeme stray = peek();
                problem(stray, "There is a \")\" without its \"(\". Remove it, or open the group before.");
            }
            if (!problems.isEmpty() || pattern == null) {
                return new ParsedPattern.Invalid(problems);
            }
            if (onlyNegations(pattern)) {
                return new ParsedPattern.Invalid(List.of(new PatternProblem(
                        1,
                        "The pattern is a negation of nothing. Add what is negated, for example: no query;"
                                + " or quote it to listen for the bare word: \"no\"")));
            }
            return new ParsedPattern.Valid(pattern);
        }

        private void tokenise() {
            int column = 1;
            int i = 0;
            while (i < text.length()) {
                int c = text.codePointAt(i);
                int start = i;
                if (Character.isWhitespace(c)) {
                    i += Character.charCount(c);
                } else if (c == '(') {
                    lexemes.add(new Lexeme(Kind.OPEN, "(", column));
                    i++;
                } else if (c == ')') {
                    lexemes.add(new Lexeme(Kind.CLOSE, ")", column));
                    i++;
                } else if (c == '|') {
                    lexemes.add(new Lexeme(Kind.BAR, "|", column));
                    i++;
                } else if (c == '+' && standsAlone(i)) {
                    lexemes.add(new Lexeme(Kind.PLUS, "+", column));
                    i++;
                } else if (c == '"' || c == '\u201c' || c == '\u201d') {
                    i = readDelimited(i, column, Kind.QUOTED);
                } else if (c == '`') {
                    i = readDelimited(i, column, Kind.CODE);
                } else {
                    i = readBare(i, column);
                }
                column += text.codePointCount(start, i);
            }
            lexemes.add(new Lexeme(Kind.END, "", column));
        }

        /** {@code N+1} is a word; a plus joins only with space or a bracket on both sides. */
        private boolean standsAlone(int i) {
            boolean before = i == 0 || Character.isWhitespace(text.charAt(i - 1)) || text.charAt(i - 1) == ')';
            boolean after =
                    i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)) || text.charAt(i + 1) == '(';
            return before && after;
        }

        private int readDelimited(int start, int column, Kind kind) {
            int end = start + 1;
            while (end < text.length() && !closes(text.charAt(end), kind)) {
                end++;
            }
            String inside = text.substring(start + 1, end).strip();
            boolean quoted = kind == Kind.QUOTED;
            if (end == text.length()) {
                problems.add(new PatternProblem(
                        column,
                        quoted
                                ? "The quotation mark is not closed. Write the exact words between two \"."
                                : "The backtick is not closed. Write the code identifier between two `."));
                return end;
            }
            boolean emptyString = !quoted && (inside.equals("''") || inside.equals("\"\""));
            if (!emptyString && inside.codePoints().noneMatch(Character::isLetterOrDigit)) {
                problems.add(new PatternProblem(
                        column,
                        quoted
                                ? "There are no words between the quotation marks. Write the exact words, or remove"
                                        + " them."
                                : "There is no identifier between the backticks. Write one, or remove them."));
            } else {
                lexemes.add(new Lexeme(kind, inside, column));
            }
            return end + 1;
        }

        private static boolean closes(char c, Kind kind) {
            return kind == Kind.CODE ? c == '`' : c == '"' || c == '\u201c' || c == '\u201d';
        }

        private int readBare(int start, int column) {
            int end = start;
            while (end < text.length() && !endsBare(text.charAt(end))) {
                end++;
            }
            String word = text.substring(start, end);
            if (text.startsWith("()", end)) {
                problems.add(new PatternProblem(
                        column,
                        "Code with brackets is read as a group. Put it in backticks: `" + word.replace("@", "")
                                + "()`"));
                return end + 2;
            }
            if (word.startsWith("@")) {
                lexemes.add(new Lexeme(Kind.REFERENCE, word.substring(1), column));
            } else if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
                problems.add(new PatternProblem(column, strayMessage(word)));
            } else {
                checkStar(word, column);
                lexemes.add(new Lexeme(Kind.WORD, word, column));
            }
            return end;
        }

        private static boolean endsBare(char c) {
            return Character.isWhitespace(c)
                    || c == '('
                    || c == ')'
                    || c == '|'
                    || c == '"'
                    || c == '\u201c'
                    || c == '\u201d'
                    || c == '`';
        }

        private static String strayMessage(String word) {
            return switch (word) {
                case "&", "&&", "," -> "\"" + word + "\" means nothing here. Join parts with \" + \".";
                case "/", "||" -> "\"" + word + "\" means nothing here. Write alternatives as (x | y).";
                case "!", "-", "~" ->
                    "\"" + word + "\" means nothing here. Write the negation as a word: no, not," + " without.";
                default -> "\"" + word + "\" holds no letter or digit. Write words, or code in backticks.";
            };
        }

        private void checkStar(String word, int column) {
            int star = word.indexOf('*');
            if (star < 0) {
                return;
            }
            if (star != word.length() - 1
                    || star < MIN_PREFIX
                    || !word.substring(0, star).codePoints().allMatch(Character::isLetterOrDigit)) {
                problems.add(new PatternProblem(
                        column + word.codePointCount(0, star),
                        "A \"*\" stands only at the end of a word, after at least " + MIN_PREFIX
                                + " letters. Write for example denormal*, or list the words: (x | y)."));
            }
        }

        /** {@code a | b}, {@code a + b} or a single row; the two signs do not mix without brackets. */
        private @Nullable Pattern readAlternation(int depth) {
            if (depth > MAX_DEPTH) {
                problem(peek(), "Groups are nested deeper than " + MAX_DEPTH + ". Name parts of it in the lexicon.");
                return null;
            }
            List<Pattern> parts = new ArrayList<>();
            @Nullable Kind sign = null;
            while (true) {
                @Nullable Pattern part = readSequence(depth, sign);
                if (part == null) {
                    return null;
                }
                parts.add(part);
                Lexeme after = peek();
                if (after.kind != Kind.PLUS && after.kind != Kind.BAR) {
                    break;
                }
                if (sign != null && sign != after.kind) {
                    problem(
                            after,
                            "\"+\" and \"|\" mix without brackets. Put the alternatives in brackets: a + (x | y).");
                    return null;
                }
                sign = after.kind;
                next++;
            }
            if (sign == null) {
                return parts.getFirst();
            }
            return sign == Kind.PLUS ? new Pattern.All(flatten(parts)) : new Pattern.Any(parts);
        }

        private static List<Pattern> flatten(List<Pattern> parts) {
            List<Pattern> flat = new ArrayList<>();
            for (Pattern part : parts) {
                if (part instanceof Pattern.All all) {
                    flat.addAll(all.parts());
                } else {
                    flat.add(part);
                }
            }
            return flat;
        }

        private @Nullable Pattern readSequence(int depth, @Nullable Kind before) {
            List<Pattern> items = new ArrayList<>();
            Lexeme first = peek();
            while (true) {
                Lexeme lexeme = peek();
                if (lexeme.kind == Kind.END
                        || lexeme.kind == Kind.CLOSE
                        || lexeme.kind == Kind.PLUS
                        || lexeme.kind == Kind.BAR) {
                    break;
                }
                @Nullable Pattern item = readItem(depth);
                if (item == null) {
                    return null;
                }
                if (item instanceof Pattern.Sequence row) {
                    items.addAll(row.items());
                } else {
                    items.add(item);
                }
            }
            if (items.isEmpty()) {
                problem(first, emptyMessage(first, before));
                return null;
            }
            if (items.size() == 1) {
                return items.getFirst();
            }
            if (items.stream().anyMatch(PatternParser::joins)) {
                problem(
                        first,
                        "A group that joins parts with \"+\" stands beside other words."
                                + " Join it to them with \" + \" too, or use only alternatives in it: (x | y).");
                return null;
            }
            return new Pattern.Sequence(items);
        }

        private static String emptyMessage(Lexeme first, @Nullable Kind before) {
            if (before != null) {
                return "Something is missing " + (first.kind == Kind.END ? "after" : "beside") + " the \""
                        + (before == Kind.PLUS ? "+" : "|") + "\". Write a word, a group or a @name there.";
            }
            return switch (first.kind) {
                case PLUS -> "There is nothing before the \"+\". Write a word, a group or a @name there.";
                case BAR -> "There is nothing before the \"|\". Write a word, a group or a @name there.";
                case CLOSE ->
                    "There is a \")\" with nothing before it. Write alternatives between ( and ), or remove" + " both.";
                case END -> "The group is not closed and empty. Write alternatives and a \")\".";
                case WORD, QUOTED, CODE, REFERENCE, OPEN -> throw new AssertionError(first.kind);
            };
        }

        private @Nullable Pattern readItem(int depth) {
            Lexeme lexeme = peek();
            next++;
            return switch (lexeme.kind) {
                case WORD -> bareWord(lexeme.text);
                case QUOTED -> exact(lexeme.text);
                case CODE -> new Pattern.Code(lexeme.text);
                case REFERENCE -> reference(lexeme);
                case OPEN -> group(lexeme, depth);
                case CLOSE, PLUS, BAR, END -> throw new AssertionError(lexeme.kind);
            };
        }

        private @Nullable Pattern group(Lexeme opening, int depth) {
            if (peek().kind == Kind.END) {
                problem(opening, "The group is not closed. Write the alternatives and a \")\".");
                return null;
            }
            @Nullable Pattern inside = readAlternation(depth + 1);
            if (inside == null) {
                return null;
            }
            if (peek().kind != Kind.CLOSE) {
                problem(opening, "The group is not closed. Write a \")\" after its last alternative.");
                return null;
            }
            next++;
            return inside;
        }

        private @Nullable Pattern reference(Lexeme lexeme) {
            String name = lexeme.text;
            @Nullable List<String> alternatives = lexicon.entries().get(name);
            if (!isName(name) || alternatives == null) {
                problem(
                        lexeme,
                        "The lexicon has no entry @" + name + "."
                                + suggestion(name)
                                        .map(near -> " Did you mean @" + near + "?")
                                        .orElse(" Add it to the lexicon; a decorator's name goes in backticks: `@"
                                                + name + "`."));
                return null;
            }
            if (open.contains(name)) {
                problem(lexeme, "The lexicon's entry @" + name + " leads back to itself. Write its alternatives out.");
                return null;
            }
            Pattern.@Nullable Named known = parser.meanings.get(name);
            if (known != null) {
                return known;
            }
            open.push(name);
            List<Pattern> options = new ArrayList<>();
            for (String alternative : alternatives) {
                ParsedPattern parsed = parseAlternative(alternative, parser, open);
                if (!parsed.problems().isEmpty()) {
                    PatternProblem inner = parsed.problems().getFirst();
                    problem(
                            lexeme,
                            "The lexicon's entry @" + name + " is broken at \"" + alternative + "\": "
                                    + inner.message());
                    open.pop();
                    return null;
                }
                options.add(parsed.pattern().orElseThrow());
            }
            open.pop();
            if (options.isEmpty()) {
                problem(lexeme, "The lexicon's entry @" + name + " is empty. List at least one alternative.");
                return null;
            }
            Pattern.Named read =
                    new Pattern.Named(name, options.size() == 1 ? options.getFirst() : new Pattern.Any(options));
            parser.meanings.put(name, read);
            return read;
        }

        private Optional<String> suggestion(String name) {
            String wanted = name.toLowerCase(Locale.ROOT);
            return lexicon.entries().keySet().stream()
                    .filter(known -> near(known, wanted))
                    .findFirst();
        }

        private static boolean near(String known, String wanted) {
            return wanted.length() > 1
                    && (known.replace("-", "").equals(wanted.replace("-", "").replace("_", ""))
                            || known.startsWith(wanted)
                            || wanted.startsWith(known)
                            || Edits.within(known, wanted, wanted.length() < 5 ? 1 : 2));
        }

        private static Pattern bareWord(String text) {
            String word = text.replace('\u2019', '\'');
            String lower = word.toLowerCase(Locale.ROOT);
            if (isNegation(lower)) {
                return new Pattern.Negation(lower);
            }
            if (lower.endsWith("*")) {
                return new Pattern.Prefix(lower.substring(0, lower.length() - 1));
            }
            String bare = stripPunctuation(lower);
            if (looksLikeCode(word)) {
                return new Pattern.Code(word);
            }
            if (bare.contains("-")) {
                List<Pattern> items = new ArrayList<>();
                for (String part : bare.split("-", -1)) {
                    if (!part.isEmpty()) {
                        items.add(isNegation(part) ? new Pattern.Negation(part) : new Pattern.Word(part));
                    }
                }
                return items.size() == 1 ? items.getFirst() : new Pattern.Sequence(items);
            }
            return new Pattern.Word(bare);
        }

        private static String stripPunctuation(String word) {
            int start = 0;
            int end = word.length();
            while (start < end && ",;:!?".indexOf(word.charAt(start)) >= 0) {
                start++;
            }
            while (start < end && ".,;:!?".indexOf(word.charAt(end - 1)) >= 0) {
                end--;
            }
            return word.substring(start, end);
        }

        /** People forget the backticks; a word with an identifier's shape is one. */
        private static boolean looksLikeCode(String word) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                boolean inner = i > 0 && i < word.length() - 1;
                if (c == '_' || c == '=' || c == '{' || c == '%' || c == '<' || c == '>' || c == '$') {
                    return true;
                }
                if (inner && (c == '.' || c == '+' || c == ':' || c == '/')) {
                    return true;
                }
                if (inner && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1))) {
                    return true;
                }
            }
            return false;
        }

        private static Pattern exact(String text) {
            List<String> words = new ArrayList<>();
            for (String word :
                    text.replace('\u2019', '\'').toLowerCase(Locale.ROOT).split("[\\s-]+", -1)) {
                String bare = stripPunctuation(word);
                if (!bare.isEmpty()) {
                    words.add(bare);
                }
            }
            return new Pattern.Exact(words);
        }

        private static boolean onlyNegations(Pattern pattern) {
            return switch (pattern) {
                case Pattern.Negation negation -> true;
                case Pattern.All all -> all.parts().stream().allMatch(Reading::onlyNegations);
                case Pattern.Any any -> any.options().stream().anyMatch(Reading::onlyNegations);
                case Pattern.Sequence sequence -> sequence.items().stream().allMatch(Reading::onlyNegations);
                case Pattern.Named named -> onlyNegations(named.meaning());
                case Pattern.Word word -> false;
                case Pattern.Prefix prefix -> false;
                case Pattern.Exact exact -> false;
                case Pattern.Code code -> false;
            };
        }

        private Lexeme peek() {
            return lexemes.get(next);
        }

        private void problem(Lexeme at, String message) {
            problems.add(new PatternProblem(at.column, message));
        }
    }
}
