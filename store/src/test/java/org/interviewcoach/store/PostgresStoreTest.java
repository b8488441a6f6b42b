package org.interviewcoach.store;

import org.interviewcoach.testkit.StoreContract;

final class PostgresStoreTest extends StoreContract {
    @Override
    protected Fixture open() {
        return new JdbcFixture(TestPostgres.emptied());
    }
}
