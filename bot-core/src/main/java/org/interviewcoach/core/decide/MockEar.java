package org.interviewcoach.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact.PointResult;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.NextProbe;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.grading.Regrade;
import org.interviewcoach.core.grading.StatedMisconception;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Exchange;
import org.interviewcoach.core.state.MockState.Probe;
import org.interviewcoach.core.state.MockState.ProbeKind;

/** What the coach has heard in an interview so far, and what it would ask next. */
final class MockEar {
    private final Context context;

    MockEar(Context context) {
        this.context = context;
    }

    /**
     * What became of a key point.
     *
     * @param quote the candidate's own words, empty where there are none
     * @param ticked whether the interviewer heard it rather than the coach
     */
    record Heard(KeyPoint point, Mark mark, String quote, boolean ticked) {
        boolean whole() {
            return mark == Mark.COVERED;
        }
    }

    /** A wrong belief that was stated, and whether a follow-up has put it right since. */
    record Wrong(Misconception misconception, String quote, boolean resolved) {}

    /**
     * All of it.
     *
     * @param verdict on the answer without its follow-ups; absent where nothing was said
     */
    record Hearing(Optional<Verdict> verdict, List<Heard> points, List<Wrong> wrongs) {
        Hearing {
            points = List.copyOf(points);
            wrongs = List.copyOf(wrongs);
        }

        List<Heard> missed() {
            return points.stream().filter(it -> !it.whole()).toList();
        }

        int heardCount() {
            return (int) points.stream().filter(Heard::whole).count();
        }
    }

    Hearing hear(Question question, Asked asked) {
        String words = asked.words();
        Optional<Verdict> verdict = words.isEmpty()
                ? Optional.empty()
                : Optional.of(context.grader().grade(question, words));
        List<Heard> points = new ArrayList<>();
        for (KeyPoint point : question.rubric().keyPoints()) {
            points.add(heard(point, verdict, asked));
        }
        List<Wrong> wrongs = new ArrayList<>();
        for (StatedMisconception stated : verdict.map(Verdict::misconceptions).orElse(List.of())) {
            question.rubric()
                    .findMisconception(stated.id())
                    .ifPresent(it -> wrongs.add(new Wrong(it, stated.quote(), resolved(asked, stated.id()))));
        }
        return new Hearing(verdict, points, wrongs);
    }

    private static Heard heard(KeyPoint point, Optional<Verdict> verdict, Asked asked) {
        Optional<PointVerdict> said = verdict.flatMap(it -> it.findPoint(point.id()));
        if (said.filter(it -> it.mark() == Mark.COVERED).isPresent()) {
            return new Heard(point, Mark.COVERED, said.get().quote(), false);
        }
        for (Exchange it : asked.exchanges()) {
            if (it.probe().kind() == ProbeKind.KEY_POINT
                    && it.probe().target().equals(point.id())
                    && it.scorePermille() >= Mark.COVERED.permille()) {
                return new Heard(point, Mark.COVERED, it.reply(), false);
            }
        }
        if (asked.ticked().contains(point.id())) {
            return new Heard(point, Mark.COVERED, "", true);
        }
        return new Heard(
                point,
                said.map(PointVerdict::mark).orElse(Mark.MISSED),
                said.map(PointVerdict::quote).orElse(""),
                false);
    }

    private static boolean resolved(Asked asked, String misconception) {
        return asked.exchanges().stream()
                .anyMatch(it -> it.probe().kind() == ProbeKind.MISCONCEPTION
                        && it.probe().target().equals(misconception)
                        && it.scorePermille() >= Mark.COVERED.permille());
    }

    /** The follow-up that the answer calls for; none while nothing was said. */
    Optional<Probe> next(Question question, Asked asked) {
        String words = asked.words();
        if (words.isEmpty() || question.rubric().isEmpty()) {
            return Optional.empty();
        }
        Set<String> over = new HashSet<>(asked.passed());
        over.addAll(asked.ticked());
        asked.exchanges().forEach(it -> over.add(it.probe().target()));
        asked.open().ifPresent(it -> over.add(it.target()));
        return NextProbe.choose(question, context.grader().grade(question, words), over)
                .map(MockEar::probe);
    }

