package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Paused;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;

/** Time that runs out, messages that are delivered or not, and time in which the coach was away. */
final class QuizClock {
    private final QuizDesk desk;
    private final QuizRounds rounds;
    private final QuizDays days;

    QuizClock(QuizDesk desk, QuizRounds rounds, QuizDays days) {
        this.desk = desk;
        this.rounds = rounds;
        this.days = days;
    }

    Outcome<QuizState> timeout(QuizState state, int step) {
        return switch (state) {
            case Asking asking when asking.step() == step && isDue(asking) -> rounds.close(asking, Reply.ACKNOWLEDGE);
            case Revealed revealed
            when revealed.step() == step && isDue(revealed) -> desk.accept(rounds.advance(revealed), Reply.ACKNOWLEDGE);
            case Open open
            when open.step() == step && isDue(open) ->
                open.step() == 0 ? days.remind(open) : desk.accept(days.closeDays(open), Reply.ACKNOWLEDGE);
            case Asking stale -> QuizDesk.stale();
            case Revealed stale -> QuizDesk.stale();
            case Open stale -> QuizDesk.stale();
            case Probing stale -> QuizDesk.stale();
            case Paused stale -> QuizDesk.stale();
            case Ended stale -> QuizDesk.stale();
        };
    }

    private boolean isDue(QuizState state) {
        return state.due().map(due -> !due.at().isAfter(desk.context.now())).orElse(false);
    }

    Outcome<QuizState> effectDone(QuizState state, SystemCommand.EffectDone done) {
        return switch (done.delivery()) {
            case Delivery.Delivered delivered -> delivered(state, done.slot(), delivered.at());
            case Delivery.Failed failed -> failed(state, done.slot(), failed);
            case Delivery.Unknown unknown -> shownAnyway(state, done.slot());
        };
    }

    /** The window opens when the card stands there: nobody loses time to a slow platform. */
    private Outcome<QuizState> delivered(QuizState state, Slot slot, Instant at) {
        if (!(state instanceof Asking asking)
                || asking.shown()
                || !slot.equals(QuizDesk.questionSlot(asking.index()))) {
            return QuizDesk.stale();
        }
        Asking shown = asking.shown(at, window(asking).map(at::plus));
        if (shown.closesAt().isPresent()) {
            desk.effects.add(new Effect.Edit(slot, desk.cards.question(shown)));
        }
        return desk.accept(shown, Reply.ACKNOWLEDGE);
    }

    private Optional<Duration> window(Asking asking) {
        Setup setup = asking.setup();
        if (setup.window().isPresent()) {
            return setup.window().filter(it -> !it.isZero()).map(it -> stretched(asking, it));
        }
        if (setup.where() == Where.ALONE) {
            return Optional.empty();
        }
        Form form = setup.plan().get(asking.index()).form();
        return Optional.of(
                stretched(asking, form == Form.CHOICES ? desk.policy.choiceWindow() : desk.policy.textWindow()));
    }

    /** Whoever has been granted more time gets it without standing out: the window is everybody's. */
    private static Duration stretched(Asking asking, Duration window) {
        int most = asking.players().stream().mapToInt(Player::timePercent).max().orElse(100);
        return window.multipliedBy(most).dividedBy(100);
    }

    /** Nobody knows whether the card stands there; it is treated as standing, Stop and Skip still work. */
    private Outcome<QuizState> shownAnyway(QuizState state, Slot slot) {
        return delivered(state, slot, desk.context.now());
    }

    private Outcome<QuizState> failed(QuizState state, Slot slot, Delivery.Failed failed) {
        Setup setup = state.setup();
        if (state instanceof Ended || slot.equals(QuizDesk.NOTICE)) {
            return QuizDesk.stale();
        }
        if (slot.equals(QuizDesk.THREAD)) {
            desk.effects.add(new Effect.Post(
                    QuizDesk.NOTICE,
                    new Target.ToPerson(setup.owner()),
                    Message.ofText(desk.text("quiz.no-thread", permission(failed)))));
            return desk.accept(state, Reply.ACKNOWLEDGE);
        }
        if (state instanceof Asking asking
                && asking.shown()
                && setup.where() != Where.ALONE
                && slot.equals(QuizDesk.questionSlot(asking.index()))) {
            // The card stood there, or may have; only a change of it has failed, and the question goes on.
            return QuizDesk.stale();
        }
        boolean card = state instanceof Asking asking && slot.equals(QuizDesk.questionSlot(asking.index()));
        if (setup.where() == Where.ALONE && card) {
            return cannotReach(state);
        }
        if (slot.equals(QuizDesk.START) || card) {
            desk.effects.add(new Effect.Post(
                    QuizDesk.NOTICE,
                    new Target.ToPerson(setup.owner()),
                    Message.ofText(desk.text(
                            "quiz.cannot-post." + failed.reason().name().toLowerCase(Locale.ROOT),
                            permission(failed)))));
            desk.release(setup, state.players());
            return desk.accept(new Ended(setup, state.players(), 0, desk.context.now()), Reply.ACKNOWLEDGE);
        }
        return QuizDesk.stale();
    }

    private String permission(Delivery.Failed failed) {
        return failed.permission().map(Md::escape).orElse(desk.text("quiz.some-permission"));
    }

    /** Direct messages are closed: a button where the quiz was asked for shows the question privately. */
    private Outcome<QuizState> cannotReach(QuizState state) {
        Setup setup = state.setup();
        desk.effects.add(new Effect.Post(
                QuizDesk.NOTICE,
                new Target.InChannel(setup.home()),
                new Message(
                        desk.text("quiz.direct-closed.summary"),
                        new Part.Prose(desk.text("quiz.direct-closed", Md.person(setup.owner(), setup.ownerName()))),
                        new Part.Actions(new Part.Button(
                                desk.text("button.show-mine"),
                                desk.cards.token(Need.WHISPER, QuizTokens.SHOW, setup, 0),
                                Part.Style.PRIMARY)))));
        return desk.accept(state, Reply.ACKNOWLEDGE);
    }

    Outcome<QuizState> downtime(QuizState state, SystemCommand.Downtime downtime) {
        Duration away = Duration.between(downtime.from(), downtime.to());
        return switch (state) {
            case Asking asking
            when asking.closesAt().isPresent() && asking.closesAt().get().isAfter(downtime.from()) -> {
                Asking later = asking.shown(asking.askedAt(), asking.closesAt().map(at -> at.plus(away)));
                desk.effects.add(new Effect.Edit(QuizDesk.questionSlot(asking.index()), desk.cards.question(later)));
                yield desk.accept(later, Reply.ACKNOWLEDGE);
            }
            case Asking untimed -> QuizDesk.stale();
            case Revealed revealed -> QuizDesk.stale();
            case Open open -> QuizDesk.stale();
            case Probing probing -> QuizDesk.stale();
            case Paused paused -> QuizDesk.stale();
            case Ended ended -> QuizDesk.stale();
        };
    }
}
