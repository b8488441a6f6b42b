package org.interviewcoach.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.FactDump;
import org.interviewcoach.testkit.scenario.Scenario;
import org.interviewcoach.testkit.scenario.ShellWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that an early release has filled is brought up to date and played on with. What it holds was written by the
 * program of that time, whose last migration was the second: quizzes, one of them open, a daily question that runs, and
 * memories; in {@code filled-v2.sql} it stands as rows, the same for both databases.
 */
final class UpgradeTest {
    private static final String EARLY = "2";

    /** Some days after the early release was stopped. */
    private static final Instant LATER = Instant.parse("2036-03-10T21:00:00Z");

    private static final List<String> ON = List.of(
            "carol@direct> /coach progress",
            "carol sees whisper: Stove",
            "alice> you boil it in salted water",
            "alice sees direct: Question 2 of 2",
            "alice@direct> /coach review",
            "alice sees direct: Question 1 of",
            "tick 12h",
            "bob sees general: Question of the day",
            "alice presses Answer",
            "alice fills answer: You boil it in salted water.",
            "alice@direct> /coach board",
            "alice@direct> /coach privacy",
            "alice presses Send me my data",
            "alice sees direct: You boil it in salted water.");

    private final Bank bank = SampleBank.bank();
    private final AtomicInteger count = new AtomicInteger();
    private final Ids ids = () -> "later" + count.incrementAndGet();

    @Test
    void onSqlite(@TempDir Path folder) throws Exception {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(folder);
        Files.createDirectories(location.directory());

        fill("jdbc:sqlite:" + location.file(), "", "");

        playsOn(location);
    }

    @Test
    void onPostgres() throws Exception {
        StoreLocation.Postgres server = TestPostgres.location();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists upgrade cascade");
            statement.execute("create schema upgrade");
            try {
                String url = server.url() + (server.url().contains("?") ? "&" : "?") + "currentSchema=upgrade";

                fill(url, server.user(), server.password());

                playsOn(new StoreLocation.Postgres(url, server.user(), server.password()));
            } finally {
                statement.execute("drop schema upgrade cascade");
            }
        }
    }

    private static void fill(String url, String user, String password) throws IOException, SQLException {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:org/interviewcoach/store/migration")
                .target(EARLY)
                .load()
                .migrate();
        try (InputStream in = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("filled-v2.sql"));
                Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    statement.execute(line);
                }
            }
            connection.commit();
        }
    }

    private void playsOn(StoreLocation location) {
        JdbcStore store = JdbcStore.open(location, ids, bank::find);
        List<String> before = FactDump.of(store.facts());
        LearnerId alice = store.learner(new Actor(new PlatformId("console"), "t1", "alice"));
        LearnerMemory remembered = store.memory(alice);
        store.rebuildMemories((done, all) -> {});
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(remembered.reviews()).hasSizeGreaterThan(2);
        assertThat(store.memory(alice)).isEqualTo(remembered);

        try (ShellWorld world = new ShellWorld(
                LATER,
                Knowledge.of(bank, Texts.of(Locale.ENGLISH)).with(ShellWorld.DOT),
                ids,
                store,
                old -> {
                    ((JdbcStore) old).close();
                    return JdbcStore.open(location, ids, bank::find);
                },
                it -> FactDump.of(((JdbcStore) it).facts()))) {
            new Scenario(world, bank).play(String.join("\n", ON), false);

            assertThat(world.facts()).containsAll(before).hasSizeGreaterThan(before.size() + 2);
        } finally {
            store.close();
        }
    }
}
