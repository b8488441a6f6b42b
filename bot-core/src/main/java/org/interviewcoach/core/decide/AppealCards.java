package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Md.TimeStyle;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.AppealState.Decision;
import org.interviewcoach.core.state.AppealState.Ruling;

/** The messages of an appeal. Reviewers see the answer and the reason, and not whose they are. */
final class AppealCards {
    private final Context context;

    AppealCards(Context context) {
        this.context = context;
    }

    /** What a reviewer rules on. */
    Message review(AppealState state) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("appeal.card.title")));
        Optional<Question> question = context.bank().find(state.question());
        question.ifPresent(it -> parts.add(new Part.Prose(it.text())));
        parts.add(new Part.Prose("**" + text("appeal.card.answer") + "**"));
        parts.add(new Part.Quote(state.answer()));
        parts.add(new Part.Prose("**" + text("appeal.card.reason") + "**"));
        parts.add(new Part.Quote(state.reason()));
        question.ifPresent(it -> {
            parts.add(new Part.Prose("**" + text("appeal.card.verdict") + "**"));
            parts.addAll(new Assessor(context).feedback(it, state.answer()));
        });
        if (state.ruling().isPresent()) {
            parts.add(new Part.Divider());
            parts.add(new Part.Prose(ruled(state.ruling().get())));
        } else {
            parts.add(new Part.Actions(new Part.Button(
                    text("button.rule"),
                    Token.of(
                            Need.FORM,
                            FairTokens.RULE,
                            state.id(),
                            0,
                            state.question().value()),
                    Part.Style.PRIMARY)));
            parts.add(new Part.Small(text("appeal.card.until", Md.time(state.answerBy(), TimeStyle.RELATIVE))));
        }
        return new Message(text("appeal.card.title"), parts);
    }

    private String ruled(Ruling ruling) {
        return text("appeal.ruled." + key(ruling.decision()), Md.escape(ruling.sentence()));
    }

    private static String key(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    /** What the author is told about the ruling. */
    Message decided(AppealState state, Ruling ruling, Optional<Integer> level) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(text("appeal.told.title")));
        context.bank().find(state.question()).ifPresent(it -> parts.add(new Part.Prose(it.text())));
        parts.add(new Part.Prose(ruled(ruling)));
        level.ifPresent(it -> parts.add(new Part.Prose(text("appeal.told.level", text("verdict.level." + it), it))));
        return new Message(text("appeal.told.title"), parts);
    }

    /** What the author is told once the time is over. */
    Message unanswered(AppealState state) {
        List<Part> parts = new ArrayList<>();
        context.bank().find(state.question()).ifPresent(it -> parts.add(new Part.Prose(it.text())));
        parts.add(new Part.Prose(text("appeal.unanswered")));
        return new Message(text("appeal.unanswered"), parts);
    }

    private String text(String key, Object... arguments) {
        return context.texts().of(key, arguments);
    }
}
