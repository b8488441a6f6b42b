package org.interviewcoach.core.effect;

/** A place within a conversation that holds one message or thread, for example the card of question 3. */
public record Slot(String value) implements Comparable<Slot> {
    public Slot {
        if (value.isBlank() || value.length() > 80) {
            throw new IllegalArgumentException("A slot has 1 to 80 characters");
        }
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
