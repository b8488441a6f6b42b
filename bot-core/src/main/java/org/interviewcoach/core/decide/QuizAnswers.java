package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Paused;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;
import org.interviewcoach.core.who.LearnerId;

/** Answers to the open question, by press, letter or text; whoever answers has joined. */
final class QuizAnswers {
    private final QuizDesk desk;
    private final QuizRounds rounds;
    private final QuizFollowUps followUps;
    private final QuizDays days;

    QuizAnswers(QuizDesk desk, QuizRounds rounds, QuizFollowUps followUps, QuizDays days) {
        this.desk = desk;
        this.rounds = rounds;
        this.followUps = followUps;
        this.days = days;
    }

    Outcome<QuizState> choose(QuizState state, QuizCommand.Choose choose) {
        return switch (state) {
            case Asking asking
            when asking.step() == choose.step() -> {
                Planned planned = asking.setup().plan().get(asking.index());
                yield planned.form() == Form.CHOICES && Letters.areOffered(planned, choose.options())
                        ? record(asking, new Given(choose.options(), "", asking.askedAt(), desk.context.now()))
                        : desk.reject(Why.INVALID, "quiz.not-an-option");
            }
            case Open open -> days.wayAnswer(open, Optional.of(choose.step()), choose.options(), "");
            case Asking late -> desk.lateness();
            case Revealed late -> desk.lateness();
            case Probing late -> desk.lateness();
            case Paused paused -> desk.reject(Why.STALE, "quiz.is-paused");
            case Ended ended -> desk.reject(Why.OVER, "quiz.over");
        };
    }

    Outcome<QuizState> answer(QuizState state, QuizCommand.Answer answer) {
        String text = answer.text().strip();
        if (text.isEmpty()) {
            return desk.reject(Why.INVALID, "quiz.empty-answer");
        }
        return switch (state) {
            case Asking asking
            when answer.step().map(step -> step == asking.step()).orElse(true) -> answerAsking(asking, text);
            case Probing probing
            when answer.step().map(step -> step == probing.step()).orElse(true) ->
                followUps.answerProbing(probing, text);
            case Open open -> days.wayAnswer(open, answer.step(), Set.of(), text);
            case Asking late -> desk.lateness();
            case Probing late -> desk.lateness();
            case Revealed revealed -> answerRevealed(revealed, answer, text);
            case Paused paused -> desk.reject(Why.STALE, "quiz.is-paused");
            case Ended ended -> answerEnded(ended, answer, text);
        };
    }

    /** A typed message after the close can still be the reply to a follow-up that waits. */
    private Outcome<QuizState> answerRevealed(Revealed state, QuizCommand.Answer answer, String text) {
        return answer.step().isEmpty() ? typedFollowUp(state, text) : desk.lateness();
    }

    private Outcome<QuizState> answerEnded(Ended state, QuizCommand.Answer answer, String text) {
        return answer.step().isEmpty() ? typedFollowUp(state, text) : desk.reject(Why.OVER, "quiz.over");
    }

    private Outcome<QuizState> typedFollowUp(QuizState state, String text) {
        Optional<FollowUpAsked> waiting =
                desk.me(state).flatMap(player -> player.followUps().stream().findFirst());
        return waiting.isPresent()
                ? followUps.followUpReply(state, waiting.get(), text)
                : desk.reject(Why.STALE, "quiz.nothing-open");
    }

    private Outcome<QuizState> answerAsking(Asking asking, String text) {
        Planned planned = asking.setup().plan().get(asking.index());
        if (planned.form() == Form.TEXT) {
            return record(asking, new Given(Set.of(), text, asking.askedAt(), desk.context.now()));
        }
        Optional<Set<Integer>> letters = Letters.parse(planned, text);
        if (letters.isEmpty()) {
            return desk.reject(
                    Why.INVALID,
                    "quiz.letters-please",
                    QuizCards.letter(planned.order().size() - 1));
        }
        return record(asking, new Given(letters.get(), "", asking.askedAt(), desk.context.now()));
    }

    private Outcome<QuizState> record(Asking asking, Given given) {
        Asker asker = desk.context.requireAsker();
        Setup setup = asking.setup();
        if (setup.where() == Where.ALONE && !asker.learner().equals(setup.ownerLearner())) {
            return desk.reject(Why.NOT_ALLOWED, "quiz.not-yours");
        }
        Map<LearnerId, Given> answers = new HashMap<>(asking.answers());
        boolean changed = answers.put(asker.learner(), given) != null;
        List<Player> players = QuizDesk.join(asking.players(), asker);
        Asking next = asking.withPlayers(players).withAnswers(answers);
        if (setup.where() == Where.ALONE) {
            return rounds.close(next, Reply.ACKNOWLEDGE);
        }
        if (!changed) {
            desk.markAsked(setup.plan().get(asking.index()), new Audience.Person(asker.learner()));
        }
        boolean everybody = answers.size() >= players.size();
        if (everybody && asking.index() > 0) {
            return rounds.close(next, Reply.whisper(recorded(next, given)));
        }
        if (everybody) {
            next = lastCall(next);
        }
        desk.effects.add(new Effect.Edit(QuizDesk.questionSlot(next.index()), desk.cards.question(next)));
        return desk.accept(next, Reply.whisper(recorded(next, given)));
    }

    /** At the first question others may still join: it closes soon and not at once. */
    private Asking lastCall(Asking asking) {
        Instant soon = desk.context.now().plus(desk.policy.lastCall());
        if (asking.closesAt().isEmpty() || asking.closesAt().get().isBefore(soon)) {
            return asking;
        }
        return asking.shown(asking.askedAt(), Optional.of(soon));
    }

    private String recorded(Asking asking, Given given) {
        Planned planned = asking.setup().plan().get(asking.index());
        String what = planned.form() == Form.CHOICES
                ? desk.text("quiz.recorded-letters", QuizCards.letters(planned, given.options()))
                : desk.text("quiz.recorded-text");
        return asking.closesAt()
                .map(at -> what + " " + desk.text("quiz.change-until", Md.time(at, TimeStyle.RELATIVE)))
                .orElse(what + " " + desk.text("quiz.change-until-closed"));
    }
}
