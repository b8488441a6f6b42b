package org.interviewcoach.core.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.interviewcoach.core.command.Command;
import org.interviewcoach.core.decide.Asker;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.Scope;

/** Where an inbound goes. */
public sealed interface Routed {
    /** Answered from the token, the catalogue and the bank alone, without the database. */
    record Now(Reply reply) implements Routed {}

    /**
     * Told to a conversation.
     *
     * @param history whose seen-marks the decision needs
     */
    record To(Address address, Command command, History history) implements Routed {}

    /**
     * Needs to see the conversations that hold the claims of a kind before it can say where it goes.
     *
     * @param kind of the claims
     * @param then what to do with what was found; never another lookup
     */
    record Lookup(String kind, Function<Found, Routed> then) implements Routed {}

    /**
     * What a lookup found.
     *
     * @param values of the claims of that kind
     * @param reading reads the conversations that hold them
     */
    record Found(Asker asker, List<String> values, Supplier<List<State>> reading) {
        public Found {
            values = List.copyOf(values);
        }

        /** The conversations that hold them; read anew each time. */
        public List<State> states() {
            return reading.get();
        }
    }

    /** The sender wants everything about them erased, and has said so twice. */
    record Forget() implements Routed {}

    /**
     * Somebody wants a message of the coach's hidden.
     *
     * @param message as a link names it
     */
    record Hide(MessageRef message) implements Routed {}

    /** Which conversation. */
    sealed interface Address {}

    record Existing(ConversationId id) implements Address {}

    /** A new one; starts of one channel are told one after the other. */
    record Fresh(Scope lane) implements Address {}

    /** The asker's own profile. */
    record Profile() implements Address {}

    /** The boards of the asker's workspace. */
    record Boards() implements Address {}

    /** The questions that the asker's workspace has of its own. */
    record OwnPack() implements Address {}

    /** The settings of the asker's workspace. */
    record Workspace() implements Address {}

    /**
     * The conversation that a direct message answers: that of the message it replies to, else the asker's focus.
     *
     * @param otherwise what to say where there is none
     */
    record Focus(Optional<MessageRef> replyTo, Reply otherwise) implements Address {}

    /** The conversation of the thread where it was written; dropped unread where it is not for that one. */
    record Written(Place place) implements Address {}

    /** The sessions of that channel in which the asker takes part; dropped where there is none. */
    record Playing(Scope channel) implements Address {}

    /** Whose seen-marks. */
    enum History {
        NONE,
        ASKER,
        CHANNEL,
        /** Those of the channels that the conversation plays in. */
        ROOMS
    }
}
