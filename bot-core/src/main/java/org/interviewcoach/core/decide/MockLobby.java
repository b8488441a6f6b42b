package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.command.MockRequest;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Outcome;
import org.interviewcoach.core.outcome.Outcome.Rejected;
import org.interviewcoach.core.outcome.Outcome.Why;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Format;
import org.interviewcoach.core.state.MockState.Lobby;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Planned;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Setup;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/** Who comes, who is in and in which role, who steers: from the plan through the lobby to the end. */
final class MockLobby {
    private final MockDesk desk;
    private final MockStage stage;
    private final MockFinish finish;

    MockLobby(MockDesk desk, MockStage stage, MockFinish finish) {
        this.desk = desk;
        this.stage = stage;
        this.finish = finish;
    }

    // ---- start

    Outcome<MockState> start(MockCommand.Start start) {
        Asker asker = desk.context.requireAsker();
        MockRequest request = start.request();
        Scope home = start.place().scope();
        boolean alone = start.place().direct();
        if (!alone && !mayHost(asker)) {
            return desk.reject(Why.NOT_ALLOWED, "mock.may-not-host");
        }
        if (!alone && !desk.context.workspace().allows(home)) {
            return desk.reject(Why.NOT_ALLOWED, "mock.closed-channel");
        }
        if (alone && request.plan().isPresent()) {
            return desk.reject(Why.INVALID, "mock.plan-in-channel");
        }
        if (desk.context.bank().pool(request.filter()).isEmpty()) {
            return desk.reject(Why.INVALID, "mock.nothing-found");
        }
        Setup setup = new Setup(
                desk.context.self(),
                home,
                alone,
                alone ? Format.PANEL : request.format(),
                topic(request),
                request.filter(),
                request.count(),
                request.window(),
                alone || request.coach(),
                Optional.empty());
        Member host = member(asker, Role.PLAYER);
        Session session = new Session(setup, 1, asker.learner(), List.of(host), List.of(), 0, List.of(), 0);
        if (request.plan().isPresent()) {
            return new MockCalendar(desk).plan(session, request.plan().get());
        }
        ClaimHolder holder = desk.context.conflicts().get(ClaimKey.seat(asker.learner()));
        if (holder != null) {
            return new Rejected<>(Why.TAKEN, Reply.whisper(seatTaken(holder)));
        }
        desk.claims.add(new ClaimChange.Take(ClaimKey.seat(asker.learner())));
        if (alone) {
            return desk.accept(stage.first(withQuestions(session), 1), Reply.ACKNOWLEDGE);
        }
        Lobby lobby = lobby(session, 1, request.startsIn());
        desk.effects.add(
                new Effect.Post(MockDesk.lobbySlot(session), new Target.InChannel(home), desk.cards.lobby(lobby)));
        return desk.tell(lobby, "mock.lobby.opened");
    }

    /** Anybody may, unless the admins have named who does. */
    private boolean mayHost(Asker asker) {
        boolean named = desk.context.workspace().grants().values().stream()
                .anyMatch(granted -> granted.contains(Capability.HOST_MOCKS));
        return !named || asker.may(Capability.HOST_MOCKS) || asker.may(Capability.SET_UP);
    }

    private String topic(MockRequest request) {
        return request.filter()
                .pack()
                .flatMap(desk.context.bank()::findPack)
                .map(Pack::title)
                .orElse(desk.text("quiz.all-topics"));
    }

    Lobby lobby(Session session, int step, Optional<Duration> startsIn) {
        return new Lobby(
                session, step, startsIn.map(desk.now()::plus), desk.now().plus(desk.policy.lobby()));
    }

    private static Member member(Asker asker, Role role) {
        return new Member(
                asker.learner(),
                asker.actor(),
                asker.name(),
                role,
                asker.profile().timeMultiplierPercent());
    }

    private String seatTaken(ClaimHolder holder) {
        return holder.card()
                .map(card -> desk.text("mock.seat-taken-link", Md.message(card, desk.text("mock.over-there"))))
                .orElse(desk.text("mock.seat-taken"));
    }

    // ---- join and leave

    Outcome<MockState> join(MockState state, Role role) {
        if (state instanceof MockState.Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        Asker asker = desk.context.requireAsker();
        Session session = state.session();
        boolean planned = state instanceof Planned;
        Optional<Member> before = session.findMember(asker.learner());
        Optional<Outcome<MockState>> refused = refuseJoin(state, before, role);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!planned && role.seated()) {
            ClaimHolder holder = desk.context.conflicts().get(ClaimKey.seat(asker.learner()));
            if (holder != null) {
                return new Rejected<>(Why.TAKEN, Reply.whisper(seatTaken(holder)));
            }
            desk.claims.add(new ClaimChange.Take(ClaimKey.seat(asker.learner())));
        } else if (!planned) {
            desk.claims.add(new ClaimChange.Release(ClaimKey.seat(asker.learner())));
        }
        Member now = member(asker, role);
        List<Member> members = new ArrayList<>(session.members());
        if (before.isPresent()) {
            members = MockDesk.replaced(members, now);
        } else {
            members.add(now);
        }
        Session joined = session.withMembers(members);
        MockState next = MockStage.withSession(state, joined);
        redraw(next);
        boolean late = isRunning(state) && role.seated();
        return desk.tell(next, late ? "mock.joined-late" : "mock.joined." + key(role));
    }

