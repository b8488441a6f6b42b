package org.interviewcoach.core.grading.match;

import org.interviewcoach.core.bank.Window;

/** A phrasing whose pattern is ready for matching. */
public final class CompiledPhrasing {
    final Node root;
    final Window window;
    private final String source;

    CompiledPhrasing(Node root, Window window, String source) {
        this.root = root;
        this.window = window;
        this.source = source;
    }

    /** The pattern as its author wrote it. */
    public String source() {
        return source;
    }
}
