package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Part.Button;
import org.interviewcoach.core.message.Part.Style;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.MockState.Asked;
import org.interviewcoach.core.state.MockState.Probe;
import org.interviewcoach.core.state.MockState.Setup;
import org.interviewcoach.core.state.MockState.Turn;

/** What the interviewer alone sees: what to listen for, what the coach has heard, what it would ask next. */
final class MockGuide {
    /** Those that were stated come first; the others are a reminder that has to fit beside an interview. */
    private static final int MOST_MISCONCEPTIONS = 6;

    private static final int LONGEST_QUOTE = 90;

    private final Context context;
    private final MockEar ear;

    MockGuide(Context context) {
        this.context = context;
        this.ear = new MockEar(context);
    }

    Message card(Turn turn) {
        Setup setup = turn.session().setup();
        Asked asked = turn.asked();
        String title = text(
                "mock.guide.title",
                turn.done().size() + 1,
                setup.count(),
                MockDesk.member(turn.session(), turn.seat().candidate()).name());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(title));
        Optional<Question> found = context.bank().find(asked.question());
        if (found.isEmpty()) {
            parts.add(new Part.Prose(text("quiz.question-gone")));
            return new Message(title, parts);
        }
        Question question = found.get();
        MockEar.Hearing hearing = ear.hear(question, asked);
        parts.add(new Part.Prose(question.text()));
        if (!hearing.points().isEmpty()) {
            parts.add(new Part.Progress(
                    text("mock.guide.heard"),
                    hearing.heardCount(),
                    hearing.points().size()));
            parts.add(new Part.Prose(points(hearing)));
        }
        misconceptions(question, hearing).ifPresent(it -> parts.add(new Part.Prose(it)));
        followUps(question).ifPresent(it -> parts.add(new Part.Prose(it)));
        if (asked.endedAt().isPresent()) {
            parts.add(new Part.Small(text("mock.question.over")));
            return new Message(title, parts);
        }
        parts.add(new Part.Divider());
        Optional<Probe> next = asked.open().isPresent() ? Optional.empty() : ear.next(question, asked);
        parts.add(new Part.Prose(proposal(asked, next)));
        parts.add(new Part.Actions(controls(turn, question, next)));
        ticks(turn, question, asked).ifPresent(parts::add);
        parts.add(new Part.Small(asked.closesAt()
                .map(at -> text(
                        "mock.guide.clock",
                        Md.time(at, TimeStyle.RELATIVE),
                        MockPolicy.DEFAULT.interviewerSilence().toSeconds()))
                .orElse(text("mock.guide.private"))));
        return new Message(title, parts);
    }

    private String points(MockEar.Hearing hearing) {
        StringBuilder lines = new StringBuilder("**" + text("mock.guide.listen") + "**");
        for (MockEar.Heard it : hearing.points()) {
            String mark = it.ticked()
                    ? text("mock.guide.ticked")
                    : text("mark." + it.mark().key());
            lines.append("\n- *").append(mark).append("* ").append(it.point().says());
            if (it.point().required()) {
                lines.append(" ").append(text("mock.guide.needed"));
            }
            if (!it.quote().isEmpty()) {
                lines.append(" ").append(quoted(it.quote()));
            }
            if (!it.whole()) {
                it.point().hint().ifPresent(hint -> lines.append(" ").append(text("mock.guide.hint", hint)));
            }
        }
        return lines.toString();
    }

    private Optional<String> misconceptions(Question question, MockEar.Hearing hearing) {
        if (question.rubric().misconceptions().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder("**" + text("mock.guide.misconceptions") + "**");
        List<Misconception> all = new ArrayList<>(question.rubric().misconceptions());
        all.sort(Comparator.comparing(it -> hearing.wrongs().stream()
                .noneMatch(wrong -> wrong.misconception().id().equals(it.id()))));
        for (Misconception it : all.subList(0, Math.min(all.size(), MOST_MISCONCEPTIONS))) {
            lines.append("\n- ").append(it.says());
            hearing.wrongs().stream()
                    .filter(wrong -> wrong.misconception().id().equals(it.id()))
                    .findFirst()
                    .ifPresent(wrong -> lines.append(" ")
                            .append(text(
                                    wrong.resolved() ? "mock.guide.resolved" : "mock.guide.stated",
                                    quoted(wrong.quote()))));
        }
        if (all.size() > MOST_MISCONCEPTIONS) {
            lines.append("\n- ").append(text("mock.guide.more", all.size() - MOST_MISCONCEPTIONS));
        }
        return Optional.of(lines.toString());
    }

    private Optional<String> followUps(Question question) {
        if (question.rubric().followUps().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder("**" + text("mock.guide.follow-ups") + "**");
        for (FollowUp it : question.rubric().followUps()) {
            lines.append("\n- ").append(it.text()).append(" ").append(text("mock.guide.answer", it.answer()));
        }
        return Optional.of(lines.toString());
    }

    private String proposal(Asked asked, Optional<Probe> next) {
        if (asked.open().isPresent()) {
            return text(
                    "mock.guide.waiting", Md.escape(Md.plain(asked.open().get().text())));
        }
        if (next.isPresent()) {
            return text("mock.guide.next", next.get().text());
        }
        return text(asked.said().isEmpty() ? "mock.guide.no-answer-yet" : "mock.guide.nothing-left");
    }

    private List<Part.Control> controls(Turn turn, Question question, Optional<Probe> next) {
        Setup setup = turn.session().setup();
        int step = turn.step();
        List<Part.Control> controls = new ArrayList<>();
        next.ifPresent(probe -> controls.add(new Button(
                text("button.mock.ask"),
                MockCards.token(Need.WHISPER, MockTokens.ASK, setup, step, MockEar.code(question, probe)),
                Style.PRIMARY)));
        controls.add(new Button(text("button.mock.own"), MockCards.token(Need.FORM, MockTokens.OWN_FORM, setup, step)));
        controls.add(new Button(text("button.mock.hint"), MockCards.token(Need.WHISPER, MockTokens.HINT, setup, step)));
        if (next.isPresent() || turn.asked().open().isPresent()) {
            controls.add(new Button(
                    text("button.mock.let-go"), MockCards.token(Need.WHISPER, MockTokens.LET_GO, setup, step)));
        }
        boolean last = turn.done().size() + 1 >= setup.count();
        controls.add(new Button(
                text(last ? "button.mock.finish-turn" : "button.next"),
                MockCards.token(Need.WHISPER, MockTokens.DONE, setup, step)));
        return controls;
    }

    /** By ear, for interviews on voice: the interviewer ticks what was said. */
    private Optional<Part> ticks(Turn turn, Question question, Asked asked) {
        List<Part.Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(25, question.rubric().keyPoints().size()); i++) {
            var point = question.rubric().keyPoints().get(i);
            items.add(new Part.Item(
                    shortened(Md.plain(point.says()), 70),
                    String.valueOf(i),
                    asked.ticked().contains(point.id())));
        }
        Token token =
                MockCards.token(Need.WHISPER, MockTokens.TICK, turn.session().setup(), turn.step());
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Picker(token, text("mock.guide.tick"), items, 0, items.size()));
    }

    static String quoted(String words) {
        return "\u201c" + Md.escape(shortened(words.strip(), LONGEST_QUOTE)) + "\u201d";
    }

    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int cut = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, cut) + "\u2026";
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
