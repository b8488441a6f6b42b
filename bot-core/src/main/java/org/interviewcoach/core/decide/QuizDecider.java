package org.interviewcoach.core.decide;

import java.util.Optional;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.state.QuizState;

/**
 * The rules of a quiz. Pure: time, chance and the bank come in the context.
 *
 * <p>{@link QuizStart} is about how it begins, {@link QuizAnswers} and {@link QuizFollowUps} about what people say,
 * {@link QuizRounds} about the way from question to question, {@link QuizDays} about a quiz that is open for days,
 * {@link QuizSteering} about hints, skipping and stopping, {@link QuizLooks} about what changes nothing and {@link
 * QuizClock} about time and delivery. {@link QuizPlanner} chooses the questions, {@link QuizCards} draws the messages,
 * {@link Assessor} grades.
 */
final class QuizDecider {
    private final QuizPolicy policy = QuizPolicy.DEFAULT;

    Outcome<QuizState> decide(Optional<QuizState> state, QuizCommand command, Context context) {
        QuizDesk desk = new QuizDesk(context, policy);
        QuizRounds rounds = new QuizRounds(desk);
        if (command instanceof QuizCommand.Start start) {
            return state.isPresent()
                    ? desk.reject(Why.NO_CHANGE, "quiz.started-already")
                    : new QuizStart(desk, rounds).start(start);
        }
        if (command instanceof QuizCommand.Review review) {
            return state.isPresent()
                    ? desk.reject(Why.NO_CHANGE, "quiz.started-already")
                    : new QuizStart(desk, rounds).review(review);
        }
        if (state.isEmpty()) {
            return desk.reject(Why.OVER, "quiz.gone");
        }
        QuizState it = state.get();
        QuizDays days = new QuizDays(desk, rounds);
        QuizFollowUps followUps = new QuizFollowUps(desk, rounds);
        QuizAnswers answers = new QuizAnswers(desk, rounds, followUps, days);
        QuizSteering steering = new QuizSteering(desk, rounds, days);
        QuizLooks looks = new QuizLooks(desk, rounds);
        return switch (command) {
            case QuizCommand.Start start -> throw new AssertionError(start);
            case QuizCommand.Review review -> throw new AssertionError(review);
            case QuizCommand.Choose choose -> answers.choose(it, choose);
            case QuizCommand.Answer answer -> answers.answer(it, answer);
            case QuizCommand.AnswerFollowUp followUp -> followUps.answerFollowUp(it, followUp);
            case QuizCommand.Enter enter -> days.enter(it);
            case QuizCommand.TakeHint hint -> steering.hint(it, hint.step());
            case QuizCommand.Skip skip -> steering.skip(it, skip.step());
            case QuizCommand.Next next -> steering.next(it, next.step());
            case QuizCommand.Pause pause -> steering.pause(it, pause.step());
            case QuizCommand.Resume resume -> steering.resume(it, resume.step());
            case QuizCommand.Stop stop -> steering.stop(it);
            case QuizCommand.AnswerInDirectMessage here -> looks.answerInDirectMessage(it, here.step());
            case QuizCommand.Here here -> looks.here(it);
            case QuizCommand.Why why -> looks.why(it, why.index());
            case QuizCommand.ShowMine mine -> looks.showMine(it, mine.index());
            case QuizCommand.ShowQuestion show -> looks.showQuestion(it);
        };
    }

    Outcome<QuizState> system(QuizState state, SystemCommand command, Context context) {
        QuizDesk desk = new QuizDesk(context, policy);
        QuizRounds rounds = new QuizRounds(desk);
        QuizClock clock = new QuizClock(desk, rounds, new QuizDays(desk, rounds));
        return switch (command) {
            case SystemCommand.Timeout timeout -> clock.timeout(state, timeout.step());
            case SystemCommand.EffectDone done -> clock.effectDone(state, done);
            case SystemCommand.Downtime downtime -> clock.downtime(state, downtime);
        };
    }
}
