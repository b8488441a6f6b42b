package org.interviewcoach.core.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * Somebody holds a verdict for wrong. It stays once it is ruled on, for whoever asks later how the grade came about.
 *
 * @param id its own
 * @param scope where the answer was given; that workspace's reviewers rule
 * @param of the conversation in which the answer was given
 * @param step of the answer
 * @param answer in the author's words: reviewers see them, and only here
 * @param answerBy when the author is told that nobody has ruled yet
 * @param reviewers how many were told
 * @param overdue whether the author was told so
 * @param mending what the ruling did to other answers; empty where it did not uphold the appeal
 */
public record AppealState(
        ConversationId id,
        Scope scope,
        LearnerId learner,
        Actor author,
        ConversationId of,
        int step,
        QuestionId question,
        String answer,
        int scorePermille,
        Optional<Integer> level,
        String reason,
        Instant at,
        Instant answerBy,
        int reviewers,
        boolean overdue,
        Optional<Ruling> ruling,
        Optional<Mending> mending)
        implements State {
    /**
     * What a reviewer ruled.
     *
     * @param points that count as made
     */
    public record Ruling(Decision decision, List<String> points, String sentence, Actor by, Instant at) {
        public Ruling {
            points = List.copyOf(points);
        }
    }

    /**
     * How far all answers were graded anew that the same mistake has touched.
     *
     * @param revision of the question, as it is loaded
     * @param since when it was first loaded after the ruling
     * @param upTo the last one whose answers were looked at; empty at the beginning and at the end
     * @param done whether all were
     */
    public record Mending(String revision, Instant since, Optional<LearnerId> upTo, boolean done) {}

    /** How a reviewer can rule. */
    public enum Decision {
        ACCEPT,
        PARTLY,
        REJECT
    }

    /**
     * The author of a pack has accepted words as making a point that the grader missed. Nobody appealed and nobody is
     * told; once the question is mended, all answers that make the point count with it, as after an appeal.
     *
     * @param revision of the question, which misses the point
     */
    public static AppealState ofPhrase(
            ConversationId id, Scope workspace, QuestionId question, String revision, String point, Instant at) {
        Actor nobody = Actor.gone(new Actor(workspace.platform(), workspace.tenant(), "nobody"));
        return new AppealState(
                id,
                workspace,
                LearnerId.GONE,
                nobody,
                id,
                0,
                question,
                "",
                0,
                Optional.empty(),
                "",
                at,
                at,
                0,
                true,
                Optional.of(new Ruling(Decision.PARTLY, List.of(point), "", nobody, at)),
                Optional.of(new Mending(revision, at, Optional.empty(), true)));
    }

    /** The author is told later: their workspace has quiet hours. */
    public AppealState postponed(Instant to) {
        return with(to, overdue, ruling, mending);
    }

    public AppealState asOverdue() {
        return with(answerBy, true, ruling, mending);
    }

    public AppealState ruled(Ruling itsRuling) {
        return with(answerBy, overdue, Optional.of(itsRuling), mending);
    }

    public AppealState mending(Mending itsMending) {
        return with(answerBy, overdue, ruling, Optional.of(itsMending));
    }

    private AppealState with(
            Instant itsAnswerBy, boolean late, Optional<Ruling> itsRuling, Optional<Mending> itsMending) {
        return new AppealState(
                id,
                scope,
                learner,
                author,
                of,
                step,
                question,
                answer,
                scorePermille,
                level,
                reason,
                at,
                itsAnswerBy,
                reviewers,
                late,
                itsRuling,
                itsMending);
    }

    /** The same without its author and without what was written by and about them. */
    public AppealState withdrawn() {
        return new AppealState(
                id,
                scope,
                LearnerId.GONE,
                Actor.gone(author),
                of,
                step,
                question,
                "",
                scorePermille,
                level,
                "",
                at,
                answerBy,
                reviewers,
                true,
                ruling.map(it -> new Ruling(it.decision(), it.points(), "", it.by(), it.at())),
                mending);
    }

    /** The author takes it along; a reviewer leaves the ruling. */
    @Override
    public Optional<AppealState> forgetting(LearnerId whom, Set<Actor> actors) {
        if (whom.equals(learner)) {
            return Optional.empty();
        }
        Optional<Ruling> left = ruling.map(it -> actors.contains(it.by())
                ? new Ruling(it.decision(), it.points(), it.sentence(), Actor.gone(it.by()), it.at())
                : it);
        // Whoever is forgotten has no answers left to look at; those before them are found graded already.
        Optional<Mending> begun = mending.map(it -> it.upTo().equals(Optional.of(whom))
                ? new Mending(it.revision(), it.since(), Optional.empty(), it.done())
                : it);
        return Optional.of(with(answerBy, overdue, left, begun));
    }

    @Override
    public Optional<Due> due() {
        Optional<Due> mends = mending.filter(it -> !it.done()).map(it -> new Due(1, it.since()));
        return overdue || ruling.isPresent() ? mends : Optional.of(new Due(0, answerBy));
    }

    @Override
    public boolean over() {
        boolean mends = mending.filter(it -> !it.done()).isPresent();
        return !mends && (ruling.isPresent() || learner.equals(LearnerId.GONE));
    }
}
