package org.interviewcoach.core.bank;

import java.util.List;

/**
 * An authored branch, asked when an answer left nothing to repair.
 *
 * @param answer what a good reply says, for the reveal
 */
public record FollowUp(String id, Strength when, String text, String answer, List<KeyPoint> keyPoints) {
    public FollowUp {
        keyPoints = List.copyOf(keyPoints);
    }

    /** How strong the answer was that leads here. */
    public enum Strength {
        STRONG,
        PARTIAL,
        WEAK
    }
}
