package org.interviewcoach.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.interviewcoach.core.port.Ids;

/** Ids that are counted, so that a test sees the same ones every time. Thread-safe. */
public final class CountedIds implements Ids {
    private final AtomicLong next = new AtomicLong();

    @Override
    public String next() {
        return String.format(Locale.ROOT, "t%012d", next.incrementAndGet());
    }
}
