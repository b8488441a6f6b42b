package org.interviewcoach.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** What the answers of many add up to. */
public interface Figures {
    /**
     * Tells the collector every counted answer, what was held against verdicts, and what was reported.
     *
     * @param workspace that one's alone, whatever channel; empty for all of them
     */
    void collect(Optional<Scope> workspace, ItemCollector collector);

    /**
     * How those stand who want to be ranked: choice questions that were put to a whole channel, answered in time, a
     * person's first answer to each alone; with the grade that a reviewer has ruled.
     *
     * @param workspace whose boards these are
     * @param learners nobody else is looked at
     */
    List<Standing> standings(Scope workspace, Range range, Collection<LearnerId> learners);

    /**
     * Answers to a question in free text whose words are kept, with their corrections, follow-ups not counted: all those
     * of the next people.
     *
     * @param after the last of those before them; empty for the first
     * @param people at most so many; an answer's learner never stands in two such lists
     */
    List<Learners.Answered> answersTo(QuestionId question, Optional<LearnerId> after, int people);

    /** The conversation that the channel's latest answer was given in that counts for boards. */
    Optional<ConversationId> latestSession(Scope channel);

    /** How many answers there were, follow-ups not counted, and of how many people. */
    Participation participation(Scope workspace, Range range);

    /**
     * How much was answered.
     *
     * @param people who did; counted up to as many as figures about a group need, and no further
     */
    record Participation(int answers, int people) {}
}
