package org.interviewcoach.launcher.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.scenario.FactDump;
import org.interviewcoach.testkit.scenario.Pump;
import org.interviewcoach.testkit.scenario.World;
import org.jspecify.annotations.Nullable;

/**
 * The coach as the launcher wires it, on a manual clock, with one platform. Outbox and time are moved by the test's own
 * thread; what comes in arrives on the adapter's.
 */
abstract class WiredWorld implements World {
    private final ManualClock clock;
    private final Config config;
    private final Bank bank;
    private final Outside outside;
    private Calls calls = Calls.FINE;
    private @Nullable Running running;

    /**
     * A world whose coach is not started yet: {@link #open} does it, when the subclass is ready.
     *
     * @param outside with this world's clock
     */
    WiredWorld(ManualClock clock, Config config, Bank bank, Outside outside) {
        this.clock = clock;
        this.config = config;
        this.bank = bank;
        this.outside = outside;
    }

    private record Running(Wiring wiring, ExecutorService work, Connection connection, Heard heard, Pump pump) {}

    /** The process dies right here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What happens when the coach turns to the platform. */
    interface Calls {
        Calls FINE = (call, after) -> {};

        /**
         * A call of the messenger.
         *
         * @param after whether the platform has answered by then
         */
        void happen(String call, boolean after);
    }

    /** From now on this happens when the coach turns to the platform, also after a restart. */
    final void atCalls(Calls its) {
        calls = its;
    }

    private Messenger watched(Messenger messenger) {
        return (Messenger) Proxy.newProxyInstance(
                Messenger.class.getClassLoader(), new Class<?>[] {Messenger.class}, (proxy, method, arguments) -> {
                    calls.happen(method.getName(), false);
                    try {
                        return method.invoke(messenger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        calls.happen(method.getName(), true);
                    }
                });
    }

    /** A platform between its start and its stop. */
    interface Connection {
        Messenger messenger();

        void start(Coach coach);

        void stop();

        /** The one platform that is configured. */
        static Platform only(Wiring wiring, Config config, ExecutorService work) {
            List<Platform> platforms = wiring.platforms(config, work);
            if (platforms.size() != 1) {
                throw new AssertionError("One platform, not " + platforms.size());
            }
            return platforms.getFirst();
        }

        /**
         * That platform.
         *
         * @param started what is to be done when it is connected
         */
        static Connection of(Platform platform, Runnable started) {
            return new Connection() {
                @Override
                public Messenger messenger() {
                    return platform.messenger();
                }

                @Override
                public void start(Coach coach) {
                    platform.start(coach).join();
                    started.run();
                }

                @Override
                public void stop() {
                    platform.stop();
                }
            };
        }
    }

    /** Starts the coach on the store as it is. */
    final void open() {
        Wiring wiring = new Wiring(config, bank, outside);
        ExecutorService work = Executors.newFixedThreadPool(4);
        Connection connection = connection(wiring, config, work);
        Shell shell = wiring.shell(List.of(watched(connection.messenger())), Runnable::run, Runnable::run);
        Heard heard = new Heard(shell);
        shell.wakeUp();
        connection.start(heard);
        running = new Running(wiring, work, connection, heard, new Pump(shell, wiring.store(), clock));
    }

    abstract Connection connection(Wiring wiring, Config itsConfig, ExecutorService work);

    /** Waits until nothing is on its way between server and coach. */
    abstract void quiet();

    /** Moves the server's clock, where it has one of its own. */
    abstract void age(Duration by);

    /** The same up to that moment; where the coach dies on the way, it is started anew and time goes on. */
    final void tickUntil(Instant end) {
        while (now().isBefore(end)) {
            try {
                tick(Duration.between(now(), end));
            } catch (Killed e) {
                restart();
            }
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("The coach is not started");
        }
        return running;
    }

    final Heard heard() {
        return running().heard();
    }

    final Instant now() {
        return clock.instant();
    }

    final void settle() {
        running().pump().settle();
    }

    @Override
    public final void tick(Duration by) {
        running().pump().tick(by, step -> {
            quiet();
            clock.tick(step);
            age(step);
        });
    }

    @Override
    public final void restart() {
        kill();
        open();
        settle();
    }

    final void kill() {
        Running ending = running();
        ending.connection().stop();
        ending.work().shutdownNow();
        ending.wiring().close();
    }

    @Override
    public final List<String> facts() {
        return FactDump.of(running().wiring().store().facts());
    }
}
