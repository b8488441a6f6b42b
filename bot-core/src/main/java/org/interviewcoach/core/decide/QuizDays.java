package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Open;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Way;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;

/** A quiz that is open for days: everybody goes their own way, the board and the reveal come at the close. */
final class QuizDays {
    private final QuizDesk desk;
    private final QuizRounds rounds;

    QuizDays(QuizDesk desk, QuizRounds rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    Outcome<QuizState> enter(QuizState state) {
        if (!(state instanceof Open open)) {
            return desk.reject(Why.OVER, "quiz.over");
        }
        Asker asker = desk.context.requireAsker();
        Setup setup = open.setup();
        Way known = open.ways().get(asker.learner());
        if (known != null && known.index() >= setup.plan().size()) {
            return desk.reject(Why.NO_CHANGE, "quiz.open.done", Md.time(open.closesAt(), TimeStyle.RELATIVE));
        }
        Way way = known != null ? known : new Way(0, 1, desk.context.now(), 0, List.of());
        Open next = onWay(open, asker, way);
        postWay(next, asker.actor(), asker.learner(), way);
        desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(asker.actor())));
        desk.claims.add(new ClaimChange.Seize(ClaimKey.open(asker.actor(), setup.id())));
        if (known == null) {
            desk.effects.add(new Effect.Edit(QuizDesk.START, desk.cards.open(next)));
        }
        return desk.accept(next, Reply.whisper(desk.text("quiz.sent")));
    }

    private static Open onWay(Open open, Asker asker, Way way) {
        return open.withPlayers(QuizDesk.join(open.players(), asker)).withWay(asker.learner(), way);
    }

    private void postWay(Open open, Actor actor, LearnerId learner, Way way) {
        desk.effects.add(new Effect.Post(
                QuizDesk.personal("w" + way.index() + "." + way.step(), learner),
                new Target.ToPerson(actor),
                desk.cards.wayQuestion(open, way)));
    }

    Outcome<QuizState> wayAnswer(Open open, Optional<Integer> step, Set<Integer> options, String text) {
        Asker asker = desk.context.requireAsker();
        Way way = open.ways().get(asker.learner());
        if (way == null || way.index() >= open.setup().plan().size()) {
            return desk.reject(Why.STALE, "quiz.nothing-open");
        }
        if (step.isPresent() && step.get() != way.step()) {
            return desk.lateness();
        }
        Planned planned = open.setup().plan().get(way.index());
        Set<Integer> chosen = options;
        if (planned.form() == Form.CHOICES) {
            if (options.isEmpty()) {
                Optional<Set<Integer>> letters = Letters.parse(planned, text);
                if (letters.isEmpty()) {
                    return desk.reject(
                            Why.INVALID,
                            "quiz.letters-please",
                            QuizCards.letter(planned.order().size() - 1));
                }
                chosen = letters.get();
            } else if (!Letters.areOffered(planned, options)) {
                return desk.reject(Why.INVALID, "quiz.not-an-option");
            }
        }
        Given given = new Given(chosen, planned.form() == Form.TEXT ? text : "", way.askedAt(), desk.context.now());
        return wayOn(open, asker, way, Optional.of(given));
    }

    Outcome<QuizState> waySkip(Open open, int step) {
        Asker asker = desk.context.requireAsker();
        Way way = open.ways().get(asker.learner());
        return way == null
                        || way.step() != step
                        || way.index() >= open.setup().plan().size()
                ? desk.lateness()
                : wayOn(open, asker, way, Optional.empty());
    }

    private Outcome<QuizState> wayOn(Open open, Asker asker, Way way, Optional<Given> given) {
        List<Result> answers = new ArrayList<>(way.answers());
        given.ifPresent(it -> answers.add(new Result(way.index(), it, 0, Optional.empty(), way.hints(), List.of())));
        Way next = new Way(way.index() + 1, way.step() + 1, desk.context.now(), 0, answers);
        Open state = onWay(open, asker, next);
        desk.markAsked(open.setup().plan().get(way.index()), new Audience.Person(asker.learner()));
        desk.effects.add(new Effect.Edit(
                QuizDesk.personal("w" + way.index() + "." + way.step(), asker.learner()),
                desk.cards.wayAnswered(open, way.index(), given)));
        if (next.index() < open.setup().plan().size()) {
            postWay(state, asker.actor(), asker.learner(), next);
        } else {
            desk.claims.add(new ClaimChange.Release(
                    ClaimKey.open(asker.actor(), open.setup().id())));
            desk.effects.add(new Effect.Post(
                    QuizDesk.personal("done", asker.learner()),
                    new Target.ToPerson(asker.actor()),
                    Message.ofText(desk.text("quiz.open.done", Md.time(open.closesAt(), TimeStyle.RELATIVE)))));
            desk.effects.add(new Effect.Edit(QuizDesk.START, desk.cards.open(state)));
        }
        return desk.accept(state, Reply.ACKNOWLEDGE);
    }

    Outcome<QuizState> wayHint(Open open, int step, Asker asker) {
        Way way = open.ways().get(asker.learner());
        if (way == null
                || way.step() != step
                || way.index() >= open.setup().plan().size()) {
            return desk.lateness();
        }
        List<String> hints =
                desk.cards.find(open.setup(), way.index()).map(Question::hints).orElse(List.of());
        if (way.hints() >= hints.size()) {
            return desk.reject(Why.NO_CHANGE, "quiz.no-more-hints", QuizDesk.shown(hints));
        }
        Way next = new Way(way.index(), way.step(), way.askedAt(), way.hints() + 1, way.answers());
        return desk.accept(onWay(open, asker, next), Reply.whisper(desk.hintText(hints, next.hints())));
    }

    Outcome<QuizState> remind(Open open) {
        for (Player player : open.players()) {
            Way way = open.ways().get(player.learner());
            if (way != null && way.index() < open.setup().plan().size()) {
                desk.effects.add(new Effect.Post(
                        QuizDesk.personal("remind", player.learner()),
                        new Target.ToPerson(player.actor()),
                        Message.ofText(desk.text(
                                "quiz.open.reminder",
                                open.setup().topic(),
                                Md.time(open.closesAt(), TimeStyle.RELATIVE),
                                open.setup().plan().size() - way.index()))));
            }
        }
        return desk.accept(open.reminded(), Reply.ACKNOWLEDGE);
    }

    /** The close of a quiz that was open for days: everything is graded, the board and the reveal are posted. */
    Ended closeDays(Open open) {
        Setup setup = open.setup();
        List<Player> players = new ArrayList<>();
        for (Player player : open.players()) {
            Player graded = player;
            Way way = open.ways().get(player.learner());
            List<Result> answers = way == null ? List.of() : way.answers();
            for (Result answer : answers) {
                Planned planned = setup.plan().get(answer.index());
                graded = rounds.settle(
                        setup,
                        graded,
                        planned,
                        answer.index(),
                        desk.context.bank().find(planned.question()),
                        answer.given(),
                        answer.hints());
            }
            players.add(graded);
        }
        desk.effects.add(new Effect.Edit(QuizDesk.START, desk.cards.closedDays(setup, players.size())));
        desk.effects.add(new Effect.Post(
                QuizDesk.RESULT,
                new Target.InChannel(setup.home()),
                desk.cards.board(setup, players, setup.plan().size(), true)));
        desk.effects.add(new Effect.OpenThread(
                QuizDesk.THREAD, QuizDesk.RESULT, desk.text("quiz.open.reveal-thread", setup.topic())));
        for (int index = 0; index < setup.plan().size(); index++) {
            Revealed revealed = new Revealed(setup, players, index, 0, Optional.empty(), 0);
            desk.effects.add(new Effect.Post(
                    QuizDesk.revealSlot(index),
                    new Target.InThread(QuizDesk.THREAD, setup.home()),
                    desk.cards.reveal(revealed)));
            rounds.privateVerdicts(setup, players, index);
        }
        desk.release(setup, players);
        return new Ended(setup, players, setup.plan().size(), desk.context.now());
    }
}
