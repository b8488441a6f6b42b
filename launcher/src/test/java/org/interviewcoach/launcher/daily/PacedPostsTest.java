package org.interviewcoach.launcher.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many posts into one Slack workspace, whose server refuses what is beyond its posts of a minute. */
final class PacedPostsTest {
    private static final int POSTS_A_MINUTE = 300;
    private static final int CHANNELS = 330;
    private static final Duration LOOK = Duration.ofMillis(250);

    @TempDir
    private Path folder;

    @Test
    void aWorkspaceGetsNoMorePostsThanItTakesAndAllOfThemInTheEnd() {
        ManualClock clock = new ManualClock(Transcript.START);
        ExecutorService work = Executors.newFixedThreadPool(2);
        try (LoopbackSlack slack = LoopbackSlack.start(clock);
                Wiring wiring = new Wiring(
                        config(slack),
                        SampleBank.bank(),
                        Outside.of(clock, new CountedIds()).withSlack(URI.create(slack.apiUrl())))) {
            List<SlackChannel> channels = channels(slack);
            Platform platform = wiring.platforms(config(slack), work).getFirst();
            Shell shell = wiring.shell(List.of(platform.messenger()), Runnable::run, Runnable::run);
            platform.start(shell).join();
            channels.forEach(it -> switchOn(shell, clock, slack.workspace().id(), it));
            slack.workspace().limitPosts(POSTS_A_MINUTE);
            clock.tick(Duration.ofHours(1));
            while (shell.fireDue()) {
                assertThat(shell.isIdle()).isTrue();
            }

            clock.tick(LOOK);
            shell.deliverAtPace();
            int first = posted(channels);
            for (int look = 0; look < 240; look++) {
                clock.tick(LOOK);
                shell.deliverAtPace();
            }
            int inAMinute = posted(channels);
            for (int look = 0; look < 160; look++) {
                clock.tick(LOOK);
                shell.deliverAtPace();
            }

            assertThat(first).isBetween(1, 11);
            assertThat(inAMinute).isBetween(240, POSTS_A_MINUTE - 1);
            assertThat(channels).allSatisfy(it -> assertThat(it.messages()).hasSize(1));
            assertThat(slack.calls("chat.postMessage")).hasSize(CHANNELS);
            platform.stop();
        } finally {
            work.shutdownNow();
        }
    }

    private Config config(LoopbackSlack slack) {
        return new Config(
                new Config.Embedded(folder),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of(new Config.Slack(
                        new Secret(slack.botToken()), new Config.SocketMode(new Secret(slack.appToken())))),
                Config.Threads.OFF,
                Optional.empty());
    }

    private static List<SlackChannel> channels(LoopbackSlack slack) {
        List<SlackChannel> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(slack.workspace().addChannel("channel-" + i).inviteBot());
        }
        return channels;
    }

    private static void switchOn(Shell shell, ManualClock clock, String team, SlackChannel channel) {
        Inbound.Sender sender =
                new Inbound.Sender(new Actor(PlatformId.SLACK, team, "U1"), "User", "en", Set.of(Capability.values()));
        Place place = Place.channel(new Scope(PlatformId.SLACK, team, channel.id()));
        var unusedReply = shell.handle(new Inbound.SlashCommand(
                        new Inbound.Header("in-" + channel.id(), sender, place, clock.instant()),
                        "daily",
                        Map.of(),
                        "on topic:kitchen zone:UTC time:10:00 mode:choices"))
                .join();
    }

    private static int posted(List<SlackChannel> channels) {
        return channels.stream().mapToInt(it -> it.messages().size()).sum();
    }
}
