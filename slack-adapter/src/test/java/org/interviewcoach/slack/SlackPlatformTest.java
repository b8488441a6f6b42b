package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Messenger.Destination;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.slack.SlackAck;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole adapter with the real Bolt against the loopback Slack, over WebSockets and over HTTP alike. */
final class SlackPlatformTest {
    static final ConversationId QUIZ = new ConversationId("q1");
    static final Token ANSWER = Token.of(Need.FORM, "answer", QUIZ, 3);
    static final Token SUBMIT = Token.of(Need.WHISPER, "submit", QUIZ, 3);
    static final Form FORM = new Form(
            SUBMIT,
            "Your answer",
            "What is a **signal**?",
            List.of(new Form.TextInput("answer", "In your own words", "Two sentences do", true, true, 2000, "")),
            "Send");
    static final Message CARD = new Message(
            "Question 1",
            new Part.Heading("Question 1 of 5"),
            new Part.Prose("What is a *signal*?"),
            new Part.Actions(
                    new Part.Button("Answer", ANSWER, Part.Style.PRIMARY),
                    new Part.Button("Skip", Token.of(Need.REDRAW, "skip", QUIZ, 3))));

    @ParameterizedTest
    @EnumSource
    void aQuickReplyToACommandIsItsAcknowledgement(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.says(Reply.whisper("The question is in your **direct messages**."));

            SlackInteraction quiz = world.alice.slash(world.general, "/quiz", "django <orm> 3");

            assertThat(quiz.ephemeral().visible()).isEqualTo("The question is in your *direct messages*.");
            Inbound.SlashCommand heard = world.heard(Inbound.SlashCommand.class);
            assertThat(heard.name()).isEqualTo("quiz");
            assertThat(heard.text()).isEqualTo("django <orm> 3");
            assertThat(heard.header().sender().name()).isEqualTo("alice");
            assertThat(heard.header().sender().rights()).isEmpty();
            assertThat(heard.header().place().scope())
                    .isEqualTo(
                            new Scope(PlatformId.SLACK, world.slack.workspace().id(), world.general.id()));
            assertThat(world.slack.calls("response_url")).isEmpty();
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowReplyToACommandFollowsItsAcknowledgement(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode, CoachedSlack.hasty())) {
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            world.answers(inbound -> reply);

            SlackInteraction quiz = world.alice.slash(world.general, "/quiz", "");
            assertThat(quiz.ack().body()).isEmpty();
            reply.complete(Reply.whisper("There it is."));

            assertThat(quiz.ephemeral().visible()).isEqualTo("There it is.");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPressOpensAFormThatIsRefusedWithItsTextKeptAndThenTaken(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            SlackMessage card = post(world, CARD);
            world.says(new Reply.OpenForm(FORM));
            SlackView form = world.alice.press(card, "Answer").view();
            assertThat(form.title()).isEqualTo("Your answer");
            assertThat(form.visible()).contains("What is a *signal*?");
            assertThat(world.heard(Inbound.Press.class).token()).isEqualTo(ANSWER);
            assertThat(world.heard(Inbound.Press.class).message())
                    .isEqualTo(new MessageRef(
                            PlatformId.SLACK,
                            world.slack.workspace().id(),
                            world.general.id(),
                            Optional.empty(),
                            card.ts()));

            world.says(new Reply.RefuseForm(FORM, Map.of("answer", "Say a *little* more.")));
            SlackAck refused = world.alice.submit(form, Map.of("answer", "so")).ack();
            assertThat(refused.responseAction()).isEqualTo("errors");
            assertThat(refused.error("answer")).isEqualTo("Say a little more.");
            assertThat(world.alice.view()).isPresent();

            world.says(Reply.whisper("Taken."));
            SlackInteraction taken = world.alice.submit(form, Map.of("answer", "A & B < C"));
            assertThat(taken.ack().responseAction()).isEqualTo("clear");
            assertThat(taken.ephemeral().channel()).isEqualTo(world.general.id());
            assertThat(world.alice.view()).isEmpty();
            Inbound.Submit heard = world.heard(Inbound.Submit.class);
            assertThat(heard.value("answer")).isEqualTo("A & B < C");
            assertThat(heard.token()).isEqualTo(SUBMIT);
            assertThat(heard.header().place().scope().channel()).isEqualTo(world.general.id());
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedrawChangesThePressedMessage(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            SlackMessage card = post(world, CARD);
            world.says(new Reply.Redraw(Message.ofText("Skipped.")));

            SlackMessage after = world.alice.press(card, "Skip").update(card);

            assertThat(after.visible()).isEqualTo("Skipped.");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDirectMessageIsAnsweredInItsConversation(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.says(Reply.whisper("Read."));

            SlackInteraction said = world.alice.dm("a < b & <https://x.example>");

            assertThat(said.directMessage().visible()).isEqualTo("Read.");
            Inbound.DirectText heard = world.heard(Inbound.DirectText.class);
            assertThat(heard.text()).isEqualTo("a < b & <https://x.example>");
            assertThat(heard.header().place().direct()).isTrue();
            assertThat(heard.replyTo()).isEmpty();
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDirectMessageBelowACardNamesIt(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            MessageRef card = delivered(world.platform
                            .messenger()
                            .post(key(1), new Destination.ToPerson(actor(world, world.alice)), CARD))
                    .ref();
            world.says(Reply.whisper("Read."));
            SlackMessage seen =
                    world.alice.directMessages().message(card.message()).orElseThrow();

            SlackInteraction said = world.alice.reply(seen, "mine");

            assertThat(said.directMessage().threadTs()).contains(card.message());
            assertThat(world.heard(Inbound.DirectText.class).replyTo()).contains(card);
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void openingTheHomePageWelcomesOnceAndShowsIt(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.alice.makeAdmin();
            world.answers(inbound -> CompletableFuture.completedFuture(
                    inbound instanceof Inbound.HomeOpened
                            ? new Reply.ShowHome(Message.ofText("Welcome."))
                            : Reply.ACKNOWLEDGE));

            assertThat(world.alice.openHome().home().visible()).isEqualTo("Welcome.");
            world.alice.openHome().home();

            assertThat(world.inbounds.stream().filter(Inbound.Installed.class::isInstance))
                    .hasSize(1);
            Inbound.Installed installed = world.heard(Inbound.Installed.class);
            assertThat(installed.workspaceName()).isEqualTo("acme");
            assertThat(installed.header().sender().rights()).containsExactlyInAnyOrder(Capability.values());
            world.assertNoViolations();
        }
    }

    static SlackMessage post(CoachedSlack world, Message message) {
        Result result = world.platform.messenger().post(key(1), new Destination.InChannel(scope(world)), message);
        return world.general.message(delivered(result).ref().message()).orElseThrow();
    }

    static Delivery.Delivered delivered(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        Delivery delivery = ((Result.Done) result).delivery();
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        return (Delivery.Delivered) delivery;
    }

    static EffectId key(int index) {
        return new EffectId(QUIZ, 7, index);
    }

    static Scope scope(CoachedSlack world) {
        return new Scope(PlatformId.SLACK, world.slack.workspace().id(), world.general.id());
    }

    static Actor actor(CoachedSlack world, SlackUser user) {
        return new Actor(PlatformId.SLACK, world.slack.workspace().id(), user.id());
    }
}
