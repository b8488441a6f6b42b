package org.interviewcoach.data.lint;

import java.util.Comparator;
import org.interviewcoach.data.yaml.Position;

/**
 * Something that a rule does not like.
 *
 * @param message what is there and what would be right
 */
public record Finding(String file, Position at, Rule rule, Severity severity, String message)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparing(Finding::at)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    public int line() {
        return at.line();
    }

    @Override
    public String toString() {
        return Findings.line(this);
    }
}
