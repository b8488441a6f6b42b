package org.interviewcoach.core.state;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When a question comes, as people say it: this time of day, in this zone, on these weekdays. The rule is the truth; an
 * instant made from it is a cache that is as good as the zone data it was made with.
 */
public record DailyRule(LocalTime at, ZoneId zone, Set<DayOfWeek> days) {
    /** Further ahead nobody looks: two years without a day that is on means that there is none. */
    private static final int HORIZON_DAYS = 800;

    public DailyRule {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A rule needs a weekday");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /**
     * The moment of that date. A time inside the gap of a clock change comes right after the gap, a time that comes
     * twice comes the first time.
     */
    public Instant instant(LocalDate date) {
        return instant(date, at);
    }

    /** The moment of another time of day, by the same rules. */
    public Instant instant(LocalDate date, LocalTime time) {
        ZoneRules rules = zone.getRules();
        LocalDateTime local = date.atTime(time);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = rules.getTransition(local);
            return gap.getInstant();
        }
        return local.toInstant(offsets.getFirst());
    }

    /** The date that the zone has at that moment. */
    public LocalDate date(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    public boolean on(LocalDate date) {
        return days.contains(date.getDayOfWeek());
    }

    /** The first date after that one which the rule names and nothing takes out. */
    public Optional<LocalDate> next(LocalDate after, Predicate<LocalDate> off) {
        LocalDate date = after;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            date = date.plusDays(1);
            if (on(date) && !off.test(date)) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    /** The newest date whose time has come; what a rule that is set now leaves behind it. */
    public LocalDate past(Instant now) {
        LocalDate today = date(now);
        return instant(today).isAfter(now) ? today.minusDays(1) : today;
    }

    /** The version of the data that {@link #instant} goes by, for example {@code 2026a}. */
    public String zoneData() {
        return ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId())
                ? ZoneRulesProvider.getVersions(zone.getId()).lastKey()
                : "fixed";
    }
}
