package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Ended;
import org.interviewcoach.core.state.MockState.Exchange;
import org.interviewcoach.core.state.MockState.Format;
import org.interviewcoach.core.state.MockState.Lobby;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Paused;
import org.interviewcoach.core.state.MockState.Planned;
import org.interviewcoach.core.state.MockState.Probe;
import org.interviewcoach.core.state.MockState.ProbeKind;
import org.interviewcoach.core.state.MockState.Rating;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.state.MockState.Round;
import org.interviewcoach.core.state.MockState.Score;
import org.interviewcoach.core.state.MockState.Seat;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Turn;
import org.interviewcoach.core.state.MockState.Turned;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;

/** Turns and rounds: who sits where, questions, answers, follow-ups, the clock, ratings. */
final class MockStage {
    private static final int MOST_MESSAGES = 12;

    private final MockDesk desk;
    private final MockFinish finish;

    MockStage(MockDesk desk, MockFinish finish) {
        this.desk = desk;
        this.finish = finish;
    }

    // ---- from state to state

    static MockState withSession(MockState state, Session session) {
        return switch (state) {
            case Planned it -> new Planned(session, it.step(), it.opensAt(), it.remindAt(), it.reminded(), it.last());
            case Lobby it -> new Lobby(session, it.step(), it.startsAt(), it.closesAt());
            case Turn it ->
                new Turn(session, it.step(), it.seat(), it.done(), it.asked(), it.coachAt(), it.draft(), it.draftAt());
            case Round it -> new Round(session, it.step(), it.asked(), it.answers());
            case Rating it -> new Rating(session, it.step(), it.open(), it.closesAt());
            case Paused it -> new Paused(it.step(), it.since(), withSession(it.inner(), session));
            case Ended it -> it;
        };
    }

    /** Whether they are in the seat or interview right now, so that their role cannot just change. */
    static boolean isOnStage(MockState state, LearnerId learner) {
        return switch (state) {
            case Turn it ->
                it.seat().candidate().equals(learner) || it.seat().interviewer().equals(Optional.of(learner));
            case Round it -> it.answers().containsKey(learner);
            case Paused it -> isOnStage(it.inner(), learner);
            case Planned it -> false;
            case Lobby it -> false;
            case Rating it -> false;
            case Ended it -> false;
        };
    }

    // ---- turns

    MockState first(Session session, int step) {
        return next(session, step);
    }

    /** The next turn or round, or the end. */
    private MockState next(Session session, int step) {
        if (session.silent() >= desk.policy.silentTurns()) {
            return finish.ended(session, step, "mock.ended.silent");
        }
        if (session.setup().format() == Format.EVERYONE) {
            boolean enough = session.withRole(Role.PLAYER).size() >= 2;
            return session.used() >= session.setup().count() || !enough
                    ? finish.ended(session, step, "mock.ended.done")
                    : round(session, step);
        }
        Optional<Member> candidate = session.withRole(Role.PLAYER).stream()
                .filter(it -> session.turns().stream()
                        .noneMatch(turn -> turn.candidate().equals(it.learner())))
                .findFirst();
        if (candidate.isEmpty()) {
            return finish.ended(session, step, "mock.ended.done");
        }
        Seat seat = new Seat(
                candidate.get().learner(), interviewer(session, candidate.get().learner(), Set.of()));
        return ask(session, step, seat, List.of());
    }

    /**
     * Who interviews: those who only interview take turns, else the player after the candidate, else the coach.
     *
     * @param not who cannot, because they have just left it
     */
    private static Optional<LearnerId> interviewer(Session session, LearnerId candidate, Set<LearnerId> not) {
        if (session.setup().coach()) {
            return Optional.empty();
        }
        List<LearnerId> free = session.withRole(Role.INTERVIEWER).stream()
                .map(Member::learner)
                .filter(it -> !it.equals(candidate) && !not.contains(it))
                .toList();
        if (!free.isEmpty()) {
            return Optional.of(free.get(session.turns().size() % free.size()));
        }
        List<LearnerId> players =
                session.withRole(Role.PLAYER).stream().map(Member::learner).toList();
        int place = players.indexOf(candidate);
        for (int i = 1; i < players.size(); i++) {
            LearnerId after = players.get((place + i) % players.size());
            if (!after.equals(candidate) && !not.contains(after)) {
                return Optional.of(after);
            }
        }
        return Optional.empty();
    }

