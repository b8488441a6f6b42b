package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.pattern.Pattern;
import org.interviewcoach.core.grading.pattern.PatternParser;

/** Grades the answers to one pack's questions. */
final class PackGrader {
    private final PatternParser parser;
    private final String lexiconVersion;

    PackGrader(Pack pack) {
        parser = new PatternParser(pack.lexicon());
        lexiconVersion = Integer.toHexString(pack.lexicon().hashCode());
    }

    String lexiconVersion() {
        return lexiconVersion;
    }

    Verdict grade(Question question, String answer) {
        return verdict(question.rubric().keyPoints(), question.rubric().misconceptions(), "", answer);
    }

    Verdict gradeProbe(Question question, NextProbe probe, String reply) {
        List<Misconception> again = question.rubric().misconceptions();
        return verdict(Grader.pointsOf(question, probe), again, probe.text(), reply);
    }

    private Verdict verdict(List<KeyPoint> points, List<Misconception> misconceptions, String given, String answer) {
        List<PointVerdict> verdicts = new ArrayList<>();
        for (KeyPoint point : points) {
            Optional<Phrasing> hit = point.accept().stream()
                    .filter(phrasing -> says(phrasing, given, answer))
                    .findFirst();
            Span all = new Span(0, answer.codePointCount(0, answer.length()));
            verdicts.add(new PointVerdict(
                    point.id(),
                    hit.isPresent() ? Mark.COVERED : Mark.MISSED,
                    point.weight(),
                    point.required(),
                    hit.map(it -> all),
                    hit.map(it -> List.of(all)).orElse(List.of()),
                    hit.isPresent() ? answer : "",
                    hit.map(Phrasing::pattern)));
        }
        Optional<Guard> guard = answer.isBlank() ? Optional.of(Guard.of(Guard.Kind.EMPTY)) : Optional.<Guard>empty();
        List<Misconception> stated = misconceptions.stream()
                .filter(it -> it.match().stream().anyMatch(phrasing -> says(phrasing, "", answer)))
                .toList();
        Arithmetic sum = Scoring.score(CutPoints.STANDARD, verdicts, stated, guard, guard.isPresent() ? 0 : 4);
        List<StatedMisconception> shown = stated.stream()
                .map(it -> new StatedMisconception(it.id(), new Span(0, 0), List.of(), "", ""))
                .toList();
        return new Verdict(
                sum.level(),
                Scoring.permille(sum),
                !points.isEmpty(),
                verdicts,
                shown,
                guard,
                Optional.empty(),
                sum,
                Grader.VERSION,
                lexiconVersion);
    }

    private boolean says(Phrasing phrasing, String given, String answer) {
        String text = (given + " " + answer).toLowerCase(Locale.ROOT);
        return parser.parse(phrasing.pattern())
                .pattern()
                .filter(pattern -> holds(pattern, text))
                .isPresent();
    }

    private static boolean holds(Pattern pattern, String text) {
        return switch (pattern) {
            case Pattern.All all -> all.parts().stream().allMatch(part -> holds(part, text));
            case Pattern.Any any -> any.options().stream().anyMatch(option -> holds(option, text));
            case Pattern.Sequence row -> row.items().stream().allMatch(item -> holds(item, text));
            case Pattern.Word word -> text.contains(word.text());
            case Pattern.Prefix prefix -> text.contains(prefix.text());
            case Pattern.Exact exact -> text.contains(String.join(" ", exact.words()));
            case Pattern.Code code -> text.contains(code.text().toLowerCase(Locale.ROOT));
            case Pattern.Negation negation -> text.contains(negation.text());
            case Pattern.Named named -> holds(named.meaning(), text);
        };
    }
}
