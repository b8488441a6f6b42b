package org.interviewcoach.core.items;

import java.time.Duration;
import java.util.List;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.LearnerId;

/**
 * An answer as far as figures need it.
 *
 * @param chosen the author's option numbers; empty for free text
 * @param time between question and answer
 */
public record ItemAnswer(
        QuestionId question, LearnerId learner, List<Integer> chosen, int scorePermille, int hints, Duration time) {
    public ItemAnswer {
        chosen = List.copyOf(chosen);
    }
}
