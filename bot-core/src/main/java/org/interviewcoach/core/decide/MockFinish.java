package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Ended;
import org.interviewcoach.core.state.MockState.Finished;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Planned;
import org.interviewcoach.core.state.MockState.Score;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Turned;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;

/** The end: everything is given back, everybody gets their scorecard; sharing and exporting it afterwards. */
final class MockFinish {
    private final MockDesk desk;

    MockFinish(MockDesk desk) {
        this.desk = desk;
    }

    /** Ends in the middle of whatever runs; what was said until then counts. */
    MockState end(MockState state, String why) {
        Session session = state.session();
        if (state instanceof Planned planned) {
            desk.edit(MockDesk.planSlot(session), desk.cards.cancelled(session));
            return new Ended(
                    planned.last().orElseGet(() -> new Finished(session, desk.now(), Set.of())), state.step() + 1);
        }
        if (state instanceof MockState.Lobby) {
            release(session);
            desk.edit(MockDesk.lobbySlot(session), desk.cards.cancelled(session));
            return over(session, state.step() + 1);
        }
        List<Turned> cut = MockStage.cutShort(state, new MockStage(desk, this));
        if (state instanceof MockState.Rating rating) {
            desk.edit(MockDesk.ratingSlot(rating.step()), desk.cards.ratingOver(rating));
        }
        keepScores(session, state.step(), cut);
        List<Turned> turns = new ArrayList<>(session.turns());
        turns.addAll(cut);
        return ended(session.withTurns(turns, 0), state.step() + 1, why);
    }

    /** Ratings are kept for good once nobody can change them any more. */
    void keepScores(Session session, int step, List<Turned> turns) {
        for (Turned turned : turns) {
            for (Score score : turned.scores()) {
                desk.facts.add(new Fact.Rated(
                        turned.candidate(),
                        score.rater(),
                        session.setup().home(),
                        session.setup().id(),
                        step,
                        List.of(score.correctness(), score.depth(), score.communication(), score.solving()),
                        score.note(),
                        score.signed(),
                        score.at()));
            }
        }
    }

    /** Everything was played, or nothing more will be. */
    MockState ended(Session session, int step, String why) {
        release(session);
        if (!session.setup().alone()) {
            desk.edit(MockDesk.lobbySlot(session), desk.cards.over(session));
        }
        for (LearnerId candidate : candidates(session)) {
            List<Message> parts = desk.cards.scorecard(session, candidate);
            for (int i = 0; i < parts.size(); i++) {
                desk.toPerson(
                        MockDesk.member(session, candidate),
                        new Slot("card" + session.run() + "." + i + ":" + candidate),
                        parts.get(i));
            }
        }
        if (!session.setup().alone()) {
            desk.inThread(session, MockDesk.summarySlot(session), desk.cards.summary(session, desk.text(why)));
        }
        return over(session, step);
    }

    private MockState over(Session session, int step) {
        Finished finished = new Finished(session, desk.now(), Set.of());
        return session.setup().every().isPresent()
                ? new MockCalendar(desk).again(finished, step)
                : new Ended(finished, step);
    }

    /** Whoever has something to read on a scorecard, each once. */
    static Set<LearnerId> candidates(Session session) {
        Set<LearnerId> candidates = new LinkedHashSet<>();
        session.turns().stream().filter(Turned::answered).map(Turned::candidate).forEach(candidates::add);
        return candidates;
    }

    private void release(Session session) {
        MessageRef thread = desk.context.slots().get(MockDesk.threadSlot(session));
        if (thread != null) {
            desk.claims.add(
                    new ClaimChange.Release(ClaimKey.thread(session.setup().home(), thread.message())));
        }
        for (Member member : session.members()) {
            desk.claims.add(new ClaimChange.Release(ClaimKey.seat(member.learner())));
            desk.claims.add(new ClaimChange.Release(ClaimKey.focus(member.actor())));
        }
    }

