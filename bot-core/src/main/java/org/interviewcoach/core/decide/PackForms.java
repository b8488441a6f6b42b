package org.interviewcoach.core.decide;

import java.util.List;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The form that takes a table of questions. */
public final class PackForms {
    public static final String TABLE = "table";

    private static final String COLUMNS = "section,question,level,answer\n";

    private PackForms() {}

    public static Form upload(Texts texts) {
        return upload(COLUMNS, texts);
    }

    /** The form with what was typed. */
    static Form upload(String table, Texts texts) {
        return new Form(
                Token.start(Need.WHISPER, SuggestionTokens.UPLOAD),
                texts.of("own.upload.title"),
                texts.of("own.upload.intro"),
                List.of(new Form.TextInput(
                        TABLE,
                        texts.of("own.upload.table"),
                        texts.of("own.upload.hint"),
                        true,
                        true,
                        Form.TextInput.LONGEST,
                        table)),
                texts.of("button.send"));
    }
}
