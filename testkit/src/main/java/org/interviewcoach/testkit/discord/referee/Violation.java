package org.interviewcoach.testkit.discord.referee;

/**
 * Something that a bot must not do on Discord.
 *
 * @param rule the rule's short name, as in the list of limits ({@code ack-3s}, {@code custom-id-unique}, {@code schema} …)
 * @param request what was sent: method and path, or the gateway's operation
 * @param path where in the body, dotted; empty for the whole
 * @param detail a sentence with the offending value
 */
public record Violation(String rule, String request, String path, String detail) {
    @Override
    public String toString() {
        return "[" + rule + "] " + request + (path.isEmpty() ? "" : " at " + path) + ": " + detail;
    }
}
