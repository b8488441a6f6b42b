package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * A wrong belief that interviewers really hear.
 *
 * @param says the wrong belief
 * @param match patterns that show it
 * @param unless patterns that take a match back within the same window
 * @param correction one or two sentences that put it right
 * @param caps the highest level, 0 to 3, that an answer stating it can get
 * @param ask a question that lets the person find it out; its {@code accept} is what resolves it
 */
public record Misconception(
        String id,
        String says,
        List<Phrasing> match,
        List<Phrasing> unless,
        String correction,
        int caps,
        Optional<Probe> ask) {
    public Misconception {
        if (caps < 0 || caps > 3) {
            throw new IllegalArgumentException("Misconception " + id + ": caps is a level from 0 to 3, not " + caps);
        }
        match = List.copyOf(match);
        unless = List.copyOf(unless);
    }
}
