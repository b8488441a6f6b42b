package org.interviewcoach.core.decide;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.state.QuizState.Planned;

/** Choices by letter, as shown; reads a typed one: "b", "A, C", "a and d", "B)". */
final class Letters {
    private Letters() {}

    /** Whether every one of them stands below the question, and at least one was chosen. */
    static boolean areOffered(Planned planned, Set<Integer> options) {
        return !options.isEmpty() && planned.order().containsAll(options);
    }

    /** The author's option numbers for letters as shown; empty where the text is anything but letters of options. */
    static Optional<Set<Integer>> parse(Planned planned, String text) {
        Set<Integer> options = new TreeSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.isEmpty() || word.equals("and")) {
                continue;
            }
            for (int i = 0; i < word.length(); i++) {
                int shown = word.charAt(i) - 'a';
                if (shown < 0 || shown >= planned.order().size()) {
                    return Optional.empty();
                }
                options.add(planned.order().get(shown));
            }
        }
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }
}
