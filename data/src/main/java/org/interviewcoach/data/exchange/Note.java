package org.interviewcoach.data.exchange;

import java.util.Locale;

/**
 * What an import made of a place in a file.
 *
 * @param line from 1
 * @param text the words concerned, or what was assumed
 */
public record Note(int line, Kind kind, String text) {
    /** What was seen. */
    public enum Kind {
        TITLE,
        SECTION,
        /** Becomes a question of the pack. */
        QUESTION,
        /** A line that names a topic without asking; becomes a question too, for someone to reword. */
        TOPIC,
        /** A link to read; it is listed and goes no further. */
        RESOURCE,
        ANSWER,
        CHOICES,
        /** Something had to be made up, such as a level. */
        ASSUMED,
        /** Left out, and the reader should look whether it matters. */
        NOT_RECOGNISED
    }

    @Override
    public String toString() {
        return "line " + line + ": " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + text;
    }
}
