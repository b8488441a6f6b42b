package org.interviewcoach.core.command;

import org.interviewcoach.core.who.Place;

/** What a person tells their own settings. */
public sealed interface ProfileCommand extends Command {
    /** Shows the settings as a form. */
    record Open() implements ProfileCommand {}

    /** Shows how far the asker has come. */
    record ShowProgress() implements ProfileCommand {}

    /** Shows it to the channel where the asker pressed. */
    record ShareProgress(Place place) implements ProfileCommand {}

    /** Draws the asker's home page. */
    record OpenHome() implements ProfileCommand {}

    /** Sends everything that is stored about the asker to them. */
    record Export() implements ProfileCommand {}

    /** Values as typed in the form. */
    record Save(String timeMultiplier, String zone, String reminders, String reminderAt, String recall)
            implements ProfileCommand {}
}
