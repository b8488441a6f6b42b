package org.interviewcoach.testkit.scenario;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Turn;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.MemoryStore;

/** Where a store lies while processes that work on it come and go. */
public interface Shelf extends AutoCloseable {
    /** Opens it for one more process. */
    Opened open(InstantSource clock);

    @Override
    void close();

    /** The store as one process has it. */
    interface Opened extends AutoCloseable {
        Store store();

        /** Whether that process delivers. */
        Turn turn();

        /** All that was stored for good. */
        List<Fact> facts();

        /** The process is gone; nothing is tidied up that a kill would leave. */
        @Override
        void close();
    }

    /** One in memory, for any number of processes, which take turns of ten seconds. */
    static Shelf inMemory() {
        MemoryStore store = new MemoryStore(new CountedIds());
        AtomicReference<Optional<Lease>> lease = new AtomicReference<>(Optional.empty());
        return new Shelf() {
            @Override
            public Opened open(InstantSource clock) {
                return new InMemory(store, new Leased(new Object(), lease, clock));
            }

            @Override
            public void close() {}
        };
    }

    /** Who delivers, and until when. */
    record Lease(Object owner, Instant end) {}

    /** A turn that goes by a lease, prolonged whenever it is asked for. */
    record Leased(Object owner, AtomicReference<Optional<Lease>> lease, InstantSource clock) implements Turn {
        @Override
        public boolean isMine() {
            Instant now = clock.instant();
            boolean free = lease.get()
                    .filter(it -> !it.owner().equals(owner) && it.end().isAfter(now))
                    .isEmpty();
            if (free) {
                lease.set(Optional.of(new Lease(owner, now.plus(10, ChronoUnit.SECONDS))));
            }
            return free;
        }

        @Override
        public void giveBack() {
            lease.set(Optional.empty());
        }
    }

    /** A store in memory as one process has it. */
    record InMemory(MemoryStore store, Turn turn) implements Opened {
        @Override
        public List<Fact> facts() {
            return store.facts();
        }

        @Override
        public void close() {}
    }
}
