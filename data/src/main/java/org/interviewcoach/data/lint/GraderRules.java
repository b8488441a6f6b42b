package org.interviewcoach.data.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.grading.NextProbe;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.grading.StatedMisconception;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.data.LoadedPack;

/** Whether the grader agrees with what the authors say of their own answers. */
final class GraderRules {
    /** The stated tolerance: a sample's level is a person's judgement, and people differ by one. */
    static final int LEVEL_TOLERANCE = 1;

    private static final int SOLID = 3;

    private final LoadedPack loaded;
    private final Bank bank;
    private final Grader grader;
    private final Report report;
    /** Probes whose reply was graded once; an empty reply is graded the same wherever the walk comes from. */
    private final Set<String> tried = new HashSet<>();

    GraderRules(LoadedPack loaded, Report report) {
        this.loaded = loaded;
        this.bank = new Bank(List.of(loaded.pack()));
        this.grader = new Grader(loaded.pack());
        this.report = report;
    }

    void check() {
        for (Question question : loaded.pack().questions()) {
            if (question.tier() != Tier.STARTER && !question.rubric().isEmpty()) {
                Report.Subject subject = report.subject(loaded, question);
                modelAnswer(subject);
                samples(subject);
                neighbours(subject);
                hints(subject);
            }
        }
    }

    private void modelAnswer(Report.Subject subject) {
        Question question = subject.question();
        Verdict verdict = grader.grade(question, question.answer());
        if (verdict.level() < Verdict.TOP_LEVEL) {
            subject.error(
                    Rule.ANSWER_LEVEL,
                    "The model answer gets level " + verdict.level() + guard(verdict) + "; not covered: "
                            + names(missed(verdict)) + stated(verdict) + ". Mend the answer or the patterns.",
                    "answer");
        }
        fires(subject, verdict, "the model answer");
        walk(subject, verdict);
    }

    private void samples(Report.Subject subject) {
        List<Sample> samples = subject.question().samples();
        for (int i = 0; i < samples.size(); i++) {
            Verdict verdict = grader.grade(subject.question(), samples.get(i).answer());
            level(subject, samples.get(i), verdict, i);
            points(subject, samples.get(i), verdict, i);
            misconceptions(subject, samples.get(i), verdict, i);
            walk(subject, verdict);
        }
    }

    private static void level(Report.Subject subject, Sample sample, Verdict verdict, int index) {
        int difference = Math.abs(verdict.level() - sample.level());
        if (difference > 0) {
            subject.add(
                    difference > LEVEL_TOLERANCE ? Severity.ERROR : Severity.WARNING,
                    Rule.SAMPLE_LEVEL,
                    "Expected level " + sample.level() + ", got " + verdict.level() + guard(verdict) + "; covered: "
                            + names(covered(verdict)) + "; not: " + names(missed(verdict)) + stated(verdict) + ".",
                    "samples",
                    index,
                    "level");
        }
    }

    private static void points(Report.Subject subject, Sample sample, Verdict verdict, int index) {
        Set<String> lost = new TreeSet<>(sample.points());
        lost.removeAll(covered(verdict));
        if (!lost.isEmpty()) {
            subject.warning(
                    Rule.SAMPLE_POINTS,
                    "Said to cover " + names(lost) + ", but not found.",
                    "samples",
                    index,
                    "points");
        }
        Set<String> extra = new TreeSet<>(covered(verdict));
        extra.removeAll(sample.points());
        // A bare list names many points without making one; its level is checked, and that is enough.
        if (!extra.isEmpty() && verdict.guard().isEmpty()) {
            subject.warning(
                    Rule.SAMPLE_POINTS,
                    "Found " + extra.stream().map(id -> quoted(verdict, id)).collect(Collectors.joining(", "))
                            + ", not said to be covered.",
                    "samples",
                    index,
                    "points");
        }
    }

    private static String quoted(Verdict verdict, String id) {
        return id
                + verdict.findPoint(id).map(it -> " in \"" + it.quote() + "\"").orElse("");
    }

