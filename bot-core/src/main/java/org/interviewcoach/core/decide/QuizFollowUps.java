package org.interviewcoach.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.FollowUpAsked;
import org.interviewcoach.core.state.QuizState.FollowUpDone;
import org.interviewcoach.core.state.QuizState.Planned;
import org.interviewcoach.core.state.QuizState.Player;
import org.interviewcoach.core.state.QuizState.Probing;
import org.interviewcoach.core.state.QuizState.Result;
import org.interviewcoach.core.state.QuizState.Setup;
import org.interviewcoach.core.state.QuizState.Where;

/** Replies to the follow-ups that an answer called for. */
final class QuizFollowUps {
    private final QuizDesk desk;
    private final QuizRounds rounds;

    QuizFollowUps(QuizDesk desk, QuizRounds rounds) {
        this.desk = desk;
        this.rounds = rounds;
    }

    Outcome<QuizState> answerProbing(Probing probing, String text) {
        Asker asker = desk.context.requireAsker();
        Setup setup = probing.setup();
        if (!asker.learner().equals(setup.ownerLearner())) {
            return desk.reject(Why.NOT_ALLOWED, "quiz.not-yours");
        }
        Player me = desk.me(probing).orElseThrow(() -> new AssertionError("A follow-up without an answer"));
        Replied replied = reply(setup, me, probing.followUp(), text, probing.askedAt());
        List<Player> players = QuizDesk.replace(probing.players(), replied.player());
        desk.effects.add(new Effect.Post(
                new Slot("f" + probing.index() + "." + probing.followUp().depth()),
                desk.target(setup),
                replied.message()));
        if (replied.next().isPresent()) {
            FollowUpAsked next = replied.next().get();
            return desk.accept(
                    new Probing(setup, players, probing.index(), probing.step() + 1, desk.context.now(), next),
                    Reply.ACKNOWLEDGE);
        }
        return desk.accept(rounds.revealAlone(setup, players, probing.index(), probing.step() + 1), Reply.ACKNOWLEDGE);
    }

    /** What a reply to a follow-up comes to. */
    private record Replied(Player player, Message message, Optional<FollowUpAsked> next) {}

    private Replied reply(Setup setup, Player player, FollowUpAsked asked, String text, Instant askedAt) {
        Planned planned = setup.plan().get(asked.index());
        Optional<Question> question = desk.context.bank().find(planned.question());
        Result result = QuizDesk.result(player, asked.index()).orElseThrow(() -> new AssertionError(asked));
        Assessment assessment =
                question.map(it -> desk.assessor.followUp(it, asked, text)).orElse(Assessment.ofChoices(0));
        int gained = (1000 - result.scorePermille())
                * assessment.scorePermille()
                / 1000
                * desk.policy.followUpShare()
                / 1000;
        List<FollowUpDone> done = new ArrayList<>(result.followUps());
        done.add(new FollowUpDone(asked, text, assessment.scorePermille()));
        Result better = new Result(
                result.index(), result.given(), result.scorePermille() + gained, result.level(), result.hints(), done);
        desk.facts.add(desk.attempt(
                setup,
                player,
                planned,
                Fact.Mode.FOLLOW_UP,
                Optional.of(Assessor.code(question, asked)),
                text,
                assessment,
                assessment.scorePermille(),
                0,
                askedAt,
                desk.context.now()));
        Optional<FollowUpAsked> next = question.filter(it -> asked.depth() < desk.policy.followUpDepth())
                .flatMap(it -> desk.assessor.next(it, result.given().text(), done, asked.depth() + 1, asked.index()));
        List<FollowUpAsked> waiting = new ArrayList<>(player.followUps());
        waiting.remove(asked);
        if (setup.where() != Where.ALONE) {
            next.ifPresent(waiting::add);
        }
        Player updated = player.with(QuizDesk.replaceResult(player.results(), better), waiting);
        List<Part> parts = question.map(it -> desk.assessor.followUpFeedback(it, asked, text, assessment))
                .orElse(List.of());
        Message message = desk.cards.verdict(
                setup,
                asked.index(),
                parts,
                next.flatMap(it -> question.map(q -> desk.assessor.followUpText(q, it))),
                next.map(it -> desk.followUpToken(setup, it)).orElse(desk.whyToken(setup, asked.index())),
                setup.where() == Where.ALONE
                        ? Optional.of(desk.cards.token(Need.WHISPER, QuizTokens.SKIP, setup, 0))
                        : Optional.empty());
        return new Replied(updated, message, next);
    }

    Outcome<QuizState> answerFollowUp(QuizState state, QuizCommand.AnswerFollowUp command) {
        if (state instanceof Probing probing && probing.index() == command.index()) {
            return answerProbing(probing, command.text().strip());
        }
        Optional<FollowUpAsked> waiting = desk.me(state)
                .flatMap(player -> player.followUps().stream()
                        .filter(it -> it.index() == command.index())
                        .findFirst());
        return waiting.isPresent()
                ? followUpReply(state, waiting.get(), command.text().strip())
                : desk.reject(Why.STALE, "quiz.follow-up-gone");
    }

    Outcome<QuizState> followUpReply(QuizState state, FollowUpAsked asked, String text) {
        if (text.isEmpty()) {
            return desk.reject(Why.INVALID, "quiz.empty-answer");
        }
        Player me = desk.me(state).orElseThrow(() -> new AssertionError(asked));
        Replied replied = reply(state.setup(), me, asked, text, desk.context.now());
        desk.effects.add(new Effect.Post(
                QuizDesk.personal("f" + asked.index() + "." + asked.depth(), me.learner()),
                new Target.ToPerson(me.actor()),
                replied.message()));
        return desk.accept(state.withPlayers(QuizDesk.replace(state.players(), replied.player())), Reply.ACKNOWLEDGE);
    }
}
