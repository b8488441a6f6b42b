package org.interviewcoach.launcher.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.interviewcoach.launcher.load.Site.Bot;
import org.interviewcoach.launcher.load.Site.Person;

/**
 * Measures the whole bot over a loopback server: how long people wait for the first answer to what they press, and for
 * what comes of it. Server, people and bot share one machine and one process. It asserts nothing.
 *
 * <p>The loop is open: presses have due times of their own and wait for nobody, and times count from when a press was
 * due, so that queueing shows. Everybody takes quizzes by direct message, one press after the other.
 *
 * <p>Arguments: {@code discord} or {@code slack}, {@code coach} or {@code bare}, presses a second, seconds, people. One
 * fresh process a measurement.
 */
public final class LoopbackLoad {
    /** In the order in which they are wanted, by their labels. */
    private static final List<String> WALK = List.of("A", "Skip", "Next", "Show the result");

    private static final int WARM_UP = 6_000;
    private static final int WARM_UP_RATE = 300;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** How often those who wait for content look: oftener, and looking would be most of the load. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Site site;
    private final Bot bot;
    private final int people;
    private final Queue<Integer> idle = new ArrayDeque<>();
    private final Queue<Waiting> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private long nextLook;

    private LoopbackLoad(Site site, Bot bot, int people) {
        this.site = site;
        this.bot = bot;
        this.people = people;
    }

    /** Somebody whose press was answered at first, and who waits for what comes of it. */
    private record Waiting(int person, int seenBefore, long due, long at) {}

    public static void main(String[] args) {
        boolean discord = args[0].equals("discord");
        Bot bot = Bot.valueOf(args[1].toUpperCase(Locale.ROOT));
        int rate = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        int people = Integer.parseInt(args[4]);
        try (Site site = discord ? new DiscordSite() : new SlackSite()) {
            long start = System.nanoTime();
            site.connect(bot);
            System.out.printf(Locale.ROOT, "%s %s: ready after %.2f s%n", args[0], args[1], seconds(start));
            LoopbackLoad load = new LoopbackLoad(site, bot, people);
            load.run("warm-up", WARM_UP_RATE, WARM_UP);
            load.run(args[0] + " " + args[1], rate, rate * seconds);
        }
        // Pools of the SDKs may linger.
        System.exit(0);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void run(String name, int rate, int presses) {
        if (idle.isEmpty()) {
            for (int i = 0; i < people; i++) {
                idle.add(i);
            }
        }
        List<Long> first = Collections.synchronizedList(new ArrayList<>());
        List<Long> last = new ArrayList<>();
        int lost = 0;
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long start = System.nanoTime();
        for (int i = 0; i < presses; i++) {
            long due = start + i * gap;
            do {
                lost += settle(last);
            } while (due - System.nanoTime() > 0 || idle.isEmpty());
            int who = idle.remove();
            act(site.person(who), who, due, first);
        }
        double took = seconds(start);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while ((open.get() > 0 || !acknowledged.isEmpty()) && System.nanoTime() < end) {
            lost += settle(last);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d presses, %.0f/s; first answer %s; content %s; %d without an answer, %d without content%n",
                name,
                presses,
                presses / took,
                quantiles(first),
                bot == Bot.BARE ? "-" : quantiles(last),
                presses - first.size(),
                bot == Bot.BARE ? 0 : lost);
    }

    private void act(Person person, int who, long due, List<Long> first) {
        int before = person.seen();
        open.incrementAndGet();
        CompletableFuture<?> answer = person.firstOf(WALK).map(person::press).orElseGet(person::startQuiz);
        var unused = answer.whenComplete((it, problem) -> {
            long now = System.nanoTime();
            if (problem == null) {
                first.add(now - due);
            }
            acknowledged.add(new Waiting(who, before, due, now));
            open.decrementAndGet();
        });
    }

    /** Whoever has got what they waited for may press again. */
    private int settle(List<Long> last) {
        // A loop that turned without a pause would take a processor from the bot.
        LockSupport.parkNanos(PAUSE_NANOS);
        if (System.nanoTime() < nextLook) {
            return 0;
        }
        nextLook = System.nanoTime() + LOOK_NANOS;
        int lost = 0;
        List<Waiting> still = new ArrayList<>();
        for (Waiting it = acknowledged.poll(); it != null; it = acknowledged.poll()) {
            long now = System.nanoTime();
            boolean shown = site.person(it.person()).seen() != it.seenBefore();
            if (shown) {
                last.add(now - it.due());
            }
            if (shown || bot == Bot.BARE) {
                idle.add(it.person());
            } else if (now - it.at() > PATIENCE_NANOS) {
                lost++;
                idle.add(it.person());
            } else {
                still.add(it);
            }
        }
        acknowledged.addAll(still);
        return lost;
    }

    private static String quantiles(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }
}
