package org.interviewcoach.data.lint;

import java.util.List;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.pattern.PatternParser;
import org.interviewcoach.data.LoadedPack;

/**
 * Checks packs that load: what the shape of the files cannot tell, by tier.
 *
 * <p>Findings are sorted and the same on every run. {@link Findings} shows them.
 */
public final class Lint {
    private Lint() {}

    /** All rules. */
    public static List<Finding> check(LoadedPack pack) {
        return Stream.concat(checkContent(pack).stream(), checkGrading(pack).stream())
                .sorted()
                .toList();
    }

    /** The rules that need no grader. */
    public static List<Finding> checkContent(LoadedPack pack) {
        Report report = new Report();
        RubricRules rubric = new RubricRules(new PatternParser(pack.pack().lexicon()));
        for (Question question : pack.pack().questions()) {
            Report.Subject subject = report.subject(pack, question);
            rubric.check(subject);
            SampleRules.check(subject);
            ChoiceRules.check(subject);
            TextRules.check(subject);
            ReferenceRules.check(subject);
        }
        PackRules.check(pack, report);
        return report.findings();
    }

    /** The rules that run the grader over model answers, samples and hints. */
    public static List<Finding> checkGrading(LoadedPack pack) {
        Report report = new Report();
        new GraderRules(pack, report).check();
        return report.findings();
    }
}
