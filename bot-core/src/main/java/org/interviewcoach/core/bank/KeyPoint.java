package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * One thing that an interviewer listens for.
 *
 * @param says the point in one sentence
 * @param why why it matters, in one sentence
 * @param weight 1 to 3
 * @param required whether an answer without it cannot be solid
 * @param accept the ways of saying it, at least one
 * @param unless patterns that take a match back within the same window
 * @param hint a nudge that does not give the point away
 * @param ask the follow-up question that probes just this point
 */
public record KeyPoint(
        String id,
        String says,
        String why,
        int weight,
        boolean required,
        List<Phrasing> accept,
        List<Phrasing> unless,
        Optional<String> hint,
        Optional<Probe> ask) {
    public KeyPoint {
        if (weight < 1 || weight > 3) {
            throw new IllegalArgumentException("Key point " + id + ": a weight is 1, 2 or 3, not " + weight);
        }
        accept = List.copyOf(accept);
        unless = List.copyOf(unless);
    }
}
