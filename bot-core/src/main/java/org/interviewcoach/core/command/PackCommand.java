package org.interviewcoach.core.command;

import java.util.Optional;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.who.Place;

/** What people tell their workspace's own pack. */
public sealed interface PackCommand extends Command {
    /**
     * Proposes to add, change and remove questions.
     *
     * @param table as typed or pasted, with a line of column names
     * @param file in place of a table
     */
    record Upload(Place place, String table, Optional<HandedFile> file) implements PackCommand {}

    /** Takes what was proposed. */
    record Take(int step) implements PackCommand {}

    /** Drops what was proposed. */
    record Leave(int step) implements PackCommand {}

    /** Brings back what was there before the last upload. */
    record Undo(int step) implements PackCommand {}
}
