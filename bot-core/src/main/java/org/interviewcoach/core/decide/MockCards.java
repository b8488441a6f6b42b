package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Lobby;
import org.interviewcoach.core.state.MockState.Member;
import org.interviewcoach.core.state.MockState.Paused;
import org.interviewcoach.core.state.MockState.Planned;
import org.interviewcoach.core.state.MockState.Probe;
import org.interviewcoach.core.state.MockState.Rating;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.state.MockState.Round;
import org.interviewcoach.core.state.MockState.Score;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Setup;
import org.interviewcoach.core.state.MockState.Turn;
import org.interviewcoach.core.state.MockState.Turned;
import org.interviewcoach.core.who.LearnerId;

/**
 * The messages of a mock interview, from its state. Decides nothing.
 *
 * <p>What stands in the thread and the channel never depends on the rubric or on ratings; that is in {@link MockGuide}
 * and {@link MockScorecards} alone, which go to one person each.
 */
final class MockCards {
    private static final int NAMES = 12;

    /** How long a session stands in calendars; what it takes nobody knows before. */
    private static final Duration IN_CALENDARS = Duration.ofHours(1);

    private final Context context;

    MockCards(Context context) {
        this.context = context;
    }

    // ---- before it begins

    Message plan(Planned state) {
        Session session = state.session();
        Setup setup = session.setup();
        List<Part> parts = new ArrayList<>();
        String title = text("mock.title", setup.topic());
        parts.add(new Part.Heading(title));
        parts.add(new Part.Prose(text(
                "mock.plan.body",
                name(session, session.host()),
                Md.time(state.opensAt(), TimeStyle.DATE_TIME),
                Md.time(state.opensAt(), TimeStyle.RELATIVE),
                shape(setup))));
        setup.every().ifPresent(it -> parts.add(new Part.Small(text("mock.plan.again", it.days()))));
        parts.addAll(who(session, true));
        parts.add(new Part.Actions(
                join(session, Role.PLAYER, "button.mock.join", Style.PRIMARY),
                join(session, Role.MAYBE, "button.mock.maybe", Style.NEUTRAL),
                join(session, Role.OBSERVER, "button.mock.observe", Style.NEUTRAL),
                new Button(text("button.mock.leave"), token(Need.WHISPER, MockTokens.LEAVE, setup, 0)),
                new Button(text("button.mock.calendar"), token(Need.WHISPER, MockTokens.CALENDAR, setup, 0)),
                new Button(text("button.mock.cancel"), token(Need.WHISPER, MockTokens.END, setup, state.step()))));
        parts.add(new Part.Document("mock-interview.ics", calendar(state)));
        return new Message(text("mock.plan.summary", setup.topic()), parts);
    }

    /** A planned session as a file for people's own calendars. */
    String calendar(Planned state) {
        Setup setup = state.session().setup();
        return ICalendar.event(
                setup.id() + "-" + state.session().run() + "@interview-coach",
                context.now(),
                state.opensAt(),
                IN_CALENDARS,
                Md.plain(text("mock.title", setup.topic())),
                Md.plain(shape(setup)));
    }

    Message planOpened(Planned state) {
        String title = text("mock.title", state.session().setup().topic());
        return new Message(title, new Part.Heading(title), new Part.Prose(text("mock.plan.opened")));
    }

    Message reminder(Planned state) {
        return Message.ofText(text(
                "mock.plan.reminder", state.session().setup().topic(), Md.time(state.opensAt(), TimeStyle.RELATIVE)));
    }

