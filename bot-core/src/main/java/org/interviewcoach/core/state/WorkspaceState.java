package org.interviewcoach.core.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.Scope;

/**
 * What the admins have set for a workspace.
 *
 * @param name the workspace's name, as the platform has it
 * @param channels where quizzes may be played together; empty means everywhere
 * @param grants user id to what the coach itself has granted
 * @param quietFrom local time from which nothing is posted unasked; equal to {@code quietUntil} for none
 * @param welcomed whether the installer got the welcome message
 */
public record WorkspaceState(
        Scope scope,
        String name,
        Set<String> channels,
        Map<String, Set<Capability>> grants,
        String defaultTopic,
        ZoneId zone,
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean welcomed)
        implements State {
    public WorkspaceState {
        channels = Collections.unmodifiableSet(new TreeSet<>(channels));
        TreeMap<String, Set<Capability>> copy = new TreeMap<>();
        grants.forEach((user, granted) -> copy.put(user, Set.copyOf(granted)));
        grants = Collections.unmodifiableMap(copy);
    }

    /**
     * A workspace of which nothing is stored.
     *
     * @param defaultTopic the topic where none is named; empty where there is none
     */
    public static WorkspaceState initial(Scope scope, String name, String defaultTopic) {
        return new WorkspaceState(
                scope,
                name,
                Set.of(),
                Map.of(),
                defaultTopic,
                ZoneOffset.UTC,
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                false);
    }

    /** When the quiet hours end in which that moment lies; empty where it lies in none. */
    public Optional<Instant> quietUntil(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = quietFrom.isAfter(quietUntil);
        boolean began = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietUntil);
        boolean quiet = overnight ? began || !over : began && !over;
        LocalDate end = local.toLocalDate().plusDays(overnight && began ? 1 : 0);
        return quiet ? Optional.of(end.atTime(quietUntil).atZone(zone).toInstant()) : Optional.empty();
    }

    /**
     * When something that is said unasked may be said: at that moment; at the end of the quiet hours in which it lies; or
     * just before they begin where their end is not before {@code latest}.
     */
    public Instant outsideQuietHours(Instant at, Instant latest) {
        Optional<Instant> end = quietUntil(at);
        if (end.isEmpty() || end.get().isBefore(latest)) {
            return end.orElse(at);
        }
        LocalDate ends = LocalDate.ofInstant(end.get(), zone);
        boolean overnight = quietFrom.isAfter(quietUntil);
        return ends.minusDays(overnight ? 1 : 0)
                .atTime(quietFrom)
                .atZone(zone)
                .minusMinutes(1)
                .toInstant();
    }

    @Override
    public Optional<WorkspaceState> forgetting(LearnerId learner, Set<Actor> actors) {
        Map<String, Set<Capability>> left = new TreeMap<>(grants);
        actors.forEach(actor -> left.remove(actor.user()));
        return Optional.of(
                new WorkspaceState(scope, name, channels, left, defaultTopic, zone, quietFrom, quietUntil, welcomed));
    }

    /** Whether quizzes may be played together in that channel. */
    public boolean allows(Scope channel) {
        return channels.isEmpty() || channels.contains(channel.channel());
    }
}
