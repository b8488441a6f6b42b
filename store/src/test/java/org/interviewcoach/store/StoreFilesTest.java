package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.who.ConversationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the embedded database: one owner, backup while it runs, restore. */
final class StoreFilesTest {
    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void letsOneProcessAloneOpenADataDirectory() {
        StoreLocation location = new StoreLocation.Sqlite(directory);
        JdbcStore first = open(location);

        assertThatThrownBy(() -> open(location))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("in use by another coach")
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("data directory of its own");

        first.close();
        open(location).close();
    }

    @Test
    void saysWhatIsWrongWhereTheDirectoryCannotBeMade() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");

        assertThatThrownBy(() -> open(new StoreLocation.Sqlite(file)))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndFreesTheDirectory() throws IOException {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory);
        Files.writeString(location.file(), "this is no database at all, whatever its name says ".repeat(50));

        assertThatThrownBy(() -> open(location))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("Check that " + location.file());

        Files.delete(location.file());
        open(location).close();
    }

    @Test
    void refusesADatabaseThatALaterReleaseHasMigrated() throws SQLException {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory);
        open(location).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + location.file());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success)"
                    + " values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, '', 1, 1)");
        }

        assertThatThrownBy(() -> open(location))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("later release");
    }

    @Test
    void backsUpWhileTheStoreIsOpenAndRestoresElsewhere() {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory.resolve("data"));
        StoreLocation.Sqlite elsewhere = new StoreLocation.Sqlite(directory.resolve("elsewhere"));
        Path backup = directory.resolve("backup.db");
        try (JdbcStore store = open(location)) {
            store.commit(commit("before"));
            StoreBackup.backup(location, backup);
            store.commit(commit("after"));
        }

        StoreBackup.restore(elsewhere, backup);

        try (JdbcStore restored = open(elsewhere)) {
            assertThat(restored.load(new ConversationId("before"))).isPresent();
            assertThat(restored.load(new ConversationId("after"))).isEmpty();
            restored.commit(commit("later"));
            assertThat(restored.load(new ConversationId("later"))).isPresent();
        }
    }

    @Test
    void overwritesNoBackupAndNoDatabase() {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory.resolve("data"));
        Path backup = directory.resolve("backup.db");
        open(location).close();
        StoreBackup.backup(location, backup);

        assertThatThrownBy(() -> StoreBackup.backup(location, backup)).hasMessageContaining("exists already");
        assertThatThrownBy(() -> StoreBackup.restore(location, backup))
                .hasMessageContaining("There is a database in " + directory.resolve("data"));
    }

    @Test
    void restoresNothingUnderARunningCoach() {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory.resolve("data"));
        Path backup = directory.resolve("backup.db");
        try (JdbcStore store = open(location)) {
            assertThat(store.lastHeartbeat()).isEmpty();
            StoreBackup.backup(location, backup);

            assertThatThrownBy(() -> StoreBackup.restore(location, backup)).hasMessageContaining("in use");
        }
    }

    @Test
    void restoresNoFileThatIsNoBackup() throws IOException, SQLException {
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(directory.resolve("data"));
        Path text = Files.writeString(directory.resolve("text"), "this is no database ".repeat(100));
        Path other = directory.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table somebody (id integer)");
        }

        assertThatThrownBy(() -> StoreBackup.restore(location, text)).hasMessageContaining("no backup of the coach");
        assertThatThrownBy(() -> StoreBackup.restore(location, other)).hasMessageContaining("none of the coach");
        assertThatThrownBy(() -> StoreBackup.restore(location, directory.resolve("gone")))
                .hasMessageContaining("There is no file");
        assertThat(location.file()).doesNotExist();
    }

    @Test
    void saysThatThereIsNothingToBackUp() {
        assertThatThrownBy(
                        () -> StoreBackup.backup(new StoreLocation.Sqlite(directory), directory.resolve("backup.db")))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("There is no database");
    }

    @Test
    void namesThePostgresToolsForPostgres() {
        StoreLocation postgres = new StoreLocation.Postgres("jdbc:postgresql://db/coach", "coach", "secret");
        Path file = directory.resolve("backup.dump");

        assertThatThrownBy(() -> StoreBackup.backup(postgres, file))
                .hasMessageContaining("pg_dump")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> StoreBackup.restore(postgres, file))
                .hasMessageContaining("pg_restore")
                .hasMessageNotContaining("secret");
    }

    private static JdbcStore open(StoreLocation location) {
        return JdbcStore.open(location, () -> "learner", id -> Optional.empty());
    }

    private static Commit commit(String id) {
        return new Commit(
                new ConversationId(id),
                0,
                Samples.profile(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of("inbound/" + id),
                NOON);
    }
}
