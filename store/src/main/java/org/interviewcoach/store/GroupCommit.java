package org.interviewcoach.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Commits what several threads want to write at one time together, so that they share one wait for the disk. A lone
 * thread waits for nobody.
 *
 * <p>SQLite takes one writer at a time and each commit waits for the disk: one by one, ten threads would wait ten
 * times. Here the first one leads: it does the work of all who have queued behind the commit before, each within a
 * savepoint of its own, and commits. Nobody is told before that.
 */
final class GroupCommit {
    private static final int MOST = 64;

    private final Jdbi jdbi;
    private final Queue<Task<?>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lead = new ReentrantLock();

    GroupCommit(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Runs the work in a transaction that is durable when this returns; what the work throws undoes it alone. */
    <T> T run(Function<Handle, T> work) {
        Task<T> task = new Task<>(work);
        queue.add(task);
        boolean interrupted = false;
        while (!task.isDone()) {
            if (lead.tryLock()) {
                try {
                    // Whoever led before may have done it.
                    if (!task.isDone()) {
                        commit(next());
                    }
                } finally {
                    lead.unlock();
                    wakeNext();
                }
            } else {
                // Woken when the task is done, or when it is the first in the queue and nobody leads. What was begun
                // may be committed by now, so an interrupt waits too.
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return task.result();
    }

    /** A task that was queued before the lock was free has seen it taken, and sleeps. */
    private void wakeNext() {
        Task<?> next = queue.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    /** How many have queued and are in no batch yet. */
    int waiting() {
        return queue.size();
    }

    private List<Task<?>> next() {
        List<Task<?>> batch = new ArrayList<>();
        for (Task<?> task = queue.poll(); task != null; task = queue.poll()) {
            batch.add(task);
            if (batch.size() == MOST) {
                break;
            }
        }
        return batch;
    }

    private void commit(List<Task<?>> batch) {
        try {
            jdbi.useTransaction(handle -> batch.forEach(task -> task.attempt(handle)));
            batch.forEach(Task::finish);
        } catch (RuntimeException | Error e) {
            // Nothing of the batch is stored, whatever its parts came to.
            batch.forEach(task -> task.fail(e));
        }
    }

    /** One thread's work. Handed from thread to thread under the lock. */
    private static final class Task<T> {
        private final Thread thread = Thread.currentThread();
        private final Function<Handle, T> work;
        private @Nullable T value;
        private @Nullable Throwable thrown;
        private volatile boolean done;

        Task(Function<Handle, T> work) {
            this.work = work;
        }

        boolean isDone() {
            return done;
        }

        void attempt(Handle handle) {
            handle.execute("savepoint task");
            try {
                value = work.apply(handle);
            } catch (RuntimeException | Error e) {
                thrown = e;
                // Where the database has undone everything by itself, this throws and fails the whole batch.
                handle.execute("rollback to task");
            }
            handle.execute("release task");
        }

        void finish() {
            done = true;
            LockSupport.unpark(thread);
        }

        void fail(Throwable why) {
            // Also in place of a refusal: it may have rested on what the batch was to store.
            thrown = why;
            finish();
        }

        T result() {
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            return Objects.requireNonNull(value);
        }
    }
}
