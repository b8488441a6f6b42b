package org.interviewcoach.data.lint;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.data.SampleKind;
import org.jspecify.annotations.Nullable;

/** The samples themselves; whether the grader agrees with them is the business of {@link GraderRules}. */
final class SampleRules {
    private static final int MIN_GRADED = 4;
    private static final int MIN_PROVEN = 8;
    private static final int SOLID = 3;

    private SampleRules() {}

    static void check(Report.Subject subject) {
        Question question = subject.question();
        if (subject.is(Tier.STARTER)) {
            return;
        }
        int wanted = subject.is(Tier.PROVEN) ? MIN_PROVEN : MIN_GRADED;
        if (question.samples().size() < wanted) {
            subject.error(
                    Rule.SAMPLE_COUNT,
                    "There are " + question.samples().size() + " samples. Write at least " + wanted + ".",
                    "samples");
        }
        if (subject.is(Tier.PROVEN)) {
            kinds(subject);
        }
        labels(subject);
        duplicates(subject);
    }

    private static void kinds(Report.Subject subject) {
        Map<SampleKind, Integer> counts = new EnumMap<>(SampleKind.class);
        List<Optional<SampleKind>> kinds = subject.source().sampleKinds();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).isEmpty()) {
                subject.error(Rule.SAMPLE_KINDS, "The sample has no kind.", "samples", i);
            }
            kinds.get(i).ifPresent(kind -> counts.merge(kind, 1, Integer::sum));
        }
        for (SampleKind kind : SampleKind.values()) {
            int wanted = wanted(subject.question(), kind);
            int count = counts.getOrDefault(kind, 0);
            if (count < wanted) {
                subject.error(
                        Rule.SAMPLE_KINDS,
                        "There are " + count + " samples of kind " + kind.key() + ". Write at least " + wanted + ".",
                        "samples");
            }
        }
    }

    private static int wanted(Question question, SampleKind kind) {
        return switch (kind) {
            case PLAIN, HALF -> 2;
            case TELEGRAPHIC, EMPTY, TERMS, NEGATED -> 1;
            case MISCONCEPTION -> question.rubric().misconceptions().isEmpty() ? 0 : 1;
            case BLIND -> 0;
        };
    }

    private static void labels(Report.Subject subject) {
        List<Sample> samples = subject.question().samples();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            for (KeyPoint point : subject.question().rubric().keyPoints()) {
                if (sample.level() >= SOLID
                        && point.required()
                        && !sample.points().contains(point.id())) {
                    subject.warning(
                            Rule.SAMPLE_LABEL,
                            "The sample is of level " + sample.level() + ", but does not list the required point \""
                                    + point.id() + "\".",
                            "samples",
                            i);
                }
            }
            final int index = i;
            subject.source()
                    .sampleKinds()
                    .get(i)
                    .flatMap(kind -> wrongLabel(kind, sample))
                    .ifPresent(message -> subject.warning(Rule.SAMPLE_LABEL, message, "samples", index));
        }
    }

    private static Optional<String> wrongLabel(SampleKind kind, Sample sample) {
        boolean wrong = switch (kind) {
            case PLAIN, TELEGRAPHIC -> sample.level() < SOLID;
            case HALF -> sample.level() < 1 || sample.level() > SOLID;
            case MISCONCEPTION -> sample.misconceptions().isEmpty();
            case EMPTY, TERMS -> sample.level() > 1;
            case NEGATED -> sample.level() > SOLID;
            case BLIND -> false;
        };
        return wrong
                ? Optional.of("A sample of kind " + kind.key() + " is of level " + sample.level()
                        + (sample.misconceptions().isEmpty() ? " and states no misconception" : "")
                        + ". Check the one or the other.")
                : Optional.empty();
    }

    private static void duplicates(Report.Subject subject) {
        Map<String, Integer> seen = new HashMap<>();
        List<Sample> samples = subject.question().samples();
        for (int i = 0; i < samples.size(); i++) {
            @Nullable
            Integer first = seen.putIfAbsent(Prose.plain(samples.get(i).answer()), i);
            if (first != null) {
                subject.error(
                        Rule.SAMPLE_DUPLICATE,
                        "The sample says the same as the one on line "
                                + subject.source().positionOf("samples", first).line() + ". Remove one.",
                        "samples",
                        i);
            }
        }
    }
}
