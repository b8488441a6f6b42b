package org.interviewcoach.core.decide;

import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The forms of a quiz, made from a button's token and the bank alone, so that they open without the database. */
public final class QuizForms {
    /** The input that holds the answer. */
    public static final String ANSWER = "answer";

    private QuizForms() {}

    /** The form behind an answer button; empty where the follow-up that it names is gone. */
    public static Optional<Form> answer(Token token, Question question, Texts texts) {
        boolean followUp = token.action().equals(QuizTokens.FOLLOW_UP_FORM);
        Optional<String> asked =
                followUp ? Assessor.textOfCode(question, token.argument(1)) : Optional.of(question.text());
        Token submit = new Token(Need.WHISPER, token.action(), token.conversation(), token.step(), List.of());
        return asked.map(text -> new Form(
                submit,
                texts.of(followUp ? "form.follow-up" : "form.answer"),
                text,
                List.of(new Form.TextInput(
                        ANSWER,
                        texts.of("form.answer.label"),
                        texts.of("form.answer.hint"),
                        true,
                        true,
                        Form.TextInput.LONGEST,
                        "")),
                texts.of("form.answer.submit")));
    }
}
