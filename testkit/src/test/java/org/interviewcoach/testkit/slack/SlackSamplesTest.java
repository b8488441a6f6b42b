package org.interviewcoach.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.testkit.slack.referee.SlackSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The server's own answers and payloads against shapes of real ones: whatever it says must stand in Slack's sample with
 * the same type, and everything that Slack's document requires must be there. Runs where the samples are
 * ({@code -Dcoach.specs}).
 */
@EnabledIfSystemProperty(
        named = SlackSpecs.PROPERTY,
        matches = ".+",
        disabledReason = "the published shapes are not here: -Dcoach.specs=<folder>")
final class SlackSamplesTest {
    private static final String VIEW = """
            {"type": "modal", "callback_id": "form", "title": {"type": "plain_text", "text": "Form"},
             "submit": {"type": "plain_text", "text": "Send"}, "notify_on_close": true,
             "blocks": [{"type": "input", "block_id": "answer", "label": {"type": "plain_text", "text": "Answer"},
               "element": {"type": "plain_text_input", "action_id": "text"}}]}
            """;

    /** What docs.slack.dev shows and the samples, made from the SDK's classes, lack. */
    private static final Set<String> KNOWN_MORE = Set.of(
            // The SDK reads slash commands as a form, where everything is text.
            "slash-commands.SlashCommandPayload.json: is_enterprise_install is STRING, in the sample BOOLEAN",
            // reference/interaction-payloads/view-interactions-payload
            "views.ViewSubmissionPayload.json: response_urls is not in the sample",
            "views.ViewSubmissionPayload.json: view.blocks is not in the sample",
            "views.ViewClosedPayload.json: view.blocks is not in the sample");

