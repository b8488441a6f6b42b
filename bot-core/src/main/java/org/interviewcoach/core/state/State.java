package org.interviewcoach.core.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** A conversation's state: immutable, complete, stored after every decision. */
public sealed interface State
        permits QuizState,
                MockState,
                ProfileState,
                WorkspaceState,
                DailyState,
                AppealState,
                BoardState,
                SuggestionState,
                PackState {
    /** Where it plays: the platform that carries its effects out, and the workspace that it belongs to. */
    Scope scope();

    /** When a timeout is to come, and for which step; empty where it waits for people alone. */
    default Optional<Due> due() {
        return Optional.empty();
    }

    /** The channels whose seen-marks time's decisions need; empty where they need none. */
    default List<Scope> rooms() {
        return List.of();
    }

    /**
     * The same without that person, who wants to be forgotten: no id, name, answer or vote of theirs is left.
     *
     * @param actors who they are on the platforms
     * @return empty where nothing is left that anybody else needs: the conversation goes as a whole
     */
    Optional<? extends State> forgetting(LearnerId learner, Set<Actor> actors);

    /** Whether nothing can happen any more; the store may archive it. */
    default boolean over() {
        return false;
    }

    /** Whose seen-marks the next decision needs beside the asker's; empty where it chooses no questions. */
    default Set<LearnerId> newcomers() {
        return Set.of();
    }

    /** Whether what they write in the conversation's thread is for it; all else there is dropped unread. */
    default boolean hears(Actor actor) {
        return false;
    }

    /** Whether that person takes part in it. */
    default boolean has(Actor actor) {
        return false;
    }

    /** The question that a typed message of this person would answer here; empty where none waits for one. */
    default Optional<Waiting> waiting(LearnerId learner) {
        return Optional.empty();
    }

    /**
     * A question that waits for words.
     *
     * @param question its number, from 1
     * @param of how many there are
     */
    record Waiting(String topic, int question, int of) {}

    /** A time that has to be kept.
     *
     * @param step the step whose time it is; a timeout for another step is stale */
    record Due(int step, Instant at) {}
}
