package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One transaction is held open until everybody else has queued, so that those are committed together. */
final class GroupCommitTest {
    private static final int FOLLOWERS = 10;

    @TempDir
    private Path directory;

    private Jdbi jdbi;
    private GroupCommit commits;

    @BeforeEach
    void open() {
        jdbi = Jdbi.create("jdbc:sqlite:" + directory.resolve("test.db"));
        jdbi.useHandle(handle -> handle.execute("create table word (text text primary key)"));
        commits = new GroupCommit(jdbi);
    }

    @Test
    void storesTheWorkOfAllWhoQueued() throws Exception {
        List<Object> results = together(i -> handle -> handle.execute("insert into word values (?)", "word" + i));

        assertThat(results).containsOnly(1).hasSize(FOLLOWERS);
        assertThat(words()).containsExactlyInAnyOrderElementsOf(wordsOf(i -> true));
    }

    @Test
    void undoesTheWorkOfOneAlone() throws Exception {
        List<Object> results = together(i -> handle -> {
            handle.execute("insert into word values (?)", "word" + i);
            if (i % 2 == 0) {
                throw new IllegalStateException("no " + i);
            }
            return i;
        });

        for (int i = 0; i < FOLLOWERS; i++) {
            if (i % 2 == 0) {
                assertThat((Throwable) results.get(i)).hasMessage("no " + i);
            } else {
                assertThat(results.get(i)).isEqualTo(i);
            }
        }
        assertThat(words()).containsExactlyInAnyOrderElementsOf(wordsOf(i -> i % 2 != 0));
    }

    @Test
    void undoesTheWorkThatTheDatabaseRefuses() throws Exception {
        List<Object> results =
                together(i -> handle -> handle.execute("insert into word values (?)", i < 3 ? "same" : "word" + i));

        assertThat(results.subList(0, 3))
                .filteredOn(JdbiException.class::isInstance)
                .hasSize(2);
        assertThat(words()).hasSize(FOLLOWERS - 2).contains("same").containsAll(wordsOf(i -> i >= 3));
    }

    @Test
    void tellsEverybodyWhenNothingIsStored() throws Exception {
        List<Object> results = together(i -> handle -> {
            handle.execute("insert into word values (?)", "word" + i);
            if (i == 4) {
                // As with a full disk: the database gives up the whole transaction.
                handle.execute("rollback");
            }
            return i;
        });

        assertThat(results).allMatch(Throwable.class::isInstance);
        assertThat(words()).isEmpty();
    }

    @Test
    void goesOnAfterAFailure() {
        assertThatThrownBy(() -> commits.run(handle -> handle.execute("rollback")))
                .isInstanceOf(JdbiException.class);

        commits.run(handle -> handle.execute("insert into word values ('word')"));

        assertThat(words()).containsExactly("word");
    }

    /** What each came to: its result, or what it threw. */
    private List<Object> together(IntFunction<Function<Handle, Integer>> work) throws Exception {
        CountDownLatch leading = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(FOLLOWERS + 1)) {
            Future<Integer> leader = threads.submit(() -> commits.run(handle -> {
                leading.countDown();
                while (commits.waiting() < FOLLOWERS) {
                    Thread.onSpinWait();
                }
                return 0;
            }));
            leading.await();
            List<Future<Integer>> followers = IntStream.range(0, FOLLOWERS)
                    .mapToObj(i -> threads.submit(() -> commits.run(work.apply(i))))
                    .toList();
            leader.get();
            List<Object> results = new ArrayList<>();
            for (Future<Integer> follower : followers) {
                results.add(result(follower));
            }
            return results;
        }
    }

    private static Object result(Future<Integer> follower) throws InterruptedException {
        try {
            return follower.get();
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    private List<String> words() {
        return jdbi.withHandle(handle ->
                handle.select("select text from word").mapTo(String.class).list());
    }

    private static List<String> wordsOf(IntPredicate wanted) {
        return IntStream.range(0, FOLLOWERS)
                .filter(wanted)
                .mapToObj(i -> "word" + i)
                .toList();
    }
}
