package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.state.State.Waiting;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.ConversationId;

/** Asks somebody which of their open questions a typed message was meant for. */
public final class OpenQuestions {
    /** One row of buttons on every platform. */
    private static final int MOST = 5;

    private OpenQuestions() {}

    /** A button for each; pressing one makes it the question that the next message answers. */
    public static Message choice(Map<ConversationId, Waiting> open, Texts texts) {
        List<Part.Control> buttons = new ArrayList<>();
        open.entrySet().stream()
                .limit(MOST)
                .forEach(it -> buttons.add(new Part.Button(
                        texts.of(
                                "direct.which-one",
                                buttons.size() + 1,
                                it.getValue().topic(),
                                it.getValue().question(),
                                it.getValue().of()),
                        Token.of(Need.WHISPER, QuizTokens.HERE, it.getKey(), 0))));
        return new Message(
                texts.of("direct.which.summary"), new Part.Prose(texts.of("direct.which")), new Part.Actions(buttons));
    }
}
