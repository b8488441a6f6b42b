package org.interviewcoach.core.grading.pattern;

import java.util.List;

/** A parsed pattern: what has to be said, freed of how it was written. */
public sealed interface Pattern {
    /** All parts, in any order, within the window: {@code a + b}. */
    record All(List<Pattern> parts) implements Pattern {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of several: {@code (a | b)}. */
    record Any(List<Pattern> options) implements Pattern {
        public Any {
            options = List.copyOf(options);
        }
    }

    /** Words side by side in this order, small words between them not counting: {@code related row}. */
    record Sequence(List<Pattern> items) implements Pattern {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A word in any inflection, small typos allowed.
     *
     * @param text in lower case
     */
    record Word(String text) implements Pattern {}

    /**
     * Every word that begins so: {@code denormal*}.
     *
     * @param text in lower case, without the star
     */
    record Prefix(String text) implements Pattern {}

    /**
     * Words exactly as written but for case, nothing between them: {@code "at most once"}.
     *
     * @param words in lower case
     */
    record Exact(List<String> words) implements Pattern {
        public Exact {
            words = List.copyOf(words);
        }
    }

    /** A code identifier, kept whole: {@code `select_related`}. */
    record Code(String text) implements Pattern {}

    /** A negation word; what follows it, or the rest of the pattern, is expected to be negated. */
    record Negation(String text) implements Pattern {}

    /** An entry of the lexicon, {@code @name}, with what it stands for. */
    record Named(String name, Pattern meaning) implements Pattern {}
}