    private Optional<Outcome<MockState>> refuseJoin(MockState state, Optional<Member> before, Role role) {
        Session session = state.session();
        Asker asker = desk.context.requireAsker();
        if (session.setup().alone()) {
            return Optional.of(desk.reject(Why.NOT_ALLOWED, "mock.alone"));
        }
        if (before.map(Member::role).equals(Optional.of(Role.OUT))) {
            return Optional.of(desk.reject(Why.NOT_ALLOWED, "mock.was-out"));
        }
        if (before.map(Member::role).equals(Optional.of(role))) {
            return Optional.of(desk.reject(Why.NO_CHANGE, "mock.joined." + key(role)));
        }
        if (before.isEmpty() && session.members().size() >= desk.policy.mostMembers()) {
            return Optional.of(desk.reject(Why.INVALID, "mock.full", desk.policy.mostMembers()));
        }
        boolean third = session.setup().format() == Format.PAIR
                && role.seated()
                && session.members().stream()
                                .filter(it ->
                                        it.role().seated() && !it.learner().equals(asker.learner()))
                                .count()
                        >= 2;
        if (third) {
            return Optional.of(desk.reject(Why.INVALID, "mock.pair-full"));
        }
        if (MockStage.isOnStage(state, asker.learner())) {
            return Optional.of(desk.reject(Why.INVALID, "mock.on-stage"));
        }
        return Optional.empty();
    }

