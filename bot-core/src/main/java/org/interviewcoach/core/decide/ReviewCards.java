package org.interviewcoach.core.decide;

import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.text.Texts;

/** What people see of their reviews outside a quiz. */
final class ReviewCards {
    private ReviewCards() {}

    /** The button that starts what is due. */
    static Part.Actions start(Texts texts) {
        return new Part.Actions(new Part.Button(
                texts.of("button.review"), Token.start(Need.WHISPER, SettingsTokens.REVIEW), Part.Style.PRIMARY));
    }

    /** The reminder that somebody has asked for. */
    static Message reminder(int due, Texts texts) {
        return new Message(
                texts.of("review.due", due),
                new Part.Prose(texts.of("review.due", due)),
                start(texts),
                new Part.Small(texts.of("review.reminder-off")));
    }
}
