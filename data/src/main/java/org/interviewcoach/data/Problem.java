package org.interviewcoach.data;

import java.util.Comparator;
import org.interviewcoach.data.yaml.Position;

/**
 * What is wrong in a file, shown as {@code file:line:column: message}.
 *
 * @param file as the caller named its folder, so that a terminal can open it
 * @param message says what is wrong and what would be right
 */
public record Problem(String file, Position at, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::at).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + at.line() + ":" + at.column() + ": " + message;
    }
}