    private static void misconceptions(Report.Subject subject, Sample sample, Verdict verdict, int index) {
        Set<String> lost = new TreeSet<>(sample.misconceptions());
        for (StatedMisconception stated : verdict.misconceptions()) {
            if (!lost.remove(stated.id())) {
                subject.error(
                        Rule.SAMPLE_MISCONCEPTION,
                        "The misconception \"" + stated.id() + "\" fires on \"" + stated.quote() + "\" by the pattern "
                                + stated.pattern() + ".",
                        "samples",
                        index);
            }
        }
        if (!lost.isEmpty()) {
            subject.error(
                    Rule.SAMPLE_MISCONCEPTION,
                    "Said to state " + names(lost) + ", but not found.",
                    "samples",
                    index,
                    "misconceptions");
        }
    }

    /** What is right for a neighbour must not count as a wrong belief here. */
    private void neighbours(Report.Subject subject) {
        for (Question neighbour : bank.neighboursOf(subject.question().id())) {
            Map<String, String> texts = new HashMap<>();
            texts.put("the model answer of " + neighbour.id(), neighbour.answer());
            for (Sample sample : neighbour.samples()) {
                if (sample.level() >= SOLID) {
                    texts.put("a good sample of " + neighbour.id(), sample.answer());
                }
            }
            texts.forEach((called, text) -> fires(subject, grader.grade(subject.question(), text), called));
        }
    }

    private static void fires(Report.Subject subject, Verdict verdict, String called) {
        List<String> ids = subject.question().rubric().misconceptions().stream()
                .map(it -> it.id())
                .toList();
        for (StatedMisconception stated : verdict.misconceptions()) {
            subject.error(
                    Rule.MISCONCEPTION_FIRES,
                    "The misconception \"" + stated.id() + "\" fires on " + called + ": \"" + stated.quote()
                            + "\", by the pattern " + stated.pattern() + ".",
                    "misconceptions",
                    ids.indexOf(stated.id()));
        }
    }

    /** A hint that would be graded as the point itself is no hint. */
    private void hints(Report.Subject subject) {
        List<KeyPoint> points = subject.question().rubric().keyPoints();
        for (int i = 0; i < points.size(); i++) {
            KeyPoint point = points.get(i);
            boolean given = point.hint()
                    .flatMap(hint -> grader.grade(subject.question(), hint).findPoint(point.id()))
                    .filter(verdict -> verdict.mark() == Mark.COVERED)
                    .isPresent();
            if (given) {
                subject.warning(
                        Rule.HINT_GIVES_AWAY, "The hint would itself be graded as the point.", "key_points", i, "hint");
            }
        }
    }

    /** Asks on as a session does, with empty replies: each probe is asked once, so the walk is as long as the rubric. */
    private void walk(Report.Subject subject, Verdict verdict) {
        Question question = subject.question();
        int most = question.rubric().keyPoints().size()
                + question.rubric().misconceptions().size()
                + question.rubric().followUps().size();
        Set<String> asked = new HashSet<>();
        List<String> way = new ArrayList<>();
        while (true) {
            Optional<NextProbe> next = NextProbe.choose(question, verdict, asked);
            if (next.isEmpty()) {
                return;
            }
            way.add(next.get().id());
            if (!asked.add(next.get().id()) || way.size() > most) {
                subject.error(Rule.WALK_ENDS, "Follow-up questions go in a circle: " + names(way) + ".", "follow_ups");
                return;
            }
            if (tried.add(question.id() + " " + next.get())) {
                grader.gradeProbe(question, next.get(), "");
            }
        }
    }

    private static Set<String> covered(Verdict verdict) {
        return withMark(verdict, true);
    }

    private static Set<String> missed(Verdict verdict) {
        return withMark(verdict, false);
    }

    private static Set<String> withMark(Verdict verdict, boolean covered) {
        return verdict.points().stream()
                .filter(point -> (point.mark() == Mark.COVERED) == covered)
                .map(PointVerdict::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String guard(Verdict verdict) {
        return verdict.guard().map(it -> " (" + it.kind() + ")").orElse("");
    }

    private static String stated(Verdict verdict) {
        String ids =
                verdict.misconceptions().stream().map(StatedMisconception::id).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : "; states: " + ids;
    }

    private static String names(Iterable<String> ids) {
        String joined = String.join(", ", ids);
        return joined.isEmpty() ? "nothing" : joined;
    }
}
