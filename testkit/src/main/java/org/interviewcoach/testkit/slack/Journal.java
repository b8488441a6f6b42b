package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happened and what was asked, in one order, with waiting for more of it. Thread-safe. */
final class Journal {
    private final boolean recording;
    private final Object monitor = new Object();
    private final List<SlackHappening> happenings = new ArrayList<>();
    private final List<SlackCall> calls = new ArrayList<>();
    private long sequence;
    private long callCount;
    private long changes;

    Journal(boolean recording) {
        this.recording = recording;
    }

    /** The number of the newest entry. */
    long mark() {
        synchronized (monitor) {
            return sequence;
        }
    }

    void happened(SlackHappening.Kind kind, String channel, String user, String ts, JsonNode json) {
        if (!recording) {
            return;
        }
        JsonNode copy = json.deepCopy();
        synchronized (monitor) {
            happenings.add(new SlackHappening(++sequence, kind, channel, user, ts, copy));
            wake();
        }
    }

    void called(SlackCall call) {
        synchronized (monitor) {
            callCount++;
            if (recording) {
                calls.add(new SlackCall(
                        ++sequence,
                        call.method(),
                        call.team(),
                        call.parameters(),
                        call.at(),
                        call.nanos(),
                        call.status(),
                        call.answer()));
                wake();
            }
        }
    }

    /** Wakes the waiting: something that they may look at has changed. */
    void changed() {
        synchronized (monitor) {
            wake();
        }
    }

    List<SlackCall> calls() {
        synchronized (monitor) {
            return List.copyOf(calls);
        }
    }

    long callCount() {
        synchronized (monitor) {
            return callCount;
        }
    }

    List<SlackHappening> happeningsAfter(long mark) {
        synchronized (monitor) {
            return happenings.stream()
                    .filter(happening -> happening.sequence() > mark)
                    .toList();
        }
    }

    SlackHappening await(long mark, Duration patience, String what, Predicate<SlackHappening> wanted) {
        return await(
                patience,
                what,
                () -> happeningsAfter(mark).stream().filter(wanted).findFirst());
    }

    /** Waits for a value to be there; fails with what was waited for and what was there instead. */
    <T> T await(Duration patience, String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long before = changes();
            // Looked at without the monitor: the look may need locks that are held while entries are added.
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (!awaitChange(before, end)) {
                throw new AssertionError("waited " + patience + " in vain for " + what + "; " + tail());
            }
        }
    }

    private long changes() {
        synchronized (monitor) {
            return changes;
        }
    }

    private boolean awaitChange(long before, long end) {
        synchronized (monitor) {
            while (changes == before) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    monitor.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private String tail() {
        synchronized (monitor) {
            return "last of " + calls.size() + " requests: " + last(calls) + "; last of " + happenings.size()
                    + " happenings: " + last(happenings);
        }
    }

    private void wake() {
        changes++;
        monitor.notifyAll();
    }

    private static List<?> last(List<?> entries) {
        return entries.subList(Math.max(0, entries.size() - 3), entries.size());
    }
}
