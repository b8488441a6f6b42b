package org.interviewcoach.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.memory.Progress;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.CountedIds;

/**
 * Measures the embedded database with a million answers of 5,000 people: making all memories anew, and how long
 * progress, boards and the questions' figures take. Run by hand; it asserts nothing. With a folder that an earlier run
 * has left, it measures alone.
 */
public final class MemoryLoad {
    /** {@code JAVA_TOOL_OPTIONS=-Dpeople=300} for a quick look. */
    private static final int PEOPLE = Integer.getInteger("people", 5_000);

    private static final int ANSWERS_EACH = 200;
    private static final int MEMBERS = 50;
    private static final int RUNS = 200;
    private static final Instant END = Instant.parse("2036-03-03T12:00:00Z");
    private static final Duration BETWEEN = Duration.ofHours(40);
    private static final Scope ROOM = new Scope(PlatformId.SLACK, "T1", "C1");

    private MemoryLoad() {}

    public static void main(String[] args) throws Exception {
        Bank bank = Packs.load(Optional.empty()).bank();
        boolean filled = args.length > 0;
        Path folder = filled ? Path.of(args[0]) : Files.createTempDirectory("memory-load");
        StoreLocation.Sqlite location = new StoreLocation.Sqlite(folder);
        if (!filled) {
            JdbcStore.open(location, new CountedIds(), bank::find).close();
            long begun = System.nanoTime();
            fill(location.file(), List.copyOf(bank.questions()));
            System.out.printf(
                    Locale.ROOT,
                    "filled %,d answers in %d s%n",
                    PEOPLE * ANSWERS_EACH,
                    seconds(System.nanoTime() - begun));
        }
        try (JdbcStore store = JdbcStore.open(location, new CountedIds(), bank::find)) {
            if (!filled) {
                rebuild(store);
            }
            progress(store, bank);
            boards(store);
            items(store, bank);
        }
        size(folder);
    }

