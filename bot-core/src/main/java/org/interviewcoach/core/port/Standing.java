package org.interviewcoach.core.port;

import org.interviewcoach.core.who.LearnerId;

/**
 * What somebody's first answers to choice questions add up to.
 *
 * @param sumPermille of their scores
 * @param millis that they took, all together
 */
public record Standing(LearnerId learner, int answers, long sumPermille, long millis) {
    /** The mean score, 0 to 1000. */
    public int meanPermille() {
        return answers == 0 ? 0 : (int) (sumPermille / answers);
    }

    /** The mean time to an answer. */
    public long meanMillis() {
        return answers == 0 ? 0 : millis / answers;
    }
}
