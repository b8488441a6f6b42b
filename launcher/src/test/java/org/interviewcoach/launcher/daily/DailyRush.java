package org.interviewcoach.launcher.daily;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.SampleBank;

/**
 * Measures how late posts are when many schedules are due in the same minute, with the real store, shell and threads and
 * platforms that refuse what is above their rates as the real ones do. Run by hand; it asserts nothing but that
 * everything was posted once.
 *
 * <p>Arguments: {@code discord} (one bot, 50 requests a second in all) or {@code slack} (a workspace each, one message a
 * second and channel), then how many schedules, several numbers for several runs.
 */
public final class DailyRush {
    private static final int DISCORD_PER_SECOND = 50;

    private DailyRush() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean discord = args[0].equals("discord");
        for (String count : Arrays.copyOfRange(args, 1, args.length)) {
            run(discord, Integer.parseInt(count));
        }
    }

    private static void run(boolean discord, int count) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("daily-rush");
        Bank bank = SampleBank.bank();
        Knowledge knowledge = Knowledge.of(bank, Texts.of(Locale.ENGLISH));
        // The schedules are made at midnight; then the clock leaps to nine o'clock and runs on with the machine's.
        Leaping clock = new Leaping();
        Platform platform = new Platform(discord, clock);
        try (JdbcStore store = JdbcStore.open(new StoreLocation.Sqlite(folder), new CountedIds(), bank::find)) {
            CountedIds ids = new CountedIds();
            ShellRunner runner = ShellRunner.create(
                    ShellPolicy.DEFAULT,
                    () -> true,
                    (decisions, deliveries) -> new Shell(
                            store,
                            clock,
                            ids,
                            ShellPolicy.DEFAULT,
                            knowledge,
                            List.of(platform),
                            decisions,
                            deliveries));
            try (runner) {
                long making = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    var unusedReply =
                            runner.shell().handle(switchOn(platform.id, i)).join();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s, %d schedules made in %.1f s%n",
                        discord ? "discord" : "slack",
                        count,
                        (System.nanoTime() - making) / 1e9);
                clock.leap();
                runner.start();
                while (platform.posted.size() < count) {
                    Thread.sleep(100);
                }
            }
        }
        report(platform, count);
    }

    private static Inbound switchOn(PlatformId platform, int i) {
        Scope scope = new Scope(platform, "team" + i, "channel" + i);
        return new Inbound.SlashCommand(
                new Inbound.Header(
                        "in-" + i,
                        new Inbound.Sender(
                                new Actor(platform, "team" + i, "user" + i),
                                "User",
                                "en",
                                Set.of(Capability.RUN_DAILIES)),
                        Place.channel(scope),
                        Leaping.MIDNIGHT),
                "daily",
                Map.of(),
                "on topic:kitchen zone:UTC time:09:00");
    }

    private static void report(Platform platform, int count) {
        long[] lags = platform.posted.values().stream()
                .mapToLong(it -> Duration.between(Leaping.NINE, it).toMillis())
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%d posts, lag in s: first %.1f, median %.1f, 90 %% %.1f, 99 %% %.1f, last %.1f;"
                        + " refused for their rate %d, most in flight in a channel %d, twice %d%n",
                count,
                lags[0] / 1e3,
                lags[lags.length / 2] / 1e3,
                lags[lags.length * 9 / 10] / 1e3,
                lags[lags.length * 99 / 100] / 1e3,
                lags[lags.length - 1] / 1e3,
                platform.refused.get(),
                platform.mostInFlight.get(),
                platform.twice.get());
    }

    /** Stands at midnight until it leaps. */
    private static final class Leaping implements InstantSource {
        static final Instant MIDNIGHT = Instant.parse("2036-03-03T00:00:00Z").truncatedTo(ChronoUnit.SECONDS);
        static final Instant NINE =
                MIDNIGHT.atOffset(ZoneOffset.UTC).with(LocalTime.of(9, 0)).toInstant();
        private volatile long leapt = -1;

        void leap() {
            leapt = System.nanoTime();
        }

        @Override
        public Instant instant() {
            return leapt < 0 ? MIDNIGHT : NINE.plusNanos(System.nanoTime() - leapt);
        }
    }

    /** A platform that answers after some milliseconds and refuses what is too much. */
    private static final class Platform implements Messenger {
        private final PlatformId id;
        private final boolean discord;
        private final InstantSource clock;
        private final Map<String, Instant> posted = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Instant> window = new ConcurrentLinkedQueue<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger mostInFlight = new AtomicInteger();
        private final AtomicInteger twice = new AtomicInteger();
        private final AtomicInteger messages = new AtomicInteger();

        Platform(boolean discord, InstantSource clock) {
            this.id = discord ? PlatformId.DISCORD : PlatformId.SLACK;
            this.discord = discord;
            this.clock = clock;
        }

        @Override
        public PlatformId platform() {
            return id;
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            String channel = switch (destination) {
                case Destination.InChannel it -> it.scope().key();
                case Destination.InThread it -> it.thread().channel();
                case Destination.ToPerson it -> it.actor().key();
            };
            Optional<Duration> wait = wait(channel);
            if (wait.isPresent()) {
                refused.incrementAndGet();
                return new Result.TryAgain(wait.get());
            }
            AtomicInteger flying = inFlight.computeIfAbsent(channel, it -> new AtomicInteger());
            mostInFlight.accumulateAndGet(flying.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            flying.decrementAndGet();
            if (posted.put(channel, clock.instant()) != null) {
                twice.incrementAndGet();
            }
            return new Result.Done(new Delivery.Delivered(
                    new MessageRef(id, "t", channel, Optional.empty(), "m" + messages.incrementAndGet()),
                    clock.instant()));
        }

        /** Discord's limit is the bot's; Slack's is a channel's, and no channel here gets two in a second. */
        private Optional<Duration> wait(String channel) {
            Instant now = clock.instant();
            if (!discord) {
                return Optional.ofNullable(posted.get(channel))
                        .map(it -> Duration.between(now, it.plusSeconds(1)))
                        .filter(it -> !it.isNegative());
            }
            synchronized (window) {
                while (!window.isEmpty() && window.peek().isBefore(now.minusSeconds(1))) {
                    window.poll();
                }
                if (window.size() >= DISCORD_PER_SECOND) {
                    return Optional.of(Duration.between(now, window.element().plusSeconds(1)));
                }
                window.add(now);
                return Optional.empty();
            }
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            return new Result.Done(new Delivery.Delivered(ref, clock.instant()));
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return new Result.Done(new Delivery.Delivered(under, clock.instant()));
        }

        @Override
        public Result remove(MessageRef ref) {
            return new Result.Done(new Delivery.Delivered(ref, clock.instant()));
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            return new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()));
        }
    }
}