    private static void fill(Path file, List<Question> questions) throws SQLException {
        Random random = new Random(7);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement learner = connection.prepareStatement("insert into learner (id) values (?)");
                    PreparedStatement attempt = connection.prepareStatement("""
                            insert into attempt (conversation, version, place, step, learner, probe, platform, tenant,
                                channel, question, revision, grader, mode, answer, score, level, misconceptions, hints,
                                option_order, late, asked_at, answered_at)
                            values (?, ?, 0, ?, ?, '', 'slack', 'T1', ?, ?, 'r', '', ?, ?, ?, ?, '[]', 0, '[]', 0, ?, ?)""");
                    PreparedStatement asked = connection.prepareStatement("""
                            insert into asked (conversation, version, place, audience, question, revision, asked_at)
                            values (?, ?, 1, ?, ?, 'r', ?)""");
                    PreparedStatement point = connection.prepareStatement("""
                            insert into attempt_point (conversation, version, place, ordinal, point, mark)
                            values (?, ?, 0, ?, ?, ?)""")) {
                for (int person = 0; person < PEOPLE; person++) {
                    learner.setString(1, id(person).value());
                    learner.addBatch();
                    for (int i = 0; i < ANSWERS_EACH; i++) {
                        Question question = questions.get(random.nextInt(questions.size()));
                        boolean text = i % 5 == 0 && !question.rubric().isEmpty();
                        int level = random.nextInt(5);
                        long at = END.minus(BETWEEN.multipliedBy(ANSWERS_EACH - i))
                                .plusSeconds(random.nextInt(3_600))
                                .toEpochMilli();
                        attempt.setString(1, "c" + person);
                        attempt.setLong(2, i + 1L);
                        attempt.setInt(3, i);
                        attempt.setString(4, id(person).value());
                        attempt.setString(5, "C" + person % 40);
                        attempt.setString(6, question.id().value());
                        attempt.setString(7, text ? "FREE_TEXT" : "CHOICE");
                        attempt.setString(8, text ? "Some forty words of an answer. ".repeat(8) : "[1]");
                        attempt.setInt(9, level * 250);
                        attempt.setObject(10, text ? level : null);
                        attempt.setLong(11, at - 20_000);
                        attempt.setLong(12, at);
                        attempt.addBatch();
                        // Every other question is put to the whole channel.
                        if (i % 2 == 0) {
                            asked.setString(1, "c" + person);
                            asked.setLong(2, i + 1L);
                            asked.setString(3, "room/slack/T1/C" + person % 40);
                            asked.setString(4, question.id().value());
                            asked.setLong(5, at - 20_000);
                            asked.addBatch();
                        }
                        if (text) {
                            for (int p = 0; p < question.rubric().keyPoints().size(); p++) {
                                point.setString(1, "c" + person);
                                point.setLong(2, i + 1L);
                                point.setInt(3, p);
                                point.setString(
                                        4, question.rubric().keyPoints().get(p).id());
                                point.setString(5, random.nextBoolean() ? "COVERED" : "MISSED");
                                point.addBatch();
                            }
                        }
                    }
                    if (person % 100 == 99) {
                        learner.executeBatch();
                        attempt.executeBatch();
                        asked.executeBatch();
                        point.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
    }

    private static LearnerId id(int person) {
        return new LearnerId("person" + person);
    }

    private static void rebuild(JdbcStore store) {
        long begun = System.nanoTime();
        store.rebuildMemories((done, all) -> {
            if (done % 1_000 == 0) {
                System.out.printf(Locale.ROOT, "  %d of %d people%n", done, all);
            }
        });
        System.out.printf(Locale.ROOT, "rebuilt all memories in %d s%n", seconds(System.nanoTime() - begun));
    }

    private static void progress(JdbcStore store, Bank bank) {
        Random random = new Random(11);
        measure("progress of one person", () -> {
            Progress progress =
                    Progress.of(store.memory(id(random.nextInt(PEOPLE))), bank, END, new Fsrs(Fsrs.DEFAULT_TARGET));
            return progress.answered();
        });
    }

    private static void boards(JdbcStore store) {
        List<LearnerId> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(id(i * 40));
        }
        Range week = new Range(Optional.of("C0"), END.minus(Duration.ofDays(7)), END, false);
        Range month = new Range(Optional.empty(), END.minus(Duration.ofDays(31)), END, true);
        measure("board of a channel's week, " + MEMBERS + " members", () -> board(store, week, members));
        measure("board of the workspace's month, " + MEMBERS + " members", () -> board(store, month, members));
        List<LearnerId> many = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i += 5) {
            many.add(id(i));
        }
        measure("board of the workspace's month, " + many.size() + " members", () -> board(store, month, many));
    }

    private static int board(JdbcStore store, Range range, List<LearnerId> members) {
        return store.participation(ROOM, range).answers()
                + store.standings(ROOM, range, members).size();
    }

    private static void items(JdbcStore store, Bank bank) {
        long begun = System.nanoTime();
        ItemCollector collector = new ItemCollector();
        store.collect(Optional.empty(), collector);
        System.out.printf(
                Locale.ROOT,
                "figures of %d questions in %d ms%n",
                collector.items(bank).size(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    /** What is measured; the number keeps it from being optimised away. */
    private interface Work {
        int run();
    }

    private static void measure(String what, Work work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[RUNS];
        long[] processor = new long[RUNS];
        long sum = 0;
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            long worked = threads.getCurrentThreadCpuTime();
            sum += work.run();
            processor[i] = threads.getCurrentThreadCpuTime() - worked;
            nanos[i] = System.nanoTime() - begun;
        }
        System.out.printf(Locale.ROOT, "%s: %s; processor time %s (%d)%n", what, spread(nanos), spread(processor), sum);
    }

    private static String spread(long[] nanos) {
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms",
                nanos[RUNS / 2] / 1e6,
                nanos[RUNS * 95 / 100] / 1e6,
                nanos[RUNS * 99 / 100] / 1e6,
                nanos[RUNS - 1] / 1e6);
    }

    private static long seconds(long nanos) {
        return nanos / 1_000_000_000;
    }

    private static void size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .sum();
            System.out.printf(Locale.ROOT, "on disk: %d MB%n", bytes / 1_000_000);
        }
    }
}