    @Test
    void answersOfTheWebApiHaveTheShapeOfRealOnes() throws Exception {
        SlackSpecs specs = SlackSpecs.find().orElseThrow();
        List<String> differences = new ArrayList<>();
        try (LoopbackSlack slack = LoopbackSlack.start(() -> Instant.parse("2027-03-14T09:00:00Z"))) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();
            Map<String, String> channel = Map.of("channel", general.id());
            String ts = call(slack, "chat.postMessage", Map.of("channel", general.id(), "text", "hello"))
                    .path("ts")
                    .asText();
            JsonNode upload = call(slack, "files.getUploadURLExternal", Map.of("filename", "a.png", "length", "3"));
            post(URI.create(upload.path("upload_url").asText()), "abc", "");
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            answers.put("auth.test", call(slack, "auth.test", Map.of()));
            answers.put(
                    "chat.update", call(slack, "chat.update", Map.of("channel", general.id(), "ts", ts, "text", "b")));
            answers.put(
                    "chat.getPermalink",
                    call(slack, "chat.getPermalink", Map.of("channel", general.id(), "message_ts", ts)));
            answers.put(
                    "chat.postEphemeral",
                    call(
                            slack,
                            "chat.postEphemeral",
                            Map.of("channel", general.id(), "user", alice.id(), "text", "c")));
            answers.put("conversations.info", call(slack, "conversations.info", channel));
            answers.put("conversations.history", call(slack, "conversations.history", channel));
            answers.put("conversations.members", call(slack, "conversations.members", channel));
            answers.put("conversations.open", call(slack, "conversations.open", Map.of("users", alice.id())));
            answers.put("conversations.join", call(slack, "conversations.join", channel));
            answers.put("users.info", call(slack, "users.info", Map.of("user", alice.id())));
            answers.put("users.list", call(slack, "users.list", Map.of()));
            answers.put("team.info", call(slack, "team.info", Map.of()));
            answers.put(
                    "reactions.add",
                    call(slack, "reactions.add", Map.of("channel", general.id(), "timestamp", ts, "name", "tada")));
            answers.put("files.getUploadURLExternal", upload);
            answers.put(
                    "files.completeUploadExternal",
                    call(
                            slack,
                            "files.completeUploadExternal",
                            Map.of(
                                    "files",
                                    "[{\"id\":\"" + upload.path("file_id").asText() + "\"}]",
                                    "channel_id",
                                    general.id())));
            answers.put(
                    "views.open",
                    call(
                            slack,
                            "views.open",
                            Map.of("trigger_id", slack.triggers().issue(alice), "view", VIEW)));
            answers.put(
                    "oauth.v2.access",
                    call(
                            slack,
                            "oauth.v2.access",
                            Map.of(
                                    "client_id",
                                    slack.clientId(),
                                    "client_secret",
                                    slack.clientSecret(),
                                    "code",
                                    slack.oauthCode(alice))));
            answers.put("chat.delete", call(slack, "chat.delete", Map.of("channel", general.id(), "ts", ts)));
            answers.put("apps.connections.open", call(slack, "apps.connections.open", Map.of(), slack.appToken()));
            JsonNode document = specs.read("slack_web_openapi_v2_without_examples.json");
            for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
                assertThat(answer.getValue().path("ok").asBoolean())
                        .as(answer.toString())
                        .isTrue();
                String sample = "slack-samples/api." + answer.getKey() + ".json";
                if (exists(specs, sample)) {
                    compare(answer.getKey(), "", answer.getValue(), specs.read(sample), differences);
                }
                required(document, answer.getKey(), answer.getValue(), differences);
            }
            slack.referee().assertNoViolations();
        }
        differences.removeAll(KNOWN_MORE);
        assertThat(differences).isEmpty();
    }

    @Test
    void payloadsHaveTheShapeOfRealOnes() throws Exception {
        SlackSpecs specs = SlackSpecs.find().orElseThrow();
        List<String> differences = new ArrayList<>();
        SlackSettings settings = SlackSettings.standard(() -> Instant.parse("2027-03-14T09:00:00Z"))
                .plusSubscriptions("message.channels");
        try (LoopbackSlack slack = LoopbackSlack.start(settings)) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();
            String blocks = """
                    [{"type": "actions", "elements": [{"type": "button", "action_id": "go", "value": "1",
                      "text": {"type": "plain_text", "text": "Go"}}]}]
                    """;
            call(slack, "chat.postMessage", Map.of("channel", general.id(), "text", "hello", "blocks", blocks));
            SlackMessage card = general.messages().get(0);
            call(slack, "views.open", Map.of("trigger_id", slack.triggers().issue(alice), "view", VIEW));
            SlackView form = alice.view().orElseThrow();
            SlackInteraction said = alice.say(general, "words");
            SlackMessage own = alice.lastMessage(general).orElseThrow();
            SlackInteraction inThread = alice.reply(card, "in the thread");

            Map<String, ObjectNode> payloads = Map.of(
                    "slash-commands.SlashCommandPayload.json",
                            alice.slash(general, "/quiz", "django").payload(),
                    "interactive-components.BlockActionPayload.json",
                            alice.press(card, "go").payload(),
                    "views.ViewSubmissionPayload.json",
                            alice.submit(form, Map.of("answer", "x")).payload(),
                    "views.ViewClosedPayload.json", alice.close(form).payload(),
                    "events.MessagePayload.json", said.payload(),
                    "events.AppMentionPayload.json",
                            alice.mention(general, "hello").payload(),
                    "events.AppHomeOpenedPayload.json", alice.openHome().payload(),
                    "events.MessageChangedPayload.json",
                            alice.edit(own, "other words").payload());

            payloads.forEach((sample, payload) ->
                    compare(sample, "", payload, specs.read("slack-samples/" + sample), differences));
            compare(
                    "thread",
                    "",
                    inThread.payload(),
                    specs.read("slack-samples/events.MessagePayload.json"),
                    differences);
            assertThat(inThread.payload().at("/event/thread_ts").asText()).isEqualTo(card.ts());
            payloads.forEach((sample, payload) -> {
                if (sample.startsWith("events.")) {
                    specs.problems("slack_common_event_wrapper_schema.json", payload)
                            .forEach(problem -> differences.add(sample + ": " + problem));
                }
            });
        }
        differences.removeAll(KNOWN_MORE);
        assertThat(differences).isEmpty();
    }

    /** Ours may lack what is optional, but must not say what Slack does not. */
    private static void compare(String name, String path, JsonNode ours, JsonNode sample, List<String> differences) {
        for (Map.Entry<String, JsonNode> entry : ours.properties()) {
            JsonNode theirs = sample.path(entry.getKey());
            JsonNode value = entry.getValue();
            String at = path + entry.getKey();
            if (theirs.isMissingNode()) {
                differences.add(name + ": " + at + " is not in the sample");
            } else if (theirs.getNodeType() != value.getNodeType() && !value.isNull()) {
                differences.add(
                        name + ": " + at + " is " + value.getNodeType() + ", in the sample " + theirs.getNodeType());
            } else if (value.isObject() && !theirs.isEmpty()) {
                compare(name, at + ".", value, theirs, differences);
            } else if (value.isArray() && !at.endsWith("blocks")) {
                // Blocks are of many kinds and the sample shows one; they have a schema of their own.
                compare(name, at + "[0].", value.path(0), theirs.path(0), differences);
            }
        }
    }

    private static void required(JsonNode document, String method, JsonNode answer, List<String> differences) {
        for (JsonNode operation : document.path("paths").path("/" + method)) {
            for (JsonNode key : operation.at("/responses/200/schema/required")) {
                if (!answer.has(key.asText())) {
                    differences.add(method + ": lacks the required " + key.asText());
                }
            }
        }
    }

    private static boolean exists(SlackSpecs specs, String name) {
        try {
            return !specs.read(name).isMissingNode();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static JsonNode call(LoopbackSlack slack, String method, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return call(slack, method, parameters, slack.botToken());
    }

    private static JsonNode call(LoopbackSlack slack, String method, Map<String, String> parameters, String token)
            throws IOException, InterruptedException {
        ObjectNode form = Json.object();
        parameters.forEach(form::put);
        String body = SlackHttp.body("slash_commands", form);
        return Json.read(post(URI.create(slack.apiUrl() + method), body, token));
    }

    private static String post(URI url, String body, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
