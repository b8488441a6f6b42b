package org.interviewcoach.testkit.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in Slack's shapes: counted, so that a test run repeats, and stamps that never repeat. */
final class Ids {
    private static final long FIRST = 36L * 36 * 36 * 36 * 36 * 36;

    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lastMicros = new AtomicLong();

    Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** {@code U0…}, {@code C0…}: a letter and ten of base 36, as Slack writes them. */
    String next(String prefix) {
        return prefix + "0" + Long.toString(FIRST + count.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    }

    /** A word for ids without a shape of their own. */
    String word() {
        return Long.toHexString(0x1_0000_0000L + count.incrementAndGet());
    }

    /** A uuid in form; counted, not random. */
    String uuid() {
        return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012x", count.incrementAndGet());
    }

    long number() {
        return count.incrementAndGet();
    }

    /** A message stamp: seconds of the clock and micros, later than every stamp before. */
    String stamp() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
        long stamp = lastMicros.updateAndGet(last -> Math.max(last + 1, micros));
        return stamp(stamp);
    }

    static String stamp(long micros) {
        // Not String.format: this runs for every message of a load test.
        String fraction = Long.toString(1_000_000 + micros % 1_000_000);
        return micros / 1_000_000 + "." + fraction.substring(1);
    }
}
