package org.interviewcoach.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.decide.MockTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
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
 * Measures 200 mock interviews of six people at once on the embedded database: how long a person waits for the reply
 * to what they did, and how much memory a session takes. Run by hand; it asserts nothing.
 *
 * <p>The loop is open: acts have due times of their own and wait for nobody, so that queueing shows.
 */
public final class MockLoad {
    private static final int SESSIONS = 200;
    private static final int PEOPLE = 6;

    /** 1,200 people of whom each does something every 24 seconds. */
    private static final Duration PACE = Duration.ofMillis(20);

    private final InstantSource clock = InstantSource.system();
    private final CountedIds ids = new CountedIds();
    private final AtomicInteger inbound = new AtomicInteger();
    private final Shell shell;
    private final JdbcStore store;

    private MockLoad(JdbcStore store, Knowledge knowledge, ExecutorService decisions, ExecutorService deliveries) {
        this.store = store;
        this.shell = new Shell(
                store,
                clock,
                ids,
                ShellPolicy.DEFAULT,
                knowledge,
                List.of(new AcceptingMessenger(clock, "c")),
                decisions,
                deliveries);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("mock-load");
        CountedIds ids = new CountedIds();
        ExecutorService decisions = Executors.newFixedThreadPool(8);
        ExecutorService deliveries = Executors.newFixedThreadPool(4);
        Bank bank = new Bank(
                PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());
        Knowledge knowledge = Knowledge.of(bank, Texts.of(Locale.ENGLISH));
        // What a pack's rubrics take once they are compiled is no session's.
        bank.packs()
                .forEach(pack ->
                        knowledge.grader().grade(pack.questions().iterator().next(), "It makes a join"));
        try (JdbcStore store = JdbcStore.open(new StoreLocation.Sqlite(folder), ids, bank::find)) {
            new MockLoad(store, knowledge, decisions, deliveries).run();
        } finally {
            decisions.shutdownNow();
            deliveries.shutdownNow();
            delete(folder);
        }
    }

    private void run() throws InterruptedException {
        Thread outbox = new Thread(this::pump, "outbox");
        outbox.setDaemon(true);
        outbox.start();
        long before = used();
        List<ConversationId> sessions = new ArrayList<>();
        measure("opened", this::gather);
        sessions.addAll(store.waiting());
        measure("joined", acts -> sessions.forEach(id -> live(id, acts)));
        System.out.printf(
                Locale.ROOT, "%d sessions wait; memory by session %.1f KiB%n", sessions.size(), perSession(before));
        measure("started", acts -> sessions.forEach(id -> acts.add(press(host(id), token(id, MockTokens.BEGIN, 1)))));
        for (int round = 0; round < 6; round++) {
            measure("answered, probed, rated", acts -> sessions.forEach(id -> live(id, acts)));
        }
        System.out.printf(Locale.ROOT, "memory by session, running %.1f KiB%n", perSession(before));
        outbox.interrupt();
        outbox.join();
    }

    private double perSession(long before) {
        return Math.max(0, used() - before) / 1024.0 / SESSIONS;
    }

    private void gather(List<Inbound> acts) {
        for (int i = 0; i < SESSIONS; i++) {
            Scope channel = channel(i);
            acts.add(new Inbound.SlashCommand(
                    header(person(i, 0), Place.channel(channel)), "mock", Map.of(), "start questions:2"));
        }
    }

    /** What the six of a session do next, whatever its state is. */
    private void live(ConversationId id, List<Inbound> acts) {
        Optional<MockState> found = state(id);
        if (found.isEmpty()) {
            return;
        }
        MockState state = found.get();
        int session = number(state);
        switch (state) {
            case MockState.Lobby lobby -> {
                for (int p = 1; p < PEOPLE; p++) {
                    acts.add(press(person(session, p), token(id, MockTokens.JOIN, 0, p < 3 ? "PLAYER" : "OBSERVER")));
                }
            }
            case MockState.Turn turn -> {
                Actor candidate = actor(state, turn.seat().candidate().value());
                acts.add(submit(
                        candidate,
                        token(id, MockTokens.ANSWER_FORM, turn.step()),
                        Map.of("answer", "It makes a join and needs one query, I think, and the rest is lazy")));
                acts.add(press(candidate, token(id, MockTokens.SKIP, turn.step())));
            }
            case MockState.Rating rating -> {
                for (int p = 0; p < PEOPLE; p++) {
                    Map<String, String> values = new TreeMap<>();
                    List.of("correctness", "depth", "communication", "solving").forEach(it -> values.put(it, "4"));
                    acts.add(submit(person(session, p), token(id, MockTokens.RATE_FORM, rating.step(), "0"), values));
                }
            }
            case MockState.Planned it -> {}
            case MockState.Round it -> {}
            case MockState.Paused it -> {}
            case MockState.Ended it -> {}
        }
    }

    private interface Script {
        void write(List<Inbound> acts);
    }

    /** Sends what the script wrote, evenly over a while, and prints how long the replies took. */
    private void measure(String what, Script script) throws InterruptedException {
        List<Inbound> acts = new ArrayList<>();
        script.write(acts);
        if (acts.isEmpty()) {
            return;
        }
        AtomicLongArray took = new AtomicLongArray(acts.size());
        CountDownLatch done = new CountDownLatch(acts.size());
        long start = System.nanoTime();
        long gap = PACE.toNanos();
        for (int i = 0; i < acts.size(); i++) {
            long due = start + i * gap;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            int place = i;
            var unusedReply = shell.handle(acts.get(i)).whenComplete((reply, problem) -> {
                took.set(place, System.nanoTime() - due);
                done.countDown();
            });
        }
        done.await();
        long[] sorted = new long[acts.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = took.get(i);
        }
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: %d acts at %.0f/s, reply p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                what,
                sorted.length,
                1e9 / gap,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
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

    // ---- who and where

    private Optional<MockState> state(ConversationId id) {
        return store.load(id)
                .map(it -> it.state())
                .filter(MockState.class::isInstance)
                .map(MockState.class::cast);
    }

    private Actor host(ConversationId id) {
        return person(number(state(id).orElseThrow()), 0);
    }

    private static int number(MockState state) {
        return Integer.parseInt(state.scope().channel().substring(1));
    }

    private static Actor actor(MockState state, String learner) {
        return state.session().members().stream()
                .filter(it -> it.learner().value().equals(learner))
                .findFirst()
                .orElseThrow()
                .actor();
    }

    private static Scope channel(int session) {
        return new Scope(PlatformId.CONSOLE, "t1", "c" + session);
    }

    private static Actor person(int session, int place) {
        return new Actor(PlatformId.CONSOLE, "t1", "u" + session + "-" + place);
    }

    private static Token token(ConversationId id, String action, int step, String... arguments) {
        return Token.of(Need.WHISPER, action, id, step, arguments);
    }

    private Inbound press(Actor who, Token token) {
        MessageRef on = new MessageRef(PlatformId.CONSOLE, "t1", "c0", Optional.empty(), "m");
        return new Inbound.Press(header(who, Place.channel(channel(0))), token, List.of(), on);
    }

    private Inbound submit(Actor who, Token token, Map<String, String> values) {
        Map<String, List<String>> all = new TreeMap<>();
        values.forEach((key, value) -> all.put(key, List.of(value)));
        return new Inbound.Submit(header(who, Place.channel(channel(0))), token, all);
    }

    private Inbound.Header header(Actor who, Place place) {
        return new Inbound.Header(
                "in" + inbound.incrementAndGet(),
                new Inbound.Sender(who, who.user(), "en", Set.of()),
                place,
                Instant.now());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
