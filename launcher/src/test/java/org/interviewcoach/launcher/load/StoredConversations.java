package org.interviewcoach.launcher.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.AcceptingMessenger;
import org.interviewcoach.testkit.CountedIds;

/**
 * Measures the memory in use with many conversations in the embedded database of which a few are played on:
 * {@code launcher/measure load.StoredConversations 100000 1000}. Every conversation is a quiz that somebody has by direct
 * message. It asserts nothing.
 */
final class StoredConversations {
    private static final int AT_ONCE = 200;
    private static final int ANSWERS = 3;
    private static final double MIB = 1024.0 * 1024;

    private final AtomicInteger inbound = new AtomicInteger();
    private final Shell shell;

    private StoredConversations(Shell shell) {
        this.shell = shell;
    }

    public static void main(String[] args) throws Exception {
        int stored = Integer.parseInt(args[0]);
        int active = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("coach-stored");
        CountedIds ids = new CountedIds();
        ExecutorService decisions = Executors.newFixedThreadPool(8);
        ExecutorService deliveries = Executors.newFixedThreadPool(4);
        Bank bank = new Bank(
                PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());
        Knowledge knowledge = Knowledge.of(bank, Texts.of(Locale.ENGLISH));
        InstantSource clock = InstantSource.system();
        try (JdbcStore store = JdbcStore.open(new StoreLocation.Sqlite(folder), ids, bank::find)) {
            Shell shell = new Shell(
                    store,
                    clock,
                    ids,
                    ShellPolicy.DEFAULT,
                    knowledge,
                    List.of(new AcceptingMessenger(clock, "c")),
                    decisions,
                    deliveries);
            shell.warmUp();
            new StoredConversations(shell).run(stored, active, folder);
            // What is being delivered still needs the store.
            deliveries.shutdown();
            boolean unused = deliveries.awaitTermination(10, TimeUnit.SECONDS);
        } finally {
            decisions.shutdownNow();
            deliveries.shutdownNow();
            Served.delete(folder);
        }
        System.exit(0);
    }

    private void run(int stored, int active, Path folder) throws IOException, InterruptedException {
        Thread outbox = new Thread(this::pump, "outbox");
        outbox.setDaemon(true);
        outbox.start();
        System.out.printf(Locale.ROOT, "before: %s%n", memory());
        long start = System.nanoTime();
        all(stored, this::start);
        System.out.printf(Locale.ROOT, "%d conversations stored after %.0f s: %s%n", stored, seconds(start), memory());
        for (int answer = 0; answer < ANSWERS; answer++) {
            all(active, this::answer);
        }
        System.out.printf(
                Locale.ROOT,
                "%d of them played on: %s; database %.0f MiB%n",
                active,
                memory(),
                Files.size(folder.resolve("coach.db")) / MIB);
        outbox.interrupt();
        outbox.join();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private interface Act {
        Inbound of(int person);
    }

    private void all(int people, Act act) {
        List<CompletableFuture<Reply>> open = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            open.add(shell.handle(act.of(person)));
            if (open.size() == AT_ONCE) {
                open.forEach(CompletableFuture::join);
                open.clear();
            }
        }
        open.forEach(CompletableFuture::join);
    }

    private Inbound start(int person) {
        return new Inbound.SlashCommand(header(person), "quiz", Map.of(), "django 5 choices");
    }

    private Inbound answer(int person) {
        return new Inbound.DirectText(header(person), "B", Optional.empty());
    }

    private Inbound.Header header(int person) {
        Actor who = new Actor(PlatformId.CONSOLE, "t1", "u" + person);
        return new Inbound.Header(
                "in" + inbound.incrementAndGet(),
                new Inbound.Sender(who, who.user(), "en", Set.of()),
                Place.direct(new Scope(PlatformId.CONSOLE, "t1", "d" + person)),
                Instant.now());
    }

    private void pump() {
        while (!Thread.currentThread().isInterrupted()) {
            shell.outbox().drain();
            shell.fireDue();
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The heap in use after a collection, and what the whole process has. */
    private static String memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%.0f MiB of heap in use, %s resident",
                (runtime.totalMemory() - runtime.freeMemory()) / MIB,
                resident());
    }

    private static String resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.substring("VmRSS:".length()).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