    /** Puts the next question to the seat: its card in the thread, the candidate's own card, the interviewer's guide. */
    private Turn ask(Session before, int step, Seat seat, List<Asked> done) {
        Asked asked = Asked.fresh(nextQuestion(before), step);
        Session session = before.withUsed(before.used() + 1);
        Turn turn = new Turn(session, step, seat, done, asked, Optional.empty());
        markAsked(session, asked);
        desk.inThread(session, MockDesk.questionSlot(asked), desk.cards.question(turn));
        Member candidate = MockDesk.member(session, seat.candidate());
        if (done.isEmpty()) {
            desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(candidate.actor())));
            if (!session.setup().alone()) {
                desk.toPerson(candidate, MockDesk.seatSlot(step), desk.cards.seat(turn));
            }
        } else {
            editSeat(turn);
        }
        seat.interviewer().ifPresent(it -> postGuide(turn, it));
        return turn;
    }

    private static QuestionId nextQuestion(Session session) {
        return session.questions().get(session.used() % session.questions().size());
    }

    private void markAsked(Session session, Asked asked) {
        String revision = desk.question(asked).map(Question::revision).orElse("");
        for (Member member : session.present()) {
            desk.facts.add(
                    new Fact.Asked(asked.question(), revision, new Audience.Person(member.learner()), desk.now()));
        }
    }

    private void postGuide(Turn turn, LearnerId interviewer) {
        desk.toPerson(
                MockDesk.member(turn.session(), interviewer),
                MockDesk.guideSlot(turn.asked(), interviewer),
                desk.cards.guide(turn));
    }

    private void editSeat(Turn turn) {
        if (!turn.session().setup().alone()) {
            desk.edit(MockDesk.seatSlot(turn), desk.cards.seat(turn));
        }
    }

    /** Every card of the running question, drawn anew. */
    private void redraw(Turn turn) {
        desk.edit(MockDesk.questionSlot(turn.asked()), desk.cards.question(turn));
        editSeat(turn);
        editGuide(turn);
    }

    private void editGuide(Turn turn) {
        turn.seat()
                .interviewer()
                .ifPresent(it -> desk.edit(MockDesk.guideSlot(turn.asked(), it), desk.cards.guide(turn)));
    }

    private static Turn with(Turn turn, Asked asked, Optional<Instant> coachAt) {
        return new Turn(
                turn.session(), turn.step(), turn.seat(), turn.done(), asked, coachAt, turn.draft(), turn.draftAt());
    }

    private static Turn withDraft(Turn turn, List<String> draft, Optional<Instant> draftAt) {
        return new Turn(
                turn.session(), turn.step(), turn.seat(), turn.done(), turn.asked(), turn.coachAt(), draft, draftAt);
    }

    // ---- what the candidate writes in the thread

    /** Several messages make one answer: it ends with a press or a pause. */
    private Outcome<MockState> gather(Turn turn, String words) {
        if (turn.draft().size() >= MOST_MESSAGES) {
            return MockDesk.stale();
        }
        List<String> draft = new ArrayList<>(turn.draft());
        draft.add(words);
        Turn next = withDraft(turn, draft, Optional.of(desk.now().plus(desk.policy.draftPause())));
        if (turn.draft().isEmpty()) {
            desk.edit(MockDesk.questionSlot(turn.asked()), desk.cards.question(next));
        }
        return desk.accept(next);
    }

    /** What was written so far is the answer, or the reply to the open follow-up. */
    private Turn drafted(Turn turn) {
        if (turn.draft().isEmpty()) {
            return turn;
        }
        Turn empty = withDraft(turn, List.of(), Optional.empty());
        return with(empty, heard(empty, String.join("\n", turn.draft())), turn.coachAt());
    }

    private Asked heard(Turn turn, String words) {
        Asked asked = turn.asked();
        if (asked.open().isPresent()) {
            return replied(turn, asked.open().get(), words);
        }
        List<String> said = new ArrayList<>(asked.said());
        said.add(words);
        return asked.withSaid(said);
    }

    private MockState draftOver(Turn turn) {
        Turn next = drafted(turn);
        desk.edit(MockDesk.questionSlot(next.asked()), desk.cards.question(next));
        return afterWords(next);
    }

    /** Something was said: the coach goes on, or the interviewer has the time that they have. */
    private MockState afterWords(Turn turn) {
        if (turn.seat().interviewer().isEmpty()) {
            return coachGoesOn(with(turn, turn.asked(), Optional.empty()));
        }
        Turn next = with(turn, turn.asked(), Optional.of(desk.now().plus(desk.policy.interviewerSilence())));
        editGuide(next);
        editSeat(next);
        return next;
    }

    // ---- answers

    Outcome<MockState> answer(MockState state, MockCommand.Answer answer) {
        String words = answer.text().strip();
        if (answer.way() == MockCommand.Way.THREAD && !(state instanceof Turn)) {
            // In the thread everybody would read the refusal.
            return MockDesk.stale();
        }
        if (words.isEmpty()) {
            return desk.reject(Why.INVALID, "quiz.empty-answer");
        }
        boolean current = answer.step().map(it -> it == state.step()).orElse(true);
        if (state instanceof Turn turn && current) {
            return answerTurn(turn, words, answer.way());
        }
        if (state instanceof Round round && current) {
            return answerRound(round, words);
        }
        if (state instanceof Paused) {
            return desk.reject(Why.STALE, "mock.is-paused");
        }
        return state instanceof Ended ? desk.reject(Why.OVER, "mock.over") : desk.reject(Why.STALE, "mock.too-late");
    }

    private Outcome<MockState> answerTurn(Turn turn, String words, MockCommand.Way way) {
        Session session = turn.session();
        LearnerId asker = desk.context.requireAsker().learner();
        if (!asker.equals(turn.seat().candidate())) {
            boolean interviews = turn.seat().interviewer().equals(Optional.of(asker));
            return desk.reject(
                    Why.NOT_ALLOWED,
                    interviews ? "mock.interviewer-types" : "mock.not-your-seat",
                    MockDesk.name(session, turn.seat().candidate()));
        }
        Asked asked = turn.asked();
        boolean enough = asked.said().size() + asked.exchanges().size() >= MOST_MESSAGES;
        if (way == MockCommand.Way.THREAD) {
            return enough ? MockDesk.stale() : gather(turn, words);
        }
        if (enough) {
            return desk.reject(Why.INVALID, "mock.enough-said");
        }
        if (!session.setup().alone()) {
            int place = asked.said().size() + asked.exchanges().size();
            desk.inThread(
                    session,
                    new Slot("said" + asked.step() + "." + place),
                    desk.cards.said(MockDesk.member(session, asker), words));
        }
        Reply reply = way == MockCommand.Way.FORM && !session.setup().alone()
                ? Reply.whisper(desk.text("mock.posted"))
                : Reply.ACKNOWLEDGE;
        return desk.accept(afterWords(with(turn, heard(turn, words), turn.coachAt())), reply);
    }

    private Asked replied(Turn turn, Probe probe, String reply) {
        Asked asked = turn.asked();
        Optional<Assessment> assessment = desk.question(asked).flatMap(it -> desk.ear.assess(it, probe, reply));
        assessment.ifPresent(it -> desk.facts.add(attempt(
                turn.session(), turn.seat().candidate(), asked, Fact.Mode.FOLLOW_UP, probe.target(), reply, it)));
        List<Exchange> exchanges = new ArrayList<>(asked.exchanges());
        exchanges.add(new Exchange(
                probe, reply, assessment.map(Assessment::scorePermille).orElse(0)));
        return asked.withOpen(Optional.empty(), exchanges);
    }

    private Fact.Attempt attempt(
            Session session,
            LearnerId candidate,
            Asked asked,
            Fact.Mode mode,
            String probe,
            String words,
            Assessment assessment) {
        return new Fact.Attempt(
                candidate,
                session.setup().home(),
                session.setup().id(),
                asked.step(),
                asked.question(),
                desk.question(asked).map(Question::revision).orElse(""),
                assessment.grader(),
                mode,
                Optional.of(probe).filter(it -> !it.isEmpty()),
                words,
                assessment.scorePermille(),
                assessment.level(),
                assessment.points(),
                assessment.misconceptions(),
                asked.hints(),
                List.of(),
                false,
                asked.shownAt().orElse(desk.now()),
                desk.now());
    }

    // ---- follow-ups

    /** Without an interviewer, or instead of a silent one: the follow-up that the answer calls for, else the next question. */
    private MockState coachGoesOn(Turn turn) {
        long coached = turn.asked().exchanges().stream()
                .filter(it -> it.probe().kind() != ProbeKind.OWN)
                .count();
        Optional<Probe> next = coached >= desk.policy.coachFollowUps()
                ? Optional.empty()
                : desk.question(turn.asked()).flatMap(it -> desk.ear.next(it, turn.asked()));
        return next.<MockState>map(probe -> put(turn, probe, desk.text("mock.coach")))
                .orElseGet(() -> close(turn));
    }

    private Turn put(Turn turn, Probe probe, String who) {
        Asked asked = turn.asked();
        List<Exchange> exchanges = new ArrayList<>(asked.exchanges());
        asked.open().ifPresent(unanswered -> exchanges.add(new Exchange(unanswered, "", 0)));
        Asked open = asked.withOpen(Optional.of(probe), exchanges);
        Turn next = with(turn, open, Optional.empty());
        desk.inThread(
                turn.session(),
                new Slot("probe" + asked.step() + "." + exchanges.size() + "."
                        + asked.said().size()),
                desk.cards.probe(next, probe, who));
        editGuide(next);
        editSeat(next);
        return next;
    }

    /** The interviewer's turn, if they are it and it still runs. */
    private Optional<Turn> interviewing(MockState state, int step) {
        return state instanceof Turn turn
                        && turn.step() == step
                        && turn.seat()
                                .interviewer()
                                .equals(Optional.of(desk.context.requireAsker().learner()))
                ? Optional.of(turn)
                : Optional.empty();
    }

    private Outcome<MockState> notInterviewing(MockState state, int step) {
        if (state instanceof Paused) {
            return desk.reject(Why.STALE, "mock.is-paused");
        }
        return state.step() == step
                ? desk.reject(Why.NOT_ALLOWED, "mock.interviewer-only")
                : desk.reject(Why.STALE, "mock.moved-on");
    }

    Outcome<MockState> ask(MockState state, MockCommand.Ask ask) {
        Optional<Turn> found = interviewing(state, ask.step());
        if (found.isEmpty()) {
            return notInterviewing(state, ask.step());
        }
        Turn turn = found.get();
        Optional<Probe> probe = desk.question(turn.asked()).flatMap(it -> MockEar.ofCode(it, ask.code()));
        if (probe.isEmpty()) {
            return desk.reject(Why.STALE, "button-gone");
        }
        if (wasAsked(turn.asked(), probe.get().target())) {
            return desk.reject(Why.NO_CHANGE, "mock.asked-already");
        }
        return desk.accept(put(turn, probe.get(), interviewerName(turn)));
    }

    private static boolean wasAsked(Asked asked, String target) {
        return asked.open().filter(it -> it.target().equals(target)).isPresent()
                || asked.exchanges().stream().anyMatch(it -> it.probe().target().equals(target));
    }

    private static String interviewerName(Turn turn) {
        return MockDesk.name(turn.session(), turn.seat().interviewer().orElseThrow());
    }

    Outcome<MockState> askOwn(MockState state, MockCommand.AskOwn own) {
        Optional<Turn> found = interviewing(state, own.step());
        if (found.isEmpty()) {
            return notInterviewing(state, own.step());
        }
        String words = own.text().strip();
        if (words.isEmpty()) {
            return desk.reject(Why.INVALID, "mock.own-empty");
        }
        return desk.accept(put(found.get(), new Probe(ProbeKind.OWN, "", words), interviewerName(found.get())));
    }

    Outcome<MockState> letGo(MockState state, int step) {
        Optional<Turn> found = interviewing(state, step);
        if (found.isEmpty()) {
            return notInterviewing(state, step);
        }
        Turn turn = found.get();
        Asked asked = turn.asked();
        Asked next;
        if (asked.open().isPresent()) {
            List<Exchange> exchanges = new ArrayList<>(asked.exchanges());
            exchanges.add(new Exchange(asked.open().get(), "", 0));
            next = asked.withOpen(Optional.empty(), exchanges);
        } else {
            Optional<Probe> proposed = desk.question(asked).flatMap(it -> desk.ear.next(it, asked));
            if (proposed.isEmpty()) {
                return desk.reject(Why.NO_CHANGE, "mock.nothing-proposed");
            }
            Set<String> passed = new HashSet<>(asked.passed());
            passed.add(proposed.get().target());
            next = asked.withPassed(passed);
        }
        Turn after = with(turn, next, turn.coachAt());
        editGuide(after);
        editSeat(after);
        return desk.accept(after);
    }

    Outcome<MockState> hint(MockState state, int step) {
        if (!(state instanceof Turn turn) || turn.step() != step) {
            return notInterviewing(state, step);
        }
        LearnerId asker = desk.context.requireAsker().learner();
        boolean may = turn.seat()
                .interviewer()
                .map(asker::equals)
                .orElse(asker.equals(turn.seat().candidate()));
        if (!may) {
            return turn.seat().interviewer().isPresent()
                    ? desk.reject(Why.NOT_ALLOWED, "mock.ask-for-hint", interviewerName(turn))
                    : desk.reject(
                            Why.NOT_ALLOWED,
                            "mock.not-your-seat",
                            MockDesk.name(turn.session(), turn.seat().candidate()));
        }
        Asked asked = turn.asked();
        List<String> hints = desk.question(asked)
                .map(it -> MockEar.hints(it, desk.ear.hear(it, asked)))
                .orElse(List.of());
        if (asked.hints() >= hints.size()) {
            return desk.reject(Why.NO_CHANGE, "mock.no-more-hints");
        }
        desk.say(turn.session(), "hint" + asked.step() + "." + asked.hints(), "mock.hint", hints.get(asked.hints()));
        Turn next = with(turn, asked.withHints(asked.hints() + 1), turn.coachAt());
        editGuide(next);
        return desk.accept(next);
    }

    Outcome<MockState> tick(MockState state, MockCommand.Tick tick) {
        Optional<Turn> found = interviewing(state, tick.step());
        if (found.isEmpty()) {
            return notInterviewing(state, tick.step());
        }
        Turn turn = found.get();
        List<KeyPoint> points =
                desk.question(turn.asked()).map(it -> it.rubric().keyPoints()).orElse(List.of());
        Set<String> ticked = new HashSet<>();
        tick.points().stream()
                .filter(it -> it < points.size())
                .forEach(it -> ticked.add(points.get(it).id()));
        Turn next = with(turn, turn.asked().withTicked(ticked), turn.coachAt());
        editGuide(next);
        return desk.accept(next);
    }

    Outcome<MockState> showGuide(MockState state, int step) {
        Optional<Turn> found = interviewing(state, step);
        return found.<Outcome<MockState>>map(
                        turn -> new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(desk.cards.guide(turn))))
                .orElseGet(() -> notInterviewing(state, step));
    }

    // ---- on to the next

    /** The candidate has said it all in the thread, or the interviewer goes on. */
    Outcome<MockState> done(MockState state, int step) {
        boolean candidate = state instanceof Turn turn
                && turn.step() == step
                && turn.seat().candidate().equals(desk.context.requireAsker().learner());
        if (!candidate) {
            return skip(state, step);
        }
        return ((Turn) state).draft().isEmpty()
                ? desk.reject(Why.NO_CHANGE, "mock.nothing-drafted")
                : desk.accept(draftOver((Turn) state));
    }

    Outcome<MockState> skip(MockState state, int step) {
        if (state instanceof Paused) {
            return desk.reject(Why.STALE, "mock.is-paused");
        }
        if (state.step() != step || state instanceof Ended) {
            return desk.reject(Why.STALE, "mock.moved-on");
        }
        Session session = state.session();
        LearnerId asker = desk.context.requireAsker().learner();
        return switch (state) {
            case Turn turn -> {
                boolean may = desk.steers(session)
                        || turn.seat().candidate().equals(asker)
                        || turn.seat().interviewer().equals(Optional.of(asker));
                yield may ? desk.accept(close(turn)) : desk.hostOnly(session);
            }
            case Round round -> desk.steers(session) ? desk.accept(closeRound(round)) : desk.hostOnly(session);
            case Rating rating -> desk.steers(session) ? desk.accept(closeRating(rating)) : desk.hostOnly(session);
            case Planned it -> desk.reject(Why.STALE, "mock.moved-on");
            case Lobby it -> desk.reject(Why.STALE, "mock.moved-on");
            case Paused it -> desk.reject(Why.STALE, "mock.is-paused");
            case Ended it -> desk.reject(Why.OVER, "mock.over");
        };
    }

    /** A question is over: it is graded, and the next one of this turn comes, or the raters' forms. */
    private MockState close(Turn turn) {
        Asked ended = settle(turn);
        List<Asked> all = new ArrayList<>(turn.done());
        all.add(ended);
        if (all.size() < turn.session().setup().count()) {
            return ask(turn.session(), turn.step() + 1, turn.seat(), all);
        }
        return turnOver(turn, all);
    }

    /** Grades what was said, takes the controls away. */
    private Asked settle(Turn running) {
        Turn turn = drafted(running);
        Asked ended = over(turn.asked());
        grade(turn.session(), turn.seat().candidate(), ended);
        Turn shown = with(turn, ended, Optional.empty());
        desk.edit(MockDesk.questionSlot(ended), desk.cards.question(shown));
        turn.seat().interviewer().ifPresent(it -> desk.edit(MockDesk.guideSlot(ended, it), desk.cards.guide(shown)));
        return ended;
    }

    private Asked over(Asked asked) {
        List<Exchange> exchanges = new ArrayList<>(asked.exchanges());
        asked.open().ifPresent(unanswered -> exchanges.add(new Exchange(unanswered, "", 0)));
        return asked.withOpen(Optional.empty(), exchanges).ended(desk.now());
    }

    private void grade(Session session, LearnerId candidate, Asked asked) {
        String words = asked.words();
        desk.question(asked).ifPresent(question -> {
            if (!words.isEmpty()) {
                Assessment assessment = desk.ear.assess(question, words);
                desk.facts.add(attempt(session, candidate, asked, Fact.Mode.FREE_TEXT, "", words, assessment));
            } else if (!asked.ticked().isEmpty()) {
                Assessment assessment = desk.ear.byEar(question, asked.ticked());
                desk.facts.add(attempt(session, candidate, asked, Fact.Mode.BY_EAR, "", "", assessment));
            }
        });
    }

    private MockState turnOver(Turn turn, List<Asked> all) {
        Session session = turn.session();
        Member candidate = MockDesk.member(session, turn.seat().candidate());
        desk.claims.add(new ClaimChange.Release(ClaimKey.focus(candidate.actor())));
        if (!session.setup().alone()) {
            desk.edit(MockDesk.seatSlot(all.getFirst().step()), desk.cards.seatOver(session));
        }
        Turned turned = new Turned(turn.seat().candidate(), turn.seat().interviewer(), all, List.of());
        if (!turned.answered()) {
            desk.say(
                    session,
                    "silent" + turn.step(),
                    "mock.turn-without-answer",
                    MockDesk.name(session, turned.candidate()));
            return next(
                    session.withTurns(plus(session.turns(), List.of(turned)), session.silent() + 1), turn.step() + 1);
        }
        return rateOrGoOn(session, turn.step() + 1, List.of(turned));
    }

    private static List<Turned> plus(List<Turned> turns, List<Turned> more) {
        List<Turned> all = new ArrayList<>(turns);
        all.addAll(more);
        return all;
    }

    private MockState rateOrGoOn(Session session, int step, List<Turned> open) {
        boolean raters = session.present().stream()
                .anyMatch(member -> open.stream().anyMatch(it -> !it.candidate().equals(member.learner())));
        if (!raters) {
            return next(session.withTurns(plus(session.turns(), open), 0), step);
        }
        Rating rating = new Rating(session, step, open, desk.now().plus(desk.policy.rating()));
        desk.inThread(session, MockDesk.ratingSlot(step), desk.cards.rating(rating));
        return rating;
    }

    /** Takes the turn of somebody who went away, or fills the interviewer's place. */
    MockState without(MockState state, LearnerId gone) {
        return switch (state) {
            case Turn turn -> {
                if (turn.seat().candidate().equals(gone)) {
                    List<Asked> all = new ArrayList<>(turn.done());
                    all.add(settle(turn));
                    yield turnOver(turn, all);
                }
                yield turn.seat().interviewer().equals(Optional.of(gone))
                        ? handOn(turn, interviewer(turn.session(), turn.seat().candidate(), Set.of(gone)))
                        : turn;
            }
            case Round round -> {
                yield allAnswered(round) ? closeRound(round) : round;
            }
            case Rating rating -> allRated(rating) ? closeRating(rating) : rating;
            case Paused paused -> {
                boolean seated = isOnStage(paused, gone);
                yield seated ? without(shifted(paused), gone) : paused;
            }
            case Planned it -> it;
            case Lobby it -> it;
            case Ended it -> it;
        };
    }

    /** Somebody else, or the coach, interviews from here on. */
    private MockState handOn(Turn turn, Optional<LearnerId> to) {
        turn.seat()
                .interviewer()
                .ifPresent(it -> desk.edit(
                        MockDesk.guideSlot(turn.asked(), it), Message.ofText(desk.text("mock.guide.handed-on"))));
        Turn next = new Turn(
                turn.session(),
                turn.step(),
                new Seat(turn.seat().candidate(), to),
                turn.done(),
                turn.asked(),
                Optional.empty(),
                turn.draft(),
                turn.draftAt());
        desk.say(
                turn.session(),
                "handed" + turn.step() + ":" + to.map(LearnerId::value).orElse("coach"),
                "mock.interviews-now",
                to.map(it -> MockDesk.name(turn.session(), it)).orElse(desk.text("mock.coach")));
        to.ifPresent(it -> postGuide(next, it));
        desk.edit(MockDesk.questionSlot(turn.asked()), desk.cards.question(next));
        boolean waits = to.isEmpty()
                && turn.asked().open().isEmpty()
                && !turn.asked().said().isEmpty();
        return waits ? coachGoesOn(next) : next;
    }

    /** Somebody was given another role: a candidate's turn ends, an interviewer's place is filled or taken. */
    MockState moved(MockState state, LearnerId learner, Role role) {
        if (!(state instanceof Turn turn)) {
            return state instanceof Round round
                            && allAnswered(round)
                            && !round.answers().isEmpty()
                    ? closeRound(round)
                    : state;
        }
        boolean candidate = turn.seat().candidate().equals(learner);
        boolean interviewer = turn.seat().interviewer().equals(Optional.of(learner));
        if (candidate && role != Role.PLAYER) {
            return without(turn, learner);
        }
        if (interviewer && role == Role.OBSERVER) {
            return handOn(turn, interviewer(turn.session(), turn.seat().candidate(), Set.of(learner)));
        }
        if (!candidate && !interviewer && role == Role.INTERVIEWER) {
            return handOn(turn, Optional.of(learner));
        }
        return turn;
    }

    // ---- everybody at once

    private Round round(Session before, int step) {
        Asked asked = Asked.fresh(nextQuestion(before), step);
        Session session = before.withUsed(before.used() + 1);
        Round round = new Round(session, step, asked, Map.of());
        markAsked(session, asked);
        desk.inThread(session, MockDesk.questionSlot(asked), desk.cards.round(round));
        session.withRole(Role.PLAYER).forEach(it -> desk.claims.add(new ClaimChange.Seize(ClaimKey.focus(it.actor()))));
        return round;
    }

    private Outcome<MockState> answerRound(Round round, String words) {
        Session session = round.session();
        LearnerId asker = desk.context.requireAsker().learner();
        boolean plays =
                session.findMember(asker).filter(it -> it.role() == Role.PLAYER).isPresent();
        if (!plays) {
            return desk.reject(Why.NOT_ALLOWED, "mock.round.join-first");
        }
        Map<LearnerId, String> answers = new TreeMap<>(round.answers());
        answers.put(asker, words);
        Round next = new Round(session, round.step(), round.asked(), answers);
        if (allAnswered(next)) {
            return desk.accept(closeRound(next), Reply.whisper(desk.text("mock.round.recorded-last")));
        }
        desk.edit(MockDesk.questionSlot(round.asked()), desk.cards.round(next));
        return desk.accept(next, Reply.whisper(desk.text("mock.round.recorded")));
    }

    private static boolean allAnswered(Round round) {
        return round.session().withRole(Role.PLAYER).stream()
                .allMatch(it -> round.answers().containsKey(it.learner()));
    }

    /** All answers are shown at once and graded; then everybody rates everybody. */
    private MockState closeRound(Round round) {
        Session session = round.session();
        List<Turned> turned = reveal(round);
        if (turned.isEmpty()) {
            desk.say(session, "silent" + round.step(), "mock.round.without-answer");
            return next(session.withTurns(session.turns(), session.silent() + 1), round.step() + 1);
        }
        for (Turned it : turned) {
            desk.inThread(
                    session,
                    new Slot("said" + round.step() + ":" + it.candidate()),
                    desk.cards.revealed(session, round.step() + 1, it));
        }
        return rateOrGoOn(session, round.step() + 1, turned);
    }

    /** Grades every answer of a round; what comes of it is one turn each. */
    private List<Turned> reveal(Round round) {
        Session session = round.session();
        List<Turned> turned = new ArrayList<>();
        for (Member member : session.members()) {
            String words = round.answers().get(member.learner());
            if (words != null) {
                Asked own = over(round.asked().withSaid(List.of(words)));
                grade(session, member.learner(), own);
                turned.add(new Turned(member.learner(), Optional.empty(), List.of(own), List.of()));
            }
        }
        session.withRole(Role.PLAYER)
                .forEach(it -> desk.claims.add(new ClaimChange.Release(ClaimKey.focus(it.actor()))));
        desk.edit(
                MockDesk.questionSlot(round.asked()),
                desk.cards.round(new Round(session, round.step(), over(round.asked()), round.answers())));
        return turned;
    }

    /** Everything that was said so far, as turns that are over; for the end in the middle. */
    static List<Turned> cutShort(MockState state, MockStage stage) {
        return switch (state) {
            case Turn turn -> {
                List<Asked> all = new ArrayList<>(turn.done());
                all.add(stage.settle(turn));
                Turned turned = new Turned(turn.seat().candidate(), turn.seat().interviewer(), all, List.of());
                yield turned.answered() ? List.of(turned) : List.of();
            }
            case Round round -> stage.reveal(round);
            case Rating rating -> rating.open();
            case Paused paused -> cutShort(paused.inner(), stage);
            case Planned it -> List.of();
            case Lobby it -> List.of();
            case Ended it -> List.of();
        };
    }

    // ---- ratings

    Outcome<MockState> rate(MockState state, MockCommand.Rate rate) {
        if (!(state instanceof Rating rating) || rating.step() != rate.step()) {
            return desk.reject(Why.STALE, "mock.rating-closed");
        }
        Session session = rating.session();
        Asker asker = desk.context.requireAsker();
        boolean present = session.findMember(asker.learner())
                .filter(it -> it.role().present())
                .isPresent();
        Optional<Turned> whom = rated(rating, rate.candidate());
        if (!present || whom.isEmpty()) {
            return desk.reject(Why.NOT_ALLOWED, "mock.rate.join-first");
        }
        if (whom.get().candidate().equals(asker.learner())) {
            return desk.reject(Why.NOT_ALLOWED, "mock.rate.not-yourself");
        }
        Map<String, String> errors = new TreeMap<>();
        List<Integer> values = new ArrayList<>();
        for (String criterion : MockForms.CRITERIA) {
            String value = rate.values().getOrDefault(criterion, "");
            if (value.matches("[1-5]")) {
                values.add(Integer.parseInt(value));
            } else {
                errors.put(criterion, desk.text("mock.rate.choose"));
            }
        }
        if (!errors.isEmpty()) {
            return new Rejected<>(
                    Why.INVALID,
                    new Reply.RefuseForm(
                            MockForms.rate(
                                    desk.cards.rateToken(
                                            session, rating.step(), whom.get().candidate()),
                                    rate.values(),
                                    desk.context.texts()),
                            errors));
        }
        String note = rate.values().getOrDefault(MockForms.NOTE, "").strip();
        boolean again = whom.get().findScore(asker.learner()).isPresent();
        Score score = new Score(
                asker.learner(), values.get(0), values.get(1), values.get(2), values.get(3), note, false, desk.now());
        Rating next = scored(rating, whom.get().candidate(), score);
        Reply reply = new Reply.Whisper(desk.cards.rated(next, whom.get().candidate(), !note.isEmpty(), again));
        if (allRated(next) && note.isEmpty()) {
            return desk.accept(closeRating(next), reply);
        }
        desk.edit(MockDesk.ratingSlot(rating.step()), desk.cards.rating(next));
        return desk.accept(allRated(next) ? soon(next) : next, reply);
    }

    /** The last rater still has a moment to sign. */
    private Rating soon(Rating rating) {
        Instant at = desk.now().plus(desk.policy.lastCall());
        return new Rating(
                rating.session(),
                rating.step(),
                rating.open(),
                at.isBefore(rating.closesAt()) ? at : rating.closesAt());
    }

    private static Optional<Turned> rated(Rating rating, int place) {
        List<Member> members = rating.session().members();
        return place < members.size()
                ? rating.open().stream()
                        .filter(it -> it.candidate().equals(members.get(place).learner()))
                        .findFirst()
                : Optional.empty();
    }

    private static Rating scored(Rating rating, LearnerId candidate, Score score) {
        List<Turned> open = rating.open().stream()
                .map(it -> it.candidate().equals(candidate) ? withScore(it, score) : it)
                .toList();
        return new Rating(rating.session(), rating.step(), open, rating.closesAt());
    }

    private static Turned withScore(Turned turned, Score score) {
        List<Score> scores = new ArrayList<>(turned.scores());
        scores.removeIf(it -> it.rater().equals(score.rater()));
        scores.add(score);
        return new Turned(turned.candidate(), turned.interviewer(), turned.asked(), scores);
    }

    private static boolean allRated(Rating rating) {
        return rating.session().present().stream()
                .allMatch(member -> rating.open().stream()
                        .allMatch(it -> it.candidate().equals(member.learner())
                                || it.findScore(member.learner()).isPresent()));
    }

    Outcome<MockState> sign(MockState state, MockCommand.Sign sign) {
        if (!(state instanceof Rating rating) || rating.step() != sign.step()) {
            return desk.reject(Why.STALE, "mock.rating-closed");
        }
        LearnerId asker = desk.context.requireAsker().learner();
        Optional<Turned> whom = rated(rating, sign.candidate());
        Optional<Score> score = whom.flatMap(it -> it.findScore(asker));
        if (score.isEmpty()) {
            return desk.reject(Why.NOT_ALLOWED, "mock.rate.join-first");
        }
        return desk.tell(scored(rating, whom.get().candidate(), score.get().asSigned()), "mock.rate.signed");
    }

    MockState closeRating(Rating rating) {
        Session session = rating.session();
        desk.edit(MockDesk.ratingSlot(rating.step()), desk.cards.ratingOver(rating));
        finish.keepScores(session, rating.step(), rating.open());
        return next(session.withTurns(plus(session.turns(), rating.open()), 0), rating.step() + 1);
    }

    // ---- the clock

    Outcome<MockState> turnTime(Turn turn) {
        Asked asked = turn.asked();
        if (isPast(asked.closesAt())) {
            return desk.accept(close(turn));
        }
        if (isPast(turn.draftAt())) {
            return desk.accept(draftOver(turn));
        }
        if (isPast(turn.coachAt())) {
            // An interviewer who was forgotten meanwhile has no name to be mentioned.
            if (turn.seat().interviewer().isPresent()) {
                desk.say(
                        turn.session(),
                        "takes-over" + asked.step() + "." + asked.said().size() + "."
                                + asked.exchanges().size(),
                        "mock.coach-takes-over",
                        interviewerName(turn));
            }
            return desk.accept(coachGoesOn(with(turn, asked, Optional.empty())));
        }
        Asked warned = warn(turn.session(), asked);
        return desk.accept(with(turn, warned, turn.coachAt()));
    }

    Outcome<MockState> roundTime(Round round) {
        if (isPast(round.asked().closesAt())) {
            return desk.accept(closeRound(round));
        }
        return desk.accept(
                new Round(round.session(), round.step(), warn(round.session(), round.asked()), round.answers()));
    }

    private boolean isPast(Optional<Instant> at) {
        return at.filter(it -> !it.isAfter(desk.now())).isPresent();
    }

    private Asked warn(Session session, Asked asked) {
        Instant closesAt = asked.closesAt().orElseThrow();
        // Named by the close, since more time brings a warning of its own.
        desk.inThread(
                session,
                new Slot("warn" + asked.step() + "." + closesAt.getEpochSecond()),
                desk.cards.warning(closesAt));
        return asked.withWarned(true);
    }

    Outcome<MockState> extend(MockState state, int step) {
        if (state.step() != step || !(state instanceof Turn || state instanceof Round)) {
            return state instanceof Paused
                    ? desk.reject(Why.STALE, "mock.is-paused")
                    : desk.reject(Why.STALE, "mock.moved-on");
        }
        LearnerId asker = desk.context.requireAsker().learner();
        boolean interviews = state instanceof Turn it && it.seat().interviewer().equals(Optional.of(asker));
        if (!interviews && !desk.steers(state.session())) {
            return desk.hostOnly(state.session());
        }
        Duration more = desk.policy.extension();
        MockState next;
        Asked asked;
        if (state instanceof Turn turn) {
            asked = turn.asked().extended(more);
            Turn later = with(turn, asked, turn.coachAt());
            redraw(later);
            next = later;
        } else {
            Round round = (Round) state;
            asked = round.asked().extended(more);
            Round later = new Round(round.session(), round.step(), asked, round.answers());
            desk.edit(MockDesk.questionSlot(asked), desk.cards.round(later));
            next = later;
        }
        String close =
                asked.closesAt().map(it -> String.valueOf(it.getEpochSecond())).orElse("-");
        desk.say(state.session(), "more" + step + "." + close, "mock.more-time", more.toMinutes());
        return desk.accept(next, Reply.whisper(desk.text("mock.more-time", more.toMinutes())));
    }

    Outcome<MockState> pause(MockState state, int step) {
        if (state instanceof Paused) {
            return desk.reject(Why.NO_CHANGE, "mock.is-paused");
        }
        if (state.step() != step || !(state instanceof Turn || state instanceof Round || state instanceof Rating)) {
            return desk.reject(Why.STALE, "mock.moved-on");
        }
        if (!desk.steers(state.session())) {
            return desk.hostOnly(state.session());
        }
        Paused paused = new Paused(state.step() + 1, desk.now(), state);
        desk.inThread(
                state.session(),
                new Slot("paused" + paused.step() + "." + desk.now().getEpochSecond()),
                desk.cards.paused(paused));
        drawInner(paused);
        return desk.tell(paused, "mock.paused-you");
    }

    private void drawInner(Paused paused) {
        if (paused.inner() instanceof Turn turn) {
            desk.edit(MockDesk.questionSlot(turn.asked()), desk.cards.pausedQuestion(turn));
        } else if (paused.inner() instanceof Round round) {
            desk.edit(MockDesk.questionSlot(round.asked()), desk.cards.pausedRound(round));
        }
    }

    Outcome<MockState> resume(MockState state, int step) {
        if (!(state instanceof Paused paused) || paused.step() != step) {
            return desk.reject(Why.STALE, "mock.not-paused");
        }
        if (!desk.steers(paused.session())) {
            return desk.hostOnly(paused.session());
        }
        MockState next = shifted(paused);
        desk.edit(
                new Slot("paused" + paused.step() + "." + paused.since().getEpochSecond()),
                Message.ofText(desk.text("mock.resumed")));
        return desk.tell(next, "mock.resumed-you");
    }

    /** What goes on after a pause: everything as it was, with the time left that there was. */
    private MockState shifted(Paused paused) {
        return moved(paused.inner(), Duration.between(paused.since(), desk.now()));
    }

    private MockState moved(MockState state, Duration by) {
        return switch (state) {
            case Turn turn -> {
                Turn later = withDraft(
                        with(turn, turn.asked().moved(by), turn.coachAt().map(it -> it.plus(by))),
                        turn.draft(),
                        turn.draftAt().map(it -> it.plus(by)));
                redraw(later);
                yield later;
            }
            case Round round -> {
                Round later =
                        new Round(round.session(), round.step(), round.asked().moved(by), round.answers());
                desk.edit(MockDesk.questionSlot(later.asked()), desk.cards.round(later));
                yield later;
            }
            case Rating rating -> {
                Rating later = new Rating(
                        rating.session(),
                        rating.step(),
                        rating.open(),
                        rating.closesAt().plus(by));
                desk.edit(MockDesk.ratingSlot(later.step()), desk.cards.rating(later));
                yield later;
            }
            case Planned it -> it;
            case Lobby it -> it;
            case Paused it -> it;
            case Ended it -> it;
        };
    }

    Outcome<MockState> downtime(MockState state, SystemCommand.Downtime downtime) {
        boolean ran = state.due().filter(it -> it.at().isAfter(downtime.from())).isPresent();
        if (!ran || !(state instanceof Turn || state instanceof Round || state instanceof Rating)) {
            return MockDesk.stale();
        }
        return desk.accept(moved(state, Duration.between(downtime.from(), downtime.to())));
    }

    Outcome<MockState> steer(MockState state) {
        if (state instanceof Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        return desk.steers(state.session())
                ? new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(desk.cards.steering(state)))
                : desk.hostOnly(state.session());
    }

    // ---- outbox

    Outcome<MockState> effectDone(MockState state, SystemCommand.EffectDone done) {
        return switch (done.delivery()) {
            case Delivery.Delivered delivered ->
                done.slot().equals(MockDesk.threadSlot(state.session()))
                        ? threadStands(state, delivered.ref())
                        : shown(state, done.slot(), delivered.at());
            case Delivery.Unknown unknown -> shown(state, done.slot(), desk.now());
            case Delivery.Failed failed -> failed(state, done.slot(), failed);
        };
    }

    /** The clock starts when the question's card stands there: nobody loses time to a slow platform. */
    private Outcome<MockState> shown(MockState state, Slot slot, Instant at) {
        if (state instanceof Turn turn
                && turn.asked().shownAt().isEmpty()
                && slot.equals(MockDesk.questionSlot(turn.asked()))) {
            int percent =
                    MockDesk.member(turn.session(), turn.seat().candidate()).timePercent();
            Turn open =
                    with(turn, turn.asked().shown(at, at.plus(desk.window(turn.session(), percent))), turn.coachAt());
            redraw(open);
            return desk.accept(open);
        }
        if (state instanceof Round round
                && round.asked().shownAt().isEmpty()
                && slot.equals(MockDesk.questionSlot(round.asked()))) {
            int most = round.session().withRole(Role.PLAYER).stream()
                    .mapToInt(Member::timePercent)
                    .max()
                    .orElse(100);
            Round open = new Round(
                    round.session(),
                    round.step(),
                    round.asked().shown(at, at.plus(desk.window(round.session(), most))),
                    round.answers());
            desk.edit(slot, desk.cards.round(open));
            return desk.accept(open);
        }
        if (state instanceof Paused paused) {
            // A card that arrives during a pause: its clock starts and stands still at once.
            Outcome<MockState> inner = shown(paused.inner(), slot, paused.since());
            if (inner instanceof Outcome.Accepted<MockState> accepted) {
                return desk.accept(new Paused(paused.step(), paused.since(), accepted.next()));
            }
        }
        return MockDesk.stale();
    }

    /** From here on what the candidate writes in the thread finds this session, where the operator lets it be read. */
    private Outcome<MockState> threadStands(MockState state, MessageRef thread) {
        if (state.over()) {
            return MockDesk.stale();
        }
        desk.claims.add(new ClaimChange.Seize(ClaimKey.thread(state.scope(), thread.message())));
        return desk.accept(state);
    }

    private Outcome<MockState> failed(MockState state, Slot slot, Delivery.Failed failed) {
        Session session = state.session();
        if (state instanceof Ended || isOfAnEdit(slot, failed.reason())) {
            return MockDesk.stale();
        }
        if (slot.equals(MockDesk.threadSlot(session))) {
            desk.toPerson(
                    MockDesk.member(session, session.host()),
                    new Slot("no-thread" + session.run()),
                    Message.ofText(desk.text("mock.no-thread", finish.permission(failed))));
            return desk.accept(state);
        }
        if (slot.value().startsWith("guide")) {
            return guideFailed(state, slot);
        }
        return carriesTheSession(slot) ? desk.accept(finish.lost(state, failed)) : MockDesk.stale();
    }

    /** A card that somebody deleted, or that never stood there: a pity, and no reason to end. */
    private boolean isOfAnEdit(Slot slot, Delivery.Reason reason) {
        return switch (reason) {
            case MESSAGE_GONE, NOTHING_TO_HANG_ON -> true;
            case REFUSED -> desk.context.slots().containsKey(slot);
            case MISSING_PERMISSION, NOT_IN_CHANNEL, DIRECT_MESSAGES_CLOSED, PERSON_GONE, CHANNEL_GONE, GAVE_UP ->
                false;
        };
    }

    /** Without these nobody can go on; everything else that fails is a pity. */
    private static boolean carriesTheSession(Slot slot) {
        Set<String> kinds = new LinkedHashSet<>(List.of("plan", "lobby", "q", "probe", "said", "rating"));
        return kinds.contains(slot.value().replaceAll("[0-9].*", ""));
    }

    /** Direct messages are closed: a button in the thread shows the guide to the interviewer alone. */
    private Outcome<MockState> guideFailed(MockState state, Slot slot) {
        boolean current = state instanceof Turn turn
                && turn.seat()
                        .interviewer()
                        .filter(it -> slot.equals(MockDesk.guideSlot(turn.asked(), it)))
                        .isPresent();
        if (!current) {
            return MockDesk.stale();
        }
        Turn turn = (Turn) state;
        desk.inThread(turn.session(), new Slot("no-guide" + turn.step()), desk.cards.guideButton(turn));
        return desk.accept(turn);
    }
}
