package org.interviewcoach.core.decide;

import java.util.Optional;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.state.MockState;

/**
 * The rules of a group mock interview. Pure: time, chance and the bank come in the context.
 *
 * <p>{@link MockLobby} is about who comes and who is in, {@link MockStage} about turns, answers, follow-ups and
 * ratings, {@link MockFinish} about the end and the scorecards; {@link MockCards} draws.
 */
final class MockDecider {
    Outcome<MockState> decide(Optional<MockState> state, MockCommand command, Context context) {
        MockDesk desk = new MockDesk(context);
        MockFinish finish = new MockFinish(desk);
        MockStage stage = new MockStage(desk, finish);
        MockLobby lobby = new MockLobby(desk, stage, finish);
        if (command instanceof MockCommand.Start start) {
            return state.isPresent() ? desk.reject(Why.NO_CHANGE, "mock.started-already") : lobby.start(start);
        }
        if (state.isEmpty()) {
            return desk.reject(Why.OVER, "mock.gone");
        }
        MockState it = state.get();
        return switch (command) {
            case MockCommand.Start start -> throw new AssertionError(start);
            case MockCommand.Join join -> lobby.join(it, join.role());
            case MockCommand.Leave leave -> lobby.leave(it);
            case MockCommand.Begin begin -> lobby.begin(it, begin.step());
            case MockCommand.OpenMove open -> lobby.openMove(it);
            case MockCommand.Move move -> lobby.move(it, move);
            case MockCommand.Calendar calendar -> lobby.calendar(it);
            case MockCommand.Answer answer -> stage.answer(it, answer);
            case MockCommand.Done done -> stage.done(it, done.step());
            case MockCommand.Ask ask -> stage.ask(it, ask);
            case MockCommand.AskOwn own -> stage.askOwn(it, own);
            case MockCommand.Hint hint -> stage.hint(it, hint.step());
            case MockCommand.LetGo letGo -> stage.letGo(it, letGo.step());
            case MockCommand.Tick tick -> stage.tick(it, tick);
            case MockCommand.ShowGuide show -> stage.showGuide(it, show.step());
            case MockCommand.Skip skip -> stage.skip(it, skip.step());
            case MockCommand.Extend extend -> stage.extend(it, extend.step());
            case MockCommand.Pause pause -> stage.pause(it, pause.step());
            case MockCommand.Resume resume -> stage.resume(it, resume.step());
            case MockCommand.Steer steer -> stage.steer(it);
            case MockCommand.Rate rate -> stage.rate(it, rate);
            case MockCommand.Sign sign -> stage.sign(it, sign);
            case MockCommand.End end -> lobby.end(it);
            case MockCommand.ShowCard show -> finish.showCard(it, show.run());
            case MockCommand.Share share -> finish.share(it, share.run());
            case MockCommand.Export export -> finish.export(it, export.run());
        };
    }

    Outcome<MockState> system(MockState state, SystemCommand command, Context context) {
        MockDesk desk = new MockDesk(context);
        MockFinish finish = new MockFinish(desk);
        MockStage stage = new MockStage(desk, finish);
        MockLobby lobby = new MockLobby(desk, stage, finish);
        return switch (command) {
            case SystemCommand.Timeout timeout -> timeout(state, timeout.step(), desk, lobby, stage);
            case SystemCommand.EffectDone done
            when done.delivery() instanceof Delivery.Failed failed && failed.reason() == Delivery.Reason.PERSON_GONE ->
                lobby.removed(state, done.slot());
            case SystemCommand.EffectDone done -> stage.effectDone(state, done);
            case SystemCommand.Downtime downtime -> stage.downtime(state, downtime);
        };
    }

    private static Outcome<MockState> timeout(
            MockState state, int step, MockDesk desk, MockLobby lobby, MockStage stage) {
        boolean due = state.step() == step
                && state.due().filter(it -> !it.at().isAfter(desk.now())).isPresent();
        if (!due) {
            return MockDesk.stale();
        }
        return switch (state) {
            case MockState.Planned planned -> lobby.planTime(planned);
            case MockState.Lobby it -> lobby.lobbyTime(it);
            case MockState.Turn turn -> stage.turnTime(turn);
            case MockState.Round round -> stage.roundTime(round);
            case MockState.Rating rating -> desk.accept(stage.closeRating(rating));
            case MockState.Paused paused -> MockDesk.stale();
            case MockState.Ended ended -> MockDesk.stale();
        };
    }
}
