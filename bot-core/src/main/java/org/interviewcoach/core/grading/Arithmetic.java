package org.interviewcoach.core.grading;

import java.util.List;

/**
 * How a level came about, so that it can be shown line by line and checked by hand.
 *
 * @param lines one a key point, in the rubric's order
 * @param earned the sum of the lines, in thousandths of a weight
 * @param possible what all points together would earn
 * @param sharePermille {@code earned} of {@code possible}, rounded down
 * @param breadthPermille how much of what a good answer talks of is mentioned
 * @param totalPermille share and breadth together, by {@link Scoring}'s parts; the level comes from it
 * @param requiredCovered how many required points are covered
 * @param requiredTotal how many there are
 * @param cuts the cut points
 * @param levelBeforeCaps what the share and the required points make
 * @param caps what held it down, in the order in which it was applied
 * @param level what remains
 */
public record Arithmetic(
        List<Line> lines,
        int earned,
        int possible,
        int sharePermille,
        int breadthPermille,
        int totalPermille,
        int requiredCovered,
        int requiredTotal,
        CutPoints cuts,
        int levelBeforeCaps,
        List<Cap> caps,
        int level) {
    public Arithmetic {
        lines = List.copyOf(lines);
        caps = List.copyOf(caps);
    }

    /** One key point's part of the sum: {@code earned} is weight times the mark's thousandths. */
    public record Line(String pointId, int weight, boolean required, Mark mark, int earned) {}

    /**
     * A ceiling on the level.
     *
     * @param because the misconception's id, the guard's key or the points' ids
     */
    public record Cap(int level, Reason reason, String because) {}

    /** What makes a ceiling. */
    public enum Reason {
        MISSING_REQUIRED,
        MISCONCEPTION,
        CONTRADICTION,
        GUARD
    }
}
