package org.interviewcoach.core.outcome;

import java.util.List;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.state.State;

/**
 * The result of a decision.
 *
 * @param <S> the conversation's kind of state
 */
public sealed interface Outcome<S extends State> {
    /** What goes back to whoever asked. */
    Reply reply();

    /**
     * The command is taken.
     *
     * @param effects in the order in which they are to be carried out
     * @param claims unique keys to take or release in the same transaction
     */
    record Accepted<S extends State>(
            S next, Reply reply, List<Effect> effects, List<Fact> facts, List<ClaimChange> claims)
            implements Outcome<S> {
        public Accepted {
            effects = List.copyOf(effects);
            facts = List.copyOf(facts);
            claims = List.copyOf(claims);
        }
    }

    /** Nothing changes. A value and not an error: a stale click, a late answer, something not allowed. */
    record Rejected<S extends State>(Why why, Reply reply) implements Outcome<S> {}

    /** Why nothing changed; for logs and metrics, the reply says it to people. */
    enum Why {
        /** It belongs to a step that is over. */
        STALE,
        /** The conversation is gone or has ended. */
        OVER,
        NOT_ALLOWED,
        /** Something unique is taken by another conversation. */
        TAKEN,
        /** What was asked for cannot be understood or is not there. */
        INVALID,
        /** Asked again for what is already so. */
        NO_CHANGE
    }
}
