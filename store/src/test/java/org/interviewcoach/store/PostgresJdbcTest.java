package org.interviewcoach.store;

import java.sql.SQLException;

final class PostgresJdbcTest extends JdbcContract {
    @Override
    protected StoreLocation location() {
        return TestPostgres.emptied();
    }

    @Override
    protected String contents() throws SQLException {
        return TestPostgres.contents();
    }
}
