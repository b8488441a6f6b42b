package org.interviewcoach.core.command;

/** What a person tells their own settings. */
public sealed interface ProfileCommand extends Command {
    /** Shows the settings as a form. */
    record Open() implements ProfileCommand {}

    /** Sends everything that is stored about the asker to them. */
    record Export() implements ProfileCommand {}

    /** Values as typed in the form. */
    record Save(String timeMultiplier, String zone, String reminders, String reminderAt, String recall)
            implements ProfileCommand {}
}
