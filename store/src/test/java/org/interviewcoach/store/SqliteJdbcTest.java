package org.interviewcoach.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJdbcTest extends JdbcContract {
    @TempDir
    private Path directory;

    @Override
    protected StoreLocation location() {
        return new StoreLocation.Sqlite(directory);
    }

    @Override
    protected String contents() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
