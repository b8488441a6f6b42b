package org.interviewcoach.core.decide;

import java.util.Optional;
import org.interviewcoach.core.command.DailyCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.DailyState;

/**
 * The rules of a question of the day. Pure: time, chance and the bank come in the context.
 *
 * <p>{@link DailyDesk} does what admins ask for, {@link DailyRounds} posts, takes answers and reveals.
 */
final class DailyDecider {
    private final DailyPolicy policy = DailyPolicy.DEFAULT;

    Outcome<DailyState> decide(Optional<DailyState> state, DailyCommand command, Context context) {
        if (command instanceof DailyCommand.SwitchOn on) {
            return state.isPresent()
                    ? new Rejected<>(Why.NO_CHANGE, Reply.ACKNOWLEDGE)
                    : DailyDesk.switchOn(on, context, policy);
        }
        if (state.isEmpty() || !(state.get() instanceof DailyState.Running running)) {
            return new Rejected<>(Why.OVER, Reply.whisper(context.texts().of("daily.gone")));
        }
        DailyTurn turn = turn(running, context);
        DailyDesk desk = new DailyDesk(turn);
        DailyAnswers answers = new DailyAnswers(turn);
        return switch (command) {
            case DailyCommand.SwitchOn it -> throw new AssertionError(it);
            case DailyCommand.Change it -> desk.change(it);
            case DailyCommand.OpenForm it -> desk.openForm();
            case DailyCommand.SaveForm it -> desk.saveForm(it);
            case DailyCommand.Preview it -> desk.preview();
            case DailyCommand.Pause it -> desk.pause();
            case DailyCommand.Resume it -> desk.resume();
            case DailyCommand.Skip it -> desk.skip(it);
            case DailyCommand.Holidays it -> desk.holidays(it);
            case DailyCommand.PostNow it -> desk.postNow();
            case DailyCommand.Queue it -> desk.queue(it);
            case DailyCommand.Remove it -> desk.remove();
            case DailyCommand.Choose it -> answers.choose(it);
            case DailyCommand.Write it -> answers.write(it);
            case DailyCommand.Type it -> answers.type(it);
            case DailyCommand.AnswerByMessage it -> answers.byMessage(it.round());
            case DailyCommand.ShowMine it -> answers.showMine(it.round());
            case DailyCommand.Tell it -> answers.tell(it.on());
        };
    }

    Outcome<DailyState> system(DailyState state, SystemCommand command, Context context) {
        if (!(state instanceof DailyState.Running running)) {
            return DailyTurn.stale();
        }
        DailyRounds rounds = new DailyRounds(turn(running, context));
        return switch (command) {
            case SystemCommand.Timeout timeout -> timeout.step() == running.step() ? rounds.time() : DailyTurn.stale();
            case SystemCommand.EffectDone done ->
                switch (done.delivery()) {
                    case Delivery.Delivered it -> rounds.stands(done.slot(), it);
                    case Delivery.Failed it -> rounds.failed(done.slot(), it);
                    case Delivery.Unknown it -> rounds.unknown(done.slot());
                };
            // What was missed is reckoned with when its time is told; here only the zone data may be newer.
            case SystemCommand.Downtime downtime -> rounds.woken();
        };
    }

    private DailyTurn turn(DailyState.Running running, Context context) {
        DailyDraft draft = new DailyDraft(running);
        draft.refresh();
        return new DailyTurn(context, policy, draft);
    }
}
