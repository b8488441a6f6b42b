package org.interviewcoach.core.grading.pattern;

import java.util.List;
import java.util.Optional;

/** What came of parsing a pattern. */
public sealed interface ParsedPattern {
    record Valid(Pattern value) implements ParsedPattern {}

    record Invalid(List<PatternProblem> found) implements ParsedPattern {
        public Invalid {
            found = List.copyOf(found);
        }
    }

    /** The pattern, where it is right. */
    default Optional<Pattern> pattern() {
        return switch (this) {
            case Valid valid -> Optional.of(valid.value);
            case Invalid invalid -> Optional.empty();
        };
    }

    /** What is wrong with it, in the order of the columns; empty where it is right. */
    default List<PatternProblem> problems() {
        return switch (this) {
            case Valid valid -> List.of();
            case Invalid invalid -> invalid.found;
        };
    }
}
