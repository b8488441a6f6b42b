package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;

/** What a free-text answer is graded against; empty for the starter tier. */
public record Rubric(List<KeyPoint> keyPoints, List<Misconception> misconceptions, List<FollowUp> followUps) {
    public static final Rubric NONE = new Rubric(List.of(), List.of(), List.of());

    public Rubric {
        keyPoints = List.copyOf(keyPoints);
        misconceptions = List.copyOf(misconceptions);
        followUps = List.copyOf(followUps);
    }

    public boolean isEmpty() {
        return keyPoints.isEmpty();
    }

    /** Finds the key point of that id, those of follow-ups not included. */
    public Optional<KeyPoint> findKeyPoint(String id) {
        return keyPoints.stream().filter(point -> point.id().equals(id)).findFirst();
    }

    public Optional<Misconception> findMisconception(String id) {
        return misconceptions.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public Optional<FollowUp> findFollowUp(String id) {
        return followUps.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
