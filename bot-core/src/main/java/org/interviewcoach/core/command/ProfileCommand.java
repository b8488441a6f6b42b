package org.interviewcoach.core.command;

import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.Place;

/** What a person tells their own settings. */
public sealed interface ProfileCommand extends Command {
    /** Shows the settings as a form. */
    record Open() implements ProfileCommand {}

    /** Shows how far the asker has come. */
    record ShowProgress() implements ProfileCommand {}

    /** Shows it to the channel where the asker pressed. */
    record ShareProgress(Place place) implements ProfileCommand {}

    /** Sends it to the asker as a picture. */
    record DrawProgress() implements ProfileCommand {}

    /** Draws the asker's home page. */
    record OpenHome() implements ProfileCommand {}

    /**
     * "I did say that".
     *
     * @param of the conversation in which the answer was given
     * @param point its place among the question's key points
     */
    record SayThat(ConversationId of, int step, int point) implements ProfileCommand {}

    /**
     * Something is wrong with a question.
     *
     * @param complaint as the form has it
     */
    record Report(Place place, QuestionId question, String complaint, String note) implements ProfileCommand {}

    /** How the questions do in the workspace of that place. */
    record ShowItems(Place place) implements ProfileCommand {}

    /**
     * Sends the workspace's own questions to the asker.
     *
     * @param files of the pack that was uploaded, by path; empty where none was
     */
    record SendPack(Optional<String> table, Map<String, String> files) implements ProfileCommand {
        public SendPack {
            files = Map.copyOf(files);
        }
    }

    /** Sends everything that is stored about the asker to them. */
    record Export() implements ProfileCommand {}

    /** Values as typed in the form. */
    record Save(String timeMultiplier, String zone, String reminders, String reminderAt, String recall)
            implements ProfileCommand {}
}
