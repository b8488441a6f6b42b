package org.interviewcoach.core.decide;

import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.fact.Fact.PointResult;
import org.interviewcoach.core.grading.StatedMisconception;
import org.interviewcoach.core.grading.Verdict;

/**
 * What an answer is worth, before hints.
 *
 * @param level 0 to 4 for free text
 * @param grader version of grader and lexicon; empty for choices
 */
record Assessment(
        int scorePermille,
        Optional<Integer> level,
        List<PointResult> points,
        List<String> misconceptions,
        String grader) {
    Assessment {
        points = List.copyOf(points);
        misconceptions = List.copyOf(misconceptions);
    }

    /** What the grader found. */
    static Assessment of(Verdict verdict, String grader) {
        return new Assessment(
                verdict.permille(),
                Optional.of(verdict.level()),
                verdict.points().stream()
                        .map(point -> new PointResult(point.id(), point.mark()))
                        .toList(),
                verdict.misconceptions().stream().map(StatedMisconception::id).toList(),
                grader);
    }

    static Assessment ofChoices(int scorePermille) {
        return new Assessment(scorePermille, Optional.empty(), List.of(), List.of(), "");
    }
}
