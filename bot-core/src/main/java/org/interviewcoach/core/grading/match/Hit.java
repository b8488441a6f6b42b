package org.interviewcoach.core.grading.match;

/** Words that a part of a pattern found. */
final class Hit {
    private final int[] words;
    private final boolean denied;

    /**
     * Notes words.
     *
     * @param words their numbers, rising
     * @param denied whether they have to be denied to count
     */
    Hit(int[] words, boolean denied) {
        this.words = words;
        this.denied = denied;
    }

    int[] words() {
        return words;
    }

    boolean denied() {
        return denied;
    }

    int first() {
        return words[0];
    }

    int last() {
        return words[words.length - 1];
    }

    boolean has(int word) {
        for (int it : words) {
            if (it == word) {
                return true;
            }
        }
        return false;
    }

    boolean meets(Hit other) {
        if (last() < other.first() || other.last() < first()) {
            return false;
        }
        for (int word : words) {
            if (other.has(word)) {
                return true;
            }
        }
        return false;
    }
}
