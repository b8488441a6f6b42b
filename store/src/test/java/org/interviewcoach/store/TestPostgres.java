package org.interviewcoach.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A real PostgreSQL for the tests, one for the whole run. {@code -Dpostgres.url=jdbc:postgresql://…} (and
 * {@code -Dpostgres.user}, {@code -Dpostgres.password}) names another one, which the tests empty.
 */
final class TestPostgres {
    private static final StoreLocation.Postgres LOCATION = start();

    private TestPostgres() {}

    private static StoreLocation.Postgres start() {
        String external = System.getProperty("postgres.url", "");
        if (!external.isEmpty()) {
            return new StoreLocation.Postgres(
                    external,
                    System.getProperty("postgres.user", "postgres"),
                    System.getProperty("postgres.password", ""));
        }
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return new StoreLocation.Postgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("No PostgreSQL to test on; -Dpostgres.url names one", e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StoreLocation.Postgres location() {
        return LOCATION;
    }

    /** Takes every row of the coach's tables away; the tables stay. */
    static StoreLocation.Postgres emptied() {
        try (Connection connection = DriverManager.getConnection(LOCATION.url(), LOCATION.user(), LOCATION.password());
                Statement statement = connection.createStatement()) {
            List<String> tables = tables(statement);
            if (!tables.isEmpty()) {
                statement.execute("truncate " + String.join(", ", tables));
            }
            return LOCATION;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every row of the coach's tables, as text. */
    static String contents() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(LOCATION.url(), LOCATION.user(), LOCATION.password());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
