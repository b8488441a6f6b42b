package org.interviewcoach.core.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;

/**
 * Everything that must survive. One implementation on JDBC, for SQLite and PostgreSQL.
 *
 * <p>All methods are thread-safe and blocking; they throw {@link StoreException} where the database does not answer.
 */
public interface Store extends Learners, Figures {
    /** Reads a conversation, with the references of its delivered slots. */
    Optional<Stored> load(ConversationId id);

    /**
     * Stores a decision: state, facts, claims, outbox and the inbound's id, all or nothing.
     *
     * @return what stood in the way, if anything did
     */
    CommitResult commit(Commit commit);

    /** Whether that inbound was handled already. */
    boolean seen(String inboundId);

    /** Conversations whose due time has come, the oldest first. */
    List<DueConversation> due(Instant now, int limit);

    /** The earliest due time of all, in the past where something is due now; how long the timer can sleep. */
    Optional<Instant> nextDue();

    /** Conversations with any due time, for the reckoning after a downtime. */
    List<ConversationId> waiting();

    /** Who holds the key. */
    Optional<ClaimHolder> holder(ClaimKey key);

    /** All keys of that kind, with their holders, ordered by value. */
    List<ClaimHolder> holders(String kind);

    /** The learner of that actor, made at the first question. */
    LearnerId learner(Actor actor);

    /** Of these questions, those that this audience was asked, each with the latest time. */
    Map<QuestionId, Instant> asked(Audience audience);

    /** Conversations, ended ones included, in whose state that person stands under any of these names. */
    List<ConversationId> conversationsWith(LearnerId learner, Set<Actor> actors);

    /**
     * Erases a person for good: facts, projections, claims, waiting messages, the person. Not states, which only their
     * kinds know how to change: those that are left hold nothing of the person any more.
     *
     * @param gone conversations that go as a whole
     */
    void forget(LearnerId learner, Set<ConversationId> gone);

    /** The conversation that posted this message, with its slot. */
    Optional<SlotAddress> findSlot(MessageRef ref);

    /**
     * Effects that wait and whose turn it is: per conversation and lane the first one that is not done, its not-before
     * time come, oldest first. An edit with a newer edit of the same slot behind it is done without being sent.
     */
    default List<PendingEffect> pending(Instant now, int limit) {
        return pending(now, limit, Set.of());
    }

    /** The same without those of some platforms. */
    List<PendingEffect> pending(Instant now, int limit, Set<PlatformId> except);

    /** The earliest not-before time of the effects whose turn it is, in the past where one can be tried now. */
    Optional<Instant> nextPending();

    /** Notes that a send begins, so that a kill in the middle is known as unknown afterwards. */
    void sending(EffectId id, Instant at);

    /** Notes how it went; the slot's reference is stored in the same transaction. */
    void delivered(EffectId id, Delivery delivery);

    /**
     * Notes that it is to be tried again.
     *
     * @param maybeSent whether it is still not known how an earlier send ended; false where it certainly did nothing
     */
    void postpone(EffectId id, Instant notBefore, boolean maybeSent);

    /** Stores that the process was alive. */
    void heartbeat(Instant now);

    Optional<Instant> lastHeartbeat();

    /** A conversation as stored. */
    record Stored(ConversationId id, long version, State state, Map<Slot, MessageRef> slots) {
        public Stored {
            slots = Map.copyOf(slots);
        }
    }

    /**
     * One decision to store.
     *
     * @param expectedVersion the version that was decided on; 0 for a new conversation
     * @param inboundId the inbound that caused it; empty for timeouts and outcomes
     * @param own questions of a workspace's own that the facts speak of, as they are now; of all others the store knows
     *     itself
     */
    record Commit(
            ConversationId id,
            long expectedVersion,
            State next,
            List<Effect> effects,
            List<Fact> facts,
            List<ClaimChange> claims,
            Optional<String> inboundId,
            Instant at,
            List<Question> own) {
        public Commit {
            own = List.copyOf(own);
        }

        public Commit(
                ConversationId id,
                long expectedVersion,
                State next,
                List<Effect> effects,
                List<Fact> facts,
                List<ClaimChange> claims,
                Optional<String> inboundId,
                Instant at) {
            this(id, expectedVersion, next, effects, facts, claims, inboundId, at, List.of());
        }
    }

    /** How a commit went. */
    sealed interface CommitResult {
        record Committed(long version) implements CommitResult {}

        /** Somebody else decided in between: read and decide again. */
        record VersionConflict() implements CommitResult {}

        /** Keys that are taken: decide again, knowing it. */
        record ClaimConflict(List<ClaimHolder> holders) implements CommitResult {}

        /** This inbound was handled before. */
        record Duplicate() implements CommitResult {}
    }

    /** Who holds a key.
     *
     * @param card where the holding conversation's first message stands, for a link */
    record ClaimHolder(ClaimKey key, ConversationId conversation, Optional<MessageRef> card) {}

    /** A conversation whose time has come.
     *
     * @param step the step whose time has come */
    record DueConversation(ConversationId id, int step, Instant due) {}

    /** An effect that waits.
     *
     * @param attempts how often it was tried
     * @param maybeSent whether an earlier send began and nobody knows how it ended
     */
    record PendingEffect(
            EffectId id, Effect effect, PlatformId platform, int attempts, boolean maybeSent, Instant createdAt) {}

    record SlotAddress(ConversationId conversation, Slot slot) {}

    /** The database did not answer or refused; the caller may try again. */
    final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoreException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
