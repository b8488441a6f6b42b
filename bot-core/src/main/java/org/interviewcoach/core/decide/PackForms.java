package org.interviewcoach.core.decide;

import java.util.List;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The form that takes questions: as a file, or as a table that is pasted. */
public final class PackForms {
    public static final String FILE = "file";
    public static final String TABLE = "table";

    private static final String COLUMNS = "section,question,level,answer\n";
    private static final List<String> ENDINGS = List.of("zip", "csv", "yaml");

    private PackForms() {}

    public static Form upload(Texts texts) {
        return upload(COLUMNS, texts);
    }

    /** Whether there is nothing in it but what stood there at first. */
    static boolean isUntouched(String table) {
        return table.isBlank() || table.strip().equals(COLUMNS.strip());
    }

    /** The form with what was typed. */
    static Form upload(String table, Texts texts) {
        return new Form(
                Token.start(Need.WHISPER, SuggestionTokens.UPLOAD),
                texts.of("own.upload.title"),
                texts.of("own.upload.intro"),
                List.of(
                        new Form.FileInput(FILE, texts.of("own.upload.file"), ENDINGS),
                        new Form.TextInput(
                                TABLE,
                                texts.of("own.upload.table"),
                                texts.of("own.upload.hint"),
                                true,
                                false,
                                Form.TextInput.LONGEST,
                                table)),
                texts.of("button.send"));
    }
}
