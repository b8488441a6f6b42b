package org.interviewcoach.core.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a shell its threads: due times, outbox and heartbeat, from {@link #start} to {@link #close}.
 *
 * <p>Tests do without it and call the shell's methods by hand.
 */
public final class ShellRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShellRunner.class);

    /** How often time and outbox are looked at: far below what a person notices. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** Effects of other replicas and retries are found by looking every so many ticks. */
    private static final int LOOK_EVERY = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Shell shell;
    private final ShellPolicy policy;
    private final ScheduledExecutorService ticker;
    private final ExecutorService decisions;
    private final ExecutorService deliveries;
    private final BooleanSupplier delivers;
    private int ticks;
    private boolean moreDue;

    private ShellRunner(
            Shell shell,
            ShellPolicy policy,
            BooleanSupplier delivers,
            ExecutorService decisions,
            ExecutorService deliveries) {
        this.shell = shell;
        this.policy = policy;
        this.delivers = delivers;
        this.decisions = decisions;
        this.deliveries = deliveries;
        this.ticker = Executors.newSingleThreadScheduledExecutor(runnable -> named(runnable, "coach-tick"));
    }

    /**
     * Makes the executors, the shell on them, and the runner.
     *
     * @param delivers asked before the outbox is looked at: of several replicas only one carries effects out, since
     *     two that see the same effect would both send it
     * @param shell given the executors for decisions and for deliveries
     */
    public static ShellRunner create(
            ShellPolicy policy, BooleanSupplier delivers, BiFunction<ExecutorService, ExecutorService, Shell> shell) {
        ExecutorService decisions = Executors.newFixedThreadPool(8, runnable -> named(runnable, "coach-decide"));
        ExecutorService deliveries = Executors.newFixedThreadPool(16, runnable -> named(runnable, "coach-deliver"));
        return new ShellRunner(shell.apply(decisions, deliveries), policy, delivers, decisions, deliveries);
    }

    private static Thread named(Runnable runnable, String name) {
        Thread thread = new Thread(runnable, name);
        thread.setDaemon(true);
        return thread;
    }

    public Shell shell() {
        return shell;
    }

    /** Reckons with the downtime, then begins to look at time and outbox. */
    public void start() {
        shell.wakeUp();
        deliveries.execute(shell::warmUp);
        long tick = TICK.toMillis();
        var unusedTick = ticker.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        long beat = policy.heartbeat().toMillis();
        var unusedBeat = ticker.scheduleWithFixedDelay(() -> guarded(shell::beat), beat, beat, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        boolean look = ++ticks % LOOK_EVERY == 0;
        guarded(() -> {
            if (look || moreDue) {
                moreDue = shell.fireDue();
            }
            if ((shell.outbox().woken() || look) && delivers.getAsBoolean()) {
                shell.deliverAtPace();
            }
        });
    }

    /** A scheduled task that throws is never run again: the database may be back at the next tick. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("The store did not answer; trying again", e);
        }
    }

    /** Lets what is under way end, within a patience of seconds; everything else is in the store. */
    @Override
    public void close() {
        for (ExecutorService executor : List.of(ticker, decisions, deliveries)) {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
