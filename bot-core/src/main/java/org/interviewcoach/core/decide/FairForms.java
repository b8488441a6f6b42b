package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The forms around the fairness of grades and questions, made from a button's token and the bank alone. */
public final class FairForms {
    public static final String REASON = "reason";
    public static final String RULING = "ruling";
    public static final String POINTS = "points";
    public static final String SENTENCE = "sentence";
    public static final String COMPLAINT = "complaint";
    public static final String NOTE = "note";

    /** What a select's item can hold on every platform. */
    private static final int LABEL = 70;

    private FairForms() {}

    /** Asks why a verdict is wrong. */
    public static Form appeal(Token token, Texts texts) {
        return new Form(
                submit(token),
                texts.of("appeal.form.title"),
                texts.of("appeal.form.intro"),
                List.of(new Form.TextInput(
                        REASON, texts.of("appeal.form.reason"), texts.of("appeal.form.hint"), true, true, 500, "")),
                texts.of("button.send"));
    }

    /** Asks a reviewer for the ruling; names the points where the question has any. */
    public static Form rule(Token token, Optional<Question> question, Texts texts) {
        List<Form.Input> inputs = new ArrayList<>();
        inputs.add(new Form.ChoiceInput(
                RULING,
                texts.of("appeal.rule.ruling"),
                List.of(
                        new Part.Item(texts.of("appeal.rule.accept"), "accept", false),
                        new Part.Item(texts.of("appeal.rule.partly"), "partly", false),
                        new Part.Item(texts.of("appeal.rule.reject"), "reject", false)),
                1,
                1));
        List<Part.Item> points = new ArrayList<>();
        question.map(it -> it.rubric().keyPoints()).orElse(List.of()).forEach(it -> points.add(item(it)));
        if (!points.isEmpty()) {
            inputs.add(new Form.ChoiceInput(
                    POINTS, texts.of("appeal.rule.points"), points, 0, Math.min(25, points.size())));
        }
        inputs.add(new Form.TextInput(
                SENTENCE, texts.of("appeal.rule.sentence"), texts.of("appeal.rule.hint"), true, true, 500, ""));
        return new Form(
                submit(token),
                texts.of("appeal.rule.title"),
                texts.of("appeal.rule.intro"),
                inputs,
                texts.of("button.send"));
    }

    private static Part.Item item(KeyPoint point) {
        String says = point.says().replace("`", "").replace("*", "");
        return new Part.Item(says.length() > LABEL ? says.substring(0, LABEL - 1) + "\u2026" : says, point.id(), false);
    }

    /** Asks what is wrong with a question. */
    public static Form report(Token token, Texts texts) {
        List<Part.Item> complaints = new ArrayList<>();
        for (Fact.Complaint it : Fact.Complaint.values()) {
            complaints.add(new Part.Item(texts.of("report." + it.key()), it.key(), false));
        }
        return new Form(
                submit(token),
                texts.of("report.title"),
                texts.of("report.intro"),
                List.of(
                        new Form.ChoiceInput(COMPLAINT, texts.of("report.what"), complaints, 1, 1),
                        new Form.TextInput(NOTE, texts.of("report.note"), "", true, false, 500, "")),
                texts.of("button.send"));
    }

    private static Token submit(Token token) {
        return new Token(Need.WHISPER, token.action(), token.conversation(), token.step(), token.arguments());
    }
}
