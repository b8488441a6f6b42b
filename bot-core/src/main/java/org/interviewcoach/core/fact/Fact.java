package org.interviewcoach.core.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** Something that happened. Sums over facts are integers, so that a rebuild gives the same figures. */
public sealed interface Fact {
    Instant at();

    /** A question was put to somebody: the seen-mark. */
    record Asked(QuestionId question, String revision, Audience audience, Instant at) implements Fact {}

    /**
     * A counted answer.
     *
     * @param step the conversation's step, which with conversation and learner is unique
     * @param revision of the question, at the time
     * @param grader version of grader and lexicon; empty for choices
     * @param mode how it was given
     * @param probe the follow-up that it answers, where it is one
     * @param answer the words, or the letters' option numbers in the author's order
     * @param scorePermille 0 to 1000
     * @param level 0 to 4 for free text
     * @param hints how many were taken
     * @param optionOrder author's option numbers in the order shown
     * @param late whether it came after the close and earns no points
     */
    record Attempt(
            LearnerId learner,
            Scope scope,
            ConversationId conversation,
            int step,
            QuestionId question,
            String revision,
            String grader,
            Mode mode,
            Optional<String> probe,
            String answer,
            int scorePermille,
            Optional<Integer> level,
            List<PointResult> points,
            List<String> misconceptions,
            int hints,
            List<Integer> optionOrder,
            boolean late,
            Instant askedAt,
            Instant at)
            implements Fact {
        public Attempt {
            points = List.copyOf(points);
            misconceptions = List.copyOf(misconceptions);
            optionOrder = List.copyOf(optionOrder);
        }
    }

    /**
     * What one rater gave one candidate in a mock interview.
     *
     * @param learner the candidate
     * @param step of the ratings, which with conversation, candidate and rater is unique
     * @param scores correctness, depth, communication, problem solving; 1 to 5 each
     * @param note may be empty
     * @param signed whether the candidate was told whose note it is
     */
    record Rated(
            LearnerId learner,
            LearnerId rater,
            Scope scope,
            ConversationId conversation,
            int step,
            List<Integer> scores,
            String note,
            boolean signed,
            Instant at)
            implements Fact {
        public Rated {
            scores = List.copyOf(scores);
        }
    }

    /** How a key point came out; a row of its own, so that points can be counted. */
    record PointResult(String point, Mark mark) {}

    /** How an answer was given. */
    enum Mode {
        CHOICE,
        FREE_TEXT,
        FOLLOW_UP
    }
}
