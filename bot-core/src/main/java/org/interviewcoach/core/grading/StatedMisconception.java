package org.interviewcoach.core.grading;

import java.util.List;

/**
 * A wrong belief that the answer states.
 *
 * @param id the misconception's
 * @param span covers everything that shows it
 * @param evidence the single stretches within, in order
 * @param quote the raw answer's text of the span
 * @param pattern the author's pattern that hit
 */
public record StatedMisconception(String id, Span span, List<Span> evidence, String quote, String pattern) {
    public StatedMisconception {
        evidence = List.copyOf(evidence);
    }
}
