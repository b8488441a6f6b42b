package org.interviewcoach.core.message;

import java.util.List;

/**
 * What stands in a channel, thread or direct message.
 *
 * @param summary the same in one plain line, for notifications and clients that show no blocks
 */
public record Message(String summary, List<Part> parts) {
    public Message {
        parts = List.copyOf(parts);
        if (summary.isBlank()) {
            throw new IllegalArgumentException("A message needs a summary for notifications");
        }
    }

    public Message(String summary, Part... parts) {
        this(summary, List.of(parts));
    }

    /** A message of one paragraph. */
    public static Message ofText(String markdown) {
        return new Message(Md.plain(markdown), new Part.Prose(markdown));
    }
}