    Message lobby(Lobby state) {
        Session session = state.session();
        Setup setup = session.setup();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("mock.title", setup.topic())));
        parts.add(new Part.Prose(text("mock.lobby.body", name(session, session.host()), shape(setup))));
        parts.addAll(who(session, false));
        state.startsAt()
                .ifPresent(at -> parts.add(new Part.Small(text("mock.lobby.starts", Md.time(at, TimeStyle.RELATIVE)))));
        parts.add(new Part.Actions(
                join(session, Role.PLAYER, "button.mock.join", Style.PRIMARY),
                join(session, Role.INTERVIEWER, "button.mock.interview", Style.NEUTRAL),
                join(session, Role.OBSERVER, "button.mock.observe", Style.NEUTRAL),
                new Button(text("button.mock.leave"), token(Need.WHISPER, MockTokens.LEAVE, setup, 0)),
                new Button(text("button.start"), token(Need.WHISPER, MockTokens.BEGIN, setup, state.step())),
                new Button(text("button.mock.cancel"), token(Need.WHISPER, MockTokens.END, setup, state.step()))));
        return new Message(text("mock.lobby.summary", setup.topic()), parts);
    }

    private Button join(Session session, Role role, String key, Style style) {
        return new Button(text(key), token(Need.WHISPER, MockTokens.JOIN, session.setup(), 0, role.name()), style);
    }

    private String shape(Setup setup) {
        return text(
                "mock.shape." + setup.format().name().toLowerCase(Locale.ROOT),
                setup.count(),
                setup.window().toMinutes());
    }

    private List<Part> who(Session session, boolean planned) {
        List<Part.Field> fields = new ArrayList<>();
        roll(fields, session, Role.PLAYER, planned ? "mock.who.coming" : "mock.who.players");
        roll(fields, session, Role.INTERVIEWER, "mock.who.interviewers");
        roll(fields, session, Role.OBSERVER, "mock.who.observers");
        roll(fields, session, Role.MAYBE, "mock.who.maybe");
        return fields.isEmpty() ? List.of() : List.of(new Part.Fields(fields));
    }

    private void roll(List<Part.Field> fields, Session session, Role role, String key) {
        List<Member> members = session.withRole(role);
        if (members.isEmpty()) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (Member member : members.subList(0, Math.min(NAMES, members.size()))) {
            names.append(names.isEmpty() ? "" : ", ").append(Md.escape(member.name()));
        }
        if (members.size() > NAMES) {
            names.append(", ").append(text("mock.who.more", members.size() - NAMES));
        }
        fields.add(new Part.Field(text(key, members.size()), names.toString()));
    }

    /** The lobby's card once it has begun: late joiners come in here. */
    Message running(Session session) {
        Setup setup = session.setup();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("mock.title", setup.topic())));
        parts.add(new Part.Prose(text("mock.running", shape(setup))));
        parts.addAll(who(session, false));
        parts.add(new Part.Actions(
                join(session, Role.PLAYER, "button.mock.join", Style.PRIMARY),
                join(session, Role.OBSERVER, "button.mock.observe", Style.NEUTRAL),
                new Button(text("button.mock.leave"), token(Need.WHISPER, MockTokens.LEAVE, setup, 0))));
        return new Message(text("mock.running.summary", setup.topic()), parts);
    }

    Message over(Session session) {
        String title = text("mock.title", session.setup().topic());
        return new Message(
                title,
                new Part.Heading(title),
                new Part.Prose(
                        text("mock.over.card", MockFinish.candidates(session).size())));
    }

    Message cancelled(Session session) {
        String title = text("mock.title", session.setup().topic());
        return new Message(title, new Part.Heading(title), new Part.Prose(text("mock.cancelled")));
    }

    // ---- a turn, as the thread sees it

    Message question(Turn turn) {
        Session session = turn.session();
        Setup setup = session.setup();
        Asked asked = turn.asked();
        List<Part> parts = new ArrayList<>(turnHead(turn));
        if (asked.endedAt().isPresent()) {
            parts.add(new Part.Small(text("mock.question.over")));
            return new Message(turnTitle(turn), parts);
        }
        asked.closesAt()
                .ifPresent(at ->
                        parts.add(new Part.Small(text("mock.question.clock", Md.time(at, TimeStyle.RELATIVE)))));
        List<Part.Control> controls = new ArrayList<>();
        controls.add(answerButton(turn, ""));
        if (!turn.draft().isEmpty()) {
            controls.add(new Button(
                    text("button.mock.done"), token(Need.WHISPER, MockTokens.DONE, setup, turn.step()), Style.PRIMARY));
        }
        if (turn.seat().interviewer().isEmpty()) {
            controls.add(
                    new Button(text("button.mock.hint"), token(Need.WHISPER, MockTokens.HINT, setup, turn.step())));
        }
        controls.add(new Button(text("button.mock.pass"), token(Need.WHISPER, MockTokens.SKIP, setup, turn.step())));
        controls.addAll(roomControls(setup, turn.step()));
        parts.add(new Part.Actions(controls));
        return new Message(turnTitle(turn), parts);
    }

    private List<Part> turnHead(Turn turn) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(turnTitle(turn)));
        parts.add(new Part.Prose(questionText(turn.asked())));
        if (!turn.session().setup().alone()) {
            String interviewer = turn.seat()
                    .interviewer()
                    .map(it -> name(turn.session(), it))
                    .orElse(text("mock.coach"));
            parts.add(new Part.Small(
                    text("mock.question.who", name(turn.session(), turn.seat().candidate()), interviewer)));
        }
        return parts;
    }

    private List<Part.Control> roomControls(Setup setup, int step) {
        return setup.alone()
                ? List.of(new Button(text("button.stop"), token(Need.WHISPER, MockTokens.END, setup, step)))
                : List.of(
                        new Button(text("button.mock.leave"), token(Need.WHISPER, MockTokens.LEAVE, setup, 0)),
                        new Button(text("button.mock.steer"), token(Need.WHISPER, MockTokens.STEER, setup, step)));
    }

    private String turnTitle(Turn turn) {
        Setup setup = turn.session().setup();
        return setup.alone()
                ? text("mock.question.title-alone", turn.done().size() + 1, setup.count())
                : text(
                        "mock.question.title",
                        turn.done().size() + 1,
                        setup.count(),
                        plainName(turn.session(), turn.seat().candidate()));
    }

    private String questionText(Asked asked) {
        return context.bank().find(asked.question()).map(Question::text).orElse(text("quiz.question-gone"));
    }

    private Button answerButton(Turn turn, String code) {
        Setup setup = turn.session().setup();
        String question = turn.asked().question().value();
        Token token = code.isEmpty()
                ? token(Need.FORM, MockTokens.ANSWER_FORM, setup, turn.step(), question)
                : token(Need.FORM, MockTokens.ANSWER_FORM, setup, turn.step(), question, code);
        return new Button(text("button.answer"), token, Style.PRIMARY);
    }

    Message pausedQuestion(Turn turn) {
        List<Part> parts = new ArrayList<>(turnHead(turn));
        parts.add(new Part.Small(text("mock.paused")));
        return new Message(turnTitle(turn), parts);
    }

    /** The candidate's own card by direct message: answers can be typed below it. */
    Message seat(Turn turn) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("mock.seat.title")));
        Asked asked = turn.asked();
        parts.add(new Part.Prose(questionText(asked)));
        asked.open().ifPresent(probe -> parts.add(new Part.Prose(text("mock.seat.follow-up", probeText(probe)))));
        parts.add(new Part.Small(asked.closesAt()
                .map(at -> text("mock.seat.clock", Md.time(at, TimeStyle.RELATIVE)))
                .orElse(text("mock.seat.how"))));
        String code = asked.open()
                .map(probe -> context.bank()
                        .find(asked.question())
                        .map(it -> MockEar.code(it, probe))
                        .orElse(MockForms.OWN))
                .orElse("");
        parts.add(new Part.Actions(
                answerButton(turn, code),
                new Button(
                        text("button.mock.pass"),
                        token(Need.WHISPER, MockTokens.SKIP, turn.session().setup(), turn.step()))));
        return new Message(text("mock.seat.title"), parts);
    }

    Message seatOver(Session session) {
        return Message.ofText(text("mock.seat.over", session.setup().topic()));
    }

    private static String probeText(Probe probe) {
        // Authored texts are Markdown of ours; an interviewer's own words are anybody's.
        return probe.kind() == MockState.ProbeKind.OWN ? Md.escape(probe.text()) : probe.text();
    }

    Message probe(Turn turn, Probe probe, String who) {
        String code = context.bank()
                .find(turn.asked().question())
                .map(it -> MockEar.code(it, probe))
                .orElse(MockForms.OWN);
        String words = text("mock.asks", who, probeText(probe));
        return new Message(Md.plain(words), new Part.Prose(words), new Part.Actions(answerButton(turn, code)));
    }

    Message said(Member member, String words) {
        String who = text("mock.says", Md.escape(member.name()));
        return new Message(Md.plain(who), new Part.Prose(who), new Part.Quote(words));
    }

    Message warning(Instant closesAt) {
        return Message.ofText(text("mock.warning", Md.time(closesAt, TimeStyle.RELATIVE)));
    }

    Message paused(Paused state) {
        Setup setup = state.session().setup();
        return new Message(
                text("mock.paused"),
                new Part.Prose(text("mock.paused")),
                new Part.Actions(new Button(
                        text("button.resume"),
                        token(Need.WHISPER, MockTokens.RESUME, setup, state.step()),
                        Style.PRIMARY)));
    }

    Message guideButton(Turn turn) {
        LearnerId interviewer = turn.seat().interviewer().orElseThrow();
        String words = text("mock.guide.closed", name(turn.session(), interviewer));
        return new Message(
                Md.plain(words),
                new Part.Prose(words),
                new Part.Actions(new Button(
                        text("button.mock.guide"),
                        token(Need.WHISPER, MockTokens.GUIDE, turn.session().setup(), turn.step()),
                        Style.PRIMARY)));
    }

    Message guide(Turn turn) {
        return new MockGuide(context).card(turn);
    }

    // ---- everybody at once

    Message round(Round round) {
        Session session = round.session();
        Setup setup = session.setup();
        Asked asked = round.asked();
        List<Part> parts = new ArrayList<>(roundHead(round));
        parts.add(new Part.Small(text(
                "mock.round.answered",
                round.answers().size(),
                session.withRole(Role.PLAYER).size())));
        if (asked.endedAt().isPresent()) {
            parts.add(new Part.Small(text("mock.question.over")));
            return new Message(roundTitle(round), parts);
        }
        asked.closesAt()
                .ifPresent(at -> parts.add(new Part.Small(text("mock.round.clock", Md.time(at, TimeStyle.RELATIVE)))));
        List<Part.Control> controls = new ArrayList<>();
        controls.add(new Button(
                text("button.answer"),
                token(
                        Need.FORM,
                        MockTokens.ANSWER_FORM,
                        setup,
                        round.step(),
                        asked.question().value()),
                Style.PRIMARY));
        controls.addAll(roomControls(setup, round.step()));
        parts.add(new Part.Actions(controls));
        return new Message(roundTitle(round), parts);
    }

    private List<Part> roundHead(Round round) {
        return List.of(new Part.Heading(roundTitle(round)), new Part.Prose(questionText(round.asked())));
    }

    private String roundTitle(Round round) {
        return text(
                "mock.round.title",
                round.session().used(),
                round.session().setup().count());
    }

    Message pausedRound(Round round) {
        List<Part> parts = new ArrayList<>(roundHead(round));
        parts.add(new Part.Small(text("mock.paused")));
        return new Message(roundTitle(round), parts);
    }

    /** An answer of a round, shown with all the others at once. */
    Message revealed(Session session, int ratingStep, Turned turned) {
        Member member = MockDesk.member(session, turned.candidate());
        String who = text("mock.says", Md.escape(member.name()));
        return new Message(
                Md.plain(who),
                new Part.Prose(who),
                new Part.Quote(turned.asked().getFirst().words()),
                new Part.Actions(rateButton(session, ratingStep, turned.candidate(), Style.NEUTRAL)));
    }

    // ---- ratings

    Message rating(Rating rating) {
        Session session = rating.session();
        List<Part> parts = new ArrayList<>();
        boolean one = rating.open().size() == 1;
        String title = one
                ? text(
                        "mock.rating.title",
                        plainName(session, rating.open().getFirst().candidate()))
                : text("mock.rating.title-all");
        parts.add(new Part.Heading(title));
        parts.add(new Part.Prose(text(one ? "mock.rating.body" : "mock.rating.body-all")));
        parts.add(new Part.Small(
                text("mock.rating.clock", Md.time(rating.closesAt(), TimeStyle.RELATIVE), sent(rating))));
        List<Part.Control> controls = new ArrayList<>();
        if (one) {
            controls.add(
                    rateButton(session, rating.step(), rating.open().getFirst().candidate(), Style.PRIMARY));
        }
        controls.add(new Button(
                text("button.mock.go-on"), token(Need.WHISPER, MockTokens.SKIP, session.setup(), rating.step())));
        controls.addAll(roomControls(session.setup(), rating.step()));
        parts.add(new Part.Actions(controls));
        return new Message(title, parts);
    }

    Message ratingOver(Rating rating) {
        boolean one = rating.open().size() == 1;
        String title = one
                ? text(
                        "mock.rating.title",
                        plainName(rating.session(), rating.open().getFirst().candidate()))
                : text("mock.rating.title-all");
        return new Message(title, new Part.Heading(title), new Part.Small(text("mock.rating.over", sent(rating))));
    }

    private static int sent(Rating rating) {
        return rating.open().stream().mapToInt(it -> it.scores().size()).sum();
    }

    private Button rateButton(Session session, int step, LearnerId candidate, Style style) {
        return new Button(
                text("button.mock.rate", plainName(session, candidate)), rateToken(session, step, candidate), style);
    }

    /** A rating's token names the candidate by their place, which is shorter than their id. */
    Token rateToken(Session session, int step, LearnerId candidate) {
        return token(Need.FORM, MockTokens.RATE_FORM, session.setup(), step, place(session, candidate));
    }

    private static String place(Session session, LearnerId learner) {
        return String.valueOf(session.members().indexOf(MockDesk.member(session, learner)));
    }

    /** What a rater is told: their own values, and the way to sign. */
    Message rated(Rating rating, LearnerId candidate, boolean note, boolean again) {
        String words = text(again ? "mock.rated-again" : "mock.rated", name(rating.session(), candidate));
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(words));
        if (note) {
            parts.add(new Part.Actions(new Button(
                    text("button.mock.sign"),
                    token(
                            Need.WHISPER,
                            MockTokens.SIGN,
                            rating.session().setup(),
                            rating.step(),
                            place(rating.session(), candidate)))));
        }
        return new Message(Md.plain(words), parts);
    }

    // ---- steering

    Message steering(MockState state) {
        Setup setup = state.session().setup();
        List<Part.Control> controls = new ArrayList<>();
        if (state instanceof Paused) {
            controls.add(new Button(
                    text("button.resume"), token(Need.WHISPER, MockTokens.RESUME, setup, state.step()), Style.PRIMARY));
        } else {
            controls.add(
                    new Button(text("button.mock.more"), token(Need.WHISPER, MockTokens.EXTEND, setup, state.step())));
            controls.add(new Button(text("button.skip"), token(Need.WHISPER, MockTokens.SKIP, setup, state.step())));
            controls.add(new Button(text("button.pause"), token(Need.WHISPER, MockTokens.PAUSE, setup, state.step())));
        }
        controls.add(new Button(text("button.mock.move"), token(Need.FORM, MockTokens.MOVE_FORM, setup, 0)));
        controls.add(new Button(
                text("button.mock.end"), token(Need.WHISPER, MockTokens.END, setup, state.step()), Style.DANGER));
        return new Message(text("mock.steering"), new Part.Prose(text("mock.steering")), new Part.Actions(controls));
    }

    Form moveForm(MockState state) {
        Session session = state.session();
        List<Part.Item> people = new ArrayList<>();
        for (int i = 0; i < session.members().size(); i++) {
            Member member = session.members().get(i);
            if (member.role().present()) {
                people.add(new Part.Item(member.name(), String.valueOf(i), false));
            }
        }
        List<Part.Item> roles = new ArrayList<>();
        for (String role : List.of("player", "interviewer", "observer", "host", "out")) {
            roles.add(new Part.Item(text("mock.move." + role), role, false));
        }
        return new Form(
                token(Need.WHISPER, MockTokens.MOVE_FORM, session.setup(), 0),
                text("mock.move.title"),
                text("mock.move.intro"),
                List.of(
                        new Form.ChoiceInput(MockForms.WHO, text("mock.move.who"), people, 1, 1),
                        new Form.ChoiceInput(MockForms.TO, text("mock.move.to"), roles, 1, 1)),
                text("button.save"));
    }

    // ---- the end

    /** What everybody sees: who had the seat, with how many questions and follow-ups; no grades. */
    Message summary(Session session, String why) {
        Setup setup = session.setup();
        List<Part> parts = new ArrayList<>();
        String title = text("mock.summary.title", setup.topic());
        parts.add(new Part.Heading(title));
        parts.add(new Part.Prose(why));
        StringBuilder lines = new StringBuilder();
        for (LearnerId candidate : MockFinish.candidates(session)) {
            List<Turned> turns = session.turns().stream()
                    .filter(it -> it.candidate().equals(candidate))
                    .toList();
            int questions = turns.stream().mapToInt(it -> it.asked().size()).sum();
            int followUps = turns.stream()
                    .flatMap(it -> it.asked().stream())
                    .mapToInt(it -> it.exchanges().size())
                    .sum();
            Duration used = turns.stream()
                    .flatMap(it -> it.asked().stream())
                    .map(MockEar::used)
                    .reduce(Duration.ZERO, Duration::plus);
            int raters = turns.stream().mapToInt(it -> it.scores().size()).sum();
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append("- ")
                    .append(text(
                            "mock.summary.row",
                            name(session, candidate),
                            questions,
                            followUps,
                            MockScorecards.minutes(used),
                            raters));
        }
        if (!lines.isEmpty()) {
            parts.add(new Part.Prose(lines.toString()));
            parts.add(new Part.Small(text("mock.summary.cards")));
            parts.add(new Part.Actions(
                    new Button(text("button.mock.card"), token(Need.WHISPER, MockTokens.CARD, setup, session.run()))));
        }
        return new Message(title, parts);
    }

    List<Message> scorecard(Session session, LearnerId candidate) {
        return new MockScorecards(context).privately(session, candidate);
    }

    List<Message> sharedScorecard(Session session, LearnerId candidate) {
        return new MockScorecards(context).shared(session, candidate);
    }

    Message wholeScorecard(Session session, LearnerId candidate) {
        return new MockScorecards(context).whole(session, candidate);
    }

    // ---- small things

    static Token token(Need need, String action, Setup setup, int step, String... arguments) {
        return Token.of(need, action, setup.id(), step, arguments);
    }

    /** The lowest and the highest that any rater gave. */
    static int[] spread(List<Score> scores, int criterion) {
        int least = Score.MOST;
        int most = Score.LEAST;
        for (Score it : scores) {
            int value = switch (criterion) {
                case 0 -> it.correctness();
                case 1 -> it.depth();
                case 2 -> it.communication();
                case 3 -> it.solving();
                default -> throw new AssertionError(criterion);
            };
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new int[] {least, most};
    }

    /** For headings and buttons, which are plain text and show a name as it is. */
    private static String plainName(Session session, LearnerId learner) {
        return MockDesk.member(session, learner).name();
    }

    private static String name(Session session, LearnerId learner) {
        return MockDesk.name(session, learner);
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
