package org.interviewcoach.core.message;

import java.util.List;
import java.util.Optional;

/**
 * A part of a message, top to bottom. Adapters switch over it without {@code default}.
 *
 * <p>Markdown here is the small common set: paragraphs, emphasis, code spans, links, lists, fenced code; headings and
 * tables are flattened. Two link schemes are the coach's own, see {@link Md#time} and {@link Md#person}.
 */
public sealed interface Part {
    /** One line, plain text. */
    record Heading(String text) implements Part {}

    record Prose(String markdown) implements Part {}

    /** A block of code.
     *
     * @param language for highlighting where the platform has it; may be empty */
    record Code(String language, String text) implements Part {}

    /** Somebody's words, shown as they are: never parsed as Markdown, never able to ping. */
    record Quote(String text) implements Part {}

    record Fields(List<Field> fields) implements Part {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Pings people: the only part that does. Whoever puts one into a message has checked that its author may.
     *
     * @param group the platform's id of a role or user group; empty for those who are in the channel right now
     */
    record Mention(Optional<String> group) implements Part {}

    /** A name with its value.
     *
     * @param value small Markdown, a line or two */
    record Field(String name, String value) {}

    /** A bar with its numbers, so that it never speaks by picture alone. */
    record Progress(String label, int done, int total) implements Part {}

    /** A quieter line below the rest, small Markdown. */
    record Small(String markdown) implements Part {}

    record Divider() implements Part {}

    /** Buttons in reading order; adapters break them into rows. */
    record Actions(List<Control> controls) implements Part {
        public Actions {
            controls = List.copyOf(controls);
        }

        public Actions(Control... controls) {
            this(List.of(controls));
        }
    }

    /**
     * A select.
     *
     * @param min fewest values that can be sent
     * @param max most values; 1 is a single choice
     */
    record Picker(Token token, String prompt, List<Item> items, int min, int max) implements Part {
        public Picker {
            items = List.copyOf(items);
        }
    }

    /** An entry of a select.
     *
     * @param value at most 75 characters
     */
    record Item(String label, String value, boolean selected) {}

    /**
     * A picture.
     *
     * @param png the file's bytes in Base64; the store keeps messages as text
     * @param alt the same in words
     */
    record Picture(String name, String png, String alt) implements Part {}

    /**
     * A text file to keep.
     *
     * @param name with its ending, such as {@code notes.md}
     */
    record Document(String name, String text) implements Part {}

    /**
     * Several files to keep, packed.
     *
     * @param name with its ending
     * @param zip the archive's bytes in Base64; the store keeps messages as text
     */
    record Archive(String name, String zip) implements Part {}

    /** Something that can be pressed. */
    sealed interface Control {}

    /** A button.
     *
     * @param label plain text, at most 75 characters; never colour or emoji alone */
    record Button(String label, Token token, Style style, boolean enabled) implements Control {
        public Button(String label, Token token) {
            this(label, token, Style.NEUTRAL, true);
        }

        public Button(String label, Token token, Style style) {
            this(label, token, style, true);
        }
    }

    /** Opens a page. */
    record Link(String label, String url) implements Control {}

    /** A button's weight. */
    enum Style {
        PRIMARY,
        NEUTRAL,
        DANGER
    }
}
