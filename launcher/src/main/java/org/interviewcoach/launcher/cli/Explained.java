package org.interviewcoach.launcher.cli;

import java.util.Locale;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.Arithmetic;
import org.interviewcoach.core.grading.PointVerdict;
import org.interviewcoach.core.grading.StatedMisconception;
import org.interviewcoach.core.grading.Verdict;

/** A verdict for people at a terminal: level, points with their quotes and patterns, what held it down. */
final class Explained {
    private Explained() {}

    static String of(Question question, Verdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append("  level ")
                .append(verdict.level())
                .append(" (")
                .append(Verdict.levelName(verdict.level()))
                .append("), score ")
                .append(String.format(Locale.ROOT, "%.3f", verdict.permille() / 1000.0))
                .append('\n');
        for (PointVerdict point : verdict.points()) {
            String says = question.rubric()
                    .findKeyPoint(point.id())
                    .map(KeyPoint::says)
                    .orElse("");
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s %-18s %s%n",
                    point.mark().key(),
                    point.id(),
                    point.required() ? "* " + says : says));
            if (!point.quote().isEmpty()) {
                text.append("               \"")
                        .append(point.quote().replace('\n', ' '))
                        .append("\"  ")
                        .append(point.pattern().orElse("(by likeness)"))
                        .append('\n');
            }
        }
        for (StatedMisconception wrong : verdict.misconceptions()) {
            text.append("  wrong        ")
                    .append(wrong.id())
                    .append("  \"")
                    .append(wrong.quote())
                    .append("\"  ")
                    .append(wrong.pattern())
                    .append('\n');
        }
        verdict.guard()
                .ifPresent(guard ->
                        text.append("  guard        ").append(guard.kind()).append('\n'));
        verdict.sayMore()
                .ifPresent(more ->
                        text.append("  say more     ").append(more.pointId()).append('\n'));
        Arithmetic sum = verdict.arithmetic();
        text.append("  ")
                .append(sum.earned())
                .append(" of ")
                .append(sum.possible())
                .append(" = ")
                .append(sum.sharePermille() / 10)
                .append(" %, breadth ")
                .append(sum.breadthPermille() / 10)
                .append(" %, together ")
                .append(sum.totalPermille() / 10)
                .append(" %, required ")
                .append(sum.requiredCovered())
                .append(" of ")
                .append(sum.requiredTotal());
        sum.caps()
                .forEach(cap -> text.append(", held at ")
                        .append(cap.level())
                        .append(" by ")
                        .append(cap.reason().name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(cap.because()));
        return text.toString();
    }
}
