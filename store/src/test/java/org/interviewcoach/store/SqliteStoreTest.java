package org.interviewcoach.store;

import java.nio.file.Path;
import org.interviewcoach.testkit.StoreContract;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path directory;

    @Override
    protected Fixture open() {
        return new JdbcFixture(new StoreLocation.Sqlite(directory));
    }
}
