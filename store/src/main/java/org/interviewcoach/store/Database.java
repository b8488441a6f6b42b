package org.interviewcoach.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.interviewcoach.core.port.Store.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The connections to one database, migrated and ready. Reads and transactions may come from any thread.
 *
 * <p>SQLite has one connection that writes, since it takes one writer at a time anyway; what several threads want to
 * write at one time is committed together ({@link GroupCommit}). Readers never wait for it.
 */
final class Database implements AutoCloseable {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(10);
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRES_CONNECTIONS = 10;
    private static final int ATTEMPTS = 5;

    /** Serialization failure and deadlock, in PostgreSQL's words: nothing happened, and a second try is the cure. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String DEADLOCK = "40P01";

    /** The file is written anew without free pages, and the log that still holds the old ones is emptied. */
    private static final List<String> SQLITE_SCRUB = List.of("vacuum", "pragma wal_checkpoint(truncate)");

    /** Dead rows leave the tables; the server's log of changes recycles by itself. */
    private static final List<String> POSTGRES_SCRUB = List.of("vacuum");

    private final Jdbi reader;
    private final Writer writer;
    private final Runnable scrubber;
    private final Deque<Runnable> resources;

    private Database(Jdbi reader, Writer writer, Runnable scrubber, Deque<Runnable> resources) {
        this.reader = reader;
        this.writer = writer;
        this.scrubber = scrubber;
        this.resources = resources;
    }

    /** @throws StoreOpenException where it cannot be reached, or is of a later release */
    static Database open(StoreLocation location) {
        Deque<Runnable> resources = new ArrayDeque<>();
        try {
            return switch (location) {
                case StoreLocation.Sqlite sqlite -> openSqlite(sqlite, resources);
                case StoreLocation.Postgres postgres -> openPostgres(postgres, resources);
            };
        } catch (RuntimeException e) {
            closeAll(resources);
            throw e;
        }
    }

    private static Database openSqlite(StoreLocation.Sqlite location, Deque<Runnable> resources) {
        resources.push(DataDirectory.open(location.directory())::close);
        String hint = "Check that " + location.file() + " is a file of the coach and readable.";
        migrate(sqlite(location, TransactionMode.DEFERRED), hint);
        Jdbi writer = pool("store-writer", sqlite(location, TransactionMode.IMMEDIATE), 1, hint, resources);
        Jdbi reader = pool("store-reader", sqlite(location, TransactionMode.DEFERRED), SQLITE_READERS, hint, resources);
        return new Database(
                reader,
                new GroupCommit(writer)::run,
                () -> scrub(sqlite(location, TransactionMode.DEFERRED), SQLITE_SCRUB),
                resources);
    }

    private static DataSource sqlite(StoreLocation.Sqlite location, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // FULL and not NORMAL: with NORMAL a commit in the log is lost with the machine's power.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) WAIT_FOR_CONNECTION.toMillis());
        config.enforceForeignKeys(true);
        // What is deleted is overwritten: somebody may have asked for it.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + location.file());
        return source;
    }

    private static Database openPostgres(StoreLocation.Postgres location, Deque<Runnable> resources) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(location.url());
        source.setUser(location.user());
        source.setPassword(location.password());
        source.setApplicationName("interview-coach");
        // The server's details name the values of a row, and those may be answers.
        source.setLogServerErrorDetail(false);
        source.setTcpKeepAlive(true);
        String hint = "Check the URL, user and password of the database, and that it is running.";
        migrate(source, hint);
        Jdbi pool = pool("store", source, POSTGRES_CONNECTIONS, hint, resources);
        return new Database(pool, new Transactions(pool), () -> scrub(source, POSTGRES_SCRUB), resources);
    }

    private static void migrate(DataSource source, String hint) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:org/interviewcoach/store/migration")
                    // By default migrations of a later release are overlooked; they may have changed what this one
                    // reads.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new StoreOpenException(
                    "The database is not the one of this release: a later release may have changed it. "
                            + "Start that release, or restore the backup that was made before it.",
                    e);
        } catch (FlywayException e) {
            throw new StoreOpenException("The database cannot be opened or brought up to date. " + hint, e);
        }
    }

    private static Jdbi pool(String name, DataSource source, int size, String hint, Deque<Runnable> resources) {
        Properties properties = new Properties();
        properties.put("dataSource", source);
        HikariConfig config = new HikariConfig(properties);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        try {
            HikariDataSource pool = new HikariDataSource(config);
            resources.push(pool::close);
            Jdbi jdbi = Jdbi.create(pool);
            // The default shows the arguments, and those may be answers or tokens.
            jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
            return jdbi;
        } catch (RuntimeException e) {
            throw new StoreOpenException("The database cannot be opened. " + hint, e);
        }
    }

    /** How a transaction is made. */
    private interface Writer {
        <T> T run(Function<Handle, T> work);
    }

    /** One for each, side by side: the server shares the wait for the disk among them by itself. */
    private record Transactions(Jdbi jdbi) implements Writer {
        @Override
        public <T> T run(Function<Handle, T> work) {
            return jdbi.inTransaction(work::apply);
        }
    }

    /** Reads; every statement sees what is committed when it begins. */
    <T> T read(Function<Handle, T> work) {
        try {
            return reader.withHandle(work::apply);
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    /**
     * Writes in one transaction, durable when this returns. The work may run more than once and has no other effects.
     *
     * @throws Refused when the work throws it; nothing is stored then
     */
    <T> T write(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.run(work);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !isWorthAnotherTry(e)) {
                    throw failed(e);
                }
            }
        }
    }

    /** The same for work that gives nothing back. */
    void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Makes deleted rows unreadable in the database's files too. Takes as long as writing the database once. */
    void scrub() {
        scrubber.run();
    }

    private static void scrub(DataSource source, List<String> statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new StoreException("The database could not be cleaned of deleted rows", e);
        }
    }

    private static boolean isWorthAnotherTry(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && (SERIALIZATION_FAILURE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static StoreException failed(JdbiException e) {
        return new StoreException("The database did not answer or refused", e);
    }

    @Override
    public void close() {
        closeAll(resources);
    }

    private static void closeAll(Deque<Runnable> resources) {
        while (!resources.isEmpty()) {
            resources.pop().run();
        }
    }
}
