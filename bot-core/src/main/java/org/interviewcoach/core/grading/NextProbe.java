package org.interviewcoach.core.grading;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;

/** A follow-up question, chosen by what an answer showed. */
public sealed interface NextProbe {
    /** The id within the question's rubric. */
    String id();

    /** What is asked, small Markdown. */
    String text();

    /** Lets the person find out a wrong belief that the answer stated. */
    record OfMisconception(String id, String text) implements NextProbe {}

    /** Asks for one point that the answer missed or left unclear. */
    record OfKeyPoint(String id, String text) implements NextProbe {}

    /** An authored branch, for when there is nothing to repair. */
    record OfFollowUp(String id, String text) implements NextProbe {}

    /**
     * Chooses what to ask next: a stated misconception, else the point that is near and unclear, else the heaviest
     * point that is not covered, else the authored branch for how strong the answer was.
     *
     * @param asked ids that were asked already and are not asked again
     * @return nothing where no probe is left
     */
    static Optional<NextProbe> choose(Question question, Verdict verdict, Set<String> asked) {
        return misconception(question, verdict, asked)
                .or(() -> unclear(question, verdict, asked))
                .or(() -> missed(question, verdict, asked))
                .or(() -> branch(question, verdict, asked));
    }

    private static Optional<NextProbe> misconception(Question question, Verdict verdict, Set<String> asked) {
        for (StatedMisconception stated : verdict.misconceptions()) {
            Optional<Probe> ask =
                    question.rubric().findMisconception(stated.id()).flatMap(Misconception::ask);
            if (ask.isPresent() && !asked.contains(stated.id())) {
                return Optional.of(new OfMisconception(stated.id(), ask.get().text()));
            }
        }
        return Optional.empty();
    }

    private static Optional<NextProbe> unclear(Question question, Verdict verdict, Set<String> asked) {
        return verdict.sayMore()
                .map(SayMore::pointId)
                .filter(id -> !asked.contains(id))
                .flatMap(id -> probe(question, id));
    }

    private static Optional<NextProbe> missed(Question question, Verdict verdict, Set<String> asked) {
        return verdict.points().stream()
                .filter(point -> point.mark() != Mark.COVERED && !asked.contains(point.id()))
                // Stable sort: among equals the rubric's order decides.
                .sorted(Comparator.comparingInt(PointVerdict::weight).reversed())
                .flatMap(point -> probe(question, point.id()).stream())
                .findFirst();
    }

    private static Optional<NextProbe> branch(Question question, Verdict verdict, Set<String> asked) {
        FollowUp.Strength strength = switch (verdict.level()) {
            case 0, 1 -> FollowUp.Strength.WEAK;
            case 2 -> FollowUp.Strength.PARTIAL;
            default -> FollowUp.Strength.STRONG;
        };
        return followUps(question, asked)
                .filter(followUp -> followUp.when() == strength)
                .findFirst()
                .map(followUp -> new OfFollowUp(followUp.id(), followUp.text()));
    }

    private static Stream<FollowUp> followUps(Question question, Set<String> asked) {
        return question.rubric().followUps().stream().filter(followUp -> !asked.contains(followUp.id()));
    }

    private static Optional<NextProbe> probe(Question question, String pointId) {
        return question.rubric()
                .findKeyPoint(pointId)
                .flatMap(KeyPoint::ask)
                .map(ask -> new OfKeyPoint(pointId, ask.text()));
    }
}
