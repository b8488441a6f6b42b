package org.interviewcoach.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.interviewcoach.testkit.scenario.DailyWalk;
import org.interviewcoach.testkit.scenario.Shelf;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the steps; all of them with {@code -Dwalk.stride=1}. */
final class SqliteDailyWalkTest extends DailyWalk {
    @TempDir
    private Path directory;

    SqliteDailyWalkTest() {
        super(Integer.getInteger("walk.stride", 13));
    }

    @Override
    protected Shelf empty() {
        try {
            return JdbcShelf.sqlite(new StoreLocation.Sqlite(Files.createTempDirectory(directory, "walk")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
