package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.interviewcoach.testkit.SampleBank;
import org.interviewcoach.testkit.discord.DiscordPermission;
import org.interviewcoach.testkit.scenario.Transcript;
import org.interviewcoach.testkit.scenario.World;
import org.interviewcoach.testkit.slack.SlackFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A daily's post over the real JDA and the real Bolt when sending goes wrong: whatever was accepted without a word of it,
 * and whatever was not, the channel has one post a date.
 */
final class DailySendTest {
    private static final String ON = "/daily on topic:kitchen zone:UTC time:10:00 mode:choices";
    private static final String POSTS = "POST /channels/{channel_id}/messages";

    /** How a send can end without an answer that says what became of it. */
    enum Doubt {
        ACCEPTED_AND_CUT_OFF,
        ACCEPTED_AND_AN_ERROR,
        CUT_OFF_BEFORE,
        AN_ERROR_BEFORE
    }

    @ParameterizedTest
    @EnumSource(Doubt.class)
    void aDoubtfulSendGivesOnePostOnDiscord(Doubt doubt) {
        try (DiscordWorld world = DiscordWorld.start(stage())) {
            switchOn(world, ON);
            var fault = world.server().faults().next(1, POSTS);
            switch (doubt) {
                case ACCEPTED_AND_CUT_OFF -> fault.resetAfterEffect();
                case ACCEPTED_AND_AN_ERROR -> fault.failAfterEffect(504);
                case CUT_OFF_BEFORE -> fault.resetBefore();
                case AN_ERROR_BEFORE -> fault.fail(502);
            }

            onePostADate(world);
        }
    }

    @ParameterizedTest
    @EnumSource(Doubt.class)
    void aDoubtfulSendGivesOnePostOnSlack(Doubt doubt) {
        try (SlackWorld world = SlackWorld.overSockets(stage())) {
            switchOn(world, ON);
            world.server()
                    .faults()
                    .next(
                            "chat.postMessage",
                            1,
                            switch (doubt) {
                                case ACCEPTED_AND_CUT_OFF -> SlackFault.resetAfter();
                                case ACCEPTED_AND_AN_ERROR, AN_ERROR_BEFORE -> SlackFault.status(504);
                                case CUT_OFF_BEFORE -> SlackFault.resetBefore();
                            });

            onePostADate(world);
        }
    }

    private static void onePostADate(World world) {
        world.tick(Duration.ofMinutes(70));
        assertThat(posts(world, "general")).hasSize(1);
        assertThat(told(world)).isEmpty();

        world.tick(Duration.ofHours(24));
        assertThat(posts(world, "general")).hasSize(2);
    }

    /** Slack's history scope is optional: without it the channel cannot be looked at. */
    @ParameterizedTest
    @EnumSource(
            value = Doubt.class,
            names = {"ACCEPTED_AND_CUT_OFF", "CUT_OFF_BEFORE"})
    void whereSlackCannotBeReadNothingIsSentAgainAndTheAdminIsTold(Doubt doubt) {
        try (SlackWorld world = SlackWorld.overSockets(stage())) {
            world.server().workspace().revokeScope("channels:history");
            switchOn(world, ON);
            boolean accepted = doubt == Doubt.ACCEPTED_AND_CUT_OFF;
            world.server()
                    .faults()
                    .next("chat.postMessage", 1, accepted ? SlackFault.resetAfter() : SlackFault.resetBefore());

            world.tick(Duration.ofMinutes(70));
            assertThat(posts(world, "general")).hasSize(accepted ? 1 : 0);
            assertThat(told(world)).singleElement().asString().contains("could not find out");

            world.tick(Duration.ofHours(24));
            assertThat(posts(world, "general")).hasSize(accepted ? 2 : 1);
        }
    }

    @Test
    void aChannelThatIsForbiddenPausesItsScheduleOnDiscord() {
        try (DiscordWorld world = DiscordWorld.start(stage())) {
            switchOn(world, ON);
            world.channel("general").denyBot(DiscordPermission.SEND_MESSAGES);

            pausesAfterThreeDates(world);
        }
    }

    @Test
    void aChannelThatIsArchivedPausesItsScheduleOnSlack() {
        try (SlackWorld world = SlackWorld.overSockets(stage())) {
            switchOn(world, ON);
            world.channel("general").archive();

            pausesAfterThreeDates(world);
        }
    }

    private static void pausesAfterThreeDates(World world) {
        world.tick(Duration.ofDays(4));

        assertThat(posts(world, "general")).isEmpty();
        assertThat(told(world)).hasSize(3);
        assertThat(told(world).getLast()).contains("paused itself").contains("/daily resume");
    }

    @Test
    void oneChannelThatFailsDoesNotStopTheOthersOfItsScheduleOnDiscord() {
        try (DiscordWorld world = DiscordWorld.start(stage())) {
            String both = "<#" + world.channel("random").id() + ">,<#"
                    + world.channel("general").id() + ">";
            switchOn(world, ON + " channels:" + both);
            world.channel("random").denyBot(DiscordPermission.SEND_MESSAGES);

            postsInGeneralAlone(world);
        }
    }

    @Test
    void oneChannelThatFailsDoesNotStopTheOthersOfItsScheduleOnSlack() {
        try (SlackWorld world = SlackWorld.overSockets(stage())) {
            String both = "<#" + world.channel("random").id() + "|random>,<#"
                    + world.channel("general").id() + "|general>";
            switchOn(world, ON + " channels:" + both);
            world.channel("random").archive();

            postsInGeneralAlone(world);
        }
    }

    private static void postsInGeneralAlone(World world) {
        world.tick(Duration.ofMinutes(70));

        assertThat(posts(world, "general")).hasSize(1);
        assertThat(posts(world, "random")).isEmpty();
        assertThat(told(world)).hasSize(1);
    }

    private static Stage stage() {
        return new Stage(Transcript.START, SampleBank.bank(), Databases.sqlite());
    }

    private static void switchOn(World world, String command) {
        world.admin("alice");
        world.slash("alice", "general", command);
    }

    private static List<String> posts(World world, String channel) {
        return world.seenBy("bob").stream()
                .filter(it -> it.where().equals(channel) && it.text().contains("Question of the day"))
                .map(World.Seen::text)
                .toList();
    }

    /** What whoever switched it on got to read of it. */
    private static List<String> told(World world) {
        return world.seenBy("alice").stream()
                .filter(it -> it.where().equals(World.DIRECT))
                .map(World.Seen::text)
                .toList();
    }
}
