package org.interviewcoach.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DailyRuleTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest(name = "{0} at {1} on {2} is {3}")
    @CsvSource({
        // Clocks go forward and back: nine o'clock stays nine o'clock.
        "Europe/Berlin, 09:00, 2026-03-28, 2026-03-28T08:00:00Z",
        "Europe/Berlin, 09:00, 2026-03-29, 2026-03-29T07:00:00Z",
        "Europe/Berlin, 09:00, 2026-10-24, 2026-10-24T07:00:00Z",
        "Europe/Berlin, 09:00, 2026-10-25, 2026-10-25T08:00:00Z",
        "America/New_York, 09:00, 2026-03-07, 2026-03-07T14:00:00Z",
        "America/New_York, 09:00, 2026-03-08, 2026-03-08T13:00:00Z",
        "America/New_York, 09:00, 2026-10-31, 2026-10-31T13:00:00Z",
        "America/New_York, 09:00, 2026-11-01, 2026-11-01T14:00:00Z",
        "Pacific/Auckland, 09:00, 2026-04-04, 2026-04-03T20:00:00Z",
        "Pacific/Auckland, 09:00, 2026-04-05, 2026-04-04T21:00:00Z",
        "Pacific/Auckland, 09:00, 2026-09-26, 2026-09-25T21:00:00Z",
        "Pacific/Auckland, 09:00, 2026-09-27, 2026-09-26T20:00:00Z",
        // Morocco leaves its summer time for Ramadan.
        "Africa/Casablanca, 09:00, 2026-02-14, 2026-02-14T08:00:00Z",
        "Africa/Casablanca, 09:00, 2026-02-15, 2026-02-15T09:00:00Z",
        "Africa/Casablanca, 09:00, 2026-03-21, 2026-03-21T09:00:00Z",
        "Africa/Casablanca, 09:00, 2026-03-22, 2026-03-22T08:00:00Z",
        "Asia/Tokyo, 09:00, 2026-03-29, 2026-03-29T00:00:00Z",
        // Inside the gap: right after it, and not an hour later.
        "Europe/Berlin, 02:00, 2026-03-29, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 02:30, 2026-03-29, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 03:00, 2026-03-29, 2026-03-29T01:00:00Z",
        "America/New_York, 02:30, 2026-03-08, 2026-03-08T07:00:00Z",
        "Pacific/Auckland, 02:30, 2026-09-27, 2026-09-26T14:00:00Z",
        "Africa/Casablanca, 02:30, 2026-03-22, 2026-03-22T02:00:00Z",
        // Inside the overlap: the first time.
        "Europe/Berlin, 02:30, 2026-10-25, 2026-10-25T00:30:00Z",
        "America/New_York, 01:30, 2026-11-01, 2026-11-01T05:30:00Z",
        "Pacific/Auckland, 02:30, 2026-04-05, 2026-04-04T13:30:00Z",
        "Africa/Casablanca, 02:30, 2026-02-15, 2026-02-15T01:30:00Z",
    })
    void keepsTheWallClock(String zone, String at, String date, String instant) {
        DailyRule rule = new DailyRule(LocalTime.parse(at), ZoneId.of(zone), EVERY_DAY);

        assertThat(rule.instant(LocalDate.parse(date))).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Pacific/Auckland", "Africa/Casablanca", "Asia/Tokyo"})
    void comesOnceOnEveryDateOfTheRuleAndOnNoOther(String zone) {
        Random random = new Random(zone.hashCode());
        for (int i = 0; i < 200; i++) {
            DailyRule rule = rule(random, ZoneId.of(zone));
            LocalDate first = LocalDate.of(2020 + random.nextInt(12), 1, 1).plusDays(random.nextInt(365));

            List<LocalDate> dates = new ArrayList<>();
            List<Instant> instants = new ArrayList<>();
            LocalDate date = first;
            for (int j = 0; j < 400; j++) {
                date = rule.next(date, it -> false).orElseThrow();
                dates.add(date);
                instants.add(rule.instant(date));
            }

            assertThat(instants).isSorted().doesNotHaveDuplicates();
            Set<LocalDate> wanted = new TreeSet<>();
            for (LocalDate day = first.plusDays(1); !day.isAfter(date); day = day.plusDays(1)) {
                if (rule.days().contains(day.getDayOfWeek())) {
                    wanted.add(day);
                }
            }
            assertThat(dates).containsExactlyElementsOf(wanted);
            for (int j = 0; j < dates.size(); j++) {
                onTheWallClockOrRightAfterAGap(rule, dates.get(j), instants.get(j));
            }
        }
    }

    private static DailyRule rule(Random random, ZoneId zone) {
        EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        // The hours in which clocks change come as often as all the others.
        int hour = random.nextBoolean() ? random.nextInt(4) : random.nextInt(24);
        return new DailyRule(LocalTime.of(hour, random.nextInt(60)), zone, days);
    }

    private static void onTheWallClockOrRightAfterAGap(DailyRule rule, LocalDate date, Instant instant) {
        LocalDateTime shown = instant.atZone(rule.zone()).toLocalDateTime();
        LocalDateTime wanted = date.atTime(rule.at());
        if (!shown.equals(wanted)) {
            LocalDateTime before = instant.minusSeconds(1).atZone(rule.zone()).toLocalDateTime();
            assertThat(before).isBefore(wanted);
            assertThat(shown).isAfter(wanted).isBefore(wanted.plusHours(1).plusSeconds(1));
        } else {
            assertThat(instant.minus(Duration.ofHours(1)).atZone(rule.zone()).toLocalDateTime())
                    .as("not the second of two")
                    .isNotEqualTo(wanted);
        }
    }

    @ParameterizedTest(name = "{0} at {1}, the Friday is {2}")
    @CsvSource({
        "Pacific/Auckland, 00:05, 2026-06-04T12:05:00Z",
        "Pacific/Auckland, 23:55, 2026-06-05T11:55:00Z",
        "America/New_York, 00:05, 2026-06-05T04:05:00Z",
        "America/New_York, 23:55, 2026-06-06T03:55:00Z",
        "Asia/Tokyo, 00:05, 2026-06-04T15:05:00Z",
    })
    void weekdaysAreThoseOfTheZoneNearMidnight(String zone, String at, String friday) {
        DailyRule rule = new DailyRule(LocalTime.parse(at), ZoneId.of(zone), EnumSet.of(DayOfWeek.FRIDAY));
        Instant before = Instant.parse("2026-06-03T00:00:00Z");

        LocalDate next = rule.next(rule.past(before), it -> false).orElseThrow();

        assertThat(next).isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(rule.instant(next)).isEqualTo(Instant.parse(friday));
    }

    @Test
    void leavesOutWhatIsOffAndEndsWhereNothingIsLeft() {
        DailyRule rule = new DailyRule(LocalTime.NOON, ZoneId.of("UTC"), EnumSet.of(DayOfWeek.MONDAY));
        LocalDate monday = LocalDate.of(2026, 6, 1);

        assertThat(rule.next(monday, monday.plusDays(7)::equals)).contains(monday.plusDays(14));
        assertThat(rule.next(monday, it -> true)).isEmpty();
    }

    @Test
    void aRuleSetAtItsOwnMinuteBeginsWithTheNextDate() {
        DailyRule rule = new DailyRule(LocalTime.of(9, 0), ZoneId.of("UTC"), EVERY_DAY);

        assertThat(rule.past(Instant.parse("2026-06-02T09:00:00Z"))).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(rule.past(Instant.parse("2026-06-02T08:59:59Z"))).isEqualTo(LocalDate.of(2026, 6, 1));
    }
}
