package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A question as an import has found it.
 *
 * @param line where it starts
 * @param section the heading that it stood under, as written; may be empty
 * @param kind {@link Note.Kind#QUESTION}, {@link Note.Kind#TOPIC} or {@link Note.Kind#RESOURCE}
 * @param content what is known of it, by the keys of a question's file
 */
public record Draft(int line, String section, Note.Kind kind, ObjectNode content) {
    /** What is asked. */
    public String text() {
        return content.path("question").asText();
    }
}