    private static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    Outcome<MockState> leave(MockState state) {
        if (state instanceof MockState.Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        Asker asker = desk.context.requireAsker();
        Optional<Member> member = state.session().findMember(asker.learner());
        boolean in = member.filter(it -> it.role().present() || it.role() == Role.MAYBE)
                .isPresent();
        if (!in) {
            return desk.reject(Why.NO_CHANGE, "mock.not-in");
        }
        return desk.accept(gone(state, member.get(), Role.LEFT), Reply.whisper(desk.text("mock.left-you")));
    }

    /** Somebody was removed from the server or workspace, which shows when they are to be told something. */
    Outcome<MockState> removed(MockState state, Slot slot) {
        boolean over = state instanceof MockState.Ended;
        return recipient(state, slot)
                .filter(it -> !over && it.role().present())
                .map(it -> desk.accept(gone(state, it, Role.LEFT)))
                .orElseGet(MockDesk::stale);
    }

    /** Whom a direct message of that slot was for: the candidate, or whom the slot names. */
    private static Optional<Member> recipient(MockState state, Slot slot) {
        if (state.session().setup().alone()) {
            return Optional.of(state.session().members().getFirst());
        }
        MockState running = state instanceof MockState.Paused paused ? paused.inner() : state;
        if (running instanceof MockState.Turn turn && slot.equals(MockDesk.seatSlot(turn))) {
            return turn.session().findMember(turn.seat().candidate());
        }
        return state.session().members().stream()
                .filter(it -> slot.value().endsWith(":" + it.learner()))
                .findFirst();
    }

    /** Somebody goes: their seat is free, the host's role passes on, their turn ends or their place is filled. */
    private MockState gone(MockState state, Member member, Role how) {
        Session session =
                state.session().withMembers(MockDesk.replaced(state.session().members(), member.withRole(how)));
        if (!(state instanceof Planned)) {
            desk.claims.add(new ClaimChange.Release(ClaimKey.seat(member.learner())));
        }
        List<Member> rest = session.present();
        if (rest.isEmpty()) {
            return finish.end(MockStage.withSession(state, session), "mock.ended.empty");
        }
        if (session.host().equals(member.learner())) {
            session = session.withHost(heir(rest));
        }
        MockState next = MockStage.withSession(state, session);
        redraw(next);
        if (!isRunning(state)) {
            return next;
        }
        boolean passed = !session.host().equals(state.session().host());
        desk.say(
                session,
                "left" + state.step() + ":" + member.learner(),
                passed ? "mock.left-host" : how == Role.OUT ? "mock.out" : "mock.left",
                Md.escape(member.name()),
                MockDesk.name(session, session.host()));
        return stage.without(next, member.learner());
    }

    /** Whoever is in for the seat steers rather than an observer. */
    private static LearnerId heir(List<Member> rest) {
        return rest.stream()
                .filter(it -> it.role().seated())
                .findFirst()
                .orElse(rest.getFirst())
                .learner();
    }

    // ---- begin

    Outcome<MockState> begin(MockState state, int step) {
        if (!(state instanceof Lobby lobby) || lobby.step() != step) {
            return desk.reject(Why.STALE, "mock.begun-already");
        }
        if (!desk.steers(lobby.session())) {
            return desk.hostOnly(lobby.session());
        }
        Optional<String> tooFew = tooFew(lobby.session());
        if (tooFew.isPresent()) {
            return desk.reject(Why.INVALID, tooFew.get());
        }
        return desk.accept(go(lobby), Reply.whisper(desk.text("mock.begins")));
    }

    private static Optional<String> tooFew(Session session) {
        int players = session.withRole(Role.PLAYER).size();
        int seated = players + session.withRole(Role.INTERVIEWER).size();
        return switch (session.setup().format()) {
            case PANEL -> players >= 1 ? Optional.empty() : Optional.of("mock.too-few.panel");
            case EVERYONE -> players >= 2 ? Optional.empty() : Optional.of("mock.too-few.everyone");
            case PAIR -> seated == 2 && players >= 1 ? Optional.empty() : Optional.of("mock.too-few.pair");
        };
    }

    private MockState go(Lobby lobby) {
        Session session = withQuestions(lobby.session());
        desk.edit(MockDesk.lobbySlot(session), desk.cards.running(session));
        desk.effects.add(new Effect.OpenThread(
                MockDesk.threadSlot(session),
                MockDesk.lobbySlot(session),
                desk.text("mock.thread", session.setup().topic())));
        return stage.first(session, lobby.step() + 1);
    }

    private Session withQuestions(Session session) {
        List<QuestionId> order = MockPlanner.order(
                desk.context.bank(), session.setup().filter(), desk.context.asked(), desk.context.seed());
        return session.withQuestions(order);
    }

    Outcome<MockState> lobbyTime(Lobby lobby) {
        Session session = lobby.session();
        boolean startNow =
                lobby.startsAt().filter(it -> !it.isAfter(desk.now())).isPresent();
        if (!startNow) {
            return desk.accept(finish.end(lobby, "mock.ended.never-started"));
        }
        Optional<String> tooFew = tooFew(session);
        if (tooFew.isEmpty()) {
            return desk.accept(go(lobby));
        }
        // The lobby stays open: whoever comes late still finds it.
        Lobby next = new Lobby(session, lobby.step() + 1, Optional.empty(), lobby.closesAt());
        desk.edit(MockDesk.lobbySlot(session), desk.cards.lobby(next));
        desk.post(
                "few" + next.step(),
                new Target.InChannel(session.setup().home()),
                Message.ofText(desk.text(tooFew.get()) + " " + desk.text("mock.lobby.stays-open")));
        return desk.accept(next);
    }

    // ---- planned sessions

    Outcome<MockState> planTime(Planned planned) {
        return planned.reminded() ? open(planned) : remind(planned);
    }

    private Outcome<MockState> remind(Planned planned) {
        Planned next = new Planned(
                planned.session(), planned.step(), planned.opensAt(), planned.remindAt(), true, planned.last());
        for (Member member : planned.session().members()) {
            if (member.role().present() || member.role() == Role.MAYBE) {
                desk.toPerson(
                        member,
                        new Slot("remind" + planned.step() + ":" + member.learner()),
                        desk.cards.reminder(planned));
            }
        }
        return desk.accept(next);
    }

    /** The lobby opens by itself. Whoever has a seat elsewhere right now comes in as an observer and is told. */
    private Outcome<MockState> open(Planned planned) {
        List<Member> members = new ArrayList<>();
        for (Member member : planned.session().members()) {
            boolean taken =
                    member.role().seated() && desk.context.conflicts().containsKey(ClaimKey.seat(member.learner()));
            if (taken) {
                desk.toPerson(
                        member,
                        new Slot("elsewhere" + planned.step() + ":" + member.learner()),
                        Message.ofText(desk.text("mock.plan.seat-elsewhere")));
                members.add(member.withRole(Role.OBSERVER));
            } else {
                if (member.role().seated()) {
                    desk.claims.add(new ClaimChange.Take(ClaimKey.seat(member.learner())));
                }
                members.add(member);
            }
        }
        Session session = planned.session().withMembers(members);
        Instant closesAt = desk.now().plus(desk.policy.lobby());
        Lobby lobby = new Lobby(session, planned.step() + 1, Optional.empty(), closesAt);
        desk.edit(MockDesk.planSlot(session), desk.cards.planOpened(planned));
        desk.effects.add(new Effect.Post(
                MockDesk.lobbySlot(session),
                new Target.InChannel(session.setup().home()),
                desk.cards.lobby(lobby)));
        return desk.accept(lobby);
    }

    Outcome<MockState> calendar(MockState state) {
        return state instanceof Planned planned
                ? new Rejected<>(Why.NO_CHANGE, new Reply.Whisper(new MockCalendar(desk).entry(planned)))
                : desk.reject(Why.STALE, "mock.begun-already");
    }

    // ---- steering people

    Outcome<MockState> openMove(MockState state) {
        if (state instanceof MockState.Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        if (!desk.steers(state.session())) {
            return desk.hostOnly(state.session());
        }
        return new Rejected<>(Why.NO_CHANGE, new Reply.OpenForm(desk.cards.moveForm(state)));
    }

    Outcome<MockState> move(MockState state, MockCommand.Move move) {
        if (state instanceof MockState.Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        Session session = state.session();
        if (!desk.steers(session)) {
            return desk.hostOnly(session);
        }
        Optional<Member> found = find(session, move.member());
        if (found.isEmpty()) {
            return desk.reject(Why.INVALID, "mock.move.nobody");
        }
        Member member = found.get();
        return switch (move.to()) {
            case "host" -> handOver(state, member);
            case "out" -> out(state, member);
            case "player" -> moveTo(state, member, Role.PLAYER);
            case "interviewer" -> moveTo(state, member, Role.INTERVIEWER);
            case "observer" -> moveTo(state, member, Role.OBSERVER);
            default -> desk.reject(Why.INVALID, "mock.move.nobody");
        };
    }

    private static Optional<Member> find(Session session, String place) {
        if (!place.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(place);
        return index < session.members().size()
                ? Optional.of(session.members().get(index))
                        .filter(it -> it.role().present())
                : Optional.empty();
    }

    private Outcome<MockState> handOver(MockState state, Member member) {
        if (member.learner().equals(state.session().host())) {
            return desk.reject(Why.NO_CHANGE, "mock.move.host-already");
        }
        Session session = state.session().withHost(member.learner());
        MockState next = MockStage.withSession(state, session);
        redraw(next);
        if (isRunning(state)) {
            desk.say(
                    session, "host" + state.step() + ":" + member.learner(), "mock.new-host", Md.escape(member.name()));
        }
        return desk.tell(next, "mock.moved.host", Md.escape(member.name()));
    }

    private Outcome<MockState> out(MockState state, Member member) {
        desk.toPerson(
                member,
                new Slot("out" + state.step() + ":" + member.learner()),
                Message.ofText(desk.text("mock.out-you", state.session().setup().topic())));
        return desk.accept(
                gone(state, member, Role.OUT), Reply.whisper(desk.text("mock.moved.out", Md.escape(member.name()))));
    }

    private Outcome<MockState> moveTo(MockState state, Member member, Role role) {
        Session session = state.session();
        boolean planned = state instanceof Planned;
        if (!planned && role.seated() && !member.role().seated()) {
            if (desk.context.conflicts().containsKey(ClaimKey.seat(member.learner()))) {
                return desk.reject(Why.TAKEN, "mock.move.seat-elsewhere", Md.escape(member.name()));
            }
            desk.claims.add(new ClaimChange.Take(ClaimKey.seat(member.learner())));
        } else if (!planned && !role.seated()) {
            desk.claims.add(new ClaimChange.Release(ClaimKey.seat(member.learner())));
        }
        Session moved = session.withMembers(MockDesk.replaced(session.members(), member.withRole(role)));
        MockState next = stage.moved(MockStage.withSession(state, moved), member.learner(), role);
        redraw(next);
        return desk.tell(next, "mock.moved." + key(role), Md.escape(member.name()));
    }

    private static boolean isRunning(MockState state) {
        return !(state instanceof Planned) && !(state instanceof Lobby);
    }

    /** The card in the channel that says who is in. */
    private void redraw(MockState next) {
        Session session = next.session();
        if (next instanceof Planned planned) {
            desk.edit(MockDesk.planSlot(session), desk.cards.plan(planned));
        } else {
            desk.edit(
                    MockDesk.lobbySlot(session),
                    next instanceof Lobby lobby ? desk.cards.lobby(lobby) : desk.cards.running(session));
        }
    }

    Outcome<MockState> end(MockState state) {
        if (state instanceof MockState.Ended) {
            return desk.reject(Why.OVER, "mock.over");
        }
        Session session = state.session();
        boolean own = session.setup().alone();
        if (!own && !desk.steers(session)) {
            return desk.hostOnly(session);
        }
        return desk.accept(finish.end(state, "mock.ended.host"), Reply.whisper(desk.text("mock.ended-by-you")));
    }
}
