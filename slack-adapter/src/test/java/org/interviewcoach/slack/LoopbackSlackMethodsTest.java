package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;
import org.interviewcoach.testkit.slack.SlackWorkspace;
import org.junit.jupiter.api.Test;

/** The Web API, called and read by Slack's own client. */
final class LoopbackSlackMethodsTest {
    private static final String MODAL = """
            {"type": "modal", "callback_id": "form", "external_id": "%s",
             "title": {"type": "plain_text", "text": "%s"}, "submit": {"type": "plain_text", "text": "Send"},
             "blocks": [{"type": "input", "block_id": "answer", "label": {"type": "plain_text", "text": "Answer"},
               "element": {"type": "plain_text_input", "action_id": "text", "initial_value": "as before"}}]}
            """;

    @Test
    void knowsTheBotAndTheWorkspace() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            AuthTestResponse auth = methods(slack).authTest(r -> r);

            assertThat(auth.getUserId()).isEqualTo(slack.workspace().bot().id());
            assertThat(auth.getTeamId()).isEqualTo(slack.workspace().id());
            assertThat(methods(slack).teamInfo(r -> r).getTeam().getName()).isEqualTo("acme");
            assertThat(client(slack)
                            .methods("xoxb-wrong-wrong-wrong")
                            .authTest(r -> r)
                            .getError())
                    .isEqualTo("invalid_auth");
            slack.workspace().uninstall();
            assertThat(methods(slack).authTest(r -> r).getError()).isEqualTo("account_inactive");
        }
    }

    @Test
    void listsPeopleWithTheirAdminFlagsAndZones() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice").makeAdmin().inZone("Asia/Tokyo");
            SlackUser bob = slack.workspace().addUser("bob");

            User user = methods(slack).usersInfo(r -> r.user(alice.id())).getUser();

            assertThat(user.isAdmin()).isTrue();
            assertThat(user.isOwner()).isFalse();
            assertThat(user.getTz()).isEqualTo("Asia/Tokyo");
            var page = methods(slack).usersList(r -> r.limit(2));
            assertThat(page.getMembers()).extracting(User::getName).containsExactly("coach", "alice");
            String cursor = page.getResponseMetadata().getNextCursor();
            assertThat(methods(slack).usersList(r -> r.cursor(cursor)).getMembers())
                    .extracting(User::getId)
                    .containsExactly(bob.id());
            assertThat(methods(slack).usersInfo(r -> r.user("U0000NONE")).getError())
                    .isEqualTo("user_not_found");
        }
    }

    @Test
    void historyAndRepliesKeepThreadsAndMetadata() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();
            String channel = general.id();
            Message.Metadata metadata = Message.Metadata.builder()
                    .eventType("card")
                    .eventPayload(Map.of("effect", "e-1"))
                    .build();
            ChatPostMessageResponse card = methods(slack)
                    .chatPostMessage(r -> r.channel(channel).text("card").metadata(metadata));
            methods(slack).chatPostMessage(r -> r.channel(channel).text("reply").threadTs(card.getTs()));
            methods(slack).chatPostMessage(r -> r.channel(channel).text("later"));

            var history =
                    methods(slack).conversationsHistory(r -> r.channel(channel).includeAllMetadata(true));

            assertThat(history.getMessages()).extracting(Message::getText).containsExactly("later", "card");
            assertThat(history.getMessages().get(1).getMetadata().getEventPayload())
                    .isEqualTo(Map.of("effect", "e-1"));
            assertThat(history.getMessages().get(1).getReplyCount()).isEqualTo(1);
            assertThat(methods(slack)
                            .conversationsHistory(
                                    r -> r.channel(channel).oldest(card.getTs()).inclusive(false))
                            .getMessages())
                    .extracting(Message::getText)
                    .containsExactly("later");
            assertThat(methods(slack)
                            .conversationsReplies(r -> r.channel(channel).ts(card.getTs()))
                            .getMessages())
                    .extracting(Message::getText)
                    .containsExactly("card", "reply");
            assertThat(methods(slack)
                            .chatPostMessage(
                                    r -> r.channel(channel).text("lost").threadTs("1.000001"))
                            .getError())
                    .isEqualTo("thread_not_found");
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void onlyOwnMessagesCanBeChanged() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();
            String channel = general.id();
            alice.say(general, "hers");
            String hers = alice.lastMessage(general).orElseThrow().ts();
            String own = methods(slack)
                    .chatPostMessage(r -> r.channel(channel).text("own"))
                    .getTs();

            assertThat(methods(slack)
                            .chatUpdate(r -> r.channel(channel).ts(hers).text("x"))
                            .getError())
                    .isEqualTo("cant_update_message");
            assertThat(methods(slack)
                            .chatDelete(r -> r.channel(channel).ts(hers))
                            .getError())
                    .isEqualTo("cant_delete_message");
            assertThat(methods(slack)
                            .chatUpdate(r -> r.channel(channel).ts("1.000001").text("x"))
                            .getError())
                    .isEqualTo("message_not_found");
            assertThat(methods(slack)
                            .chatGetPermalink(r -> r.channel(channel).messageTs(own))
                            .getPermalink())
                    .endsWith(channel + "/p" + own.replace(".", ""));
            assertThat(methods(slack)
                            .reactionsAdd(r -> r.channel(channel).timestamp(own).name("tada"))
                            .isOk())
                    .isTrue();
            assertThat(methods(slack)
                            .reactionsAdd(r -> r.channel(channel).timestamp(own).name("tada"))
                            .getError())
                    .isEqualTo("already_reacted");
            assertThat(methods(slack)
                            .chatDelete(r -> r.channel(channel).ts(own))
                            .isOk())
                    .isTrue();
            assertThat(general.messages()).extracting(SlackMessage::text).containsExactly("hers");
        }
    }

    @Test
    void ephemeralMessagesAreSeenByTheirUserAlone() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackUser bob = slack.workspace().addUser("bob");
            SlackUser outside = slack.workspace().addUser("outside");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice, bob).inviteBot();

            String ts = methods(slack)
                    .chatPostEphemeral(
                            r -> r.channel(general.id()).user(alice.id()).text("psst"))
                    .getMessageTs();

            assertThat(general.messagesSeenBy(alice))
                    .extracting(SlackMessage::ts)
                    .containsExactly(ts);
            assertThat(general.messagesSeenBy(bob)).isEmpty();
            assertThat(methods(slack)
                            .chatUpdate(r -> r.channel(general.id()).ts(ts).text("x"))
                            .getError())
                    .isEqualTo("message_not_found");
            assertThat(methods(slack)
                            .chatPostEphemeral(r ->
                                    r.channel(general.id()).user(outside.id()).text("x"))
                            .getError())
                    .isEqualTo("user_not_in_channel");
        }
    }

    @Test
    void conversationsAreOpenedJoinedAndListed() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general = slack.workspace().addChannel("general", alice);

            assertThat(methods(slack)
                            .conversationsInfo(r -> r.channel(general.id()))
                            .getChannel()
                            .isMember())
                    .isFalse();
            assertThat(methods(slack)
                            .conversationsJoin(r -> r.channel(general.id()))
                            .isOk())
                    .isTrue();
            assertThat(methods(slack)
                            .conversationsMembers(r -> r.channel(general.id()))
                            .getMembers())
                    .containsExactly(alice.id(), slack.workspace().bot().id());
            assertThat(methods(slack)
                            .conversationsOpen(r -> r.users(List.of(alice.id())))
                            .getChannel()
                            .getId())
                    .isEqualTo(alice.directMessages().id());
            assertThat(methods(slack)
                            .conversationsOpen(r -> r.users(List.of("U0000NONE")))
                            .getError())
                    .isEqualTo("user_not_found");
        }
    }

    @Test
    void viewsAreStackedUpdatedAndGuardedByTheirHash() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            ViewsOpenResponse root = methods(slack)
                    .viewsOpen(r -> r.triggerId(trigger(alice)).viewAsString(MODAL.formatted("one", "One")));
            String id = root.getView().getId();

            assertThat(methods(slack)
                            .viewsUpdate(r -> r.viewId(id)
                                    .hash(root.getView().getHash())
                                    .viewAsString(MODAL.formatted("one", "One again")))
                            .isOk())
                    .isTrue();
            assertThat(methods(slack)
                            .viewsUpdate(r -> r.viewId(id)
                                    .hash(root.getView().getHash())
                                    .viewAsString(MODAL.formatted("one", "Too late")))
                            .getError())
                    .isEqualTo("hash_conflict");
            assertThat(methods(slack)
                            .viewsUpdate(r -> r.externalId("one").viewAsString(MODAL.formatted("one", "By name")))
                            .isOk())
                    .isTrue();
            for (String name : List.of("two", "three")) {
                assertThat(methods(slack)
                                .viewsPush(r -> r.triggerId(trigger(alice)).viewAsString(MODAL.formatted(name, name)))
                                .isOk())
                        .isTrue();
            }
            assertThat(methods(slack)
                            .viewsPush(r -> r.triggerId(trigger(alice)).viewAsString(MODAL.formatted("four", "Four")))
                            .getError())
                    .isEqualTo("push_limit_reached");

            SlackView top = alice.view().orElseThrow();
            assertThat(top.title()).isEqualTo("three");
            alice.close(top);
            assertThat(alice.view().orElseThrow().title()).isEqualTo("two");
            assertThat(methods(slack)
                            .viewsUpdate(r -> r.viewId(top.id()).viewAsString(MODAL.formatted("x", "x")))
                            .getError())
                    .isEqualTo("not_found");
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void aFileIsUploadedInThreeSteps() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();

            var uploaded = methods(slack)
                    .filesUploadV2(r -> r.channel(general.id())
                            .filename("progress.png")
                            .title("Progress")
                            .altTxt("a rising line")
                            .fileData("picture".getBytes(StandardCharsets.UTF_8)));

            assertThat(uploaded.isOk()).isTrue();
            SlackMessage shared = general.messages().get(0);
            String file = shared.json().at("/files/0/id").asText();
            assertThat(shared.json().at("/files/0/title").asText()).isEqualTo("Progress");
            assertThat(slack.uploaded(file))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("picture"));
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void aCodeIsTradedForATokenOnce() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackWorkspace other = slack.addWorkspace("other");
            SlackUser carol = other.addUser("carol");
            String code = slack.oauthCode(carol);

            OAuthV2AccessResponse access = access(slack, code, slack.clientSecret());

            assertThat(access.getAccessToken()).isEqualTo(other.botToken());
            assertThat(access.getTeam().getId()).isEqualTo(other.id());
            assertThat(access.getAuthedUser().getId()).isEqualTo(carol.id());
            assertThat(access(slack, code, slack.clientSecret()).getError()).isEqualTo("invalid_code");
            assertThat(access(slack, slack.oauthCode(carol), "wrong").getError())
                    .isEqualTo("bad_client_secret");
            assertThat(client(slack)
                            .methods(other.botToken())
                            .chatPostMessage(
                                    r -> r.channel(slack.workspace().bot().id()).text("x"))
                            .getError())
                    .isEqualTo("channel_not_found");
        }
    }

    @Test
    void takesJsonBodiesToo() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            SlackChannel general = slack.workspace().addChannel("general").inviteBot();
            String body = """
                    {"channel": "%s", "text": "by JSON", "blocks": [{"type": "divider"}]}
                    """.formatted(general.id());

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(slack.apiUrl() + "chat.postMessage"))
                                    .header("Authorization", "Bearer " + slack.botToken())
                                    .header("Content-Type", "application/json; charset=utf-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).contains("\"ok\":true");
            assertThat(general.messages()).singleElement().satisfies(message -> {
                assertThat(message.text()).isEqualTo("by JSON");
                assertThat(message.blocks()).hasSize(1);
            });
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void anAppHearsOnlyWhatItSubscribesToAndOnlyWhereItIs() throws Exception {
        SlackSettings settings = SlackSettings.standard(InstantSource.system())
                .withPatience(Duration.ofSeconds(5))
                .plusSubscriptions("message.channels");
        try (LoopbackSlack slack = LoopbackSlack.start(settings)) {
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel in = slack.workspace().addChannel("in", alice).inviteBot();
            SlackChannel out = slack.workspace().addChannel("out", alice);
            SlackChannel hidden =
                    slack.workspace().addPrivateChannel("hidden", alice).inviteBot();
            String card = methods(slack)
                    .chatPostMessage(r -> r.channel(in.id()).text("card"))
                    .getTs();
            SlackMessage root = in.message(card).orElseThrow();

            SlackInteraction reply = alice.reply(root, "in the thread");
            SlackInteraction mention = alice.mentionIn(root, "you there");

            assertThat(reply.payload().at("/event/thread_ts").asText()).isEqualTo(card);
            assertThat(reply.payload().at("/event/parent_user_id").asText())
                    .isEqualTo(slack.workspace().bot().id());
            assertThat(reply.payload().at("/event/channel_type").asText()).isEqualTo("channel");
            assertThat(mention.payload().at("/event/type").asText()).isEqualTo("app_mention");
            assertThat(mention.payload().at("/event/text").asText())
                    .isEqualTo(slack.workspace().bot().mention() + " you there");
            assertThat(alice.say(out, "where the bot is not").reachesTheBot()).isFalse();
            assertThat(alice.say(hidden, "not subscribed to").reachesTheBot()).isFalse();
            assertThat(alice.mention(hidden, "mentions come everywhere").reachesTheBot())
                    .isTrue();
        }
    }

    /** A trigger of a payload that the bot is not connected to receive. */
    private static String trigger(SlackUser user) {
        return user.slash("/any", "").payload().path("trigger_id").asText();
    }

    private static OAuthV2AccessResponse access(LoopbackSlack slack, String code, String secret) throws Exception {
        return client(slack)
                .methods()
                .oauthV2Access(
                        r -> r.clientId(slack.clientId()).clientSecret(secret).code(code));
    }

    private static MethodsClient methods(LoopbackSlack slack) {
        return client(slack).methods(slack.botToken());
    }

    private static Slack client(LoopbackSlack slack) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        return Slack.getInstance(config);
    }
}
