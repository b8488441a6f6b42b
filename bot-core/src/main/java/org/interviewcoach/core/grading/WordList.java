package org.interviewcoach.core.grading;

import java.util.Set;

/** Sets of many words, written as running text. */
final class WordList {
    private WordList() {}

    /**
     * The words between the spaces.
     *
     * @throws IllegalArgumentException where a word stands twice
     */
    static Set<String> of(String words) {
        return Set.of(words.strip().split("\\s+", -1));
    }
}
