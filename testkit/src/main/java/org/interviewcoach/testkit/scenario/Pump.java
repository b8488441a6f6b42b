package org.interviewcoach.testkit.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.shell.Shell;

/**
 * Does by hand what {@link org.interviewcoach.core.shell.ShellRunner} does by the clock: carries out what waits, fires
 * what is due, and lets time come from one such moment to the next.
 */
public final class Pump {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(100);

    private final Shell shell;
    private final Store store;
    private final InstantSource clock;

    public Pump(Shell shell, Store store, InstantSource clock) {
        this.shell = shell;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Carries out whatever waits, until nothing does. What the outcome of an effect leads to may be decided on the thread
     * of an adapter that is at the same conversation: only when that has ended is it known what waits.
     */
    public void settle() {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            shell.fireDue();
            shell.outbox().drain();
            while (!shell.isIdle() && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE);
            }
            Instant now = clock.instant();
            if (store.pending(now, 1).isEmpty() && store.due(now, 1).isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("It never comes to rest: " + store.pending(now, 5) + store.due(now, 5));
            }
        }
    }

    /**
     * Lets time come. Whatever falls due on the way happens at its own time.
     *
     * @param move moves the clocks
     */
    public void tick(Duration by, Consumer<Duration> move) {
        Instant end = clock.instant().plus(by);
        while (clock.instant().isBefore(end)) {
            Instant now = clock.instant();
            Instant next = Stream.of(store.nextDue(), store.nextPending())
                    .flatMap(Optional::stream)
                    .filter(it -> it.isAfter(now) && it.isBefore(end))
                    .min(Instant::compareTo)
                    .orElse(end);
            move.accept(Duration.between(now, next));
            shell.beat();
            settle();
        }
    }
}
