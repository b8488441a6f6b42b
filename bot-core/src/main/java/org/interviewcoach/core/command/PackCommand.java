package org.interviewcoach.core.command;

import org.interviewcoach.core.who.Place;

/** What people tell their workspace's own pack. */
public sealed interface PackCommand extends Command {
    /**
     * Adds, changes and removes questions.
     *
     * @param table as typed or pasted, with a line of column names
     */
    record Upload(Place place, String table) implements PackCommand {}
}
