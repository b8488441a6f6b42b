package org.interviewcoach.core.grading.match;

import java.util.BitSet;
import java.util.List;

/** A pattern over the numbers of a vocabulary. */
sealed interface Node {
    /** One thing to find. */
    record Unit(int number) implements Node {}

    /** One of several. */
    record Any(List<Node> options) implements Node {
        public Any {
            options = List.copyOf(options);
        }
    }

    /**
     * Side by side.
     *
     * @param strict whether nothing at all may stand between
     * @param assigns whether "is", "to" and the like may, as in {@code null is True}
     * @param weight how many words it wants, the measure of how telling it is
     */
    record Row(List<Node> items, boolean strict, boolean assigns, int weight) implements Node {
        public Row {
            items = List.copyOf(items);
        }
    }

    /** All, within a window. */
    record All(List<Node> parts) implements Node {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** What the inner node finds has to be denied. */
    record Denied(Node inner) implements Node {}

    /** A denial of something else in the pattern. */
    record Denial() implements Node {}

    /**
     * A lexicon's entry: shared by all patterns that name it, so that it is searched for once an answer.
     *
     * @param index its number among the entries
     */
    record Shared(int index, Node meaning) implements Node {}

    /** Adds the units that alone make a hit of the node: those by which it may name what a question is about. */
    static void collect(Node node, BitSet units) {
        switch (node) {
            case Unit unit -> units.set(unit.number());
            case Any any -> any.options().forEach(option -> collect(option, units));
            case Shared shared -> collect(shared.meaning(), units);
            case Row row -> {}
            case All all -> {}
            case Denied denied -> {}
            case Denial denial -> {}
        }
    }

    /** How telling a hit of it is: the words it wants at least. */
    static int weight(Node node) {
        return switch (node) {
            case Unit unit -> 2;
            case Any any -> any.options().stream().mapToInt(Node::weight).min().orElse(2);
            case Row row -> Math.max(2, row.weight() * 2 - 1);
            case All all -> all.parts().stream().mapToInt(Node::weight).sum();
            case Denied denied -> weight(denied.inner()) + 1;
            case Denial denial -> 1;
            case Shared shared -> weight(shared.meaning());
        };
    }
}
