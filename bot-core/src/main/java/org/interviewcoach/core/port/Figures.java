package org.interviewcoach.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.state.BoardState.Range;
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
     * How those stand who want to be ranked: choice questions in time, a person's first answer to each alone.
     *
     * @param workspace whose boards these are
     * @param learners nobody else is looked at
     */
    List<Standing> standings(Scope workspace, Range range, Collection<LearnerId> learners);

    /** How many answers there were, follow-ups not counted, and of how many people. */
    Participation participation(Scope workspace, Range range);

    /**
     * How much was answered.
     *
     * @param people who did; counted up to as many as figures about a group need, and no further
     */
    record Participation(int answers, int people) {}
}
