package org.interviewcoach.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJdbcTest extends JdbcContract {
    @TempDir
    private Path directory;

    @Override
    protected StoreLocation location() {
        return new StoreLocation.Sqlite(directory);
    }
}
