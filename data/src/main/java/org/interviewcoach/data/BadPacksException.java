package org.interviewcoach.data;

import java.util.List;
import java.util.stream.Collectors;

/** Packs have problems where none are tolerated; the message has a line for each. */
public final class BadPacksException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    BadPacksException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