    /** The place where it plays is gone: it ends, and who hosts is told why and what would help. */
    MockState lost(MockState state, Delivery.Failed failed) {
        Session session = state.session();
        desk.toPerson(
                MockDesk.member(session, session.host()),
                new Slot("lost" + state.step()),
                Message.ofText(
                        desk.text("mock.lost." + failed.reason().name().toLowerCase(Locale.ROOT), permission(failed))));
        return end(state, "mock.ended.lost");
    }

    String permission(Delivery.Failed failed) {
        return failed.permission().map(Md::escape).orElse(desk.text("quiz.some-permission"));
    }

    // ---- afterwards

    /** The finished session of that run; a repeated one keeps its last. */
    private static Optional<Finished> finished(MockState state, int run) {
        Optional<Finished> found = switch (state) {
            case Ended ended -> Optional.of(ended.finished());
            case Planned planned -> planned.last();
            case MockState.Lobby it -> Optional.empty();
            case MockState.Turn it -> Optional.empty();
            case MockState.Round it -> Optional.empty();
            case MockState.Rating it -> Optional.empty();
            case MockState.Paused it -> Optional.empty();
        };
        return found.filter(it -> it.session().run() == run);
    }

    private static MockState withFinished(MockState state, Finished finished) {
        return state instanceof Planned it
                ? new Planned(
                        it.session(), it.step(), it.opensAt(), it.remindAt(), it.reminded(), Optional.of(finished))
                : new Ended(finished, state.step());
    }

    Outcome<MockState> showCard(MockState state, int run) {
        Optional<Finished> found = finished(state, run);
        LearnerId asker = desk.context.requireAsker().learner();
        if (found.isEmpty()) {
            return desk.reject(Why.STALE, "mock.card-not-yet");
        }
        Session session = found.get().session();
        return candidates(session).contains(asker)
                ? new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(desk.cards.wholeScorecard(session, asker)))
                : desk.reject(Why.NOT_ALLOWED, "mock.no-card");
    }

    Outcome<MockState> share(MockState state, int run) {
        Optional<Finished> found = finished(state, run);
        LearnerId asker = desk.context.requireAsker().learner();
        if (found.isEmpty()) {
            return desk.reject(Why.STALE, "mock.card-not-yet");
        }
        Finished finished = found.get();
        Session session = finished.session();
        if (!candidates(session).contains(asker)) {
            return desk.reject(Why.NOT_ALLOWED, "mock.no-card");
        }
        if (finished.shared().contains(asker)) {
            return desk.reject(Why.NO_CHANGE, "mock.shared-already");
        }
        List<Message> parts = desk.cards.sharedScorecard(session, asker);
        for (int i = 0; i < parts.size(); i++) {
            desk.inThread(session, new Slot("shared" + run + "." + i + ":" + asker), parts.get(i));
        }
        Set<LearnerId> shared = new LinkedHashSet<>(finished.shared());
        shared.add(asker);
        return desk.tell(withFinished(state, new Finished(session, finished.at(), shared)), "mock.shared");
    }

    Outcome<MockState> export(MockState state, int run) {
        Optional<Finished> found = finished(state, run);
        Asker asker = desk.context.requireAsker();
        if (found.isEmpty()) {
            return desk.reject(Why.STALE, "mock.card-not-yet");
        }
        Session session = found.get().session();
        if (!candidates(session).contains(asker.learner())) {
            return desk.reject(Why.NOT_ALLOWED, "mock.no-card");
        }
        List<Message> parts = new MockExport(desk)
                .messages(session, asker.learner(), found.get().at());
        for (int i = 0; i < parts.size(); i++) {
            // Named by the time as well, since it can be asked for again.
            desk.effects.add(new Effect.Post(
                    new Slot("export" + desk.now().getEpochSecond() + "." + i + ":" + asker.learner()),
                    new Target.ToPerson(asker.actor()),
                    parts.get(i)));
        }
        return desk.tell(withFinished(state, found.get()), "mock.exported");
    }
}
