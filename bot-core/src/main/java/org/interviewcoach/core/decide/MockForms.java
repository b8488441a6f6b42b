package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The forms of a mock interview, made from a button's token and the bank alone, so that they open without the database. */
public final class MockForms {
    public static final String ANSWER = "answer";
    public static final String QUESTION = "question";
    public static final String NOTE = "note";
    public static final String WHO = "who";
    public static final String TO = "to";

    /** What is rated, in the order of the form. */
    public static final List<String> CRITERIA = List.of("correctness", "depth", "communication", "solving");

    /** The code of a follow-up of the interviewer's own, which no bank knows. */
    static final String OWN = "o";

    static final int LONGEST_NOTE = 600;

    private MockForms() {}

    /** The form behind an answer button. */
    public static Form answer(Token token, Optional<Question> question, Texts texts) {
        String code = token.argument(1);
        String intro = code.equals(OWN)
                ? texts.of("mock.form.own-intro")
                : question.flatMap(it -> code.isEmpty() ? Optional.of(it.text()) : Assessor.textOfCode(it, code))
                        .orElse(texts.of("mock.form.own-intro"));
        return new Form(
                submit(token),
                texts.of(code.isEmpty() ? "form.answer" : "form.follow-up"),
                intro,
                List.of(new Form.TextInput(
                        ANSWER,
                        texts.of("form.answer.label"),
                        texts.of("mock.form.answer-hint"),
                        true,
                        true,
                        Form.TextInput.LONGEST,
                        "")),
                texts.of("form.answer.submit"));
    }

    /** Where the interviewer writes a question of their own. */
    public static Form own(Token token, String typed, Texts texts) {
        return new Form(
                submit(token),
                texts.of("mock.form.own"),
                texts.of("mock.form.own-help"),
                List.of(new Form.TextInput(QUESTION, texts.of("mock.form.own-label"), "", true, true, 500, typed)),
                texts.of("mock.form.own-submit"));
    }

    /**
     * The rater's form: four criteria and a note, five inputs in all.
     *
     * @param typed what stands in it already, by input name
     */
    public static Form rate(Token token, Map<String, String> typed, Texts texts) {
        List<Form.Input> inputs = new ArrayList<>();
        for (String criterion : CRITERIA) {
            List<Part.Item> items = new ArrayList<>();
            for (int value = 5; value >= 1; value--) {
                String number = String.valueOf(value);
                items.add(new Part.Item(
                        texts.of("mock.anchor." + criterion + "." + value),
                        number,
                        number.equals(typed.getOrDefault(criterion, ""))));
            }
            inputs.add(new Form.ChoiceInput(criterion, texts.of("mock.criterion." + criterion), items, 1, 1));
        }
        inputs.add(new Form.TextInput(
                NOTE,
                texts.of("mock.form.note"),
                texts.of("mock.form.note-hint"),
                true,
                false,
                LONGEST_NOTE,
                typed.getOrDefault(NOTE, "")));
        return new Form(
                submit(token),
                texts.of("mock.form.rate"),
                texts.of("mock.form.rate-intro"),
                inputs,
                texts.of("mock.form.rate-submit"));
    }

    /** The question that an answer button names. */
    public static Optional<QuestionId> question(Token token) {
        return QuestionId.find(token.argument(0));
    }

    private static Token submit(Token token) {
        // The candidate of a rating stays in the token, the question of an answer need not.
        List<String> kept = token.action().equals(MockTokens.RATE_FORM) ? token.arguments() : List.of();
        return new Token(Need.WHISPER, token.action(), token.conversation(), token.step(), kept);
    }
}
