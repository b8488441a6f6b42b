package org.interviewcoach.core.memory;

import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact.PointResult;
import org.interviewcoach.core.grading.Mark;

/**
 * How a key point went whenever it was listened for.
 *
 * @param heard how often it was covered
 * @param missed how often it was not, half-covered included
 * @param lastHeard whether it was covered the last time
 * @param at the last time
 */
public record PointMemory(QuestionId question, String point, int heard, int missed, boolean lastHeard, Instant at) {
    /**
     * Folds a result in.
     *
     * @param earlier empty at the first one
     */
    public static PointMemory after(
            Optional<PointMemory> earlier, QuestionId question, PointResult result, Instant at) {
        boolean heard = result.mark() == Mark.COVERED;
        return new PointMemory(
                question,
                result.point(),
                earlier.map(PointMemory::heard).orElse(0) + (heard ? 1 : 0),
                earlier.map(PointMemory::missed).orElse(0) + (heard ? 0 : 1),
                heard,
                at);
    }
}
