package org.interviewcoach.core.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.who.ConversationId;

/**
 * What a button, select or form carries: enough to route it after a restart, with nothing in memory.
 *
 * <p>Encoded as {@code 1|need|action|conversation|step|argument…}, at most {@link #MAX_LENGTH} characters, Discord's
 * limit. The leading version lets old messages be understood by later releases.
 *
 * @param need what the press will be answered with; on Discord a defer fixes that choice
 * @param action the command's short name, letters and hyphens
 * @param conversation empty where the press starts something
 * @param step the step of the conversation that it belongs to; a press on an older step is stale
 */
public record Token(Need need, String action, Optional<ConversationId> conversation, int step, List<String> arguments) {
    public static final int MAX_LENGTH = 100;

    private static final String VERSION = "1";
    private static final char SEPARATOR = '|';

    public Token {
        arguments = List.copyOf(arguments);
        if (action.isEmpty() || action.indexOf(SEPARATOR) >= 0 || step < 0) {
            throw new IllegalArgumentException("Not an action or step: " + action + ", " + step);
        }
        for (String argument : arguments) {
            if (argument.indexOf(SEPARATOR) >= 0) {
                throw new IllegalArgumentException("An argument cannot hold '|': " + argument);
            }
        }
        int length = encode(need, action, conversation, step, arguments).length();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("A token has at most " + MAX_LENGTH + " characters, not " + length);
        }
    }

    public static Token of(Need need, String action, ConversationId conversation, int step, String... arguments) {
        return new Token(need, action, Optional.of(conversation), step, List.of(arguments));
    }

    /** A token that belongs to no conversation yet. */
    public static Token start(Need need, String action, String... arguments) {
        return new Token(need, action, Optional.empty(), 0, List.of(arguments));
    }

    public String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    public String encode() {
        return encode(need, action, conversation, step, arguments);
    }

    /** Reads a token; empty where the text is none of ours or of a version that is not understood. */
    public static Optional<Token> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] fields = text.split("\\|", -1);
        if (fields.length < 5 || !fields[0].equals(VERSION)) {
            return Optional.empty();
        }
        Optional<Need> need = Need.ofCode(fields[1]);
        if (need.isEmpty() || fields[2].isEmpty() || !fields[4].matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        return Optional.of(new Token(
                need.get(),
                fields[2],
                fields[3].isEmpty() ? Optional.empty() : Optional.of(new ConversationId(fields[3])),
                Integer.parseInt(fields[4]),
                List.of(fields).subList(5, fields.length)));
    }

    private static String encode(
            Need need, String action, Optional<ConversationId> conversation, int step, List<String> arguments) {
        StringBuilder text = new StringBuilder(VERSION)
                .append(SEPARATOR)
                .append(need.code)
                .append(SEPARATOR)
                .append(action)
                .append(SEPARATOR)
                .append(conversation.map(ConversationId::value).orElse(""))
                .append(SEPARATOR)
                .append(step);
        for (String argument : arguments) {
            text.append(SEPARATOR).append(argument);
        }
        return text.toString();
    }

    /** How a press will be answered. */
    public enum Need {
        /** A form, from the token and the bank alone: no defer can come before it. */
        FORM("f"),
        /** A private notice. */
        WHISPER("w"),
        /** The message that was pressed, drawn anew. */
        REDRAW("r"),
        /** A new message. */
        NEW("n");

        private final String code;

        Need(String code) {
            this.code = code;
        }

        static Optional<Need> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(need -> need.code.equals(code))
                    .findFirst();
        }
    }
}
