package org.interviewcoach.core.grading.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An identifier in a pattern whose sign or capitals tell it from a plain word: {@code |safe}, {@code .get}, {@code
 * {% url %}}, {@code @action}, {@code --fake}, {@code TEMPLATES}. It is found only where it is written as one.
 *
 * @param key the letters that it shares with the plain word
 */
record Marked(Kind kind, String key) {
    /** The sign that marks it. */
    enum Kind {
        METHOD('.'),
        FILTER('|'),
        FLAG('-'),
        DECORATOR('@'),
        TAG('%'),
        CAPITALS('A'),
        /** {@code actions=}: the name where something is assigned to it. */
        ASSIGNED('=');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }
    }

    /** The nouns that stand beside the plain word where the identifier is meant: "the url tag". */
    private static final Map<Kind, Set<String>> NOUNS = Map.of(
            Kind.METHOD, Set.of("method", "methods", "call", "calls", "function"),
            Kind.FILTER, Set.of("filter", "filters"),
            Kind.FLAG, Set.of("flag", "option", "switch"),
            Kind.DECORATOR, Set.of("decorator", "decorators"),
            Kind.TAG, Set.of("tag", "tags", "templatetag", "block"),
            Kind.CAPITALS,
                    Set.of(
                            "setting",
                            "settings",
                            "request",
                            "requests",
                            "method",
                            "list",
                            "option",
                            "options",
                            "dict",
                            "dictionary",
                            "variable",
                            "config",
                            "data",
                            "parameters",
                            "params"));

    /** Plain words of this trade that the table of English does not have. */
    private static final Set<String> PLAIN = Set.of(
            "templates", "middleware", "caches", "databases", "debug", "backend", "url", "static", "dirs", "meta");

    /** The marked identifier that the code is, unless its letters alone are no plain word, so that they suffice. */
    static Optional<Marked> of(String code) {
        String text = code.strip();
        String key = Vocabulary.key(text);
        if (!key.isEmpty() && text.endsWith("=")) {
            return Optional.of(new Marked(Kind.ASSIGNED, key));
        }
        if (key.isEmpty() || !isPlain(key)) {
            return Optional.empty();
        }
        if (text.startsWith("{%")) {
            return Optional.of(new Marked(Kind.TAG, key));
        }
        if (text.startsWith("--")) {
            return Optional.of(new Marked(Kind.FLAG, key));
        }
        return switch (text.charAt(0)) {
            case '.' -> Optional.of(new Marked(Kind.METHOD, key));
            case '|' -> Optional.of(new Marked(Kind.FILTER, key));
            case '@' -> Optional.of(new Marked(Kind.DECORATOR, key));
            default ->
                isCapitals(text) && key.length() > 2 ? Optional.of(new Marked(Kind.CAPITALS, key)) : Optional.empty();
        };
    }

    /** Whether plain words are spelt so, or a word of the language is. */
    static boolean isPlain(String key) {
        return key.length() < 3
                || PLAIN.contains(key)
                || English.isFunctionWord(key)
                || English.isKnown(key, new Stems().stem(key));
    }

    private static boolean isCapitals(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT)) && text.chars().allMatch(Character::isLetter);
    }

    /** Whether the word, which has these letters, is written as this identifier. */
    boolean isAt(AnalysedText text, Scanner scanner, int index) {
        if (kind == Kind.ASSIGNED) {
            return index + 1 < text.count && (text.before[index + 1] & Separator.EQUALS) != 0;
        }
        if (scanner.sign[index] == kind.sign) {
            return true;
        }
        String next = index + 1 < text.count ? text.words[index + 1] : "";
        if (NOUNS.getOrDefault(kind, Set.of()).contains(next) && text.isAdjacent(index + 1)) {
            return true;
        }
        return switch (kind) {
            // Without the difference in the text capitals tell nothing.
            case CAPITALS -> text.code[index] || (!scanner.mixesCase() && !English.isFunctionWord(text.words[index]));
            case METHOD, FILTER, DECORATOR, TAG -> text.code[index];
            case FLAG, ASSIGNED -> false;
        };
    }
}
