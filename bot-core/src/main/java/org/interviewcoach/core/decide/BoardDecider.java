package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.command.BoardCommand;
import org.interviewcoach.core.command.BoardCommand.Of;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.memory.Week;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.BoardState.Posted;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Place;

/** The rules of a workspace's boards: opt-in by name, and off at once for whoever leaves. */
final class BoardDecider {
    private static final int HIGHEST_GOAL = 100_000;

    /** A session's board counts all of it, also what is answered while the board stands. */
    private static final Duration STILL_COMING = Duration.ofDays(365);

    private static final ConversationId NO_SESSION = new ConversationId("none");

    Outcome<BoardState> decide(Optional<BoardState> state, BoardCommand command, Context context) {
        BoardState current =
                state.orElseGet(() -> BoardState.initial(context.workspace().scope()));
        return switch (command) {
            case BoardCommand.Show show -> show(current, show, context);
            case BoardCommand.Post post -> post(current, post, context);
            case BoardCommand.Join join -> join(current, join, context);
            case BoardCommand.Leave leave -> leave(current, context);
            case BoardCommand.Aim aim -> aim(current, aim.goal(), context);
        };
    }

    private static Outcome<BoardState> show(BoardState state, BoardCommand.Show show, Context context) {
        if (isHomeless(show.place(), state)) {
            return whisper(Why.INVALID, "board.where", context);
        }
        LearnerId asker = context.requireAsker().learner();
        return new Rejected<>(
                Why.NO_CHANGE,
                new Reply.Whisper(new BoardCards(state, context)
                        .mine(range(show.place(), show.of(), context), show.of(), asker)));
    }

    /** A direct message on a platform where those belong to no workspace. */
    private static boolean isHomeless(Place place, BoardState state) {
        return place.direct() && state.scope().tenant().equals(Actor.NO_TENANT);
    }

    private static Outcome<BoardState> post(BoardState state, BoardCommand.Post post, Context context) {
        if (post.place().direct()) {
            return whisper(Why.INVALID, "board.where", context);
        }
        Range range = range(post.place(), post.of(), context);
        // Named by the time, so that no board ever takes the slot of one that still stands.
        Posted posted = new Posted(new Slot("board" + context.now().toEpochMilli()), range);
        BoardState next = state.posting(posted);
        List<Effect> effects = new ArrayList<>();
        state.posted().stream()
                .filter(it -> !next.posted().contains(it))
                .forEach(it -> effects.add(new Effect.Remove(it.slot())));
        effects.add(new Effect.Post(
                posted.slot(),
                new Target.InChannel(post.place().scope()),
                new BoardCards(next, context).posted(range)));
        return accept(next, "board.posted", effects, context);
    }

    private static Outcome<BoardState> join(BoardState state, BoardCommand.Join join, Context context) {
        String name = join.name().strip();
        if (name.isEmpty() || name.length() > BoardForms.LONGEST_NAME) {
            return whisper(Why.INVALID, "board.join.empty", context);
        }
        LearnerId asker = context.requireAsker().learner();
        boolean taken = state.members().entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(asker) && it.getValue().equalsIgnoreCase(name));
        return taken
                ? whisper(Why.TAKEN, "board.join.taken", context)
                : accept(state.with(asker, name), "board.joined", List.of(), context);
    }

    private static Outcome<BoardState> leave(BoardState state, Context context) {
        LearnerId asker = context.requireAsker().learner();
        if (!state.members().containsKey(asker)) {
            return whisper(Why.NO_CHANGE, "board.left", context);
        }
        BoardState next = state.without(asker);
        BoardCards cards = new BoardCards(next, context);
        List<Effect> effects = next.posted().stream()
                .map(it -> (Effect) new Effect.Edit(it.slot(), cards.posted(it.range())))
                .toList();
        return accept(next, "board.left", effects, context);
    }

    private static Outcome<BoardState> aim(BoardState state, int goal, Context context) {
        if (!context.requireAsker().may(Capability.SET_UP)) {
            return whisper(Why.NOT_ALLOWED, "setup.not-allowed", context);
        }
        return goal < 1 || goal > HIGHEST_GOAL
                ? whisper(Why.INVALID, "board.goal-range", context)
                : accept(state.aiming(goal), "board.goal-set", List.of(), context);
    }

    /** This week or month, by the workspace's own zone. */
    private static Range range(Place place, Of of, Context context) {
        if (of.session() && !place.direct()) {
            return new Range(
                    Optional.of(place.scope().channel()),
                    Instant.EPOCH,
                    context.now().plus(STILL_COMING),
                    false,
                    Optional.of(context.figures().latestSession(place.scope()).orElse(NO_SESSION)));
        }
        ZoneId zone = context.workspace().zone();
        LocalDate today = LocalDate.ofInstant(context.now(), zone);
        LocalDate first = of.month() ? today.withDayOfMonth(1) : Week.mondayOf(today);
        LocalDate next = of.month() ? first.plusMonths(1) : first.plusWeeks(1);
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = next.atStartOfDay(zone).toInstant();
        boolean workspace = of.workspace() || place.direct();
        return new Range(
                workspace ? Optional.empty() : Optional.of(place.scope().channel()), from, until, of.month());
    }

    private static Outcome<BoardState> accept(BoardState next, String key, List<Effect> effects, Context context) {
        return new Accepted<>(next, Reply.whisper(context.texts().of(key)), effects, List.of(), List.of());
    }

    private static Outcome<BoardState> whisper(Why why, String key, Context context) {
        return new Rejected<>(why, Reply.whisper(context.texts().of(key)));
    }
}
