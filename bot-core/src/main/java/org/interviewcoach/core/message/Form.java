package org.interviewcoach.core.message;

import java.util.List;

/**
 * A form of at most five inputs: Discord's modal, Slack's view, the console's prompts.
 *
 * @param token comes back with the submission
 * @param title at most 24 characters, Slack's limit, the tighter of the two
 * @param intro small Markdown above the inputs, may be empty; the question that is being answered, for example
 */
public record Form(Token token, String title, String intro, List<Input> inputs, String submit) {
    public static final int MAX_INPUTS = 5;
    public static final int MAX_TITLE = 24;

    public Form {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > MAX_INPUTS) {
            throw new IllegalArgumentException("A form has 1 to " + MAX_INPUTS + " inputs, not " + inputs.size());
        }
        if (title.length() > MAX_TITLE || submit.length() > MAX_TITLE) {
            throw new IllegalArgumentException(
                    "Shorten the form's title or button to " + MAX_TITLE + " characters: " + title + " / " + submit);
        }
    }

    /**
     * The same without inputs for files, where the platform does not let the coach read any; with them itself where there
     * are none, or nothing else.
     *
     * @param why for whoever misses them
     */
    public Form withoutFiles(String why) {
        List<Input> others =
                inputs.stream().filter(it -> !(it instanceof FileInput)).toList();
        return others.size() == inputs.size() || others.isEmpty()
                ? this
                : new Form(token, title, intro.isBlank() ? why : intro + "\n\n" + why, others, submit);
    }

    /** A field of the form. */
    public sealed interface Input {
        /** The key of its value in the submission. */
        String name();

        /** At most 45 characters, Discord's limit, the tighter of the two. */
        String label();
    }

    /**
     * A field to type in.
     *
     * @param hint shown in the empty field, at most 100 characters
     * @param maxLength at most {@link #LONGEST}
     * @param initial what stands in it at first; keeps somebody's text when a form is refused
     */
    public record TextInput(
            String name, String label, String hint, boolean paragraph, boolean required, int maxLength, String initial)
            implements Input {
        /** Slack's plain text input takes 3,000 characters; Discord's takes 4,000. */
        public static final int LONGEST = 3000;
    }

    /** One or several of a list of at most 25, Discord's limit. */
    public record ChoiceInput(String name, String label, List<Part.Item> items, int min, int max) implements Input {
        public ChoiceInput {
            items = List.copyOf(items);
        }
    }

    /** One or several channels of the workspace, chosen with the platform's own control; values are channel ids. */
    public record ChannelInput(String name, String label, List<String> initial, int min, int max) implements Input {
        public ChannelInput {
            initial = List.copyOf(initial);
        }
    }

    /**
     * A file from the person's own device, or none.
     *
     * @param endings of the names that it may have, without a dot; platforms that know it offer no others, the rest is
     *     up to whoever reads the file
     */
    public record FileInput(String name, String label, List<String> endings) implements Input {
        public FileInput {
            endings = List.copyOf(endings);
        }
    }

    /** One or several people of the workspace, chosen with the platform's own control; values are user ids. */
    public record PeopleInput(String name, String label, List<String> initial, int min, int max) implements Input {
        public PeopleInput {
            initial = List.copyOf(initial);
        }
    }
}
