package org.interviewcoach.store;

final class PostgresJdbcTest extends JdbcContract {
    @Override
    protected StoreLocation location() {
        return TestPostgres.emptied();
    }
}
