package org.interviewcoach.core.bank;

/**
 * One way of saying something, in the pattern notation, and the window in which its parts have to stand.
 *
 * @param pattern the notation's text, for example {@code (fetch | grab) + @fk + @one-query}
 */
public record Phrasing(String pattern, Window within) {
    public Phrasing {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("A phrasing needs a pattern");
        }
    }
}
