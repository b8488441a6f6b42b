package org.interviewcoach.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Copies of the embedded database, made while the coach runs, and the way back. PostgreSQL has better tools of its own;
 * asked for it, this says which.
 *
 * <p>All failures are a {@link StoreOpenException} that says what to do.
 */
public final class StoreBackup {
    private static final int BUSY_MILLIS = 30_000;

    private StoreBackup() {}

    /**
     * Copies the database into one file, as it is at one moment; what is committed later is not in it.
     *
     * @param target a file that does not exist yet
     */
    public static void backup(StoreLocation location, Path target) {
        switch (location) {
            case StoreLocation.Sqlite sqlite -> backup(sqlite, target);
            case StoreLocation.Postgres postgres ->
                throw new StoreOpenException("PostgreSQL is backed up with its own tool: "
                        + "pg_dump --format=custom --file=" + target + " followed by the database's name.");
        }
    }

    private static void backup(StoreLocation.Sqlite location, Path target) {
        if (!Files.isRegularFile(location.file())) {
            throw new StoreOpenException(
                    "There is no database in " + location.directory() + ". Check the data directory.");
        }
        if (Files.exists(target)) {
            throw new StoreOpenException(target + " exists already. Name a new file; no backup is overwritten.");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (Connection connection = connect(location.file());
                    PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
                copy.setString(1, unfinished.toString());
                copy.execute();
            }
            moveDurably(unfinished, target);
        } catch (IOException | SQLException e) {
            throw new StoreOpenException(
                    "The backup could not be written to " + target + ": " + e.getMessage()
                            + ". Check that there is room and that the coach may write there.",
                    e);
        }
    }

    /**
     * Puts a backup in the place of a database.
     *
     * @param location a data directory without a database
     */
    public static void restore(StoreLocation location, Path backup) {
        switch (location) {
            case StoreLocation.Sqlite sqlite -> restore(sqlite, backup);
            case StoreLocation.Postgres postgres ->
                throw new StoreOpenException("PostgreSQL is restored with its own tool, into an empty database: "
                        + "pg_restore --dbname=NAME " + backup + ".");
        }
    }

    private static void restore(StoreLocation.Sqlite location, Path backup) {
        check(backup);
        try (DataDirectory held = DataDirectory.open(location.directory())) {
            if (Files.exists(location.file())) {
                throw new StoreOpenException("There is a database in " + held
                        + " already. Move it away first, or restore into an empty data directory.");
            }
            Path unfinished = location.directory().resolve(StoreLocation.FILE + ".unfinished");
            Files.copy(backup, unfinished, StandardCopyOption.REPLACE_EXISTING);
            moveDurably(unfinished, location.file());
        } catch (IOException e) {
            throw new StoreOpenException(
                    "The backup could not be copied to " + location.directory() + ": " + e.getMessage()
                            + ". Check that there is room and that the coach may write there.",
                    e);
        }
    }

    /** A file that is not whole must not look like a restored database. */
    private static void check(Path backup) {
        if (!Files.isRegularFile(backup)) {
            throw new StoreOpenException("There is no file " + backup + ".");
        }
        try (Connection connection = connect(backup);
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("pragma integrity_check")) {
                if (!result.next() || !"ok".equals(result.getString(1))) {
                    throw new StoreOpenException(backup + " is damaged. Use another backup.");
                }
            }
            try (ResultSet tables = statement.executeQuery(
                    "select count(*) from sqlite_master where name in ('conversation', 'flyway_schema_history')")) {
                if (!tables.next() || tables.getInt(1) != 2) {
                    throw new StoreOpenException(backup + " is a database, but none of the coach.");
                }
            }
        } catch (SQLException e) {
            throw new StoreOpenException(backup + " is no backup of the coach, or is damaged.", e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    /** On the disk before it has its name: a backup is either whole or not there. */
    private static void moveDurably(Path unfinished, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
