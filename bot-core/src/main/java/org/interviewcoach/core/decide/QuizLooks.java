package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Paused;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Way;
import org.interviewcoach.core.state.QuizState.Where;

/** What changes nothing: the question again, the own verdict, its arithmetic. */
final class QuizLooks {
    private final QuizDesk desk;
    private final QuizRounds rounds;

    QuizLooks(QuizDesk desk, QuizRounds rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    Outcome<QuizState> answerInDirectMessage(QuizState state, int step) {
        Asker asker = desk.context.requireAsker();
        Setup setup = state.setup();
        Message card;
        if (state instanceof Open open) {
            Way way = open.ways().get(asker.learner());
            if (way == null || way.index() >= setup.plan().size()) {
                return desk.lateness();
            }
            card = desk.cards.wayQuestion(open, way);
        } else if (state instanceof Asking asking && asking.step() == step) {
            card = desk.cards.question(asking);
        } else {
            return desk.lateness();
        }
        desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
        if (setup.where() != Where.TOGETHER) {
            return desk.accept(state, Reply.whisper(desk.text("quiz.type-below")));
        }
        int index = ((Asking) state).index();
        desk.effects.add(new Effect.Post(
                QuizDesk.personal("d" + index, asker.learner()),
                new Target.ToPerson(asker.actor()),
                new Message(card.summary(), directBody(card))));
        return desk.accept(state, Reply.whisper(desk.text("quiz.sent-question")));
    }

    Outcome<QuizState> here(QuizState state) {
        Asker asker = desk.context.requireAsker();
        if (state.waiting(asker.learner()).isEmpty()) {
            return desk.reject(Why.STALE, "quiz.nothing-open");
        }
        desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
        return desk.accept(state, Reply.whisper(desk.text("quiz.type-below")));
    }

    /** The question without its buttons: there it is answered by typing. */
    private List<Part> directBody(Message card) {
        List<Part> parts = new ArrayList<>();
        for (Part part : card.parts()) {
            if (!(part instanceof Part.Actions) && !(part instanceof Part.Picker) && !(part instanceof Part.Small)) {
                parts.add(part);
            }
        }
        parts.add(new Part.Small(desk.text("quiz.type-below")));
        return parts;
    }

    Outcome<QuizState> why(QuizState state, int index) {
        return explain(state, index, true);
    }

    Outcome<QuizState> showMine(QuizState state, int index) {
        return explain(state, index, false);
    }

    private Outcome<QuizState> explain(QuizState state, int index, boolean arithmetic) {
        Setup setup = state.setup();
        Optional<Player> me = desk.me(state);
        Optional<Result> result = me.flatMap(player -> QuizDesk.result(player, index));
        Optional<Question> question = index < setup.plan().size() ? desk.cards.find(setup, index) : Optional.empty();
        if (result.isEmpty() || question.isEmpty()) {
            return desk.reject(Why.INVALID, "quiz.nothing-yours");
        }
        Planned planned = setup.plan().get(index);
        if (planned.form() == Form.CHOICES) {
            List<Part> parts = desk.cards.explainChoices(
                    planned, question.get(), result.get().given().options());
            return new Rejected<>(
                    Why.NO_CHANGE, new Reply.Whisper(new Message(desk.text("quiz.verdict.title", index + 1), parts)));
        }
        if (arithmetic) {
            List<Part> parts = new ArrayList<>(desk.assessor.arithmetic(question.get(), result.get(), desk.policy));
            parts.add(desk.assessor.object(question.get(), setup.id(), index));
            return new Rejected<>(
                    Why.NO_CHANGE, new Reply.Whisper(new Message(desk.text("quiz.verdict.title", index + 1), parts)));
        }
        return new Rejected<>(
                Why.NO_CHANGE,
                new Reply.Whisper(rounds.verdictOf(setup, me.orElseThrow(), result.get(), question.get())));
    }

    Outcome<QuizState> showQuestion(QuizState state) {
        Asker asker = desk.context.requireAsker();
        if (!asker.learner().equals(state.setup().ownerLearner())) {
            return desk.reject(Why.NOT_ALLOWED, "quiz.not-yours");
        }
        return switch (state) {
            case Asking asking -> QuizDesk.whisper(desk.cards.question(asking));
            case Probing probing -> {
                Player me = desk.me(probing).orElseThrow(() -> new AssertionError(probing));
                Result result = QuizDesk.result(me, probing.index()).orElseThrow(() -> new AssertionError(probing));
                Optional<Question> question = desk.cards.find(probing.setup(), probing.index());
                yield question.isEmpty()
                        ? desk.reject(Why.INVALID, "quiz.question-gone")
                        : QuizDesk.whisper(desk.cards.verdict(
                                probing.setup(),
                                probing.index(),
                                desk.verdictParts(
                                        probing.setup(),
                                        probing.index(),
                                        question.get(),
                                        result.given().text()),
                                Optional.of(desk.assessor.followUpText(question.get(), probing.followUp())),
                                desk.followUpToken(probing.setup(), probing.followUp()),
                                Optional.of(desk.cards.token(Need.WHISPER, QuizTokens.SKIP, probing.setup(), 0))));
            }
            case Revealed revealed ->
                QuizDesk.whisper(desk.cards.aloneReveal(
                        revealed, desk.me(revealed).flatMap(it -> QuizDesk.result(it, revealed.index())), List.of()));
            case Paused paused -> QuizDesk.whisper(desk.cards.paused(paused, ((Asking) paused.inner()).index()));
            case Open open -> desk.reject(Why.INVALID, "quiz.nothing-open");
            case Ended ended ->
                QuizDesk.whisper(desk.cards.board(ended.setup(), ended.players(), ended.asked(), false));
        };
    }
}
