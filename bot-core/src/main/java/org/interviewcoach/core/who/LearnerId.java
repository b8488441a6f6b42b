package org.interviewcoach.core.who;

/** A learner's surrogate id. Facts refer to it and never to a platform's user, so linking two accounts is one row. */
public record LearnerId(String value) implements Comparable<LearnerId> {
    /** Stands where somebody was who wanted to be forgotten. */
    public static final LearnerId GONE = new LearnerId("gone");

    public LearnerId {
        Ids.require("learner", value);
    }

    @Override
    public int compareTo(LearnerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
