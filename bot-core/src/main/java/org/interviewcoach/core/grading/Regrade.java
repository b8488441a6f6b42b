package org.interviewcoach.core.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;

/**
 * What an answer is worth once a person has had their say: some points count as made that the grader did not find.
 *
 * @param level 0 to 4
 * @param permille within the level's cut points
 * @param marks by key point, in the rubric's order
 */
public record Regrade(int level, int permille, List<Marked> marks) {
    public Regrade {
        marks = List.copyOf(marks);
    }

    /** How a point stands now. */
    public record Marked(String point, Mark mark) {}

    /**
     * Grades anew. A guard falls: somebody who made a point has answered the question.
     *
     * @param made points that count as made
     * @param pardoned whether wrong statements are not held against the answer
     */
    public static Regrade of(Question question, Verdict verdict, Set<String> made, boolean pardoned) {
        List<PointVerdict> points = verdict.points().stream()
                .map(it -> made.contains(it.id()) ? covered(it) : it)
                .toList();
        Map<String, Misconception> known =
                question.rubric().misconceptions().stream().collect(Collectors.toMap(Misconception::id, it -> it));
        List<Misconception> stated = pardoned
                ? List.of()
                : verdict.misconceptions().stream()
                        .flatMap(it -> Optional.ofNullable(known.get(it.id())).stream())
                        .toList();
        int before = verdict.arithmetic().breadthPermille();
        Arithmetic plain = sum(points, OptionalInt.empty(), stated);
        Arithmetic sum = sum(points, OptionalInt.of(Math.max(before, plain.sharePermille())), stated);
        return new Regrade(
                sum.level(),
                Scoring.permille(sum),
                points.stream().map(it -> new Marked(it.id(), it.mark())).toList());
    }

    private static Arithmetic sum(List<PointVerdict> points, OptionalInt breadth, List<Misconception> stated) {
        return Scoring.score(CutPoints.STANDARD, points, breadth, stated, Optional.empty(), Verdict.TOP_LEVEL);
    }

    private static PointVerdict covered(PointVerdict it) {
        return new PointVerdict(
                it.id(), Mark.COVERED, it.weight(), it.required(), it.span(), it.evidence(), it.quote(), it.pattern());
    }
}
