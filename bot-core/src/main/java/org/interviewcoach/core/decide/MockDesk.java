package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Accepted;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Setup;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;

/** What one decision about a mock interview collects, and where its messages stand. */
final class MockDesk {
    final Context context;
    final MockPolicy policy = MockPolicy.DEFAULT;
    final MockCards cards;
    final MockEar ear;
    final List<Effect> effects = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<ClaimChange> claims = new ArrayList<>();

    MockDesk(Context context) {
        this.context = context;
        this.cards = new MockCards(context);
        this.ear = new MockEar(context);
    }

    // ---- slots; a repeated session has its own in every run

    static Slot planSlot(Session session) {
        return new Slot("plan" + session.run());
    }

    static Slot lobbySlot(Session session) {
        return new Slot("lobby" + session.run());
    }

    static Slot threadSlot(Session session) {
        return new Slot("thread" + session.run());
    }

    static Slot summarySlot(Session session) {
        return new Slot("summary" + session.run());
    }

    static Slot questionSlot(Asked asked) {
        return new Slot("q" + asked.step());
    }

    static Slot guideSlot(Asked asked, LearnerId interviewer) {
        return new Slot("guide" + asked.step() + ":" + interviewer);
    }

    /** The candidate's own card, one a turn; named by the turn's first question. */
    static Slot seatSlot(int firstStep) {
        return new Slot("seat" + firstStep);
    }

    static Slot seatSlot(MockState.Turn turn) {
        return seatSlot(
                turn.done().isEmpty()
                        ? turn.asked().step()
                        : turn.done().getFirst().step());
    }

    static Slot ratingSlot(int step) {
        return new Slot("rating" + step);
    }

    // ---- effects

    void post(String slot, Target target, Message message) {
        effects.add(new Effect.Post(new Slot(slot), target, message));
    }

    void inThread(Session session, Slot slot, Message message) {
        effects.add(new Effect.Post(slot, room(session), message));
    }

    /** A line in the thread that nothing ever edits. */
    void say(Session session, String slot, String key, Object... arguments) {
        inThread(session, new Slot(slot), Message.ofText(text(key, arguments)));
    }

    void toPerson(Member member, Slot slot, Message message) {
        effects.add(new Effect.Post(slot, new Target.ToPerson(member.actor()), message));
    }

    void edit(Slot slot, Message message) {
        effects.add(new Effect.Edit(slot, message));
    }

    static Target room(Session session) {
        Setup setup = session.setup();
        return setup.alone()
                ? new Target.ToPerson(session.members().getFirst().actor())
                : new Target.InThread(threadSlot(session), setup.home());
    }

    // ---- people

    static Member member(Session session, LearnerId learner) {
        return session.findMember(learner).orElseThrow(() -> new AssertionError("Nobody of this session: " + learner));
    }

    static String name(Session session, LearnerId learner) {
        return Md.escape(member(session, learner).name());
    }

    static List<Member> replaced(List<Member> members, Member changed) {
        return members.stream()
                .map(it -> it.learner().equals(changed.learner()) ? changed : it)
                .toList();
    }

    /** The host, and whoever has the capability, steer. */
    boolean steers(Session session) {
        Asker asker = context.requireAsker();
        return asker.learner().equals(session.host())
                || asker.may(Capability.HOST_MOCKS)
                || asker.may(Capability.MODERATE);
    }

    Outcome<MockState> hostOnly(Session session) {
        return reject(Why.NOT_ALLOWED, "mock.host-only", name(session, session.host()));
    }

    Optional<Question> question(Asked asked) {
        return context.bank().find(asked.question());
    }

    Duration window(Session session, int timePercent) {
        return session.setup().window().multipliedBy(timePercent).dividedBy(100);
    }

    Instant now() {
        return context.now();
    }

    String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }

    // ---- outcomes

    Outcome<MockState> accept(MockState next, Reply reply) {
        return new Accepted<>(next, reply, effects, facts, claims);
    }

    Outcome<MockState> accept(MockState next) {
        return accept(next, Reply.ACKNOWLEDGE);
    }

    Outcome<MockState> tell(MockState next, String key, Object... arguments) {
        return accept(next, Reply.whisper(text(key, arguments)));
    }

    Outcome<MockState> reject(Why why, String key, Object... arguments) {
        return new Rejected<>(why, Reply.whisper(text(key, arguments)));
    }

    static Outcome<MockState> stale() {
        return new Rejected<>(Why.STALE, Reply.ACKNOWLEDGE);
    }
}
