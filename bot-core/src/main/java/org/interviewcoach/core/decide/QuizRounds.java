package org.interviewcoach.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.Form;
import org.interviewcoach.core.state.QuizState.Given;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Revealed;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;

/** The way from question to question, alone and together: asking, closing with its verdicts, the reveal, the end. */
final class QuizRounds {
    private final QuizDesk desk;

    QuizRounds(QuizDesk desk) {
        this.desk = desk;
    }

    /** Puts a question: its card, its seen-mark. The window opens when the card stands there. */
    Asking ask(Setup setup, List<Player> players, int index, int step, int silent) {
        Asking asking = new Asking(
                setup,
                players,
                index,
                step,
                false,
                desk.context.now(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                silent);
        desk.effects.add(
                new Effect.Post(QuizDesk.questionSlot(index), desk.target(setup), desk.cards.question(asking)));
        Audience audience = setup.where() == Where.ALONE
                ? new Audience.Person(setup.ownerLearner())
                : new Audience.Room(setup.home());
        desk.markAsked(setup.plan().get(index), audience);
        return asking;
    }

    /** Closes the open question because its time is up or everybody has answered. */
    Outcome<QuizState> close(Asking asking, Reply reply) {
        return close(asking, asking.answers().isEmpty() ? asking.silent() + 1 : 0, reply);
    }

    /** Closes it because people want to go on, which is no silence. */
    Outcome<QuizState> skip(Asking asking) {
        return close(asking, 0, Reply.ACKNOWLEDGE);
    }

    private Outcome<QuizState> close(Asking asking, int silent, Reply reply) {
        Setup setup = asking.setup();
        Planned planned = setup.plan().get(asking.index());
        Optional<Question> question = desk.context.bank().find(planned.question());
        List<Player> players = new ArrayList<>(asking.players());
        for (int i = 0; i < players.size(); i++) {
            Player player = players.get(i);
            Given given = asking.answers().get(player.learner());
            if (given != null) {
                int hints = asking.hints().getOrDefault(player.learner(), 0);
                players.set(i, settle(setup, player, planned, asking.index(), question, given, hints));
            }
        }
        if (setup.where() == Where.ALONE) {
            return closeAlone(asking, players, question, reply);
        }
        Duration reading = planned.form() == Form.CHOICES ? desk.policy.reading() : desk.policy.readingText();
        desk.effects.add(new Effect.Edit(
                QuizDesk.questionSlot(asking.index()),
                desk.cards.closed(
                        setup,
                        asking.index(),
                        desk.text("quiz.closed", asking.answers().size()))));
        if (silent >= desk.policy.silentQuestions()) {
            return desk.accept(end(setup, players, asking.index() + 1, desk.text("quiz.silent-end", silent)), reply);
        }
        Revealed revealed = new Revealed(
                setup,
                players,
                asking.index(),
                asking.step() + 1,
                Optional.of(desk.context.now().plus(reading)),
                silent);
        desk.effects.add(
                new Effect.Post(QuizDesk.revealSlot(asking.index()), desk.target(setup), desk.cards.reveal(revealed)));
        privateVerdicts(setup, players, asking.index());
        return desk.accept(revealed, reply);
    }

    /** Tells everybody privately what their free text had and lacked; choices need no more than the reveal. */
    void privateVerdicts(Setup setup, List<Player> players, int index) {
        Planned planned = setup.plan().get(index);
        Optional<Question> question = desk.context.bank().find(planned.question());
        if (planned.form() == Form.TEXT && question.isPresent()) {
            for (Player player : players) {
                QuizDesk.result(player, index).ifPresent(it -> privateVerdict(setup, player, it, question.get()));
            }
        }
    }

    private Outcome<QuizState> closeAlone(
            Asking asking, List<Player> players, Optional<Question> question, Reply reply) {
        Setup setup = asking.setup();
        int index = asking.index();
        Planned planned = setup.plan().get(index);
        Optional<Result> mine = ownersResult(setup, players, index);
        if (planned.form() == Form.TEXT && mine.isPresent() && question.isPresent()) {
            String text = mine.get().given().text();
            Optional<FollowUpAsked> next = desk.assessor.next(question.get(), text, List.of(), 1, index);
            if (next.isPresent()) {
                Probing probing = new Probing(setup, players, index, asking.step() + 1, desk.context.now(), next.get());
                desk.effects.add(new Effect.Edit(
                        QuizDesk.questionSlot(index),
                        desk.cards.closed(setup, index, desk.text("quiz.answered-alone"))));
                desk.effects.add(new Effect.Post(
                        new Slot("v" + index),
                        desk.target(setup),
                        desk.cards.verdict(
                                setup,
                                index,
                                desk.verdictParts(setup, index, question.get(), text),
                                Optional.of(desk.assessor.followUpText(question.get(), next.get())),
                                desk.followUpToken(setup, next.get()),
                                Optional.of(desk.cards.token(Need.WHISPER, QuizTokens.SKIP, setup, 0)))));
                return desk.accept(probing, reply);
            }
        }
        return desk.accept(revealAlone(setup, players, index, asking.step() + 1), reply);
    }

    /** Closes one person's answer: grades it, records it, and finds the follow-up that it calls for. */
    Player settle(
            Setup setup,
            Player player,
            Planned planned,
            int index,
            Optional<Question> question,
            Given given,
            int hints) {
        Assessment assessment = question.map(it -> desk.assessor.assess(it, planned.form(), given))
                .orElse(Assessment.ofChoices(0));
        int score = Math.max(assessment.scorePermille() - hints * desk.policy.hintCost(), 0);
        desk.facts.add(desk.attempt(
                setup,
                player,
                planned,
                planned.form() == Form.CHOICES ? Fact.Mode.CHOICE : Fact.Mode.FREE_TEXT,
                Optional.empty(),
                planned.form() == Form.CHOICES ? given.options().toString() : given.text(),
                assessment,
                score,
                hints,
                given.askedAt(),
                given.at()));
        List<Result> results = new ArrayList<>(player.results());
        results.add(new Result(index, given, score, assessment.level(), hints, List.of()));
        List<FollowUpAsked> followUps = new ArrayList<>(player.followUps());
        if (planned.form() == Form.TEXT && setup.where() != Where.ALONE) {
            question.flatMap(it -> desk.assessor.next(it, given.text(), List.of(), 1, index))
                    .ifPresent(followUps::add);
        }
        return player.with(results, followUps);
    }

    private void privateVerdict(Setup setup, Player player, Result result, Question question) {
        desk.effects.add(new Effect.Post(
                QuizDesk.personal("v" + result.index(), player.learner()),
                new Target.ToPerson(player.actor()),
                verdictOf(setup, player, result, question)));
        desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(player.actor())));
    }

    Message verdictOf(Setup setup, Player player, Result result, Question question) {
        Optional<FollowUpAsked> waiting = player.followUps().stream()
                .filter(it -> it.index() == result.index())
                .findFirst();
        return desk.cards.verdict(
                setup,
                result.index(),
                desk.verdictParts(
                        setup, result.index(), question, result.given().text()),
                waiting.map(it -> desk.assessor.followUpText(question, it)),
                waiting.map(it -> desk.followUpToken(setup, it)).orElse(desk.whyToken(setup, result.index())),
                Optional.empty());
    }

    /** Alone: the card itself becomes the reveal; free text, whose verdict came as a message, gets a new one. */
    Revealed revealAlone(Setup setup, List<Player> players, int index, int step) {
        Revealed revealed = new Revealed(setup, players, index, step, Optional.empty(), 0);
        Planned planned = setup.plan().get(index);
        Optional<Result> mine = ownersResult(setup, players, index);
        boolean probed = mine.map(it -> !it.followUps().isEmpty()).orElse(false);
        List<Part> verdict = new ArrayList<>();
        if (planned.form() == Form.TEXT && mine.isPresent() && !probed) {
            desk.context
                    .bank()
                    .find(planned.question())
                    .ifPresent(it -> verdict.addAll(desk.verdictParts(
                            setup, index, it, mine.get().given().text())));
        }
        Message message = desk.cards.aloneReveal(revealed, mine, verdict);
        desk.effects.add(
                probed || verdictPosted(index)
                        ? new Effect.Post(QuizDesk.revealSlot(index), desk.target(setup), message)
                        : new Effect.Edit(QuizDesk.questionSlot(index), message));
        return revealed;
    }

    private static Optional<Result> ownersResult(Setup setup, List<Player> players, int index) {
        return players.stream()
                .filter(it -> it.learner().equals(setup.ownerLearner()))
                .findFirst()
                .flatMap(it -> QuizDesk.result(it, index));
    }

    private boolean verdictPosted(int index) {
        return desk.context.slots().containsKey(new Slot("v" + index));
    }

    QuizState advance(Revealed revealed) {
        int next = revealed.index() + 1;
        return next < revealed.setup().plan().size()
                ? ask(revealed.setup(), revealed.players(), next, revealed.step() + 1, revealed.silent())
                : end(revealed.setup(), revealed.players(), next, "");
    }

    Ended end(Setup setup, List<Player> players, int asked, String note) {
        Message board = desk.cards.board(setup, players, asked, false);
        if (!note.isEmpty()) {
            List<Part> parts = new ArrayList<>(board.parts());
            parts.add(new Part.Small(note));
            board = new Message(board.summary(), parts);
        }
        if (setup.where() == Where.ALONE) {
            board = withDue(setup, board);
        }
        desk.effects.add(new Effect.Post(QuizDesk.BOARD, desk.target(setup), board));
        if (setup.where() == Where.TOGETHER) {
            desk.effects.add(new Effect.Post(
                    QuizDesk.RESULT,
                    new Target.InChannel(setup.home()),
                    desk.cards.board(setup, players, asked, true)));
        }
        desk.release(setup, players);
        return new Ended(setup, players, asked, desk.context.now());
    }

    /** How many reviews wait beside the questions that were just played, with a button to begin. */
    private Message withDue(Setup setup, Message board) {
        Set<QuestionId> played = setup.plan().stream().map(Planned::question).collect(Collectors.toSet());
        Fsrs fsrs = desk.context
                .asker()
                .filter(it -> it.learner().equals(setup.ownerLearner()))
                .map(it -> it.profile().fsrs())
                .orElseGet(() -> new Fsrs(Fsrs.DEFAULT_TARGET));
        long due = desk.context.learners().memory(setup.ownerLearner()).due(desk.context.now(), fsrs).stream()
                .filter(it -> !played.contains(it.question()))
                .count();
        if (due == 0) {
            return board;
        }
        List<Part> parts = new ArrayList<>(board.parts());
        parts.add(new Part.Small(desk.text("review.due", due)));
        parts.add(ReviewCards.start(desk.context.texts()));
        return new Message(board.summary(), parts);
    }
}
