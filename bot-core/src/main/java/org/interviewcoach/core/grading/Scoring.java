package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.grading.Arithmetic.Cap;
import org.interviewcoach.core.grading.Arithmetic.Line;
import org.interviewcoach.core.grading.Arithmetic.Reason;

/** The arithmetic from marks to a level; integers throughout. */
final class Scoring {
    static final int SHARE_PARTS = 1;
    static final int BREADTH_PARTS = 1;

    private static final int MOST_REQUIRED_MISSING = 1;

    private Scoring() {}

    /**
     * Sums up.
     *
     * @param mentioned the breadth in thousandths; empty for a reply, which need not be broad
     * @param guardCap the highest level that the guard leaves, 4 where it leaves all
     */
    static Arithmetic score(
            CutPoints cuts,
            List<PointVerdict> points,
            OptionalInt mentioned,
            List<Misconception> stated,
            Optional<Guard> guard,
            int guardCap) {
        List<Line> lines = new ArrayList<>();
        int earned = 0;
        int possible = 0;
        int requiredCovered = 0;
        int requiredTotal = 0;
        List<String> requiredMissing = new ArrayList<>();
        List<String> contradicted = new ArrayList<>();
        for (PointVerdict point : points) {
            lines.add(new Line(point.id(), point.weight(), point.required(), point.mark(), point.earned()));
            earned += point.earned();
            possible += point.weight() * 1000;
            if (point.required()) {
                requiredTotal++;
                if (point.mark() == Mark.COVERED) {
                    requiredCovered++;
                } else {
                    requiredMissing.add(point.id());
                }
            }
            if (point.required() && point.mark() == Mark.CONTRADICTED) {
                contradicted.add(point.id());
            }
        }
        int share = possible == 0 ? 0 : (int) (earned * 1000L / possible);
        int breadth = mentioned.orElse(share);
        int total = (share * SHARE_PARTS + breadth * BREADTH_PARTS) / (SHARE_PARTS + BREADTH_PARTS);
        boolean allRequired = requiredTotal > 0 && requiredMissing.isEmpty();
        boolean any = points.stream().anyMatch(point -> point.mark() == Mark.COVERED);
        boolean everything = possible > 0 && earned == possible;
        int before = everything ? Verdict.TOP_LEVEL : Math.max(levelOf(cuts, total, allRequired), any ? 1 : 0);
        List<Cap> caps = new ArrayList<>();
        int level = before;
        if (!contradicted.isEmpty() && level > 2) {
            level = 2;
            caps.add(new Cap(2, Reason.CONTRADICTION, String.join(", ", contradicted)));
        }
        int leaves = requiredMissing.size() > MOST_REQUIRED_MISSING ? 2 : 3;
        if (!requiredMissing.isEmpty() && level > leaves) {
            level = leaves;
            caps.add(new Cap(leaves, Reason.MISSING_REQUIRED, String.join(", ", requiredMissing)));
        }
        for (Misconception it : stated) {
            if (level > it.caps()) {
                level = it.caps();
                caps.add(new Cap(it.caps(), Reason.MISCONCEPTION, it.id()));
            }
        }
        if (guard.isPresent() && level > guardCap) {
            level = guardCap;
            caps.add(new Cap(guardCap, Reason.GUARD, guard.get().kind().key()));
        }
        return new Arithmetic(
                lines,
                earned,
                possible,
                share,
                breadth,
                total,
                requiredCovered,
                requiredTotal,
                cuts,
                before,
                caps,
                level);
    }

    /** Where there is a likeness and no points. */
    static Arithmetic likeness(CutPoints cuts, int share) {
        int level = levelOf(cuts, share, false);
        return new Arithmetic(List.of(), share, 1000, share, share, share, 0, 0, cuts, level, List.of(), level);
    }

    /** The score that goes with a level: the share, held within the level's cut points. */
    static int permille(Arithmetic arithmetic) {
        int level = arithmetic.level();
        int low = arithmetic.cuts().of(level);
        int high = level == Verdict.TOP_LEVEL ? 1000 : arithmetic.cuts().of(level + 1) - 1;
        return Math.clamp(arithmetic.totalPermille(), low, high);
    }

    private static int levelOf(CutPoints cuts, int share, boolean allRequired) {
        if (share >= cuts.complete()) {
            return 4;
        }
        if (share >= cuts.solid() || allRequired) {
            return 3;
        }
        if (share >= cuts.halfway()) {
            return 2;
        }
        return share >= cuts.start() ? 1 : 0;
    }
}
