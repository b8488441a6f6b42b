package org.interviewcoach.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.testkit.discord.referee.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway's protocol, spoken by hand: close codes, resumes, intents, members. */
final class GatewayTest {
    private final LoopbackDiscord discord = LoopbackDiscord.start();
    private final FakeGuild guild = discord.createGuild("Acme");
    private final FakeChannel general = guild.createTextChannel("general");
    private final FakeUser alice = guild.join("alice");

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void wrongTokenIsClosedWith4004() {
        try (RawBot bot = new RawBot(discord)) {
            bot.identify("wrong", 1);

            assertThat(bot.awaitClose()).isEqualTo(4004);
        }
    }

    @Test
    void privilegedIntentThatIsNotGrantedIsClosedWith4014() {
        try (RawBot bot = new RawBot(discord)) {
            bot.identify(discord.token(), Dispatch.GUILDS | Dispatch.MESSAGE_CONTENT);

            assertThat(bot.awaitClose()).isEqualTo(4014);
        }
    }

    @Test
    void askingBeforeIdentifyingIsClosedWith4003() {
        try (RawBot bot = new RawBot(discord)) {
            bot.send("{\"op\":8,\"d\":{\"guild_id\":\"" + guild.id() + "\"}}");

            assertThat(bot.awaitClose()).isEqualTo(4003);
        }
    }

    @Test
    void rubbishIsClosedWith4002AndUnknownOperationsWith4001() {
        try (RawBot bot = new RawBot(discord)) {
            bot.send("{rubbish");
            assertThat(bot.awaitClose()).isEqualTo(4002);

            bot.reconnect();
            bot.send("{\"op\":77}");
            assertThat(bot.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    void tooManyEventsInAMinuteAreClosedWith4008() {
        try (RawBot bot = RawBot.ready(discord, 1)) {
            for (int i = 0; i < 121; i++) {
                bot.send("{\"op\":1,\"d\":null}");
            }

            assertThat(bot.awaitClose()).isEqualTo(4008);
            assertThat(discord.referee().takeViolations())
                    .extracting(Violation::rule)
                    .containsOnly("gateway-send-120-60s");
        }
    }

    @Test
    void heartbeatIsAcknowledged() {
        try (RawBot bot = new RawBot(discord)) {
            assertThat(bot.awaitOp(10).at("/d/heartbeat_interval").asInt()).isEqualTo(41_250);

            bot.send("{\"op\":1,\"d\":null}");

            assertThat(bot.awaitOp(11)).isNotNull();
        }
    }

    @Test
    void membersAreSentOnRequest() {
        try (RawBot bot = RawBot.ready(discord, 1)) {
            bot.send("{\"op\":8,\"d\":{\"guild_id\":\"" + guild.id() + "\",\"user_ids\":[\"" + alice.id()
                    + "\",\"42\"],\"nonce\":\"n\"}}");

            JsonNode chunk = bot.awaitEvent("GUILD_MEMBERS_CHUNK");
            assertThat(chunk.at("/members/0/user/username").asText()).isEqualTo("alice");
            assertThat(chunk.at("/not_found/0").asText()).isEqualTo("42");
            assertThat(chunk.path("nonce").asText()).isEqualTo("n");
        }
    }

    @Test
    void guildMessagesNeedTheIntentAndTheirTextAPrivilege() {
        try (RawBot bot = RawBot.ready(discord, Dispatch.GUILDS | Dispatch.GUILD_MESSAGES)) {
            alice.say(general, "a secret");
            alice.say(general, discord.bot().mention() + " for you");
            alice.direct("private");
            SentInteraction last = alice.slash(general, "quiz");
            bot.awaitEvent("INTERACTION_CREATE");
            last.excuse();

            List<String> texts = new ArrayList<>();
            for (JsonNode payload : bot.received()) {
                if (payload.path("t").asText().equals("MESSAGE_CREATE")) {
                    texts.add(payload.at("/d/content").asText());
                }
            }
            assertThat(texts).containsExactly("", discord.bot().mention() + " for you");
        }
    }

    @Test
    void resumeReplaysWhatWasMissedAndNothingElse() {
        try (RawBot bot = RawBot.ready(discord, Dispatch.GUILDS | Dispatch.DIRECT_MESSAGES)) {
            String session = bot.awaitEvent("READY").path("session_id").asText();
            alice.direct("seen");
            int seen = bot.awaitMessage("seen");
            discord.gateway().dropConnections();
            bot.awaitClose();
            alice.direct("missed");

            bot.reconnect();
            bot.send("{\"op\":6,\"d\":{\"token\":\"" + discord.token() + "\",\"session_id\":\"" + session
                    + "\",\"seq\":" + seen + "}}");

            bot.awaitEvent("RESUMED");
            assertThat(bot.received())
                    .filteredOn(payload -> payload.path("op").asInt() == 0)
                    .extracting(payload -> payload.path("t").asText() + " "
                            + payload.at("/d/content").asText())
                    .containsExactly("MESSAGE_CREATE missed", "RESUMED ");
        }
    }

    @Test
    void resumeOfAnUnknownSessionIsInvalid() {
        try (RawBot bot = new RawBot(discord)) {
            bot.send("{\"op\":6,\"d\":{\"token\":\"" + discord.token() + "\",\"session_id\":\"none\",\"seq\":1}}");

            assertThat(bot.awaitOp(9).path("d").asBoolean(true)).isFalse();
        }
    }

    @Test
    void eventsCanComeTwiceOrReversedOrNever() {
        try (RawBot bot = RawBot.ready(discord, Dispatch.DIRECT_MESSAGES)) {
            discord.gateway().duplicateNext(1, "MESSAGE_CREATE");
            alice.direct("twice");
            discord.gateway().loseNext(1, "MESSAGE_CREATE");
            alice.direct("lost");
            discord.gateway().hold();
            alice.direct("first");
            alice.direct("second");
            discord.gateway().releaseReversed();
            bot.awaitMessage("first");

            assertThat(bot.received())
                    .filteredOn(payload -> payload.path("t").asText().equals("MESSAGE_CREATE"))
                    .extracting(payload -> payload.at("/d/content").asText())
                    .containsExactly("twice", "twice", "second", "first");
        }
    }
}
