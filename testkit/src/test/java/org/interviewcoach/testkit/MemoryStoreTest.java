package org.interviewcoach.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.who.ConversationId;

final class MemoryStoreTest extends StoreContract {
    @Override
    protected Fixture open() {
        AtomicInteger count = new AtomicInteger();
        return new InMemory(new MemoryStore(() -> "learner" + count.incrementAndGet()));
    }

    private static final class InMemory implements Fixture {
        private MemoryStore store;

        InMemory(MemoryStore store) {
            this.store = store;
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public Store reopen() {
            store = store.reopen();
            return store;
        }

        @Override
        public List<Fact> facts(ConversationId id) {
            return store.facts(id);
        }

        @Override
        public void close() {}
    }
}
