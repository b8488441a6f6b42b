package org.interviewcoach.core.shell;

import java.time.Duration;

/**
 * The numbers by which the shell runs.
 *
 * @param decisions how often a decision is made again when somebody else was faster
 * @param deliveryGrace how long an effect is tried before it is given up
 * @param firstRetry the wait after a first failed send; doubles each time
 * @param longestRetry the longest such wait
 * @param heartbeat how often the process notes that it is alive
 * @param downtimeAfter a gap between heartbeats from which people get their time back
 */
public record ShellPolicy(
        int decisions,
        Duration deliveryGrace,
        Duration firstRetry,
        Duration longestRetry,
        Duration heartbeat,
        Duration downtimeAfter) {
    public static final ShellPolicy DEFAULT = new ShellPolicy(
            10,
            Duration.ofMinutes(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(6));

    Duration retryAfter(int attempts) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
    }
}
