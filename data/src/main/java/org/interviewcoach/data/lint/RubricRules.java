package org.interviewcoach.data.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.grading.pattern.Pattern;
import org.interviewcoach.core.grading.pattern.PatternParser;

/** Key points, misconceptions and follow-ups. */
final class RubricRules {
    private static final int MIN_POINTS = 2;
    private static final int MAX_POINTS = 7;
    private static final int MIN_PHRASINGS = 3;
    private static final int MAX_MISCONCEPTIONS = 16;

    private final PatternParser parser;

    RubricRules(PatternParser parser) {
        this.parser = parser;
    }

    void check(Report.Subject subject) {
        if (subject.is(Tier.STARTER)) {
            return;
        }
        Rubric rubric = subject.question().rubric();
        points(subject, rubric);
        misconceptions(subject, rubric);
        followUps(subject, rubric);
    }

    private void points(Report.Subject subject, Rubric rubric) {
        List<KeyPoint> points = rubric.keyPoints();
        if (points.size() < MIN_POINTS || points.size() > MAX_POINTS) {
            subject.error(
                    Rule.POINT_COUNT,
                    "There are " + points.size() + " key points. Write " + MIN_POINTS + " to " + MAX_POINTS + ".",
                    "key_points");
        }
        if (points.stream().noneMatch(KeyPoint::required)) {
            subject.warning(
                    Rule.POINT_COUNT,
                    "No key point is required, so every answer counts as solid. Write required: true where an answer"
                            + " without the point is not.",
                    "key_points");
        }
        for (int i = 0; i < points.size(); i++) {
            KeyPoint point = points.get(i);
            phrasings(subject, point, Severity.ERROR, "key_points", i, "accept");
            if (point.hint().isEmpty()) {
                subject.byTier(Rule.POINT_GUIDANCE, "The point \"" + point.id() + "\" has no hint.", "key_points", i);
            }
            if (point.ask().isEmpty()) {
                subject.byTier(Rule.POINT_GUIDANCE, "The point \"" + point.id() + "\" has no ask.", "key_points", i);
            }
        }
    }

    private void phrasings(Report.Subject subject, KeyPoint point, Severity severity, Object... path) {
        int count = point.accept().stream().mapToInt(this::ways).sum();
        if (count < MIN_PHRASINGS) {
            subject.add(
                    severity,
                    Rule.ACCEPT_COUNT,
                    "The point \"" + point.id() + "\" has " + count + (count == 1 ? " phrasing" : " phrasings")
                            + ". Write at least " + MIN_PHRASINGS + " ways of saying it.",
                    path);
        }
        duplicates(subject, point.accept(), path);
    }

    /** Alternatives at the top of a pattern are phrasings of their own, written in one line. */
    private int ways(Phrasing phrasing) {
        return parser.parse(phrasing.pattern())
                .pattern()
                .map(pattern ->
                        pattern instanceof Pattern.Any any ? any.options().size() : 1)
                .orElse(1);
    }

    private static void duplicates(Report.Subject subject, List<Phrasing> phrasings, Object... path) {
        Set<Phrasing> seen = new HashSet<>();
        for (int i = 0; i < phrasings.size(); i++) {
            if (!seen.add(phrasings.get(i))) {
                List<Object> at = new ArrayList<>(List.of(path));
                at.add(i);
                subject.warning(
                        Rule.ACCEPT_DUPLICATE,
                        "The phrasing stands in this list already: "
                                + phrasings.get(i).pattern(),
                        at.toArray());
            }
        }
    }

    private static void misconceptions(Report.Subject subject, Rubric rubric) {
        List<Misconception> misconceptions = rubric.misconceptions();
        if (misconceptions.size() > MAX_MISCONCEPTIONS) {
            subject.error(
                    Rule.MISCONCEPTION_COUNT,
                    "There are " + misconceptions.size() + " misconceptions. Keep the " + MAX_MISCONCEPTIONS
                            + " that are heard most.",
                    "misconceptions");
        }
        for (int i = 0; i < misconceptions.size(); i++) {
            Misconception misconception = misconceptions.get(i);
            duplicates(subject, misconception.match(), "misconceptions", i, "match");
            if (misconception.ask().isEmpty()) {
                subject.byTier(
                        Rule.MISCONCEPTION_ASK,
                        "The misconception \"" + misconception.id() + "\" has no ask.",
                        "misconceptions",
                        i);
            }
            boolean shown = subject.question().samples().stream()
                    .anyMatch(sample -> sample.misconceptions().contains(misconception.id()));
            if (!shown) {
                subject.warning(
                        Rule.MISCONCEPTION_SAMPLE,
                        "No sample states the misconception \"" + misconception.id() + "\". Add one.",
                        "misconceptions",
                        i);
            }
        }
    }

    private void followUps(Report.Subject subject, Rubric rubric) {
        if (!subject.is(Tier.PROVEN)) {
            return;
        }
        Set<FollowUp.Strength> present = EnumSet.noneOf(FollowUp.Strength.class);
        List<FollowUp> followUps = rubric.followUps();
        for (int i = 0; i < followUps.size(); i++) {
            present.add(followUps.get(i).when());
            List<KeyPoint> points = followUps.get(i).keyPoints();
            for (int j = 0; j < points.size(); j++) {
                phrasings(subject, points.get(j), Severity.WARNING, "follow_ups", i, "key_points", j, "accept");
            }
        }
        for (FollowUp.Strength strength : FollowUp.Strength.values()) {
            if (!present.contains(strength)) {
                subject.add(
                        present.isEmpty() ? Severity.ERROR : Severity.WARNING,
                        Rule.FOLLOW_UP_COUNT,
                        "There is no follow-up for answers that are "
                                + strength.name().toLowerCase(Locale.ROOT) + ".",
                        "follow_ups");
            }
        }
    }
}
