package org.interviewcoach.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.PlatformId;

/**
 * Keeps below what a platform takes from one process in a second, and into one workspace in a minute, so that nothing is
 * refused for its rate: refusals cost a request each, and Discord bans an address that collects ten thousand of them.
 *
 * <p>For one thread.
 */
final class Pace {
    /** What may go out at once after a rest, as a part of a second's worth: with the rate it stays within the limit. */
    private static final double BURST = 0.2;

    /** What may go into a workspace at once after a rest, as a part of a minute's worth. */
    private static final double WORKSPACE_BURST = 1.0 / 24;

    /** Longer than any bucket takes to fill. */
    private static final int LONGEST_REST = 60_000;

    private static final int MANY_WORKSPACES = 1_000;

    private final Map<PlatformId, Bucket> buckets = new HashMap<>();
    private final Map<PlatformId, Integer> postsPerMinute = new HashMap<>();
    private final Map<String, Bucket> workspaces = new HashMap<>();

    Pace(Collection<Messenger> messengers) {
        messengers.forEach(it -> {
            it.perSecond().ifPresent(rate -> buckets.put(it.platform(), new Bucket(rate, rate * BURST)));
            it.postsPerMinute().ifPresent(rate -> postsPerMinute.put(it.platform(), rate));
        });
    }

    boolean hasRoom(PlatformId platform, Instant now) {
        Bucket bucket = buckets.get(platform);
        return bucket == null || bucket.left(now) >= 1;
    }

    void take(PlatformId platform, int requests) {
        Bucket bucket = buckets.get(platform);
        if (bucket != null) {
            bucket.left -= requests;
        }
    }

    boolean hasRoomIn(PlatformId platform, String workspace, Instant now) {
        Integer rate = postsPerMinute.get(platform);
        if (rate == null) {
            return true;
        }
        if (workspaces.size() > MANY_WORKSPACES) {
            workspaces.values().removeIf(it -> it.isFull(now));
        }
        return workspaces
                        .computeIfAbsent(workspace, key -> new Bucket(rate / 60.0, rate * WORKSPACE_BURST))
                        .left(now)
                >= 1;
    }

    void posted(String workspace) {
        Bucket bucket = workspaces.get(workspace);
        if (bucket != null) {
            bucket.left -= 1;
        }
    }

    /** Fills with time, up to a burst. */
    private static final class Bucket {
        private final double perSecond;
        private final double most;
        private double left;
        private Instant filled = Instant.MIN;

        Bucket(double perSecond, double most) {
            this.perSecond = perSecond;
            this.most = most;
        }

        boolean isFull(Instant now) {
            return left(now) >= most;
        }

        double left(Instant now) {
            if (filled.equals(Instant.MIN)) {
                left = most;
            } else {
                // A clock that is put back fills nothing, and goes on from there.
                long millis = Math.clamp(Duration.between(filled, now).toMillis(), 0, LONGEST_REST);
                left = Math.min(most, left + perSecond * millis / 1000);
            }
            filled = now;
            return left;
        }
    }
}
