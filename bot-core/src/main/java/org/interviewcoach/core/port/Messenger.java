package org.interviewcoach.core.port;

import java.time.Duration;
import java.util.OptionalInt;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;

/**
 * Carries effects out on one platform. Called from the outbox's own threads, one call at a time a conversation; must
 * be thread-safe across conversations.
 *
 * <p>Never throws for what the platform answers: that is a {@link Result}.
 */
public interface Messenger {
    PlatformId platform();

    /** How many requests a second the platform takes from this process in all, with leeway; empty where it has no such limit. */
    default OptionalInt perSecond() {
        return OptionalInt.empty();
    }

    /** How many posts a minute the platform takes into one workspace, with leeway; empty where it has no such limit. */
    default OptionalInt postsPerMinute() {
        return OptionalInt.empty();
    }

    /**
     * Posts a new message.
     *
     * @param key the effect's id; the platform's own idempotency is used where it has one (Discord's nonce), so that a
     *     re-sent post within its window gives the message that stands already
     */
    Result post(EffectId key, Destination destination, Message message);

    Result edit(MessageRef ref, Message message);

    /** Opens a thread below the message; on platforms where a thread is only an address this sends nothing. */
    Result openThread(EffectId key, MessageRef under, String name);

    Result remove(MessageRef ref);

    /** How far {@link #find} looks back; what is older may stand there without being found. */
    Duration LOOK_BACK = Duration.ofHours(24);

    /**
     * Looks for what an earlier attempt of this post may have left, after its outcome was unknown.
     *
     * @return delivered where it stands, failed where it certainly does not, unknown where that cannot be read
     */
    Result find(EffectId key, Destination destination);

    /** Where a message goes, with addresses that the platform knows. */
    sealed interface Destination {
        record InChannel(Scope scope) implements Destination {}

        /** In a thread.
         *
         * @param thread what {@link Messenger#openThread} gave back */
        record InThread(MessageRef thread) implements Destination {}

        record ToPerson(Actor actor) implements Destination {}
    }

    /** What came of a call. */
    sealed interface Result {
        record Done(Delivery delivery) implements Result {}

        /** Nothing happened; worth another try, not before that. */
        record TryAgain(Duration after) implements Result {}
    }
}
