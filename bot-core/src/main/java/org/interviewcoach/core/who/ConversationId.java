package org.interviewcoach.core.who;

/**
 * A conversation's id. Short, because it travels in button tokens of at most 100 characters.
 *
 * <p>Ids of singletons are derived ({@code profile:…}, {@code workspace:…}); the rest are random.
 */
public record ConversationId(String value) implements Comparable<ConversationId> {
    public ConversationId {
        if (value.isEmpty() || value.length() > 140) {
            throw new IllegalArgumentException("A conversation id has 1 to 140 characters");
        }
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
