package org.interviewcoach.testkit.slack.referee;

/** One breach: which rule, in which request or answer, and what is wrong with it. */
public record SlackViolation(SlackRule rule, String where, String what) {
    @Override
    public String toString() {
        return rule + " in " + where + ": " + what;
    }
}
