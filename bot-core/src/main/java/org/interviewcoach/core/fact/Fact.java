package org.interviewcoach.core.fact;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** Something that happened. Sums over facts are integers, so that a rebuild gives the same figures. */
public sealed interface Fact {
    Instant at();

    /** The question that it speaks of; empty for what is said of a person. */
    default Optional<QuestionId> about() {
        return switch (this) {
            case Asked it -> Optional.of(it.question());
            case Attempt it -> Optional.of(it.question());
            case Rated it -> Optional.empty();
            case Corrected it -> Optional.of(it.question());
            case Reported it -> Optional.of(it.question());
        };
    }

    /** A question was put to somebody: the seen-mark. */
    record Asked(QuestionId question, String revision, Audience audience, Instant at) implements Fact {}

    /**
     * A counted answer.
     *
     * @param step the conversation's step, which with conversation and learner is unique
     * @param revision of the question, at the time
     * @param grader version of grader and lexicon; empty for choices and for what a person judged
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

    /**
     * An answer's grade as it is to be taken from now on. The answer stays as it was given; of several the latest counts.
     *
     * @param of the conversation in which the answer was given
     * @param step of the answer, which with conversation and learner names it
     * @param revision of the question that it was graded against anew
     * @param point the key point that the person says they made; empty where a reviewer ruled on the whole
     */
    record Corrected(
            LearnerId learner,
            Scope scope,
            ConversationId of,
            int step,
            QuestionId question,
            String revision,
            Cause cause,
            Optional<String> point,
            List<PointResult> points,
            int scorePermille,
            Optional<Integer> level,
            Instant at)
            implements Fact {
        public Corrected {
            points = List.copyOf(points);
        }
    }

    /** Why a grade was changed. A name is stored. */
    enum Cause {
        /** The person says that they made the point: counts for their own memory alone. */
        SAID,
        /** A reviewer ruled so: counts everywhere. */
        APPEAL,
        /** The question was mended after such a ruling, and this answer has the point, too: counts everywhere. */
        MENDED,
        /** The same together with what the person says of themselves: counts for their own memory alone. */
        MENDED_OWN;

        /** Whether it is the person's own word, which others do not go by. */
        public boolean isOwn() {
            return switch (this) {
                case SAID, MENDED_OWN -> true;
                case APPEAL, MENDED -> false;
            };
        }
    }

    /**
     * Somebody says that something is wrong with a question.
     *
     * @param note in their words; may be empty
     */
    record Reported(
            LearnerId learner,
            Scope scope,
            QuestionId question,
            String revision,
            Complaint complaint,
            String note,
            Instant at)
            implements Fact {}

    /** What can be wrong with a question. */
    enum Complaint {
        WRONG,
        UNCLEAR,
        OUTDATED,
        DUPLICATE,
        OFFENSIVE;

        /** The lower-case name that forms and tables use. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Complaint> find(String key) {
            return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
        }
    }

    /** How a key point came out; a row of its own, so that points can be counted. */
    record PointResult(String point, Mark mark) {}

    /** How an answer was given. */
    enum Mode {
        CHOICE,
        FREE_TEXT,
        FOLLOW_UP,
        /** On voice: a person ticked the points that they heard, there are no words and no grader. */
        BY_EAR
    }
}
