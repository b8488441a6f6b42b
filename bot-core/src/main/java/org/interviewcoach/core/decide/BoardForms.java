package org.interviewcoach.core.decide;

import java.util.List;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** The form of those who want to be on boards. */
public final class BoardForms {
    public static final String NAME = "name";
    public static final int LONGEST_NAME = 40;

    private BoardForms() {}

    /** Asks for the name to go by. */
    public static Form join(Texts texts) {
        return new Form(
                Token.start(Need.WHISPER, BoardTokens.JOIN),
                texts.of("board.join.title"),
                texts.of("board.join.intro"),
                List.of(new Form.TextInput(NAME, texts.of("board.join.name"), "", false, true, LONGEST_NAME, "")),
                texts.of("button.board-join"));
    }
}
