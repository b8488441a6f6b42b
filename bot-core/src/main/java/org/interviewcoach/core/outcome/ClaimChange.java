package org.interviewcoach.core.outcome;

/** A change of a claim, in the same transaction as the state. */
public sealed interface ClaimChange {
    ClaimKey key();

    /** Takes the key; where another conversation holds it, nothing is stored and the decision is made again. */
    record Take(ClaimKey key) implements ClaimChange {}

    /** Takes the key from whoever has it: the last one wins. */
    record Seize(ClaimKey key) implements ClaimChange {}

    /** Gives the key back where this conversation holds it. */
    record Release(ClaimKey key) implements ClaimChange {}
}
