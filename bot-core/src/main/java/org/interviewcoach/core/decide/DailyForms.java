package org.interviewcoach.core.decide;

import java.util.List;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The answer form of a daily, made from the button's token and the bank alone, so that it opens without the database. */
public final class DailyForms {
    /** The input that holds the answer. */
    public static final String ANSWER = "answer";

    /** The input that says whether it may be quoted. */
    public static final String QUOTE = "quote";

    /** The value of {@link #QUOTE} that consents. */
    public static final String YES = "yes";

    private DailyForms() {}

    public static Form answer(Token token, Question question, Texts texts) {
        Token submit = new Token(Need.WHISPER, token.action(), token.conversation(), token.step(), List.of());
        return new Form(
                submit,
                texts.of("form.answer"),
                question.text(),
                List.of(
                        new Form.TextInput(
                                ANSWER,
                                texts.of("form.answer.label"),
                                texts.of("form.answer.hint"),
                                true,
                                true,
                                Form.TextInput.LONGEST,
                                ""),
                        new Form.ChoiceInput(
                                QUOTE,
                                texts.of("daily.form.quote"),
                                List.of(
                                        new Part.Item(texts.of("daily.form.quote-no"), "no", true),
                                        new Part.Item(texts.of("daily.form.quote-yes"), YES, false)),
                                1,
                                1)),
                texts.of("form.answer.submit"));
    }
}
