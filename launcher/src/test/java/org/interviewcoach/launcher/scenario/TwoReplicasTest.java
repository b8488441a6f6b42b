package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.testkit.AcceptingMessenger;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.Transcript;
import org.junit.jupiter.api.Test;

/** Two processes on one PostgreSQL: both decide, one delivers, and the other takes over where that one dies. */
final class TwoReplicasTest {
    private final CountedIds ids = new CountedIds();
    private final ManualClock clock = new ManualClock(Transcript.START);
    private final Config config = new Config(
            Databases.postgres(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Config.Threads.OFF,
            Optional.empty());
    private final Posts posts = new Posts();

    @Test
    void aSlowPostOfOneIsNotRepeatedByTheOther() throws Exception {
        ExecutorService deliveries = Executors.newSingleThreadExecutor();
        try (Wiring first = wiring();
                Wiring second = wiring()) {
            Shell one = first.shell(List.of(posts), Runnable::run, deliveries);
            Shell other = second.shell(List.of(posts), Runnable::run, Runnable::run);
            posts.hold();
            start(one, "alice");
            one.outbox().drain();
            posts.awaitBegun();

            other.outbox().drain();
            posts.release();
            deliveries.shutdown();
            assertThat(deliveries.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

            assertThat(posts.sent).hasSize(1);
        } finally {
            deliveries.shutdownNow();
        }
    }

    @Test
    void whatOneDecidesTheOtherDeliversOnce() {
        try (Wiring first = wiring();
                Wiring second = wiring()) {
            Shell one = first.shell(List.of(posts), Runnable::run, Runnable::run);
            Shell other = second.shell(List.of(posts), Runnable::run, Runnable::run);
            one.outbox().drain();

            start(other, "alice");
            other.outbox().drain();
            assertThat(posts.sent).isEmpty();
            one.outbox().drain();
            other.outbox().drain();

            assertThat(posts.sent).hasSize(1);
        }
    }

    @Test
    void theOtherTakesOverWhereOneDies() {
        try (Wiring dead = wiring();
                Wiring second = wiring()) {
            Shell one = dead.shell(List.of(posts), Runnable::run, Runnable::run);
            Shell other = second.shell(List.of(posts), Runnable::run, Runnable::run);
            one.outbox().drain();
            start(one, "alice");
            other.outbox().drain();
            assertThat(posts.sent).isEmpty();

            clock.tick(Duration.ofSeconds(11));
            other.outbox().drain();

            assertThat(posts.sent).hasSize(1);
        }
    }

    @Test
    void oneThatStopsGivesItsTurnBackAtOnce() {
        try (Wiring second = wiring()) {
            try (Wiring first = wiring()) {
                Shell one = first.shell(List.of(posts), Runnable::run, Runnable::run);
                one.outbox().drain();
                start(one, "alice");
            }
            Shell other = second.shell(List.of(posts), Runnable::run, Runnable::run);

            other.outbox().drain();

            assertThat(posts.sent).hasSize(1);
        }
    }

    private Wiring wiring() {
        return new Wiring(config, SampleBank.bank(), Outside.of(clock, ids));
    }

    private void start(Shell shell, String user) {
        Scope direct = new Scope(PlatformId.CONSOLE, "t1", "direct-" + user);
        Inbound.Sender sender = new Inbound.Sender(new Actor(PlatformId.CONSOLE, "t1", user), user, "en", Set.of());
        CompletableFuture<?> reply = shell.handle(new Inbound.SlashCommand(
                new Inbound.Header("start-" + user, sender, Place.direct(direct), clock.instant()),
                "quiz",
                Map.of(),
                "kitchen 1 choices"));
        reply.join();
    }

    /** A platform that can be slow, and that knows nothing of a post until it is done with it. */
    private final class Posts extends AcceptingMessenger {
        private final List<EffectId> sent = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch held = new CountDownLatch(0);

        Posts() {
            super(clock, "direct-alice");
        }

        void hold() {
            held = new CountDownLatch(1);
        }

        void release() {
            held.countDown();
        }

        void awaitBegun() throws InterruptedException {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            begun.countDown();
            try {
                assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            sent.add(key);
            return done(key.toString());
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return done(under.message());
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            return sent.contains(key)
                    ? done(key.toString())
                    : new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()));
        }
    }
}
