package org.interviewcoach.core.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Exchange;
import org.interviewcoach.core.state.MockState.ProbeKind;
import org.interviewcoach.core.state.MockState.Score;
import org.interviewcoach.core.state.MockState.Session;
import org.interviewcoach.core.state.MockState.Setup;
import org.interviewcoach.core.state.MockState.Turned;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;

/**
 * A candidate's scorecard: what the coach heard, question by question, and beside it, never mixed into one number, what
 * the raters gave.
 */
final class MockScorecards {
    /** A new line of the same item of a list: what a point was heard in, or why it matters, is a sentence of its own. */
    private static final String BELOW = Md.LINE_BREAK + "  ";

    private static final int STUDY = 3;

    private final Context context;
    private final MockEar ear;

    MockScorecards(Context context) {
        this.context = context;
        this.ear = new MockEar(context);
    }

    /** To the candidate alone: a message a question, then ratings and what to study, with the buttons. */
    List<Message> privately(Session session, LearnerId candidate) {
        List<Message> messages = new ArrayList<>(perQuestion(session, candidate, true));
        List<Part> last = new ArrayList<>(closing(session, candidate));
        last.add(buttons(session));
        messages.add(new Message(text("mock.card.title", session.setup().topic()), last));
        return messages;
    }

    /** In the thread, by the candidate's own press. */
    List<Message> shared(Session session, LearnerId candidate) {
        List<Message> messages = new ArrayList<>();
        String name = MockDesk.member(session, candidate).name();
        String title = text("mock.card.shared", name);
        for (Message message : perQuestion(session, candidate, false)) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Part.Small(Md.escape(title)));
            parts.addAll(message.parts());
            messages.add(new Message(title, parts));
        }
        List<Part> last = new ArrayList<>();
        last.add(new Part.Small(Md.escape(title)));
        last.addAll(closing(session, candidate));
        messages.add(new Message(title, last));
        return messages;
    }

    /** All in one, for a whisper where direct messages are closed; the platform cuts what is too long, visibly. */
    Message whole(Session session, LearnerId candidate) {
        List<Part> parts = new ArrayList<>(closing(session, candidate));
        for (Message message : perQuestion(session, candidate, true)) {
            parts.add(new Part.Divider());
            parts.addAll(message.parts());
        }
        parts.add(buttons(session));
        return new Message(text("mock.card.title", session.setup().topic()), parts);
    }

    private Part buttons(Session session) {
        Setup setup = session.setup();
        List<Part.Control> controls = new ArrayList<>();
        if (!setup.alone()) {
            controls.add(new Button(
                    text("button.mock.share"),
                    MockCards.token(Need.WHISPER, MockTokens.SHARE, setup, session.run()),
                    Style.PRIMARY));
        }
        controls.add(new Button(
                text("button.mock.export"), MockCards.token(Need.WHISPER, MockTokens.EXPORT, setup, session.run())));
        return new Part.Actions(controls);
    }

    static List<Turned> turns(Session session, LearnerId candidate) {
        return session.turns().stream()
                .filter(it -> it.candidate().equals(candidate) && it.answered())
                .toList();
    }

    static List<Asked> asked(Session session, LearnerId candidate) {
        return turns(session, candidate).stream()
                .flatMap(it -> it.asked().stream())
                .toList();
    }

    static List<Score> scores(Session session, LearnerId candidate) {
        return turns(session, candidate).stream()
                .flatMap(it -> it.scores().stream())
                .toList();
    }

    /**
     * A message a question.
     *
     * @param objects whether the reader can object to verdict and question: the candidate alone can
     */
    private List<Message> perQuestion(Session session, LearnerId candidate, boolean objects) {
        List<Message> messages = new ArrayList<>();
        int number = 0;
        for (Asked asked : asked(session, candidate)) {
            number++;
            String title = text("mock.card.question", number);
            List<Part> parts = new ArrayList<>();
            parts.add(new Part.Heading(title));
            Optional<Question> question = context.bank().find(asked.question());
            if (question.isEmpty()) {
                parts.add(new Part.Prose(text("quiz.question-gone")));
            } else {
                MockEar.Hearing hearing = ear.hear(question.get(), asked);
                parts.addAll(section(question.get(), asked, hearing));
                if (objects) {
                    parts.addAll(objections(session, question.get(), asked, hearing));
                }
            }
            messages.add(new Message(title, parts));
        }
        return messages;
    }

    /** What was said and not heard, the verdict, the question: each can be wrong. */
    private List<Part> objections(Session session, Question question, Asked asked, MockEar.Hearing hearing) {
        Assessor assessor = new Assessor(context);
        if (hearing.verdict().isEmpty()) {
            return List.of(new Part.Actions(assessor.report(question)));
        }
        List<Part> parts = new ArrayList<>();
        ConversationId of = session.setup().id();
        List<String> missed =
                hearing.missed().stream().map(it -> it.point().id()).toList();
        assessor.said(question, missed, of, asked.step()).ifPresent(parts::add);
        parts.add(assessor.object(question, of, asked.step()));
        return parts;
    }

    private List<Part> section(Question question, Asked asked, MockEar.Hearing hearing) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Prose(question.text()));
        parts.add(new Part.Prose(verdict(hearing)));
        lines(
                        "mock.card.heard",
                        hearing.points().stream()
                                .filter(MockEar.Heard::whole)
                                .map(this::heard)
                                .toList())
                .ifPresent(parts::add);
        lines(
                        "mock.card.missed",
                        IntStream.range(0, hearing.missed().size())
                                .mapToObj(i -> missed(hearing.missed(), i))
                                .toList())
                .ifPresent(parts::add);
        lines("mock.card.wrong", hearing.wrongs().stream().map(this::wrong).toList())
                .ifPresent(parts::add);
        lines(
                        "mock.card.follow-ups",
                        asked.exchanges().stream().map(this::exchange).toList())
                .ifPresent(parts::add);
        parts.add(new Part.Small(text("mock.card.time", minutes(MockEar.used(asked)), asked.hints())));
        return parts;
    }

    /** With a number where there are several, since the buttons below have it. */
    private static String missed(List<MockEar.Heard> all, int index) {
        MockEar.Heard it = all.get(index);
        return (all.size() == 1 ? "" : "**" + (index + 1) + "** ")
                + it.point().says()
                + BELOW
                + it.point().why()
                + (it.quote().isEmpty() ? "" : " " + MockGuide.quoted(it.quote()));
    }

    private String verdict(MockEar.Hearing hearing) {
        if (hearing.verdict().isEmpty()) {
            return text(
                    hearing.heardCount() > 0 ? "mock.card.by-ear" : "mock.card.nothing",
                    hearing.heardCount(),
                    hearing.points().size());
        }
        Verdict verdict = hearing.verdict().get();
        return verdict.ranked()
                ? text(
                        "mock.card.verdict",
                        text("verdict.level." + verdict.level()),
                        verdict.level(),
                        hearing.heardCount(),
                        hearing.points().size())
                : text("verdict.likeness", verdict.permille() / 10);
    }

    private String heard(MockEar.Heard it) {
        String how = it.ticked() ? text("mock.card.by-interviewer") : MockGuide.quoted(it.quote());
        return it.point().says() + BELOW + how;
    }

    private String wrong(MockEar.Wrong it) {
        return text(
                it.resolved() ? "mock.card.wrong-resolved" : "mock.card.wrong-row",
                MockGuide.quoted(it.quote()),
                BELOW + it.misconception().correction());
    }

    private String exchange(Exchange it) {
        String how = it.reply().isEmpty()
                ? text("mock.card.no-reply")
                : it.probe().kind() == ProbeKind.OWN
                        ? text("mock.card.own")
                        : text(
                                it.scorePermille() >= 1000
                                        ? "mock.card.right"
                                        : it.scorePermille() > 0 ? "mock.card.partly" : "mock.card.not-quite");
        String asked = it.probe().kind() == ProbeKind.OWN
                ? Md.escape(it.probe().text())
                : it.probe().text();
        return asked + BELOW + how;
    }

    private Optional<Part> lines(String key, List<String> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder("**" + text(key) + "**");
        rows.forEach(it -> lines.append("\n- ").append(it));
        return Optional.of(new Part.Prose(lines.toString()));
    }

    /** Ratings and what to study. */
    private List<Part> closing(Session session, LearnerId candidate) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("mock.card.title", session.setup().topic())));
        List<Score> scores = scores(session, candidate);
        if (scores.isEmpty()) {
            parts.add(new Part.Prose(text("mock.card.no-ratings")));
        } else {
            List<Part.Field> fields = new ArrayList<>();
            for (int i = 0; i < MockForms.CRITERIA.size(); i++) {
                fields.add(new Part.Field(
                        text("mock.criterion." + MockForms.CRITERIA.get(i)),
                        spread(MockCards.spread(scores, i), scores.size())));
            }
            parts.add(new Part.Prose(text("mock.card.ratings")));
            parts.add(new Part.Fields(fields));
            for (Score score : scores) {
                if (!score.note().isEmpty()) {
                    parts.add(new Part.Small(
                            score.signed()
                                    ? text("mock.card.note-by", MockDesk.name(session, score.rater()))
                                    : text("mock.card.note")));
                    parts.add(new Part.Quote(score.note()));
                }
            }
        }
        lines("mock.card.study", study(session, candidate)).ifPresent(parts::add);
        return parts;
    }

    private String spread(int[] ends, int raters) {
        return ends[0] == ends[1]
                ? text("mock.card.alike", ends[0], raters)
                : text("mock.card.spread", ends[0], ends[1], raters);
    }

    /** The heaviest points that were missed, needed ones first, each with where to read on. */
    List<String> study(Session session, LearnerId candidate) {
        record Missed(MockEar.Heard heard, Question question) {}
        List<Missed> missed = new ArrayList<>();
        for (Asked asked : asked(session, candidate)) {
            context.bank()
                    .find(asked.question())
                    .ifPresent(question ->
                            ear.hear(question, asked).missed().forEach(it -> missed.add(new Missed(it, question))));
        }
        return missed.stream()
                .sorted(Comparator.comparing((Missed it) -> !it.heard().point().required())
                        .thenComparingInt(it -> -it.heard().point().weight()))
                .limit(STUDY)
                .map(it -> it.heard().point().says() + link(it.question()))
                .toList();
    }

    private String link(Question question) {
        Optional<Reference> reference = question.references().stream().findFirst();
        String id = " " + Md.code(question.id().value());
        return reference
                .map(it -> id + " [" + Md.escape(it.title()) + "](" + it.url() + ")")
                .orElse(id);
    }

    /** "4:05" */
    static String minutes(Duration used) {
        return used.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", used.toSecondsPart());
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
