package org.interviewcoach.core.effect;

/**
 * A place within a conversation that holds one message or thread, for example the card of question 3. In
 * {@code card@C1} what follows the {@code @} is its lane: what goes wrong in one lane keeps no other waiting.
 */
public record Slot(String value) implements Comparable<Slot> {
    public Slot {
        if (value.isBlank() || value.length() > 80) {
            throw new IllegalArgumentException("A slot has 1 to 80 characters");
        }
    }

    /** Effects of one lane are carried out in order; those without a name for it share one. */
    public String lane() {
        int at = value.indexOf('@');
        return at < 0 ? "" : value.substring(at + 1);
    }

    @Override
    public int compareTo(Slot other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
