package org.interviewcoach.core.effect;

import org.interviewcoach.core.message.Message;

/**
 * Something that must happen on a platform, whatever happens to the process. Stored with the state, carried out in
 * order within a conversation, its outcome comes back as a command.
 */
public sealed interface Effect {
    Slot slot();

    /** A new message. Carried out at most once. */
    record Post(Slot slot, Target target, Message message) implements Effect {}

    /** The message of the slot, drawn anew; of several that wait, the newest wins. */
    record Edit(Slot slot, Message message) implements Effect {}

    /**
     * A thread below a message of this conversation.
     *
     * @param slot the thread's own slot, which {@link Target.InThread} names
     * @param under the slot of the message that it hangs on
     */
    record OpenThread(Slot slot, Slot under, String name) implements Effect {}

    /** Takes the message of the slot away. */
    record Remove(Slot slot) implements Effect {}
}
