package org.interviewcoach.core.route;

import java.time.Duration;
import java.util.Optional;

/** Reads a length of time as people type it: "30s", "5m", "2h", "3d". */
final class Lengths {
    private Lengths() {}

    static Optional<Duration> parse(String text) {
        if (!text.matches("[0-9]{1,4}[smhd]")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
