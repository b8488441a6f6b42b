package org.interviewcoach.core.grading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.grading.match.CompiledPhrasing;
import org.interviewcoach.core.grading.match.Setting;

/**
 * A question's rubric, ready for grading.
 *
 * @param questionStems the content words of the question's own text
 * @param answerStems those of the model answer, for telling what is off topic
 * @param breadth what a good answer talks of
 * @param likeness judges by the model answer alone; only where there are no points
 */
record CompiledRubric(
        List<Point> points,
        List<Wrong> wrongs,
        Setting setting,
        Set<String> questionStems,
        Set<String> answerStems,
        Breadth breadth,
        Optional<Likeness> likeness) {

    /**
     * A key point.
     *
     * @param gist the stems of its statement and their weights, those of the question left out
     */
    record Point(
            KeyPoint source, List<CompiledPhrasing> accept, List<CompiledPhrasing> unless, Map<String, Integer> gist) {}

    /** A misconception. */
    record Wrong(Misconception source, List<CompiledPhrasing> match, List<CompiledPhrasing> unless) {}
}
