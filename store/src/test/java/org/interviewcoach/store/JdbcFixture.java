package org.interviewcoach.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.testkit.StoreContract;

/** A store on a database that the test has emptied. */
final class JdbcFixture implements StoreContract.Fixture {
    private final StoreLocation location;
    private final AtomicInteger learners = new AtomicInteger();
    private JdbcStore store;

    JdbcFixture(StoreLocation location) {
        this.location = location;
        this.store = open();
    }

    private JdbcStore open() {
        return JdbcStore.open(location, () -> "learner" + learners.incrementAndGet(), id -> Optional.empty());
    }

    @Override
    public JdbcStore store() {
        return store;
    }

    @Override
    public Store reopen() {
        store.close();
        store = open();
        return store;
    }

    @Override
    public List<Fact> facts(ConversationId id) {
        return store.facts(id);
    }

    @Override
    public void close() {
        store.close();
    }
}
