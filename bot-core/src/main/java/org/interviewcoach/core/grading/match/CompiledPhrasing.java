package org.interviewcoach.core.grading.match;

import java.util.BitSet;
import java.util.List;
import org.interviewcoach.core.bank.Window;

/** A phrasing whose pattern is ready for matching. */
public final class CompiledPhrasing {
    final Window window;
    private final String source;

    /** The root's parts, or the root alone. */
    final List<Node> parts;

    /** For each part the units by which it names something. */
    final List<BitSet> names;

    CompiledPhrasing(Node root, Window window, String source) {
        this.window = window;
        this.source = source;
        parts = root instanceof Node.All all ? all.parts() : List.of(root);
        names = parts.stream()
                .map(part -> {
                    BitSet units = new BitSet();
                    Node.collect(part, units);
                    return units;
                })
                .toList();
    }

    /** The pattern as its author wrote it. */
    public String source() {
        return source;
    }

    /** Whether all of it has to stand in one clause. */
    public boolean isWithinClause() {
        return window instanceof Window.Clause;
    }
}
