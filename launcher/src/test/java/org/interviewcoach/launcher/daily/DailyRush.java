package org.interviewcoach.launcher.daily;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackSettings;

/**
 * Measures how late posts are when many schedules are due in the same minute: the coach as it is served, on the embedded
 * database, with the real JDA or the real Bolt, against a loopback server that enforces the platform's rate limits. Run
 * by hand; it asserts nothing but that it ends.
 *
 * <p>Arguments: {@code discord} (one bot, 50 requests a second in all, servers of 20 channels) or {@code slack} (a post
 * a second and channel, a workspace each as far as the coach knows), then how many schedules, several numbers for several runs. Half of them are due at 8:59 and half
 * at 9:00, and the clock leaps to 9:00 as after an outage, so that the order shows.
 */
public final class DailyRush {
    private static final int CHANNELS_OF_A_SERVER = 20;
    private static final int PLATFORM_THREADS = 16;

    private DailyRush() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        for (String count : Arrays.copyOfRange(args, 1, args.length)) {
            Leaping clock = new Leaping();
            try (Server server = args[0].equals("discord") ? new OnDiscord() : new OnSlack(clock)) {
                run(server, clock, Integer.parseInt(count));
            }
        }
        // Pools of the SDKs may linger.
        System.exit(0);
    }

    private static void run(Server server, Leaping clock, int count) throws IOException, InterruptedException {
        List<Scope> channels = server.channels(count);
        Path folder = Files.createTempDirectory("daily-rush");
        Config config = server.config(new Config.Embedded(folder));
        ExecutorService work = Executors.newFixedThreadPool(PLATFORM_THREADS);
        Watched watched;
        try (Wiring wiring = new Wiring(config, SampleBank.bank(), server.outside(clock))) {
            Platform platform = wiring.platforms(config, work).getFirst();
            watched = new Watched(platform.messenger(), clock);
            try (ShellRunner runner = wiring.runner(List.of(watched))) {
                long making = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    var unusedReply =
                            runner.shell().handle(switchOn(channels.get(i), i)).join();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s, %d schedules made in %.1f s%n",
                        platform.id().value(),
                        count,
                        (System.nanoTime() - making) / 1e9);
                platform.start(runner.shell()).join();
                server.enforce();
                clock.leap();
                runner.start();
                while (watched.posts.size() < count) {
                    Thread.sleep(100);
                }
                Thread.sleep(2000);
                platform.stop();
            }
        } finally {
            work.shutdownNow();
        }
        report(watched, server, channels);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        }
    }

    private static Inbound switchOn(Scope channel, int i) {
        Inbound.Sender sender = new Inbound.Sender(
                new Actor(channel.platform(), channel.tenant(), "user" + i), "User", "en", Set.of(Capability.values()));
        return new Inbound.SlashCommand(
                new Inbound.Header("in-" + i, sender, Place.channel(channel), Leaping.MIDNIGHT),
                "daily",
                Map.of(),
                "on topic:kitchen zone:UTC time:" + (i % 2 == 0 ? "08:59" : "09:00"));
    }

    private static void report(Watched watched, Server server, List<Scope> channels) {
        List<Post> posts = new ArrayList<>(watched.posts);
        posts.sort(Comparator.comparing(Post::at));
        long[] lags = posts.stream()
                .mapToLong(it -> Duration.between(Leaping.NINE, it.at()).toMillis())
                .toArray();
        Map<String, Boolean> early = new HashMap<>();
        for (int i = 0; i < channels.size(); i++) {
            early.put(channels.get(i).key(), i % 2 == 0);
        }
        int last = -1;
        for (int i = 0; i < posts.size(); i++) {
            last = early.getOrDefault(posts.get(i).channel(), false) ? i : last;
        }
        long overtaken = posts.subList(0, last + 1).stream()
                .filter(it -> !early.getOrDefault(it.channel(), false))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%d posts, lag in s: first %.1f, median %.1f, 90 %% %.1f, 99 %% %.1f, last %.1f; %.0f a second;"
                        + " refused for their rate %d, most in flight in a channel %d, 9:00 before the last of 8:59 %d,"
                        + " channels without exactly one post %d%n",
                posts.size(),
                lags[0] / 1e3,
                lags[lags.length / 2] / 1e3,
                lags[lags.length * 9 / 10] / 1e3,
                lags[lags.length * 99 / 100] / 1e3,
                lags[lags.length - 1] / 1e3,
                posts.size() * 1e3 / lags[lags.length - 1],
                watched.refused.get(),
                watched.mostInFlight.get(),
                overtaken,
                server.notOnce());
    }

    /** Stands at midnight until it leaps to nine o'clock, and runs on with the machine's. */
    private static final class Leaping implements InstantSource {
        static final Instant MIDNIGHT = Instant.parse("2036-03-03T00:00:00Z");
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

    /** A loopback server with channels. */
    private interface Server extends AutoCloseable {
        List<Scope> channels(int count);

        Config config(Config.Database database);

        Outside outside(InstantSource clock);

        /** From now on the platform's limits hold. */
        void enforce();

        /** Channels in which there is not exactly one post. */
        long notOnce();

        @Override
        void close();
    }

    private static final class OnDiscord implements Server {
        private final LoopbackDiscord discord = LoopbackDiscord.builder().lean().start();
        private final List<FakeChannel> channels = new ArrayList<>();

        @Override
        public List<Scope> channels(int count) {
            List<Scope> scopes = new ArrayList<>();
            FakeGuild guild = discord.createGuild("Acme 0");
            for (int i = 0; i < count; i++) {
                if (i > 0 && i % CHANNELS_OF_A_SERVER == 0) {
                    guild = discord.createGuild("Acme " + i);
                }
                FakeChannel channel = guild.createTextChannel("channel-" + i);
                channels.add(channel);
                scopes.add(new Scope(PlatformId.DISCORD, guild.id(), channel.id()));
            }
            return scopes;
        }

        @Override
        public Config config(Config.Database database) {
            return configured(database, Optional.of(new Config.Discord(new Secret(discord.token()))), Optional.empty());
        }

        @Override
        public Outside outside(InstantSource clock) {
            return Outside.of(clock, new CountedIds())
                    .withDiscord(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl()));
        }

        @Override
        public void enforce() {
            discord.rateLimits().enforceGlobalLimit(true);
        }

        @Override
        public long notOnce() {
            return channels.stream().filter(it -> it.botMessages().size() != 1).count();
        }

        @Override
        public void close() {
            discord.close();
        }
    }

    private static final class OnSlack implements Server {
        private final LoopbackSlack slack;
        private final List<SlackChannel> channels = new ArrayList<>();

        OnSlack(InstantSource clock) {
            slack = LoopbackSlack.start(SlackSettings.load(clock).withChannelPostInterval(Duration.ofSeconds(1)));
        }

        @Override
        public List<Scope> channels(int count) {
            List<Scope> scopes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                SlackChannel channel =
                        slack.workspace().addChannel("channel-" + i).inviteBot();
                channels.add(channel);
                scopes.add(new Scope(PlatformId.SLACK, "T" + i, channel.id()));
            }
            return scopes;
        }

        @Override
        public Config config(Config.Database database) {
            return configured(
                    database,
                    Optional.empty(),
                    Optional.of(new Config.Slack(
                            new Secret(slack.botToken()), new Config.SocketMode(new Secret(slack.appToken())))));
        }

        @Override
        public Outside outside(InstantSource clock) {
            return Outside.of(clock, new CountedIds()).withSlack(URI.create(slack.apiUrl()));
        }

        @Override
        public void enforce() {}

        @Override
        public long notOnce() {
            return channels.stream().filter(it -> it.messages().size() != 1).count();
        }

        @Override
        public void close() {
            slack.close();
        }
    }

    private static Config configured(
            Config.Database database, Optional<Config.Discord> discord, Optional<Config.Slack> slack) {
        return new Config(database, Optional.empty(), "", discord, slack, Config.Threads.OFF, Optional.empty());
    }

    private record Post(String channel, Instant at) {}

    /** The adapter's messenger, with a look at what goes through it. */
    private static final class Watched implements Messenger {
        private final Messenger real;
        private final InstantSource clock;
        private final ConcurrentLinkedQueue<Post> posts = new ConcurrentLinkedQueue<>();
        private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger mostInFlight = new AtomicInteger();

        Watched(Messenger real, InstantSource clock) {
            this.real = real;
            this.clock = clock;
        }

        @Override
        public PlatformId platform() {
            return real.platform();
        }

        @Override
        public OptionalInt postsPerMinute() {
            return real.postsPerMinute();
        }

        @Override
        public OptionalInt perSecond() {
            return real.perSecond();
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            String channel =
                    destination instanceof Destination.InChannel it ? it.scope().key() : destination.toString();
            AtomicInteger flying = inFlight.computeIfAbsent(channel, it -> new AtomicInteger());
            mostInFlight.accumulateAndGet(flying.incrementAndGet(), Math::max);
            Result result = real.post(key, destination, message);
            flying.decrementAndGet();
            if (result instanceof Result.TryAgain) {
                refused.incrementAndGet();
            } else {
                posts.add(new Post(channel, clock.instant()));
            }
            return result;
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            return real.edit(ref, message);
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return real.openThread(key, under, name);
        }

        @Override
        public Result remove(MessageRef ref) {
            return real.remove(ref);
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            return real.find(key, destination);
        }
    }
}
