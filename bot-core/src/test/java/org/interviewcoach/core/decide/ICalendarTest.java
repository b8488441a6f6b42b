package org.interviewcoach.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calendars have to be able to read, as RFC 5545 says it. */
final class ICalendarTest {
    private static final Instant STAMP = Instant.parse("2036-03-24T09:00:00Z");
    private static final Instant START = Instant.parse("2036-03-25T17:30:00Z");

    @Test
    void anEventHasWhatACalendarRequires() {
        String text = event("Mock interview: Django", "One in the seat.");

        assertThat(text.split("\r\n", -1))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//interview-coach//mock//EN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:c1-1@interview-coach",
                        "DTSTAMP:20360324T090000Z",
                        "DTSTART:20360325T173000Z",
                        "DURATION:PT60M",
                        "SUMMARY:Mock interview: Django",
                        "DESCRIPTION:One in the seat.",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        "");
    }

    @Test
    void whatHasAMeaningOfItsOwnIsEscaped() {
        assertThat(event("a, b; c\\d", "one\r\ntwo\u0007\nthree"))
                .contains("SUMMARY:a\\, b\\; c\\\\d\r\n")
                .contains("DESCRIPTION:one\\ntwo\\nthree\r\n");
    }

    @Test
    void longLinesAreFoldedBetweenCharacters() {
        String summary =
                "Zoë's ünïversal größere Prüfung \uD83C\uDF93 ".repeat(9).strip();

        String text = event(summary, "");

        List<String> lines = List.of(text.split("\r\n", -1));
        assertThat(lines)
                .allSatisfy(it ->
                        assertThat(it.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\r\n ", ""))
                .contains("SUMMARY:" + summary + "\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    }

    private static String event(String summary, String description) {
        return ICalendar.event("c1-1@interview-coach", STAMP, START, Duration.ofHours(1), summary, description);
    }
}
