package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;

/**
 * A verdict as a coach says it: what was right, at most three gaps, wrong beliefs put right, one next step.
 *
 * <p>Before the reveal it never names what a missed point says, so that a retry is worth something.
 *
 * @param guard the friendly sentence of the guard, where one hit
 */
public record Feedback(
        Optional<String> guard, List<Right> right, List<Gap> gaps, List<Correction> corrections, NextStep next) {
    /** More gaps at once than this help nobody. */
    public static final int MOST_GAPS = 3;

    public Feedback {
        right = List.copyOf(right);
        gaps = List.copyOf(gaps);
        corrections = List.copyOf(corrections);
    }

    /**
     * A point that the answer made.
     *
     * @param says the point as the rubric words it
     * @param whole false where only a part of it was said, or something like it
     * @param quote the answer's own words
     */
    public record Right(String pointId, String says, boolean whole, String quote) {}

    /**
     * A point that is missing.
     *
     * @param nudge the hint before the reveal, what the point says after it; empty where there is no hint
     * @param why why it matters
     * @param contradicted whether the answer said the opposite, in the words of {@code quote}
     */
    public record Gap(String pointId, String nudge, String why, boolean contradicted, String quote) {}

    /** A wrong belief, the words that showed it, and what is right; the correction is empty while a probe is open. */
    public record Correction(String misconceptionId, String quote, String correction) {}

    /** What to do now. */
    public sealed interface NextStep {
        /** Answer this. */
        record Ask(NextProbe probe) implements NextStep {}

        /** Say it again in words that can be graded. */
        record Retry() implements NextStep {}

        /** Read on; nothing is left to repair. */
        record GoOn() implements NextStep {}
    }

    /**
     * Words a verdict.
     *
     * @param revealed whether the person has given up the retry or used it, so that points may be named
     */
    public static Feedback of(Question question, Verdict verdict, boolean revealed) {
        return new Feedback(
                verdict.guard().map(guard -> guard.kind().sentence()),
                rights(question, verdict),
                gaps(question, verdict, revealed),
                corrections(question, verdict),
                next(question, verdict));
    }

    private static List<Right> rights(Question question, Verdict verdict) {
        List<Right> rights = new ArrayList<>();
        for (PointVerdict point : verdict.points()) {
            boolean whole = point.mark() == Mark.COVERED;
            if (whole || point.mark() == Mark.PARTLY) {
                question.rubric()
                        .findKeyPoint(point.id())
                        .ifPresent(
                                it -> rights.add(new Right(point.id(), whole ? it.says() : "", whole, point.quote())));
            }
        }
        return rights;
    }

    private static List<Gap> gaps(Question question, Verdict verdict, boolean revealed) {
        List<PointVerdict> missing = verdict.points().stream()
                .filter(point -> point.mark() != Mark.COVERED)
                .sorted(Comparator.<PointVerdict>comparingInt(point -> point.earned() - point.weight() * 1000)
                        .thenComparing(point -> !point.required()))
                .limit(MOST_GAPS)
                .toList();
        List<Gap> gaps = new ArrayList<>();
        for (PointVerdict point : missing) {
            Optional<KeyPoint> found = question.rubric().findKeyPoint(point.id());
            found.ifPresent(it -> gaps.add(new Gap(
                    it.id(),
                    revealed ? it.says() : it.hint().orElse(""),
                    it.why(),
                    point.mark() == Mark.CONTRADICTED,
                    point.quote())));
        }
        return gaps;
    }

    private static List<Correction> corrections(Question question, Verdict verdict) {
        List<Correction> corrections = new ArrayList<>();
        for (StatedMisconception stated : verdict.misconceptions()) {
            Optional<Misconception> found = question.rubric().findMisconception(stated.id());
            found.ifPresent(it -> corrections.add(new Correction(it.id(), stated.quote(), it.correction())));
        }
        return corrections;
    }

    private static NextStep next(Question question, Verdict verdict) {
        if (verdict.guard().map(Guard::kind).filter(Feedback::asksAgain).isPresent()) {
            return new NextStep.Retry();
        }
        return NextProbe.choose(question, verdict, Set.of())
                .<NextStep>map(NextStep.Ask::new)
                .orElseGet(() -> verdict.level() < Verdict.TOP_LEVEL ? new NextStep.Retry() : new NextStep.GoOn());
    }

    private static boolean asksAgain(Guard.Kind kind) {
        return switch (kind) {
            case EMPTY, COPIED_QUESTION, GIBBERISH, OTHER_LANGUAGE, SPRAYED_TERMS, OFF_TOPIC, NEIGHBOUR, TERM_LIST ->
                true;
            case DONT_KNOW, NEGATED, INSTRUCTIONS -> false;
        };
    }
}
