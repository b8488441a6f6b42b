package org.interviewcoach.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.QuizState.Asking;
import org.interviewcoach.core.state.QuizState.Ended;
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

/** Hints, skipping, pausing and stopping: by the owner, or by a majority of those who play. */
final class QuizSteering {
    private final QuizDesk desk;
    private final QuizRounds rounds;
    private final QuizDays days;

    QuizSteering(QuizDesk desk, QuizRounds rounds, QuizDays days) {
        this.desk = desk;
        this.rounds = rounds;
        this.days = days;
    }

    Outcome<QuizState> hint(QuizState state, int step) {
        Asker asker = desk.context.requireAsker();
        if (state instanceof Open open) {
            return days.wayHint(open, step, asker);
        }
        if (!(state instanceof Asking asking) || asking.step() != step) {
            return desk.lateness();
        }
        Optional<Question> question = desk.cards.find(asking.setup(), asking.index());
        List<String> hints = question.map(Question::hints).orElse(List.of());
        int taken = asking.hints().getOrDefault(asker.learner(), 0);
        if (taken >= hints.size()) {
            return desk.reject(Why.NO_CHANGE, "quiz.no-more-hints", QuizDesk.shown(hints));
        }
        Map<LearnerId, Integer> all = new HashMap<>(asking.hints());
        all.put(asker.learner(), taken + 1);
        Asking next = asking.withPlayers(QuizDesk.join(asking.players(), asker)).withHints(all);
        return desk.accept(next, Reply.whisper(desk.hintText(hints, taken + 1)));
    }

    Outcome<QuizState> skip(QuizState state, int step) {
        if (state instanceof Probing probing) {
            return desk.mayRule(state)
                    ? desk.accept(
                            rounds.revealAlone(probing.setup(), probing.players(), probing.index(), probing.step() + 1),
                            Reply.ACKNOWLEDGE)
                    : desk.reject(Why.NOT_ALLOWED, "quiz.not-yours");
        }
        if (state instanceof Open open) {
            return days.waySkip(open, step);
        }
        if (!(state instanceof Asking asking) || asking.step() != step) {
            return desk.lateness();
        }
        if (desk.mayRule(asking)) {
            return rounds.skip(asking);
        }
        Asker asker = desk.context.requireAsker();
        if (!QuizDesk.isActive(asking, asker)) {
            return desk.reject(Why.NOT_ALLOWED, "quiz.join-first");
        }
        Set<LearnerId> votes = new HashSet<>(asking.skipVotes());
        votes.add(asker.learner());
        Asking next = asking.withVotes(votes, asking.stopVotes());
        return votes.size() * 2 > asking.players().size()
                ? rounds.skip(next)
                : desk.accept(
                        next, Reply.whisper(voted(votes.size(), asking.players().size())));
    }

    private String voted(int votes, int players) {
        return desk.text("quiz.voted", votes, players / 2 + 1);
    }

    Outcome<QuizState> next(QuizState state, int step) {
        if (!(state instanceof Revealed revealed) || revealed.step() != step) {
            return desk.reject(Why.STALE, "quiz.moved-on");
        }
        if (!desk.mayRule(revealed) && !QuizDesk.isActive(revealed, desk.context.requireAsker())) {
            return desk.reject(Why.NOT_ALLOWED, "quiz.join-first");
        }
        return desk.accept(rounds.advance(revealed), Reply.ACKNOWLEDGE);
    }

    Outcome<QuizState> pause(QuizState state, int step) {
        if (!(state instanceof Asking asking) || asking.step() != step) {
            return desk.lateness();
        }
        if (!desk.mayRule(asking)) {
            return desk.reject(
                    Why.NOT_ALLOWED, "quiz.owner-only", Md.escape(asking.setup().ownerName()));
        }
        Paused paused = new Paused(asking.step() + 1, desk.context.now(), asking);
        desk.effects.add(
                new Effect.Edit(QuizDesk.questionSlot(asking.index()), desk.cards.paused(paused, asking.index())));
        return desk.accept(paused, Reply.ACKNOWLEDGE);
    }

    Outcome<QuizState> resume(QuizState state, int step) {
        if (!(state instanceof Paused paused) || paused.step() != step) {
            return desk.reject(Why.STALE, "quiz.moved-on");
        }
        if (!desk.mayRule(paused)) {
            return desk.reject(
                    Why.NOT_ALLOWED, "quiz.owner-only", Md.escape(paused.setup().ownerName()));
        }
        Duration away = Duration.between(paused.since(), desk.context.now());
        Asking asking = ((Asking) paused.inner()).later(away, paused.step() + 1);
        desk.effects.add(new Effect.Edit(QuizDesk.questionSlot(asking.index()), desk.cards.question(asking)));
        return desk.accept(asking, Reply.ACKNOWLEDGE);
    }

    Outcome<QuizState> stop(QuizState state) {
        if (state instanceof Ended) {
            return desk.reject(Why.OVER, "quiz.over");
        }
        if (!desk.mayRule(state)) {
            Asker asker = desk.context.requireAsker();
            if (!(state instanceof Asking asking) || !QuizDesk.isActive(asking, asker)) {
                return desk.reject(
                        Why.NOT_ALLOWED,
                        "quiz.owner-only",
                        Md.escape(state.setup().ownerName()));
            }
            Set<LearnerId> votes = new HashSet<>(asking.stopVotes());
            votes.add(asker.learner());
            if (votes.size() * 2 <= asking.players().size()) {
                return desk.accept(
                        asking.withVotes(asking.skipVotes(), votes),
                        Reply.whisper(voted(votes.size(), asking.players().size())));
            }
        }
        return desk.accept(stopNow(state), Reply.ACKNOWLEDGE);
    }

    /** Ends from wherever it stands; answers that are in count. */
    private QuizState stopNow(QuizState state) {
        return switch (state) {
            case Asking asking -> stopAsking(asking);
            case Probing it -> rounds.end(it.setup(), it.players(), it.index() + 1, "");
            case Revealed it -> rounds.end(it.setup(), it.players(), it.index() + 1, "");
            case Paused it -> stopNow(it.inner());
            case Open it -> days.closeDays(it);
            case Ended it -> it;
        };
    }

    private QuizState stopAsking(Asking asking) {
        Setup setup = asking.setup();
        Planned planned = setup.plan().get(asking.index());
        Optional<Question> question = desk.context.bank().find(planned.question());
        List<Player> players = new ArrayList<>();
        for (Player player : asking.players()) {
            Given given = asking.answers().get(player.learner());
            players.add(
                    given == null
                            ? player
                            : rounds.settle(
                                    setup,
                                    player,
                                    planned,
                                    asking.index(),
                                    question,
                                    given,
                                    asking.hints().getOrDefault(player.learner(), 0)));
        }
        desk.effects.add(new Effect.Edit(
                QuizDesk.questionSlot(asking.index()),
                desk.cards.closed(setup, asking.index(), desk.text("quiz.stopped-here"))));
        if (setup.where() != Where.ALONE) {
            rounds.privateVerdicts(setup, players, asking.index());
        }
        int asked = asking.answers().isEmpty() ? asking.index() : asking.index() + 1;
        return rounds.end(setup, players, asked, "");
    }
}
