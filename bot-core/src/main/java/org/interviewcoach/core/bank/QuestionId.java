package org.interviewcoach.core.bank;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question's stable name, {@code pack.area.slug}, for example {@code django.orm.get-vs-filter}.
 *
 * <p>It never changes once published: facts, seen-marks and links refer to it.
 */
public record QuestionId(String value) implements Comparable<QuestionId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*){2}");

    /** The longest id that still fits a button token of 100 characters beside its other parts. */
    public static final int MAX_LENGTH = 64;

    public QuestionId {
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A question id is pack.area.slug in lower case with hyphens, at most "
                    + MAX_LENGTH + " characters: " + value);
        }
    }

    /** Reads an id from outside; empty where the text is none. */
    public static Optional<QuestionId> find(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches()
                ? Optional.of(new QuestionId(text))
                : Optional.empty();
    }

    /** As people type it, with the short word where it is a workspace's own. */
    public String typed() {
        return Pack.wordOf(pack()) + value.substring(value.indexOf('.'));
    }

    /** The pack's id, the first of the three parts. */
    public String pack() {
        return value.substring(0, value.indexOf('.'));
    }

    /** The area's id within the pack, the second of the three parts. */
    public String area() {
        return value.substring(value.indexOf('.') + 1, value.lastIndexOf('.'));
    }

    @Override
    public int compareTo(QuestionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
