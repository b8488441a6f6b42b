package org.interviewcoach.core.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * A question that somebody suggests for their workspace's own pack.
 *
 * @param id its own
 * @param credit the name to be credited by; empty for none
 */
public record SuggestionState(
        ConversationId id,
        Scope scope,
        LearnerId learner,
        Actor author,
        String credit,
        Content content,
        Instant at,
        Stage stage)
        implements State {
    /**
     * What is suggested.
     *
     * @param section what it belongs to; may be empty
     */
    public record Content(String question, String answer, String section, Level level) {}

    /** How far it has come. */
    public enum Stage {
        WAITING,
        ACCEPTED,
        DENIED
    }

    public SuggestionState with(Content better, Stage next) {
        return new SuggestionState(id, scope, learner, author, credit, better, at, next);
    }

    /** What was accepted has become the workspace's and stays, without a name; all else goes. */
    @Override
    public Optional<SuggestionState> forgetting(LearnerId whom, Set<Actor> actors) {
        if (!whom.equals(learner)) {
            return Optional.of(this);
        }
        return stage == Stage.ACCEPTED
                ? Optional.of(
                        new SuggestionState(id, scope, LearnerId.GONE, Actor.gone(author), "", content, at, stage))
                : Optional.empty();
    }

    /** What was accepted is still wanted. */
    @Override
    public boolean over() {
        return stage == Stage.DENIED;
    }
}
