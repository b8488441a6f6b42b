package org.interviewcoach.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.PlatformId;

/**
 * Keeps below what a platform takes from one process in a second, so that nothing is refused for its rate: refusals
 * cost a request each, and Discord bans an address that collects ten thousand of them.
 *
 * <p>For one thread.
 */
final class Pace {
    /** What may go out at once after a rest, as a part of a second's worth: with the rate it stays within the limit. */
    private static final double BURST = 0.2;

    private final Map<PlatformId, Bucket> buckets = new HashMap<>();

    Pace(Collection<Messenger> messengers) {
        messengers.forEach(it -> it.perSecond().ifPresent(rate -> buckets.put(it.platform(), new Bucket(rate))));
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

    /** Fills with time, up to a burst. */
    private static final class Bucket {
        private final double perSecond;
        private double left;
        private Instant filled = Instant.MIN;

        Bucket(int perSecond) {
            this.perSecond = perSecond;
        }

        double left(Instant now) {
            if (filled.equals(Instant.MIN)) {
                left = perSecond * BURST;
            } else {
                // A clock that is put back fills nothing, and goes on from there.
                long millis = Math.clamp(Duration.between(filled, now).toMillis(), 0, 1000);
                left = Math.min(perSecond * BURST, left + perSecond * millis / 1000);
            }
            filled = now;
            return left;
        }
    }
}
