package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.scenario.World;
import org.junit.jupiter.api.Test;

/** A mock interview that the platform takes somebody out of, or that loses the place where it plays. */
final class MockLossTest {
    private static final Map<String, String> RATING =
            Map.of("correctness", "3", "depth", "3", "communication", "3", "solving", "3");

    @Test
    void whoeverIsRemovedFromTheServerGetsNoTurnOnDiscord() {
        on(DiscordWorld::start, world -> {
            begin(world);
            world.leaves("carol");

            playTheTurnsOfAliceAndBob(world);

            // Discord tells nobody of it without a privileged intent: it shows when Carol's turn comes.
            endsWithoutCarol(world);
        });
    }

    @Test
    void whoeverIsRemovedFromTheChannelGetsNoTurnOnSlack() {
        on(SlackWorld::overSockets, world -> {
            begin(world);
            world.leaves("carol", "general");
            assertThat(thread(world)).contains("carol has left");

            playTheTurnsOfAliceAndBob(world);

            endsWithoutCarol(world);
        });
    }

    @Test
    void aCandidateWhoIsRemovedInTheSeatEndsTheirTurnOnSlack() {
        on(SlackWorld::overSockets, world -> {
            begin(world);
            world.type("alice", "put it into the microwave");
            world.leaves("alice", "general");

            // What was said is graded and rated, and whoever joined next hosts.
            assertThat(thread(world)).contains("alice has left. bob hosts now").contains("rate alice");
        });
    }

    @Test
    void whoeverLeavesAnotherChannelStaysInTheSessionOnSlack() {
        on(SlackWorld::overSockets, world -> {
            begin(world);
            world.leaves("carol", "random");

            assertThat(thread(world)).doesNotContain("has left");
        });
    }

    @Test
    void aThreadThatIsDeletedEndsItAndTheHostIsToldOnDiscord() {
        on(DiscordWorld::start, world -> {
            begin(world);
            world.type("alice", "put it into the microwave");
            threadOf(world).delete();

            world.type("alice", "it gets rubbery");

            endsAsLost(world);
        });
    }

    @Test
    void aThreadThatIsArchivedIsOpenedAgainOnDiscord() {
        on(DiscordWorld::start, world -> {
            begin(world);
            threadOf(world).archive(false);

            world.type("alice", "put it into the microwave");

            assertThat(thread(world)).contains("put it into the microwave");
            assertThat(threadOf(world).isArchived()).isFalse();
        });
    }

    @Test
    void aChannelThatIsArchivedEndsItAndTheHostIsToldOnSlack() {
        on(SlackWorld::overSockets, world -> {
            begin(world);
            world.type("alice", "put it into the microwave");
            world.channel("general").archive();

            world.type("alice", "it gets rubbery");

            endsAsLost(world);
        });
    }

    @Test
    void aCoachThatIsRemovedFromTheChannelAsksToBeInvitedOnSlack() {
        on(SlackWorld::overSockets, world -> {
            begin(world);
            world.channel("general").removeBot();

            world.type("alice", "put it into the microwave");

            assertThat(direct(world, "alice")).contains("please invite me there");
        });
    }

    /** Alice answers, Bob interviews, Carol's turn comes last. */
    private static void begin(World world) {
        world.slash("alice", "general", "/mock start topic:kitchen questions:1");
        world.press("bob", "Join");
        world.press("carol", "Join");
        world.press("alice", "Start");
        assertThat(thread(world)).contains("alice is in the seat").contains("bob interviews");
    }

    private static void playTheTurnsOfAliceAndBob(World world) {
        world.type("alice", "put it into the microwave");
        world.press("bob", "End the turn");
        world.tick(Duration.ofMinutes(4));
        assertThat(thread(world)).contains("bob is in the seat");
        world.type("bob", "boil it");
        world.press("alice", "End the turn");
        world.press("alice", "Rate bob");
        world.submit("alice", RATING);
        world.tick(Duration.ofMinutes(4));
    }

    private static void endsWithoutCarol(World world) {
        assertThat(thread(world)).contains("carol has left");
        assertThat(text(world, "bob", "general")).contains("it is over, with 2 candidates");
        assertThat(direct(world, "alice")).contains("your scorecard");
        assertThat(direct(world, "bob")).contains("your scorecard");
    }

    private static void endsAsLost(World world) {
        assertThat(direct(world, "alice"))
                .contains("is gone or archived, so the mock interview has ended")
                .contains("your scorecard");
        // The seats are free again.
        world.slash("bob", "random", "/mock start topic:kitchen questions:1");
        assertThat(text(world, "bob", "random")).contains("bob hosts");
    }

    private static FakeChannel threadOf(DiscordWorld world) {
        return world.channel("general").threads().getFirst();
    }

    private static String thread(World world) {
        return text(world, "bob", "thread");
    }

    private static String direct(World world, String user) {
        return text(world, user, World.DIRECT);
    }

    /** All that somebody reads in a place, without marks and in small letters: platforms write names in their own way. */
    private static String text(World world, String user, String where) {
        List<String> texts = world.seenBy(user).stream()
                .filter(it -> it.where().equals(where))
                .map(it -> it.text().replaceAll("[*_`<>@]", "").toLowerCase(Locale.ROOT))
                .toList();
        return String.join("\n", texts);
    }

    private static <W extends World> void on(Function<Stage, W> start, Consumer<W> play) {
        Config.Database database = Databases.sqlite();
        try (W world = start.apply(new Stage(Transcript.START, SampleBank.bank(), database))) {
            play.accept(world);
        } finally {
            Databases.drop(database);
        }
    }
}
