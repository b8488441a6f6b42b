package org.interviewcoach.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An event as iCalendar text (RFC 5545). Its time is in UTC, which every calendar shows in its reader's zone, so that no
 * zone has to be described.
 */
final class ICalendar {
    /** In octets, without the line break. */
    private static final int LINE = 75;

    private static final String BREAK = "\r\n";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ICalendar() {}

    /**
     * A calendar with one event.
     *
     * @param uid the same for the same event, so that a second import changes the first
     * @param stamp when this text was made
     */
    static String event(String uid, Instant stamp, Instant start, Duration length, String summary, String description) {
        StringBuilder text = new StringBuilder();
        for (String line : List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//interview-coach//mock//EN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + escaped(uid),
                "DTSTAMP:" + STAMP.format(stamp),
                "DTSTART:" + STAMP.format(start),
                "DURATION:PT" + length.toMinutes() + "M",
                "SUMMARY:" + escaped(summary),
                "DESCRIPTION:" + escaped(description),
                "END:VEVENT",
                "END:VCALENDAR")) {
            text.append(folded(line)).append(BREAK);
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (char c : text.replace(BREAK, "\n").toCharArray()) {
            switch (c) {
                case '\\', ';', ',' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (!Character.isISOControl(c)) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** A line that is too long goes on behind a break and a blank; never in the middle of a character. */
    private static String folded(String line) {
        StringBuilder out = new StringBuilder();
        int room = LINE;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            String character = Character.toString(point);
            int octets = octets(point);
            if (octets > room) {
                out.append(BREAK).append(' ');
                room = LINE - 1;
            }
            out.append(character);
            room -= octets;
            i += character.length();
        }
        return out.toString();
    }

    /** How many octets a character takes in UTF-8, by RFC 3629. */
    private static int octets(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
