package org.interviewcoach.data;

/**
 * What a proof computes where an option is right.
 *
 * @param type how the file writes it
 * @param text its text; of numbers as the file has them
 */
public record OptionValue(Type type, String text) {
    /** What Python makes of it. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN
    }
}
