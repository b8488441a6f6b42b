package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.command.SuggestionCommand.Typed;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.text.Texts;

/** The forms around suggested questions. */
public final class SuggestionForms {
    public static final String QUESTION = "question";
    public static final String ANSWER = "answer";
    public static final String SECTION = "section";
    public static final String LEVEL = "level";
    public static final String CREDIT = "credit";
    public static final String SENTENCE = "sentence";

    static final int LONGEST_QUESTION = 500;

    private SuggestionForms() {}

    /** An empty form for a new suggestion. */
    public static Form suggest(Token token, Texts texts) {
        return suggest(token, new Typed("", "", "", Level.MID.key()), true, texts);
    }

    /**
     * The form with what was typed.
     *
     * @param asksForCredit whether its author fills it in
     */
    static Form suggest(Token token, Typed typed, boolean asksForCredit, Texts texts) {
        List<Form.Input> inputs = new ArrayList<>();
        inputs.add(new Form.TextInput(
                QUESTION,
                texts.of("suggest.question"),
                texts.of("suggest.question-hint"),
                true,
                true,
                LONGEST_QUESTION,
                typed.question()));
        inputs.add(new Form.TextInput(
                ANSWER,
                texts.of("suggest.answer"),
                texts.of("suggest.answer-hint"),
                true,
                true,
                Form.TextInput.LONGEST,
                typed.answer()));
        inputs.add(new Form.TextInput(
                SECTION, texts.of("suggest.section"), "Deploying", false, false, 60, typed.section()));
        List<Part.Item> levels = new ArrayList<>();
        for (Level it : Level.values()) {
            levels.add(new Part.Item(
                    texts.of("level." + it.key()), it.key(), it.key().equals(typed.level())));
        }
        inputs.add(new Form.ChoiceInput(LEVEL, texts.of("suggest.level"), levels, 1, 1));
        if (asksForCredit) {
            inputs.add(new Form.ChoiceInput(
                    CREDIT,
                    texts.of("suggest.credit"),
                    List.of(
                            new Part.Item(texts.of("suggest.credit.no"), "no", true),
                            new Part.Item(texts.of("suggest.credit.yes"), "yes", false)),
                    1,
                    1));
        }
        return new Form(token, texts.of("suggest.title"), texts.of("suggest.intro"), inputs, texts.of("button.send"));
    }

    /** Asks why a suggestion is not taken. */
    public static Form deny(Token token, Texts texts) {
        return new Form(
                token,
                texts.of("suggest.deny.title"),
                texts.of("suggest.deny.intro"),
                List.of(new Form.TextInput(
                        SENTENCE, texts.of("suggest.deny.why"), "", true, true, LONGEST_QUESTION, "")),
                texts.of("button.send"));
    }
}
