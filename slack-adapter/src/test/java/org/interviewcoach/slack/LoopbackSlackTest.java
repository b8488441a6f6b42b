package org.interviewcoach.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.Views;
import java.time.InstantSource;
import java.util.Map;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackAck;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;
import org.junit.jupiter.api.Test;

/** The real, unpatched Bolt against the loopback Slack, in Socket Mode. */
final class LoopbackSlackTest {
    @Test
    void answersASlashCommandWithAcknowledgementAndMessage() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = new LoopbackBot(slack)) {
            bot.app().command("/quiz", (request, ctx) -> {
                ctx.client()
                        .chatPostMessage(r -> r.channel(request.getPayload().getChannelId())
                                .text("Question on " + request.getPayload().getText())
                                .blocks(card()));
                return ctx.ack("started");
            });
            bot.connect();
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();

            SlackInteraction quiz = alice.slash(general, "/quiz", "django");

            SlackMessage card = quiz.message();
            assertThat(card.text()).isEqualTo("Question on django");
            assertThat(card.actionIds()).containsExactly("answer:a", "answer:b");
            assertThat(quiz.ephemeral().text()).isEqualTo("started");
            assertThat(quiz.ack().latencyNanos()).isPositive();
            assertThat(general.messages()).containsExactly(card);
            assertThat(general.messagesSeenBy(alice)).hasSize(2);
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void pressingAButtonUpdatesTheMessage() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = new LoopbackBot(slack)) {
            bot.app().command("/quiz", (request, ctx) -> {
                ctx.client()
                        .chatPostMessage(r -> r.channel(request.getPayload().getChannelId())
                                .text("Question")
                                .blocks(card()));
                return ctx.ack();
            });
            bot.app().blockAction("answer:b", (request, ctx) -> {
                var payload = request.getPayload();
                ctx.client()
                        .chatUpdate(r -> r.channel(payload.getChannel().getId())
                                .ts(payload.getMessage().getTs())
                                .text("You chose " + payload.getActions().get(0).getValue())
                                .blocks(asBlocks(section(s -> s.text(markdownText("done"))))));
                return ctx.ack();
            });
            bot.connect();
            SlackUser alice = slack.workspace().addUser("alice");
            SlackChannel general =
                    slack.workspace().addChannel("general", alice).inviteBot();
            SlackMessage card = alice.slash(general, "/quiz", "").message();

            SlackInteraction press = alice.press(card, "Answer B");

            assertThat(press.ack().body().isEmpty()).isTrue();
            SlackMessage updated = press.update(card);
            assertThat(updated.text()).isEqualTo("You chose b");
            assertThat(updated.visible()).isEqualTo("done");
            assertThat(updated.edited()).isTrue();
            assertThat(general.message(card.ts())).contains(updated);
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void aFormIsOpenedCorrectedAndSubmitted() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = new LoopbackBot(slack)) {
            bot.app().command("/answer", (request, ctx) -> {
                ctx.client()
                        .viewsOpen(r ->
                                r.triggerId(request.getPayload().getTriggerId()).view(form()));
                return ctx.ack();
            });
            bot.app().viewSubmission("answer-form", (request, ctx) -> {
                var values = request.getPayload().getView().getState().getValues();
                String answer = typed(values, "answer", "text");
                if (answer.length() < 5) {
                    return ctx.ackWithErrors(Map.of("answer", "Say a little more."));
                }
                ctx.client()
                        .chatPostMessage(
                                r -> r.channel(request.getPayload().getUser().getId())
                                        .text("Read: " + answer.length()));
                return ctx.ack();
            });
            bot.connect();
            SlackUser alice = slack.workspace().addUser("alice");
            SlackView form = alice.slash("/answer", "").view();
            assertThat(form.title()).isEqualTo("Your answer");

            SlackAck refused = alice.submit(form, Map.of("answer", "so")).ack();
            assertThat(refused.responseAction()).isEqualTo("errors");
            assertThat(refused.error("answer")).isEqualTo("Say a little more.");
            assertThat(alice.view()).isPresent();

            SlackInteraction submitted = alice.submit(form, Map.of("answer", "A & B < C"));

            assertThat(submitted.ack().body().isEmpty()).isTrue();
            assertThat(submitted.directMessage().text()).isEqualTo("Read: 9");
            assertThat(alice.view()).isEmpty();
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void aDirectMessageReachesTheBotAndIsAnswered() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = new LoopbackBot(slack)) {
            bot.app().event(MessageEvent.class, (payload, ctx) -> {
                var event = payload.getEvent();
                ctx.client()
                        .chatPostMessage(r -> r.channel(event.getChannel())
                                .threadTs(event.getTs())
                                .text("heard: " + event.getText() + " (" + event.getChannelType() + ")"));
                return ctx.ack();
            });
            bot.connect();
            SlackUser alice = slack.workspace().addUser("alice");

            SlackInteraction said = alice.dm("a < b");

            SlackMessage answer = said.directMessage();
            assertThat(answer.text()).isEqualTo("heard: a &lt; b (im)");
            assertThat(answer.visible()).isEqualTo("heard: a < b (im)");
            assertThat(alice.directMessages().thread(answer)).hasSize(2);
            said.ack();
            slack.referee().assertNoViolations();
        }
    }

    @Test
    void openingTheHomeTabPublishesIt() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = new LoopbackBot(slack)) {
            bot.app().event(AppHomeOpenedEvent.class, (payload, ctx) -> {
                ctx.client()
                        .viewsPublish(r -> r.userId(payload.getEvent().getUser())
                                .view(view(v -> v.type("home")
                                        .blocks(asBlocks(section(s -> s.text(markdownText("*Home*"))))))));
                return ctx.ack();
            });
            bot.connect();
            SlackUser alice = slack.workspace().addUser("alice");

            SlackView home = alice.openHome().home();

            assertThat(home.visible()).isEqualTo("*Home*");
            assertThat(alice.home()).contains(home);
            slack.referee().assertNoViolations();
        }
    }

    private static java.util.List<com.slack.api.model.block.LayoutBlock> card() {
        return asBlocks(
                section(s -> s.blockId("question").text(markdownText("What is a *signal*?"))),
                actions(a -> a.blockId("answers")
                        .elements(asElements(
                                button(b -> b.actionId("answer:a").value("a").text(plainText("Answer A"))),
                                button(b -> b.actionId("answer:b").value("b").text(plainText("Answer B")))))));
    }

    private static String typed(Map<String, Map<String, ViewState.Value>> values, String block, String action) {
        return requireNonNull(requireNonNull(values.get(block)).get(action)).getValue();
    }

    private static View form() {
        return view(v -> v.type("modal")
                .callbackId("answer-form")
                .title(viewTitle(t -> t.type("plain_text").text("Your answer")))
                .submit(Views.viewSubmit(t -> t.type("plain_text").text("Send")))
                .blocks(asBlocks(com.slack.api.model.block.Blocks.input(i -> i.blockId("answer")
                        .label(plainText("Answer"))
                        .element(plainTextInput(p -> p.actionId("text").multiline(true)))))));
    }
}
