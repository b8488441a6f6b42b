package org.interviewcoach.launcher.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.health.HealthServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach serve}. */
@Command(
        name = "serve",
        description = "Serve Discord and Slack, as far as their tokens are configured, until stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        return config.map(it -> serve(it, coach.outside(), spec.commandLine())).orElse(CoachCommand.MEND);
    }

    static int serve(Config config, Outside outside, CommandLine line) {
        LoadResult packs = Packs.load(config.packs());
        packs.problems().forEach(problem -> log.warn("{}", problem));
        ExecutorService work = Executors.newFixedThreadPool(16, task -> {
            Thread thread = new Thread(task, "coach-platform");
            thread.setDaemon(true);
            return thread;
        });
        try (Wiring wiring = new Wiring(config, packs.bank(), outside)) {
            List<Platform> platforms = wiring.platforms(config, work);
            if (platforms.isEmpty()) {
                line.getErr().println("No platform is configured: set COACH_DISCORD_TOKEN or COACH_SLACK_BOT_TOKEN.");
                return CoachCommand.MEND;
            }
            try (ShellRunner runner = wiring.runner(
                            platforms.stream().map(Platform::messenger).toList());
                    HealthServer health = HealthServer.start(config.healthPort(), platforms)) {
                runner.start();
                return run(platforms, runner, health, line);
            }
        } finally {
            work.shutdownNow();
        }
    }

    private static int run(List<Platform> platforms, ShellRunner runner, HealthServer health, CommandLine line) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        // A stop signal waits here until what is under way has ended.
        Thread hook = new Thread(
                () -> {
                    stopped.complete(null);
                    try {
                        ended.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "coach-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start(platforms, runner, health, stopped);
            stopped.get();
            return CommandLine.ExitCode.OK;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            line.getErr().println(cause.getMessage());
            return CoachCommand.MEND;
        } catch (InterruptedException e) {
            // Whoever runs this inside another program stops it so; the platforms' goodbyes may still wait.
            log.info("Told to stop");
            return CommandLine.ExitCode.OK;
        } finally {
            platforms.forEach(Platform::stop);
            ended.countDown();
            forget(hook);
        }
    }

    /** One platform that is out of reach keeps no other waiting; one that refuses for good ends it all. */
    private static void start(
            List<Platform> platforms, ShellRunner runner, HealthServer health, CompletableFuture<Void> stopped) {
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Platform platform : platforms) {
            starts.add(platform.start(runner.shell()).whenComplete((done, problem) -> {
                if (problem == null) {
                    log.info("{} is ready", platform.id());
                } else {
                    stopped.completeExceptionally(problem instanceof CompletionException e ? e.getCause() : problem);
                }
            }));
        }
        CompletableFuture<Void> unused = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))
                .thenRun(health::ready);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("The machine is going down already");
        }
    }
}
