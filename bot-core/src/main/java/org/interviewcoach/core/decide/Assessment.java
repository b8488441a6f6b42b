package org.interviewcoach.core.decide;

import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.fact.Fact.PointResult;

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

    static Assessment ofChoices(int scorePermille) {
        return new Assessment(scorePermille, Optional.empty(), List.of(), List.of(), "");
    }
}
