package org.interviewcoach.testkit.slack.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit is taken at its number and refused one above, and the published schema says the same where it is. */
final class SlackRefereeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("limits")
    void takesTheLimitAndRefusesOneMore(int limit, IntFunction<String> document) {
        SlackReferee byHand = new SlackReferee(Optional.empty());

        check(byHand, document.apply(limit));
        assertThat(byHand.violations()).isEmpty();
        check(byHand, document.apply(limit + 1));

        assertThat(byHand.violations(SlackRule.BLOCKS)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("limits")
    @EnabledIfSystemProperty(
            named = SlackSpecs.PROPERTY,
            matches = ".+",
            disabledReason = "the published schemas are not here: -Dcoach.specs=<folder>")
    void agreesWithThePublishedSchema(int limit, IntFunction<String> document) {
        SlackReferee withSpecs = new SlackReferee(SlackSpecs.find());

        check(withSpecs, document.apply(limit));
        assertThat(withSpecs.violations()).isEmpty();
        check(withSpecs, document.apply(limit + 1));

        assertThat(withSpecs.violations(SlackRule.SCHEMA)).isNotEmpty();
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("blocks of a message", 50, n -> blocks(repeat(n, i -> "{\"type\":\"divider\"}"))),
                limit("blocks of a view", 100, n -> view("", repeat(n, i -> "{\"type\":\"divider\"}"))),
                limit("section text", 3000, n -> blocks(section("\"text\":" + mrkdwn(n)))),
                limit("section fields", 10, n -> blocks(section("\"fields\":[" + repeat(n, i -> mrkdwn(5)) + "]"))),
                limit("section field text", 2000, n -> blocks(section("\"fields\":[" + mrkdwn(n) + "]"))),
                limit("header", 150, n -> blocks("{\"type\":\"header\",\"text\":" + plain(n) + "}")),
                limit("elements of actions", 25, n -> blocks(actions(repeat(n, i -> button(i, 5, 5))))),
                limit("elements of context", 10, n -> blocks(context(repeat(n, i -> mrkdwn(5))))),
                limit("button text", 75, n -> blocks(actions(button(1, n, 5)))),
                limit("button value", 2000, n -> blocks(actions(button(1, 5, n)))),
                limit(
                        "action id",
                        255,
                        n -> blocks(actions("{\"type\":\"button\",\"action_id\":\"" + "x".repeat(n) + "\",\"text\":"
                                + plain(3) + "}"))),
                limit("block id", 255, n -> blocks("{\"type\":\"divider\",\"block_id\":\"" + "x".repeat(n) + "\"}")),
                limit("options of a select", 100, n -> blocks(actions(chooser("static_select", n, 5, 0)))),
                limit("options of radio buttons", 10, n -> blocks(actions(chooser("radio_buttons", n, 5, 0)))),
                limit("options of checkboxes", 10, n -> blocks(actions(chooser("checkboxes", n, 5, 0)))),
                limit("options of an overflow", 5, n -> blocks(actions(chooser("overflow", n, 5, 0)))),
                limit("option text", 75, n -> blocks(actions(chooser("static_select", 2, n, 0)))),
                limit("option value", 150, n -> blocks(actions(chooser("static_select", 2, 5, n)))),
                limit(
                        "action id of a select of conversations",
                        255,
                        n -> view(
                                "",
                                "{\"type\":\"input\",\"label\":" + plain(5)
                                        + ",\"element\":{\"type\":\"multi_conversations_select\",\"action_id\":\""
                                        + "x".repeat(n)
                                        + "\",\"filter\":{\"include\":[\"public\"]},\"max_selected_items\":5}}")),
                limit("view title", 24, n -> view("", input("")).replace("\"Form\"", "\"" + "x".repeat(n) + "\"")),
                limit("view submit", 24, n -> view("", input("")).replace("\"Send\"", "\"" + "x".repeat(n) + "\"")),
                limit("view close", 24, n -> view(",\"close\":" + plain(n), input(""))),
                limit(
                        "private metadata",
                        3000,
                        n -> view(",\"private_metadata\":\"" + "x".repeat(n) + "\"", input(""))),
                limit("plain text input", 3000, n -> view("", input(",\"max_length\":" + n))),
                limit("placeholder", 150, n -> view("", input(",\"placeholder\":" + plain(n)))),
                limit(
                        "image alt text",
                        2000,
                        n -> blocks("{\"type\":\"image\",\"image_url\":\"https://example.org/i.png\",\"alt_text\":\""
                                + "x".repeat(n) + "\"}")));
    }

    @Test
    void refusesMoreTextInAllThanSlackIsKnownToTake() {
        SlackReferee referee = new SlackReferee(Optional.empty());

        check(referee, blocks(repeat(4, i -> section("\"text\":" + mrkdwn(3000)))));
        assertThat(referee.violations()).isEmpty();
        check(referee, blocks(repeat(5, i -> section("\"text\":" + mrkdwn(3000)))));

        assertThat(referee.violations()).singleElement().asString().contains("15000 characters of text in all");
    }

    @Test
    void refusesDuplicateIds() {
        SlackReferee referee = new SlackReferee(Optional.empty());

        check(referee, blocks(repeat(2, i -> "{\"type\":\"divider\",\"block_id\":\"same\"}")));
        check(referee, blocks(actions(button(1, 5, 5) + "," + button(1, 5, 5))));
        check(referee, blocks(actions(button(1, 5, 5)) + "," + actions(button(1, 5, 5))));

        assertThat(referee.violations())
                .extracting(SlackViolation::what)
                .containsExactly(
                        "blocks[1].block_id: \"same\" stands twice",
                        "blocks[0].elements[1].action_id: \"a1\" stands twice");
    }

    @Test
    void wantsASubmitButtonWhereThereAreInputs() {
        SlackReferee referee = new SlackReferee(Optional.empty());

        check(referee, view("", input("")).replace("\"submit\"", "\"unknown\""));

        assertThat(referee.violations()).singleElement().asString().contains("view.submit: required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hello <!channel>                      ~ MENTION    ~ <!channel>",
                "hello <!here|here>                    ~ MENTION    ~ <!here>",
                "hello <!everyone>                     ~ MENTION    ~ <!everyone>",
                "hello <!subteam^S0123ABC>             ~ MENTION    ~ <!subteam^S0123ABC>",
                "hello <@U0123ABC>                     ~ MENTION    ~ <@U0123ABC>",
                "hello <@W0123ABC|name>                ~ MENTION    ~ <@W0123ABC>",
                "fish & chips                          ~ ESCAPING   ~ bare & at 5",
                "a < b                                 ~ ESCAPING   ~ bare <",
                "a > b                                 ~ ESCAPING   ~ bare >",
                "List<String>                          ~ ESCAPING   ~ bare <",
                "&nbsp;                                ~ ESCAPING   ~ bare & at 0",
            })
    void seesWhatTextDoes(String text, SlackRule rule, String what) {
        SlackReferee referee = new SlackReferee(Optional.empty());
        JsonNode message = MAPPER.createObjectNode().put("text", text);

        referee.checkMessage("test", message);

        assertThat(referee.violations(rule)).isNotEmpty();
        assertThat(referee.violations())
                .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo(rule));
        assertThat(referee.violations().get(0).what()).contains(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "fish &amp; chips &lt; &gt;",
                "see <https://example.org/?a=1&amp;b=2> now",
                "<mailto:a@example.org>",
                "in <#C0123ABC>",
                "<!date^1392734382^{date}^https://example.org/>",
                "> a quotation",
                "@here as words",
                "an e-mail a@example.org",
            })
    void leavesCorrectTextAlone(String text) {
        SlackReferee referee = new SlackReferee(Optional.empty());

        referee.checkMessage("test", MAPPER.createObjectNode().put("text", text));

        assertThat(referee.violations()).isEmpty();
    }

    @Test
    void seesMentionsInRichTextAndByName() {
        SlackReferee referee = new SlackReferee(Optional.empty());

        check(
                referee,
                blocks("{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":["
                        + "{\"type\":\"broadcast\",\"range\":\"here\"},{\"type\":\"user\",\"user_id\":\"U1\"}]}]}"));
        referee.checkMessage(
                "test", MAPPER.createObjectNode().put("text", "hi @channel").put("link_names", "1"));

        assertThat(referee.violations(SlackRule.MENTION))
                .extracting(violation -> violation.what().replaceFirst(" pings.*", ""))
                .containsExactly("blocks: <!here>", "blocks: <@U1>", "text: @channel");
    }

    @Test
    void forgivesOnlyWhatItIsTold() {
        SlackReferee referee = new SlackReferee(Optional.empty());
        referee.allowMention("<@U1>");
        assertThatCode(referee::assertNoViolations).doesNotThrowAnyException();

        referee.checkMessage("chat.update", MAPPER.createObjectNode().put("text", "<@U1> & <@U2>"));

        referee.forgive(SlackRule.ESCAPING);
        assertThatThrownBy(referee::assertNoViolations)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("broken 1 times")
                .hasMessageContaining("MENTION in chat.update: text: <@U2> pings");
        referee.forgive(SlackRule.MENTION);
        referee.switchOff(SlackRule.MENTION);
        referee.checkMessage("chat.update", MAPPER.createObjectNode().put("text", "<@U2>"));
        assertThatCode(referee::assertNoViolations).doesNotThrowAnyException();
    }

    @Test
    void namesMissingParameters() {
        SlackReferee referee = new SlackReferee(SlackSpecs.find());

        List<String> missing = referee.checkParameters(
                "chat.update",
                List.of("channel", "ts"),
                MAPPER.createObjectNode().put("ts", "1.2").put("channel", ""));

        assertThat(missing).containsExactly("channel");
        assertThat(referee.violations())
                .containsExactly(new SlackViolation(
                        SlackRule.PARAMETER, "chat.update", "required parameter \"channel\" is missing"));
    }

    private static Arguments limit(String name, int limit, IntFunction<String> document) {
        return Arguments.of(Named.of(name + " " + limit, limit), document);
    }

    private static void check(SlackReferee referee, String json) {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (document.has("title")) {
                referee.checkView("test", document);
            } else {
                referee.checkMessage("test", document);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String blocks(String blocks) {
        return "{\"text\":\"fallback\",\"blocks\":[" + blocks + "]}";
    }

    private static String view(String more, String blocks) {
        return "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Form\"},"
                + "\"submit\":{\"type\":\"plain_text\",\"text\":\"Send\"}" + more + ",\"blocks\":[" + blocks + "]}";
    }

    private static String section(String inside) {
        return "{\"type\":\"section\"," + inside + "}";
    }

    private static String actions(String elements) {
        return "{\"type\":\"actions\",\"elements\":[" + elements + "]}";
    }

    private static String context(String elements) {
        return "{\"type\":\"context\",\"elements\":[" + elements + "]}";
    }

    private static String input(String more) {
        return "{\"type\":\"input\",\"label\":" + plain(5) + ",\"element\":{\"type\":\"plain_text_input\"" + more
                + "}}";
    }

    private static String button(int number, int text, int value) {
        return "{\"type\":\"button\",\"action_id\":\"a" + number + "\",\"text\":" + plain(text) + ",\"value\":\""
                + "v".repeat(value) + "\"}";
    }

    private static String chooser(String type, int options, int text, int value) {
        return "{\"type\":\"" + type + "\",\"action_id\":\"a\",\"options\":["
                + repeat(options, i -> "{\"text\":" + plain(text) + ",\"value\":\"" + value(i, value) + "\"}")
                + "]}";
    }

    private static String value(int number, int length) {
        String start = "o" + number;
        return start + "v".repeat(Math.max(0, length - start.length()));
    }

    private static String plain(int length) {
        return "{\"type\":\"plain_text\",\"text\":\"" + "p".repeat(length) + "\"}";
    }

    private static String mrkdwn(int length) {
        return "{\"type\":\"mrkdwn\",\"text\":\"" + "m".repeat(length) + "\"}";
    }

    private static String repeat(int times, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(","));
    }
}
