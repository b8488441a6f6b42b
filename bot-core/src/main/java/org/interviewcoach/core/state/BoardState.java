package org.interviewcoach.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * Who wants to be on a workspace's boards, and which boards stand in its channels. Nobody is on one who has not said so.
 *
 * @param members with the name that they chose to go by
 * @param goal answers a week that the workspace aims at
 * @param posted boards that stand in channels, the oldest first; drawn anew when somebody leaves
 */
public record BoardState(Scope scope, Map<LearnerId, String> members, int goal, List<Posted> posted) implements State {
    public static final int DEFAULT_GOAL = 60;

    /** More of them nobody reads any more; the oldest are no longer drawn anew, and taken away therefore. */
    public static final int MOST_POSTED = 20;

    public BoardState {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        posted = List.copyOf(posted);
    }

    /**
     * What a board counts.
     *
     * @param channel that channel alone; empty for the workspace
     * @param session the answers of that conversation alone, whenever they were given
     */
    public record Range(
            Optional<String> channel, Instant from, Instant until, boolean month, Optional<ConversationId> session) {
        /** Of a week or month. */
        public Range(Optional<String> channel, Instant from, Instant until, boolean month) {
            this(channel, from, until, month, Optional.empty());
        }
    }

    /** A board that stands somewhere. */
    public record Posted(Slot slot, Range range) {}

    public static BoardState initial(Scope scope) {
        return new BoardState(
                new Scope(scope.platform(), scope.tenant(), Actor.NO_TENANT), Map.of(), DEFAULT_GOAL, List.of());
    }

    public BoardState with(LearnerId learner, String name) {
        Map<LearnerId, String> joined = new TreeMap<>(members);
        joined.put(learner, name);
        return new BoardState(scope, joined, goal, posted);
    }

    public BoardState without(LearnerId learner) {
        Map<LearnerId, String> left = new TreeMap<>(members);
        left.remove(learner);
        return new BoardState(scope, left, goal, posted);
    }

    public BoardState aiming(int itsGoal) {
        return new BoardState(scope, members, itsGoal, posted);
    }

    /** The same with another board standing; the oldest is let go of where there are too many. */
    public BoardState posting(Posted board) {
        List<Posted> all = new ArrayList<>(posted);
        all.add(board);
        while (all.size() > MOST_POSTED) {
            all.removeFirst();
        }
        return new BoardState(scope, members, goal, all);
    }

    @Override
    public Optional<BoardState> forgetting(LearnerId learner, Set<Actor> actors) {
        return Optional.of(without(learner));
    }
}
