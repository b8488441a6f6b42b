package org.interviewcoach.launcher.config;

/** A value that is never printed. */
public record Secret(String reveal) {
    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    @Override
    public String toString() {
        return reveal.isEmpty() ? "(none)" : "(set)";
    }
}
