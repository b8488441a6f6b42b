package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;

/** Chooses the questions of a mock interview: those that nobody present has seen first, then those seen longest ago. */
final class MockPlanner {
    /** More than any session can use. */
    private static final int MOST = 60;

    private MockPlanner() {}

    /**
     * The order in which questions are put.
     *
     * @param asked seen-marks of everybody who is there, the latest of each question
     */
    static List<QuestionId> order(Bank bank, Filter filter, Map<QuestionId, Instant> asked, long seed) {
        List<Question> pool = new ArrayList<>(bank.pool(filter));
        Collections.shuffle(pool, new Random(seed));
        // Stable sorts: first those that can be listened to, among them unseen ones, else the shuffle's order.
        pool.sort(Comparator.comparing(question -> asked.getOrDefault(question.id(), Instant.MIN)));
        pool.sort(Comparator.comparing(question -> question.rubric().isEmpty()));
        return pool.stream().limit(MOST).map(Question::id).toList();
    }
}
