package org.interviewcoach.core.state;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
 * @param files of a pack with rubrics, by path within its folder; empty where none was uploaded
 * @param proposed what an upload would make of it, until somebody takes or leaves it
 * @param before what the last upload has changed, to bring it back
 * @param steps how often something was proposed, taken, left or brought back; empty before the first time
 */
public record PackState(
        Scope scope,
        List<Entry> entries,
        Set<String> removed,
        Map<String, String> files,
        Optional<Content> proposed,
        Optional<Content> before,
        Optional<Integer> steps)
        implements State {
    public PackState {
        entries = List.copyOf(entries);
        removed = Collections.unmodifiableSet(new TreeSet<>(removed));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * A question.
     *
     * @param id {@code area.slug}, for good
     * @param section what it belongs to; may be empty
     */
    public record Entry(
            String id, String section, String question, String answer, Level level, Optional<Choices> choices) {}

    /** All that was uploaded, at one time. */
    public record Content(List<Entry> entries, Set<String> removed, Map<String, String> files) {
        public Content {
            entries = List.copyOf(entries);
            removed = Collections.unmodifiableSet(new TreeSet<>(removed));
            files = Collections.unmodifiableMap(new TreeMap<>(files));
        }
    }

    public static PackState initial(Scope scope) {
        return new PackState(
                new Scope(scope.platform(), scope.tenant(), Actor.NO_TENANT),
                List.of(),
                Set.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Content content() {
        return new Content(entries, removed, files);
    }

    /** The step that buttons belong to. */
    public int step() {
        return steps.orElse(0);
    }

    public PackState proposing(Content content) {
        return new PackState(scope, entries, removed, files, Optional.of(content), before, Optional.of(step() + 1));
    }

    /** The same without what was proposed. */
    public PackState leaving() {
        return new PackState(scope, entries, removed, files, Optional.empty(), before, Optional.of(step() + 1));
    }

    /**
     * With other content.
     *
     * @param kept what can be brought back
     */
    public PackState with(Content content, Optional<Content> kept) {
        return new PackState(
                scope,
                content.entries(),
                content.removed(),
                content.files(),
                Optional.empty(),
                kept,
                Optional.of(step() + 1));
    }

    /** Nothing in it says who wrote or uploaded it. */
    @Override
    public Optional<PackState> forgetting(LearnerId learner, Set<Actor> actors) {
        return Optional.of(this);
    }
}
