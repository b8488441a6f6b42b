package org.interviewcoach.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.interviewcoach.store.Leases;
import org.interviewcoach.store.Leases.Lease;

/**
 * Whether it is this replica's turn to carry effects out. Keeps a lease that it renews, and gives the turn up well before
 * the lease runs out, so that a send that began in time has ended when another replica begins.
 */
final class DeliveryTurn implements BooleanSupplier {
    private static final String NAME = "outbox";
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration RENEW = Duration.ofSeconds(5);
    private static final Duration LAST_SENDS = Duration.ofSeconds(15);

    private final Leases leases;
    private final String owner;
    private final InstantSource clock;
    private Optional<Lease> held = Optional.empty();
    private Instant looksAgain = Instant.MIN;

    /**
     * A turn.
     *
     * @param owner unique for each start of a process
     */
    DeliveryTurn(Leases leases, String owner, InstantSource clock) {
        this.leases = leases;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        Instant now = clock.instant();
        if (!now.isBefore(looksAgain)) {
            looksAgain = now.plus(RENEW);
            held = leases.acquire(NAME, owner, now, LENGTH);
        }
        return held.filter(it -> it.until().isAfter(now.plus(LAST_SENDS))).isPresent();
    }
}
