package org.interviewcoach.launcher.scenario;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;

/** Empty databases for one test after the other. */
final class Databases {
    private Databases() {}

    /** A folder for SQLite; {@link #drop} takes it away. */
    static Config.Embedded sqlite() {
        try {
            return new Config.Embedded(Files.createTempDirectory("coach-world"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one PostgreSQL of the run, without rows. */
    static Config.PostgreSql postgres() {
        Config.PostgreSql server = Server.LOCATION;
        try (Connection connection = DriverManager.getConnection(
                        server.url(), server.user(), server.password().reveal());
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            if (!tables.isEmpty()) {
                statement.execute("truncate " + String.join(", ", tables));
            }
            return server;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static void drop(Config.Database database) {
        if (database instanceof Config.Embedded embedded) {
            try (Stream<Path> files = Files.walk(embedded.folder())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Started at the first question for it; {@code -Dpostgres.url} names another, which is emptied. */
    private static final class Server {
        static final Config.PostgreSql LOCATION = start();

        private static Config.PostgreSql start() {
            String external = System.getProperty("postgres.url", "");
            if (!external.isEmpty()) {
                return new Config.PostgreSql(
                        external,
                        System.getProperty("postgres.user", "postgres"),
                        new Secret(System.getProperty("postgres.password", "")));
            }
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return new Config.PostgreSql(
                        server.getJdbcUrl("postgres", "postgres"), "postgres", new Secret("postgres"));
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
    }
}
