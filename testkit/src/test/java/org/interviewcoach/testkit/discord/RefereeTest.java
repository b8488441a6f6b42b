package org.interviewcoach.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interviewcoach.testkit.discord.referee.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A referee that never whistles is worse than none: each rule is broken once, by a bot that sends raw requests. */
final class RefereeTest {
    private final LoopbackDiscord discord = LoopbackDiscord.start();
    private final FakeGuild guild = discord.createGuild("Acme");
    private final FakeChannel general = guild.createTextChannel("general");
    private final FakeUser alice = guild.join("alice");
    private final RawBot bot = RawBot.ready(discord, Dispatch.GUILDS);

    @AfterEach
    void close() {
        bot.close();
        discord.close();
    }

    @Test
    void goodMessageIsNoViolation() {
        RawBot.Reply reply = bot.post(general, """
                {"content": "hello <@123456789012345678>", "allowed_mentions": {"parse": []},
                 "embeds": [{"title": "T", "description": "D", "fields": [{"name": "n", "value": "v"}]}],
                 "components": [{"type": 1, "components": [
                    {"type": 2, "style": 1, "label": "A", "custom_id": "a"},
                    {"type": 2, "style": 5, "label": "Docs", "url": "https://example.org"}]}]}""");

        assertThat(reply.status()).isEqualTo(200);
        discord.assertNoViolations();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content-2000     | {"content": "x*2001"}
            nonce-25         | {"content": "a", "nonce": "x*26"}
            embed-lengths    | {"embeds": [{"title": "x*257"}]}
            embed-lengths    | {"embeds": [{"description": "x*4097"}]}
            embed-lengths    | {"embeds": [{"footer": {"text": "x*2049"}}]}
            embed-lengths    | {"embeds": [{"fields": [{"name": "", "value": "v"}]}]}
            embed-lengths    | {"embeds": [{"fields": [{"name": "n", "value": "x*1025"}]}]}
            embeds-6000      | {"embeds": [{"description": "x*4000"}, {"description": "x*2001"}]}
            custom-id-unique | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "A", "custom_id": "x*101"}]}]}
            custom-id-unique | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "A", "custom_id": "a"}, {"type": 2, "style": 1, "label": "B", "custom_id": "a"}]}]}
            button-needs     | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 5, "label": "A", "custom_id": "a"}]}]}
            button-needs     | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 2, "label": "A", "url": "https://example.org"}]}]}
            button-label     | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x*81", "custom_id": "a"}]}]}
            row-mix          | {"content": "a", "components": [{"type": 1, "components": []}]}
            row-mix          | {"content": "a", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "A", "custom_id": "a"}, {"type": 3, "custom_id": "b", "options": [{"label": "l", "value": "v"}]}]}]}
            select-limits    | {"content": "a", "components": [{"type": 1, "components": [{"type": 3, "custom_id": "b", "options": []}]}]}
            select-limits    | {"content": "a", "components": [{"type": 1, "components": [{"type": 3, "custom_id": "b", "options": [{"label": "x*101", "value": "v"}]}]}]}
            component-type   | {"content": "a", "components": [{"type": 10, "content": "t"}]}
            v2-exclusive     | {"content": "a", "flags": 32768, "components": [{"type": 10, "content": "t"}]}
            text-display-4000| {"flags": 32768, "components": [{"type": 10, "content": "x*2500"}, {"type": 10, "content": "x*2500"}]}
            mentions-exclusive| {"content": "a", "allowed_mentions": {"parse": ["users"], "users": ["123456789012345678"]}}
            empty-message    | {"content": ""}
            """)
    void badMessageIsRefusedAsDiscordDoes(String rule, String body) {
        RawBot.Reply reply = bot.post(general, repeated(body));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(50035);
        assertThat(reply.body().path("errors").isEmpty()).isFalse();
        assertThat(general.messages()).isEmpty();
        assertThat(rulesBroken()).contains(rule);
    }

    @Test
    void nestedErrorSaysWhere() {
        RawBot.Reply reply = bot.post(general, repeated("""
                {"embeds": [{"title": "ok"}, {"title": "x*257"}]}"""));

        assertThat(reply.body().at("/errors/embeds/1/title/_errors/0/code").asText())
                .isEqualTo("BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void moreThanFiveRowsAreRefused() {
        String rows = String.join(
                ",",
                IntStream.range(0, 6)
                        .mapToObj(i -> "{\"type\": 1, \"components\": [{\"type\": 2, \"style\": 1, \"label\": \"A\","
                                + " \"custom_id\": \"" + i + "\"}]}")
                        .toList());

        assertThat(bot.post(general, "{\"content\": \"a\", \"components\": [" + rows + "]}")
                        .status())
                .isEqualTo(400);
        assertThat(rulesBroken()).contains("rows-5");
    }

    @Test
    void moreThanFortyComponentsAreRefused() {
        String texts = String.join(
                ",",
                IntStream.range(0, 41)
                        .mapToObj(i -> "{\"type\": 10, \"content\": \"t\"}")
                        .toList());

        assertThat(bot.post(general, "{\"flags\": 32768, \"components\": [" + texts + "]}")
                        .status())
                .isEqualTo(400);
        assertThat(rulesBroken()).contains("components-40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\": \"@everyone\"}",
                "{\"content\": \"look @here\", \"allowed_mentions\": {\"parse\": [\"everyone\"]}}",
                "{\"content\": \"<@123456789012345678>\"}",
                "{\"content\": \"<@&123456789012345678>\", \"allowed_mentions\": {\"parse\": [\"roles\"]}}",
                "{\"content\": \"<@!123456789012345678>\", \"allowed_mentions\": {\"users\": [\"123456789012345678\"]}}",
                "{\"flags\": 32768, \"components\": [{\"type\": 10, \"content\": \"@everyone\"}]}"
            })
    void pingIsAViolationThoughDiscordAcceptsIt(String body) {
        assertThat(bot.post(general, body).status()).isEqualTo(200);
        assertThat(rulesBroken()).containsExactly("mentions-default");
    }

    @Test
    void pingThatIsMeantIsNone() {
        discord.referee().allowPingsOf(alice.id());

        bot.post(general, "{\"content\": \"your turn, " + alice.mention() + "\"}");

        discord.assertNoViolations();
        assertThat(general.messages().get(0).json().at("/mentions/0/id").asText())
                .isEqualTo(alice.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modal-1-5        | {"custom_id": "m", "title": "x*46", "components": [LABEL]}
            modal-1-5        | {"custom_id": "m", "title": "T", "components": []}
            modal-1-5        | {"custom_id": "m", "title": "T", "components": [TEXT, TEXT, TEXT, TEXT, TEXT, TEXT]}
            custom-id-unique | {"custom_id": "x*101", "title": "T", "components": [LABEL]}
            custom-id-unique | {"custom_id": "m", "title": "T", "components": [LABEL, LABEL]}
            modal-parts      | {"custom_id": "m", "title": "T", "components": [{"type": 18, "label": "x*46", "component": {"type": 4, "custom_id": "i", "style": 1}}]}
            modal-parts      | {"custom_id": "m", "title": "T", "components": [{"type": 18, "label": "l", "component": {"type": 4, "custom_id": "i", "style": 3}}]}
            modal-parts      | {"custom_id": "m", "title": "T", "components": [{"type": 18, "label": "l", "component": {"type": 4, "custom_id": "i", "style": 1, "max_length": 4001}}]}
            modal-parts      | {"custom_id": "m", "title": "T", "components": [{"type": 18, "label": "l", "component": {"type": 2, "custom_id": "i", "style": 1}}]}
            """)
    void badFormIsRefused(String rule, String modal) {
        SentInteraction slash = alice.slash(general, "quiz");
        String full = modal.replace("LABEL", """
                        {"type": 18, "label": "l", "component": {"type": 4, "custom_id": "i", "style": 1}}""").replace("TEXT", """
                        {"type": 10, "content": "t"}""");

        assertThat(bot.answer(slash, "{\"type\": 9, \"data\": " + repeated(full) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(rulesBroken()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "Quiz", "description": "d"}
            {"name": "quiz", "description": ""}
            {"name": "quiz", "description": "x*101"}
            {"name": "quiz", "description": "d", "options": [{"type": 3, "name": "a", "description": "d"}, {"type": 3, "name": "b", "description": "d", "required": true}]}
            {"name": "quiz", "description": "d", "options": [{"type": 3, "name": "a", "description": "d"}, {"type": 3, "name": "a", "description": "d"}]}
            {"name": "quiz", "description": "d", "options": [{"type": 3, "name": "a", "description": "d", "choices": [{"name": "x*101", "value": "v"}]}]}
            """)
    void badCommandIsRefused(String command) {
        String path = "/applications/" + discord.applicationId() + "/commands";

        assertThat(bot.call("PUT", path, "[" + repeated(command) + "]").status())
                .isEqualTo(400);
        assertThat(discord.globalCommands()).isEmpty();
        assertThat(discord.referee().takeViolations()).isNotEmpty();
    }

    @Test
    void moreThanTwentyFiveChoicesAreRefused() {
        SentInteraction typing = alice.autocomplete(general, "quiz", CommandOption.text("topic", "d"));
        String choices = String.join(
                ",",
                IntStream.range(0, 26)
                        .mapToObj(i -> "{\"name\": \"" + i + "\", \"value\": \"" + i + "\"}")
                        .toList());

        assertThat(bot.answer(typing, "{\"type\": 8, \"data\": {\"choices\": [" + choices + "]}}")
                        .status())
                .isEqualTo(400);
        assertThat(rulesBroken()).contains("choices-25");
    }

    @Test
    void secondFirstAnswerIsRefused() {
        SentInteraction slash = alice.slash(general, "quiz");

        assertThat(bot.answer(slash, "{\"type\": 5}").status()).isEqualTo(204);
        RawBot.Reply second = bot.answer(slash, "{\"type\": 4, \"data\": {\"content\": \"again\"}}");

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo(40060);
        assertThat(rulesBroken()).containsExactly("ack-twice");
    }

    @Test
    void answerAfterThreeSecondsIsRefused() {
        SentInteraction slash = alice.slash(general, "quiz");
        bot.awaitEvent("INTERACTION_CREATE");

        discord.advance(Duration.ofMillis(3100));
        RawBot.Reply late = bot.answer(slash, "{\"type\": 5}");

        assertThat(late.code()).isEqualTo(10062);
        assertThat(rulesBroken()).containsExactly("ack-3s");
    }

    @Test
    void answerThatNeverCameIsReported() {
        alice.slash(general, "quiz");
        bot.awaitEvent("INTERACTION_CREATE");
        discord.assertNoViolations();

        discord.advance(Duration.ofMillis(3100));

        assertThatThrownBy(discord::assertNoViolations)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[ack-3s] answer to alice's /quiz: never came");
    }

    @Test
    void answerToAnEventThatWasLateAlreadyIsRefusedButForgiven() {
        discord.gateway().deliverNextLate(Duration.ofSeconds(5));
        SentInteraction slash = alice.slash(general, "quiz");
        bot.awaitEvent("INTERACTION_CREATE");

        assertThat(bot.answer(slash, "{\"type\": 5}").code()).isEqualTo(10062);
        discord.assertNoViolations();
    }

    @Test
    void followUpBeforeTheFirstAnswerIsRefused() {
        SentInteraction slash = alice.slash(general, "quiz");

        RawBot.Reply early = bot.call(
                "POST", "/webhooks/" + discord.applicationId() + "/" + slash.token(), "{\"content\": \"early\"}");

        assertThat(early.code()).isEqualTo(10015);
        assertThat(rulesBroken()).containsExactly("follow-up-first");
    }

    @Test
    void tokenDiesAfterAQuarterOfAnHour() {
        SentInteraction slash = alice.slash(general, "quiz");
        bot.answer(slash, "{\"type\": 5}");
        String original = "/webhooks/" + discord.applicationId() + "/" + slash.token() + "/messages/@original";

        discord.advance(Duration.ofMinutes(14));
        assertThat(bot.call("PATCH", original, "{\"content\": \"in time\"}").status())
                .isEqualTo(200);
        discord.assertNoViolations();
        discord.advance(Duration.ofMinutes(2));
        RawBot.Reply late = bot.call("PATCH", original, "{\"content\": \"too late\"}");

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo(50027);
        assertThat(slash.awaitReply().content()).isEqualTo("in time");
        assertThat(rulesBroken()).containsExactly("token-15min");
    }

    @Test
    void formCannotFollowAForm() {
        SentInteraction slash = alice.slash(general, "quiz");
        String modal = """
                {"type": 9, "data": {"custom_id": "m", "title": "T", "components": [
                    {"type": 18, "label": "l", "component": {"type": 4, "custom_id": "i", "style": 1}}]}}""";
        bot.answer(slash, modal);
        SentInteraction submit = alice.submit(slash, Map.of("l", "text"));

        assertThat(bot.answer(submit, modal).status()).isEqualTo(400);
        assertThat(rulesBroken()).containsExactly("callback-type");
    }

    @Test
    void goingOnAfterA429IsReported() {
        discord.faults().next(1, "POST /channels/{channel_id}/messages").rateLimit(30);
        assertThat(bot.post(general, "{\"content\": \"one\"}").status()).isEqualTo(429);
        long told = System.nanoTime();
        discord.await(
                "a moment to pass",
                () -> Optional.of(System.nanoTime() - told).filter(waited -> waited > 400_000_000L));

        bot.post(general, "{\"content\": \"two\"}");

        assertThat(rulesBroken()).containsExactly("rate-limit-ignored");
    }

    @Test
    void rateLimitTellsHowLongAndByWhom() {
        discord.faults().next(1, Faults.ANY).rateLimit(7);
        RawBot.Reply limited = bot.post(general, "{\"content\": \"a\"}");
        discord.faults().next(1, Faults.ANY).rateLimitByCloudflare(9);
        RawBot.Reply banned = bot.call("GET", "/users/@me", "");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("7");
        assertThat(limited.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(limited.header("Via")).isNotEmpty();
        assertThat(limited.body().path("retry_after").asInt()).isEqualTo(7);
        assertThat(banned.header("Retry-After")).isEqualTo("9");
        assertThat(banned.header("Via")).isEmpty();
    }

    @Test
    void bucketRunsDryAndSaysSo() {
        discord.rateLimits().limit("POST /channels/{channel_id}/messages", 1, Duration.ofMinutes(1));

        RawBot.Reply last = bot.post(general, "{\"content\": \"a\"}");
        RawBot.Reply over = bot.post(general, "{\"content\": \"b\"}");

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.header("X-RateLimit-Limit")).isEqualTo("1");
        assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(over.status()).isEqualTo(429);
        assertThat(general.messages()).hasSize(1);
        assertThat(bot.post(guild.createTextChannel("other"), "{\"content\": \"a\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fiftyRequestsASecondAreTheMostButInteractionsAreFree() {
        List<Integer> statuses = IntStream.range(0, 120)
                .parallel()
                .mapToObj(i -> bot.call("GET", "/users/@me", "").status())
                .toList();
        SentInteraction slash = alice.slash(general, "quiz");

        assertThat(bot.answer(slash, "{\"type\": 5}").status()).isEqualTo(204);
        assertThat(discord.requests("GET /users/@me"))
                .hasSize(120)
                .filteredOn(request -> request.status() == 200)
                .hasSizeGreaterThanOrEqualTo(50);
        assertThat(statuses).contains(200).containsOnly(200, 429);
    }

    @Test
    void routeThatDoesNotExistIsReported() {
        assertThat(bot.call("POST", "/nonsense", "{}").status()).isEqualTo(404);
        assertThat(rulesBroken()).containsExactly("unknown-route");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "coach.specs",
            matches = ".+",
            disabledReason = "Discord's schemas are not at hand")
    void publishedSchemaIsHeldAgainstRequests() {
        assertThat(discord.referee().checksPublishedSchemas()).isTrue();

        bot.post(general, "{\"content\": \"a\", \"tts\": \"often\"}");

        assertThat(discord.referee().takeViolations()).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo("schema");
            assertThat(violation.detail()).contains("tts");
        });
    }

    private List<String> rulesBroken() {
        return discord.referee().takeViolations().stream()
                .map(Violation::rule)
                .filter(rule -> !rule.equals("schema"))
                .toList();
    }

    /** {@code x*2001} stands for so many letters. */
    private static String repeated(String body) {
        return Pattern.compile("x\\*(\\d+)")
                .matcher(body)
                .replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
    }
}
