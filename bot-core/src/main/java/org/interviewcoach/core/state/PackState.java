package org.interviewcoach.core.state;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * What reviewers have uploaded to their workspace's own pack. Suggestions that were accepted stand in conversations of
 * their own; what is uploaded under the id of one takes its place.
 *
 * @param entries in the order in which they were first uploaded
 * @param removed ids of questions that are asked no more; never given again
 */
public record PackState(Scope scope, List<Entry> entries, Set<String> removed) implements State {
    public PackState {
        entries = List.copyOf(entries);
        removed = Collections.unmodifiableSet(new TreeSet<>(removed));
    }

    /**
     * A question.
     *
     * @param id {@code area.slug}, for good
     * @param section what it belongs to; may be empty
     */
    public record Entry(
            String id, String section, String question, String answer, Level level, Optional<Choices> choices) {}

    public static PackState initial(Scope scope) {
        return new PackState(new Scope(scope.platform(), scope.tenant(), Actor.NO_TENANT), List.of(), Set.of());
    }

    /** Nothing in it says who wrote or uploaded it. */
    @Override
    public Optional<PackState> forgetting(LearnerId learner, Set<Actor> actors) {
        return Optional.of(this);
    }
}
