package org.interviewcoach.core.fact;

import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** For whom a question counts as seen: a person, or a channel as a whole. */
public sealed interface Audience {
    record Person(LearnerId learner) implements Audience {}

    record Room(Scope scope) implements Audience {}

    /** The key that the store uses. */
    default String key() {
        return switch (this) {
            case Person person -> "person/" + person.learner();
            case Room room -> "room/" + room.scope().key();
        };
    }
}
