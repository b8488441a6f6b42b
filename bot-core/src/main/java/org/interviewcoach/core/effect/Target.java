package org.interviewcoach.core.effect;

import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Scope;

/** Where a new message goes. */
public sealed interface Target {
    record InChannel(Scope scope) implements Target {}

    /**
     * The thread that an earlier {@link Effect.OpenThread} of the same conversation opened.
     *
     * @param fallback the channel, where the thread could not be opened
     */
    record InThread(Slot slot, Scope fallback) implements Target {}

    record ToPerson(Actor actor) implements Target {}
}
