package org.interviewcoach.core.outcome;

import java.util.Map;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;

/**
 * What goes back inside the platform's three seconds. Disposable: whatever must survive is an
 * {@link org.interviewcoach.core.effect.Effect}.
 */
public sealed interface Reply {
    Reply ACKNOWLEDGE = new Acknowledge();

    /** Nothing to show. */
    record Acknowledge() implements Reply {}

    /** A private notice that vanishes on reload. */
    record Whisper(Message message) implements Reply {}

    record OpenForm(Form form) implements Reply {}

    /**
     * A submission that cannot be taken; the form stays open with what was typed.
     *
     * @param form the same form with the texts as initial values, for platforms that have to show it again
     * @param errors input name to a sentence that says what to do
     */
    record RefuseForm(Form form, Map<String, String> errors) implements Reply {
        public RefuseForm {
            errors = Map.copyOf(errors);
        }
    }

    /** The pressed message drawn anew; for private messages that are not kept. */
    record Redraw(Message message) implements Reply {}

    /** The home page of the person who opened it (Slack). */
    record ShowHome(Message message) implements Reply {}

    static Reply whisper(String markdown) {
        return new Whisper(Message.ofText(markdown));
    }
}
