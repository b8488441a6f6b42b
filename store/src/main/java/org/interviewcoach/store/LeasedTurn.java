package org.interviewcoach.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.interviewcoach.core.port.Store.StoreException;
import org.interviewcoach.core.port.Turn;

/**
 * A turn that is a lease in the database: one process has it and prolongs it whenever it asks, the others stand by and
 * take it when it has run out. Thread-safe.
 */
public final class LeasedTurn implements Turn {
    /** How long effects wait after a process died; long against the clocks' difference. */
    private static final Duration LENGTH = Duration.ofSeconds(10);

    /** Prolonged from here on; the rest is time for a database that does not answer at once. */
    private static final Duration FRESH = Duration.ofSeconds(7);

    /** With less than this left nothing new is begun. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Leases leases;
    private final String name;
    private final String owner;
    private final InstantSource clock;
    private Optional<Leases.Lease> held = Optional.empty();
    private Instant nextTry = Instant.MIN;

    /**
     * A turn.
     *
     * @param owner unique for each start of a process
     */
    public LeasedTurn(Leases leases, String name, String owner, InstantSource clock) {
        this.leases = leases;
        this.name = name;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public synchronized boolean isMine() {
        Instant now = clock.instant();
        if (hasLeft(FRESH, now)) {
            return true;
        }
        if (held.isEmpty() && now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(BETWEEN_TRIES);
        try {
            held = leases.acquire(name, owner, now, LENGTH);
        } catch (StoreException e) {
            if (hasLeft(LEAST, now)) {
                return true;
            }
            throw e;
        }
        return held.isPresent();
    }

    private boolean hasLeft(Duration least, Instant now) {
        return held.filter(lease -> now.plus(least).isBefore(lease.until())).isPresent();
    }

    @Override
    public synchronized void giveBack() {
        held.ifPresent(leases::release);
        held = Optional.empty();
    }
}
