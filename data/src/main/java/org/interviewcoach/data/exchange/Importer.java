package org.interviewcoach.data.exchange;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads question lists of others: Markdown as found in the wild, CSV and JSON.
 *
 * <p>Nothing is dropped in silence: {@link Imported#notes()} has every line that could not be told to be something. What
 * was read becomes a pack by way of {@link Skeleton}. Wrong input is noted, never an exception.
 */
public final class Importer {
    /** Some hundred times the longest list seen; more is a mistake. */
    public static final int MAX_CHARACTERS = 8_000_000;

    private Importer() {}

    /** What a file holds. */
    public enum Format {
        MARKDOWN,
        CSV,
        JSON;

        /** Finds the format by the ending of a file's name. */
        public static Optional<Format> of(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            if (name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".txt")) {
                return Optional.of(MARKDOWN);
            }
            if (name.endsWith(".csv") || name.endsWith(".tsv")) {
                return Optional.of(CSV);
            }
            return name.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException where it is longer than {@link #MAX_CHARACTERS}
     */
    public static Imported read(Format format, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The file has " + text.length() + " characters, the most is " + MAX_CHARACTERS + ". Split it.");
        }
        return switch (format) {
            case MARKDOWN -> MarkdownReader.read(text);
            case CSV -> CsvReader.read(text);
            case JSON -> JsonReader.read(text);
        };
    }
}
