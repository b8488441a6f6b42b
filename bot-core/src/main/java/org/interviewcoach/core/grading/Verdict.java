package org.interviewcoach.core.grading;

import java.util.List;
import java.util.Optional;

/**
 * What the grader makes of an answer: the same answer, question revision, lexicon and grader version always give the
 * same verdict.
 *
 * @param level 0 not yet, 1 a start, 2 halfway, 3 solid, 4 complete
 * @param permille the score in thousandths, within the level's cut points
 * @param ranked false where only likeness to a model answer could be judged
 * @param points one a key point, in the rubric's order
 * @param misconceptions those that the answer states, in the rubric's order
 * @param guard why it was not graded as an answer, or not fully
 * @param sayMore the point that it comes near without being clear
 * @param arithmetic how the level came about
 * @param graderVersion changes whenever a verdict may
 * @param lexiconVersion hash of the pack's lexicon
 */
public record Verdict(
        int level,
        int permille,
        boolean ranked,
        List<PointVerdict> points,
        List<StatedMisconception> misconceptions,
        Optional<Guard> guard,
        Optional<SayMore> sayMore,
        Arithmetic arithmetic,
        String graderVersion,
        String lexiconVersion) {
    public static final int TOP_LEVEL = 4;

    public Verdict {
        if (level < 0 || level > TOP_LEVEL || permille < 0 || permille > 1000) {
            throw new IllegalArgumentException("No such grade: level " + level + ", " + permille + " permille");
        }
        points = List.copyOf(points);
        misconceptions = List.copyOf(misconceptions);
    }

    public Optional<PointVerdict> findPoint(String id) {
        return points.stream().filter(point -> point.id().equals(id)).findFirst();
    }

    /** The words for a level that people read. */
    public static String levelName(int level) {
        return switch (level) {
            case 0 -> "not yet";
            case 1 -> "a start";
            case 2 -> "halfway";
            case 3 -> "solid";
            case 4 -> "complete";
            default -> throw new IllegalArgumentException("A level is 0 to 4, not " + level);
        };
    }
}