    private static Probe probe(NextProbe next) {
        return switch (next) {
            case NextProbe.OfMisconception it -> new Probe(ProbeKind.MISCONCEPTION, it.id(), it.text());
            case NextProbe.OfKeyPoint it -> new Probe(ProbeKind.KEY_POINT, it.id(), it.text());
            case NextProbe.OfFollowUp it -> new Probe(ProbeKind.BRANCH, it.id(), it.text());
        };
    }

    /** The follow-up's place in its rubric, as tokens carry it. */
    static String code(Question question, Probe probe) {
        return switch (probe.kind()) {
            case KEY_POINT ->
                "k"
                        + question.rubric().keyPoints().stream()
                                .map(KeyPoint::id)
                                .toList()
                                .indexOf(probe.target());
            case MISCONCEPTION ->
                "m"
                        + question.rubric().misconceptions().stream()
                                .map(Misconception::id)
                                .toList()
                                .indexOf(probe.target());
            case BRANCH ->
                "b"
                        + question.rubric().followUps().stream()
                                .map(it -> it.id())
                                .toList()
                                .indexOf(probe.target());
            case OWN -> MockForms.OWN;
        };
    }

    /** The follow-up of that code; empty where the rubric has none. */
    static Optional<Probe> ofCode(Question question, String code) {
        return Assessor.textOfCode(question, code).map(text -> {
            int index = Integer.parseInt(code.substring(1));
            return switch (code.charAt(0)) {
                case 'k' ->
                    new Probe(
                            ProbeKind.KEY_POINT,
                            question.rubric().keyPoints().get(index).id(),
                            text);
                case 'm' ->
                    new Probe(
                            ProbeKind.MISCONCEPTION,
                            question.rubric().misconceptions().get(index).id(),
                            text);
                default ->
                    new Probe(
                            ProbeKind.BRANCH,
                            question.rubric().followUps().get(index).id(),
                            text);
            };
        });
    }

    /** What a reply to a follow-up is worth; nothing is said about an interviewer's own question. */
    Optional<Assessment> assess(Question question, Probe probe, String reply) {
        return switch (probe.kind()) {
            case OWN -> Optional.empty();
            case KEY_POINT ->
                Optional.of(graded(question, new NextProbe.OfKeyPoint(probe.target(), probe.text()), reply));
            case MISCONCEPTION ->
                Optional.of(graded(question, new NextProbe.OfMisconception(probe.target(), probe.text()), reply));
            case BRANCH -> Optional.of(graded(question, new NextProbe.OfFollowUp(probe.target(), probe.text()), reply));
        };
    }

    private Assessment graded(Question question, NextProbe probe, String reply) {
        return assessment(question, context.grader().gradeProbe(question, probe, reply));
    }

    /** What an answer is worth on its own. */
    Assessment assess(Question question, String words) {
        return assessment(question, context.grader().grade(question, words));
    }

    /** What an answer on voice is worth by what its interviewer ticked; no grader has read it. */
    Assessment byEar(Question question, Set<String> ticked) {
        Regrade heard = Regrade.of(question, context.grader().grade(question, ""), ticked, false);
        return new Assessment(
                heard.permille(),
                Optional.of(heard.level()),
                heard.marks().stream()
                        .map(it -> new PointResult(it.point(), it.mark()))
                        .toList(),
                List.of(),
                "");
    }

    private Assessment assessment(Question question, Verdict verdict) {
        return Assessment.of(verdict, context.grader().versionFor(question));
    }

    /** The hints that can still be given: the question's own, then those of points not heard. */
    static List<String> hints(Question question, Hearing hearing) {
        List<String> hints = new ArrayList<>(question.hints());
        hearing.missed().forEach(it -> it.point().hint().ifPresent(hints::add));
        return hints;
    }

    /** How long somebody had the question. */
    static Duration used(Asked asked) {
        if (asked.shownAt().isEmpty() || asked.endedAt().isEmpty()) {
            return Duration.ZERO;
        }
        Duration used = Duration.between(asked.shownAt().get(), asked.endedAt().get());
        return used.isNegative() ? Duration.ZERO : used;
    }
}
