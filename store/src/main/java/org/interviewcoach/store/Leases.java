package org.interviewcoach.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who does what only one process may do, for a time. A lease has a token that grows with every new owner: whoever acts
 * for an owner shows it, and one that was overtaken while it slept is known by it.
 *
 * <p>Thread-safe and blocking. The caller's clocks decide; a lease has to be long against their difference.
 */
public final class Leases {
    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /** A lease that is held. */
    public record Lease(String name, String owner, long token, Instant until) {}

    /**
     * Takes the lease, or prolongs it for its owner.
     *
     * @param owner unique for each start of a process
     * @return empty where another owner has it
     */
    public Optional<Lease> acquire(String name, String owner, Instant now, Duration duration) {
        long until = Rows.millis(now.plus(duration));
        return database.write(handle -> handle.select("""
                        insert into lease (name, owner, token, until_at) values (?, ?, 1, ?)
                        on conflict (name) do update set
                            token = lease.token
                                + case when lease.owner = excluded.owner and lease.until_at > ? then 0 else 1 end,
                            owner = excluded.owner, until_at = excluded.until_at
                        where lease.owner = excluded.owner or lease.until_at <= ?
                        returning token""", name, owner, until, Rows.millis(now), Rows.millis(now))
                .map((row, context) -> new Lease(name, owner, row.getLong("token"), Instant.ofEpochMilli(until)))
                .findOne());
    }

    /** Whether that is still the lease's owner, and in time. */
    public boolean isHeld(Lease lease, Instant now) {
        return database.read(handle -> handle.select(
                        "select 1 from lease where name = ? and owner = ? and token = ? and until_at > ?",
                        lease.name(),
                        lease.owner(),
                        lease.token(),
                        Rows.millis(now))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** Gives it back early; without effect where another owner has it by now. */
    public void release(Lease lease) {
        database.run(handle -> handle.execute(
                "update lease set until_at = 0 where name = ? and owner = ? and token = ?",
                lease.name(),
                lease.owner(),
                lease.token()));
    }
}
