package org.interviewcoach.core.grading.match;

/** One place in an answer where a whole pattern was found. */
public final class Find {
    private final int[] words;
    private final Sense sense;
    private final boolean farImplied;

    /**
     * Notes a place.
     *
     * @param words the words' numbers, rising
     * @param farImplied whether the thing spoken of is named only in an earlier sentence, without a word that refers to it
     */
    Find(int[] words, Sense sense, boolean farImplied) {
        this.farImplied = farImplied;
        this.words = words;
        this.sense = sense;
    }

    /** In what sense the words stand there; the better comes first. */
    public enum Sense {
        /** Affirmed. */
        SAID,
        /** Affirmed, but with its parts further apart than the window, or one of several missing. */
        LOOSELY,
        /** Denied in a condition: "if it is not valid". It is spoken of, and nothing is claimed. */
        SUPPOSED,
        /** Within a question. */
        ASKED,
        /** As what others think. */
        REPORTED,
        /** Set aside: "instead of". */
        SET_ASIDE,
        /** Denied. */
        DENIED
    }

    public Sense sense() {
        return sense;
    }

    /** Whether it is left to the reader that this is said of the thing that an earlier sentence names. */
    public boolean isFarImplied() {
        return farImplied;
    }

    /** How many words it has. */
    public int size() {
        return words.length;
    }

    /** One of the words' numbers. */
    public int word(int index) {
        return words[index];
    }

    int[] words() {
        return words;
    }

    public int first() {
        return words[0];
    }

    public int last() {
        return words[words.length - 1];
    }
}
