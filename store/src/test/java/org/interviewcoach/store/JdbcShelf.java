package org.interviewcoach.store;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Turn;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.Shelf;

/** A database that the test has emptied, opened anew by every process. */
final class JdbcShelf implements Shelf {
    private static final Bank BANK = SampleBank.bank();

    private final StoreLocation location;
    private final BiFunction<JdbcStore, InstantSource, Turn> turn;
    private final AtomicInteger learners = new AtomicInteger();

    private JdbcShelf(StoreLocation location, BiFunction<JdbcStore, InstantSource, Turn> turn) {
        this.location = location;
        this.turn = turn;
    }

    /** One process alone may have it open. */
    static JdbcShelf sqlite(StoreLocation.Sqlite location) {
        return new JdbcShelf(location, (store, clock) -> Turn.ALWAYS);
    }

    /** Any number of processes, of which one delivers. */
    static JdbcShelf postgres(StoreLocation.Postgres location) {
        AtomicInteger processes = new AtomicInteger();
        return new JdbcShelf(
                location,
                (store, clock) ->
                        new LeasedTurn(store.leases(), "outbox", "process" + processes.incrementAndGet(), clock));
    }

    @Override
    public Opened open(InstantSource clock) {
        JdbcStore store = JdbcStore.open(location, () -> "learner" + learners.incrementAndGet(), BANK::find);
        return new OnDatabase(store, turn.apply(store, clock));
    }

    @Override
    public void close() {}

    /** The database as one process has it. */
    private record OnDatabase(JdbcStore jdbc, Turn turn) implements Opened {
        @Override
        public Store store() {
            return jdbc;
        }

        @Override
        public List<Fact> facts() {
            return jdbc.facts();
        }

        @Override
        public void close() {
            jdbc.close();
        }
    }
}
