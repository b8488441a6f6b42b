package org.interviewcoach.core.bank;

import java.util.List;

/**
 * An answer as people type it, with what the grader has to make of it.
 *
 * @param level 0 to 4
 * @param points ids of the key points that it covers
 * @param misconceptions ids of those that it states
 */
public record Sample(String answer, int level, List<String> points, List<String> misconceptions) {
    public Sample {
        if (level < 0 || level > 4) {
            throw new IllegalArgumentException("A sample's level is 0 to 4, not " + level);
        }
        points = List.copyOf(points);
        misconceptions = List.copyOf(misconceptions);
    }
}
