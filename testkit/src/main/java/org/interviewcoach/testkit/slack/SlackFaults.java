package org.interviewcoach.testkit.slack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes things go wrong. Requests: {@link #next}. Payloads to the bot: {@link #duplicateNext}, {@link #hold} and
 * {@link #release}. Sockets break at {@link SlackSockets}. Thread-safe.
 */
public final class SlackFaults {
    /** For {@link #next}: whichever method comes. */
    public static final String ANY = "*";

    private final Map<String, Deque<SlackFault>> faults = new ConcurrentHashMap<>();
    private final Dispatcher dispatcher;
    private final Triggers triggers;

    SlackFaults(Dispatcher dispatcher, Triggers triggers) {
        this.dispatcher = dispatcher;
        this.triggers = triggers;
    }

    /** The next so many calls of a method meet this fault; faults of one method are met in the order given. */
    public void next(String method, int times, SlackFault fault) {
        Deque<SlackFault> queue = faults.computeIfAbsent(method, name -> new ArrayDeque<>());
        synchronized (queue) {
            for (int i = 0; i < times; i++) {
                queue.add(fault);
            }
        }
    }

    /** No further faults of requests. */
    public void clear() {
        faults.clear();
    }

    /** The next so many payloads arrive twice, in the very same envelope. */
    public void duplicateNext(int payloads) {
        dispatcher.duplicateNext(payloads);
    }

    /** Keeps back payloads until they are released: late ones. */
    public void hold() {
        dispatcher.hold();
    }

    /** Sends what was kept back, oldest first, and keeps back no more. */
    public void release() {
        dispatcher.release(false);
    }

    /** Sends what was kept back, newest first, and keeps back no more: reordered ones. */
    public void releaseReversed() {
        dispatcher.release(true);
    }

    /** All triggers handed out so far are too old from now on. */
    public void expireTriggers() {
        triggers.expireAll();
    }

    Optional<SlackFault> take(String method) {
        Optional<SlackFault> own = poll(method);
        return own.isPresent() ? own : poll(ANY);
    }

    private Optional<SlackFault> poll(String method) {
        Deque<SlackFault> queue = faults.get(method);
        if (queue == null) {
            return Optional.empty();
        }
        synchronized (queue) {
            return Optional.ofNullable(queue.poll());
        }
    }
}
