package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.Cause;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Learners.Answered;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.AppealState.Mending;
import org.interviewcoach.core.who.LearnerId;

/**
 * Once a question was mended after an appeal, all answers that made the contested point count with it, whoever gave them.
 * Some people's answers at a time: how far it has come is stored with the grades, so that a kill neither loses nor doubles
 * one. No answer ever loses by it.
 */
final class Mends {
    /** Whose answers are looked at in one decision. */
    private static final int PEOPLE = 25;

    private Mends() {}

    static Outcome<AppealState> next(AppealState state, Question question, Context context) {
        Optional<Mending> before = state.mending();
        boolean knowsIt =
                before.filter(it -> it.revision().equals(question.revision())).isPresent();
        if (before.isEmpty() || (knowsIt && before.get().done())) {
            return new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE);
        }
        Mending now = knowsIt ? before.get() : new Mending(question.revision(), context.now(), Optional.empty(), false);
        Set<String> contested = contested(state, context);
        List<Answered> some =
                contested.isEmpty() ? List.of() : context.figures().answersTo(question.id(), now.upTo(), PEOPLE);
        List<Fact> facts = new ArrayList<>();
        some.forEach(it -> facts.addAll(mended(it, question, contested, context)));
        Optional<LearnerId> upTo = some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.getLast().attempt().learner());
        return new Accepted<>(
                state.mending(new Mending(now.revision(), now.since(), upTo, some.isEmpty())),
                Reply.ACKNOWLEDGE,
                List.of(),
                facts,
                List.of());
    }

    /** The points that the grader had missed and the reviewer found. */
    private static Set<String> contested(AppealState state, Context context) {
        Optional<Answered> appealed = context.learners().answer(state.learner(), state.of(), state.step());
        if (appealed.isEmpty()) {
            // Its author was forgotten; what the reviewer named is all that is left.
            return state.ruling().map(it -> Set.copyOf(it.points())).orElse(Set.of());
        }
        Set<String> found = appealed.get().corrections().stream()
                .filter(it -> it.cause() == Cause.APPEAL)
                .flatMap(it -> Fairness.covered(it.points()).stream())
                .collect(Collectors.toSet());
        found.removeAll(Fairness.covered(appealed.get().attempt().points()));
        return found;
    }

    private static List<Fact> mended(Answered answered, Question question, Set<String> contested, Context context) {
        Attempt attempt = answered.attempt();
        List<Corrected> ruled = answered.corrections().stream()
                .filter(it -> !it.cause().isOwn())
                .toList();
        Set<String> made = Fairness.covered(
                ruled.isEmpty() ? attempt.points() : ruled.getLast().points());
        int counted =
                ruled.isEmpty() ? attempt.scorePermille() : ruled.getLast().scorePermille();
        Verdict verdict = context.grader().grade(question, attempt.answer());
        Set<String> found = contested.stream()
                .filter(it -> !made.contains(it))
                .filter(it -> verdict.findPoint(it)
                        .filter(point -> point.mark() == Mark.COVERED)
                        .isPresent())
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            return List.of();
        }
        Corrected better = Fairness.corrected(
                answered, question, and(made, found), false, Cause.MENDED, Optional.empty(), context);
        if (better.scorePermille() < counted) {
            return List.of();
        }
        boolean hasSaid =
                answered.corrections().stream().anyMatch(it -> it.cause().isOwn());
        return hasSaid
                ? List.of(
                        better,
                        Fairness.corrected(
                                answered,
                                question,
                                and(Fairness.made(answered), found),
                                false,
                                Cause.MENDED_OWN,
                                Optional.empty(),
                                context))
                : List.of(better);
    }

    private static Set<String> and(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}
