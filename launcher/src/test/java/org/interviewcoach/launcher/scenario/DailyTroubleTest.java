package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.discord.Faults;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.scenario.World;
import org.interviewcoach.testkit.slack.SlackFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two dates of a question of the day over the real JDA and the real Bolt, with trouble at each kind of call that they
 * make: the send, the look that follows a doubtful one, the edit at the reveal. What the server holds in the end is one
 * post a date, and the answer of whoever answered.
 *
 * <p>A sample; all of it with {@code -Dwalk.stride=1}.
 */
final class DailyTroubleTest {
    private static final int STRIDE = Integer.getInteger("walk.stride", 4);
    private static final String ON = "/daily on topic:kitchen zone:UTC time:10:00 mode:choices reveal:same-day@17:00";
    private static final Instant POSTED = Transcript.START.plus(Duration.ofMinutes(70));
    private static final Instant REVEALED = Transcript.START.plus(Duration.ofHours(9));
    private static final Instant NEXT_DAY = POSTED.plus(Duration.ofDays(1));

    /** A call of the platform. */
    enum Call {
        SEND("post", "POST /channels/{channel_id}/messages", "chat.postMessage"),
        LOOK("find", "GET /channels/{channel_id}/messages", "conversations.history"),
        EDIT("edit", "PATCH /channels/{channel_id}/messages/{message_id}", "chat.update");

        private final String name;
        private final String onDiscord;
        private final String onSlack;

        Call(String name, String onDiscord, String onSlack) {
            this.name = name;
            this.onDiscord = onDiscord;
            this.onSlack = onSlack;
        }
    }

    /** What goes wrong there. */
    enum Trouble {
        DIES_BEFORE,
        DIES_AFTER,
        CUT_BEFORE,
        CUT_AFTER,
        FAILS_BEFORE,
        FAILS_AFTER,
        TOO_MANY
    }

    static Stream<Arguments> troubles() {
        List<Arguments> all = new ArrayList<>();
        for (Trouble trouble : Trouble.values()) {
            for (Call call : Call.values()) {
                all.add(Arguments.of(trouble, call));
            }
        }
        return IntStream.range(0, all.size()).filter(it -> it % STRIDE == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void givesOnePostADateOnDiscord(Trouble trouble, Call call) {
        Config.Database database = Databases.sqlite();
        try (DiscordWorld world = DiscordWorld.start(new Stage(Transcript.START, SampleBank.bank(), database))) {
            play(world, call, trouble, new OnDiscord(world.server().faults()));
        } finally {
            Databases.drop(database);
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void givesOnePostADateOnSlack(Trouble trouble, Call call) {
        Config.Database database = Databases.postgres();
        try (SlackWorld world = SlackWorld.overSockets(new Stage(Transcript.START, SampleBank.bank(), database))) {
            play(world, call, trouble, new OnSlack(world));
        } finally {
            Databases.drop(database);
        }
    }

    private static void play(WiredWorld world, Call call, Trouble trouble, Platform platform) {
        world.admin("alice");
        world.slash("alice", "general", ON);
        if (call == Call.LOOK) {
            platform.arm(Call.SEND, Trouble.FAILS_AFTER);
        }
        AtomicBoolean happened = call == Call.EDIT ? new AtomicBoolean() : arm(world, call, trouble, platform);

        world.tickUntil(POSTED);
        assertThat(posts(world, "Question of the day")).hasSize(1);
        world.press("bob", "A");
        if (call == Call.EDIT) {
            happened = arm(world, call, trouble, platform);
        }
        world.tickUntil(REVEALED);
        assertThat(posts(world, "The answer")).hasSize(1);
        assertThat(posts(world, "Question of the day"))
                .singleElement()
                .asString()
                .contains("Revealed. One answer");
        world.tickUntil(NEXT_DAY);

        assertThat(happened).as("whether there was such a call").isTrue();
        assertThat(posts(world, "Question of the day")).hasSize(2);
        assertThat(posts(world, "The answer")).hasSize(1);
        assertThat(world.facts().stream().filter(it -> it.startsWith("attempt")))
                .hasSize(1);
        assertThat(world.seenBy("alice").stream().filter(it -> it.where().equals(World.DIRECT)))
                .isEmpty();
    }

    /** The trouble comes with the next call of that kind, and only with that. */
    private static AtomicBoolean arm(WiredWorld world, Call call, Trouble trouble, Platform platform) {
        AtomicBoolean happened = new AtomicBoolean();
        world.atCalls((name, after) -> {
            boolean now = name.equals(call.name) && after == (trouble == Trouble.DIES_AFTER);
            if (!now || !happened.compareAndSet(false, true)) {
                return;
            }
            if (trouble == Trouble.DIES_BEFORE || trouble == Trouble.DIES_AFTER) {
                throw new WiredWorld.Killed();
            }
            platform.arm(call, trouble);
        });
        return happened;
    }

    private static List<String> posts(World world, String title) {
        return world.seenBy("bob").stream()
                .filter(it -> it.where().equals("general") && it.text().contains(title))
                .map(World.Seen::text)
                .toList();
    }

    /** Where the trouble is made. */
    private interface Platform {
        void arm(Call call, Trouble trouble);
    }

    private record OnDiscord(Faults faults) implements Platform {
        @Override
        public void arm(Call call, Trouble trouble) {
            Faults.Plan next = faults.next(1, call.onDiscord);
            switch (trouble) {
                case CUT_BEFORE -> next.resetBefore();
                case CUT_AFTER -> next.resetAfterEffect();
                case FAILS_BEFORE -> next.fail(500);
                case FAILS_AFTER -> next.failAfterEffect(500);
                case TOO_MANY -> next.rateLimit(1);
                case DIES_BEFORE, DIES_AFTER -> throw new AssertionError(trouble);
            }
        }
    }

    /** Slack's server has no error after the effect; a connection that is cut then leaves the same doubt. */
    private record OnSlack(SlackWorld world) implements Platform {
        @Override
        public void arm(Call call, Trouble trouble) {
            SlackFault fault = switch (trouble) {
                case CUT_BEFORE -> SlackFault.resetBefore();
                case CUT_AFTER, FAILS_AFTER -> SlackFault.resetAfter();
                case FAILS_BEFORE -> SlackFault.status(500);
                case TOO_MANY -> SlackFault.rateLimited(Duration.ofSeconds(1));
                case DIES_BEFORE, DIES_AFTER -> throw new AssertionError(trouble);
            };
            world.server().faults().next(call.onSlack, 1, fault);
        }
    }
}
