package org.interviewcoach.launcher.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;

/** The coach with the bundled packs, the threads it is served with, and a database in a folder of its own. */
final class Served {
    private static final int PLATFORM_THREADS = 16;

    private Served() {}

    /**
     * Starts it; back when all its platforms are ready.
     *
     * @return stops it and throws its database away
     */
    static Runnable start(Optional<Config.Discord> discord, Optional<Config.Slack> slack, Outside outside) {
        Path folder = folder();
        Config config = new Config(
                new Config.Embedded(folder),
                Optional.empty(),
                "",
                discord,
                slack,
                Config.Threads.OFF,
                Optional.empty());
        Bank bank = new Bank(
                PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());
        Wiring wiring = new Wiring(config, bank, outside);
        ExecutorService work = Executors.newFixedThreadPool(PLATFORM_THREADS);
        List<Platform> platforms = wiring.platforms(config, work);
        ShellRunner runner =
                wiring.runner(platforms.stream().map(Platform::messenger).toList());
        runner.start();
        platforms.forEach(platform -> platform.start(runner.shell()).join());
        return () -> {
            platforms.forEach(Platform::stop);
            runner.close();
            work.shutdownNow();
            wiring.close();
            delete(folder);
        };
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("coach-load");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
