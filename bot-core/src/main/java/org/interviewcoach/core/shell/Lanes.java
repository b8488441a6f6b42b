package org.interviewcoach.core.shell;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks of one key one after the other and tasks of different keys side by side. Holds nothing for an idle key.
 *
 * <p>Lanes only spare retries: what keeps a conversation right is the version that the store checks.
 */
final class Lanes {
    private final Executor executor;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Queues the task; it must not throw. */
    void run(String key, Runnable task) {
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(key);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        start(key, task);
    }

    private void start(String key, Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                next(key);
            }
        });
    }

    private void next(String key) {
        Runnable task;
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.get(key);
            task = queue == null ? null : queue.poll();
            if (task == null) {
                waiting.remove(key);
                return;
            }
        }
        start(key, task);
    }

    /** How many keys have work. */
    int busy() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}
