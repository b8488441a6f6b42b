package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interviewcoach.slack.SlackPlatformTest.CARD;
import static org.interviewcoach.slack.SlackPlatformTest.actor;
import static org.interviewcoach.slack.SlackPlatformTest.delivered;
import static org.interviewcoach.slack.SlackPlatformTest.key;
import static org.interviewcoach.slack.SlackPlatformTest.scope;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Delivery.Reason;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Messenger.Destination;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.testkit.slack.SlackFault;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How effects go, also where Slack says no or nothing at all. */
final class SlackMessengerTest {
    @Test
    void postsEditsAnswersInTheThreadAndRemoves() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            MessageRef card =
                    delivered(messenger.post(key(1), channel(world), CARD)).ref();
            MessageRef thread =
                    delivered(messenger.openThread(key(2), card, "Quiz")).ref();
            MessageRef question = delivered(
                            messenger.post(key(3), new Destination.InThread(thread), Message.ofText("First?")))
                    .ref();

            assertThat(question.thread()).contains(card.message());
            delivered(messenger.edit(question, Message.ofText("Second?")));
            SlackMessage root = world.general.message(card.message()).orElseThrow();
            assertThat(world.general.thread(root).getLast().visible()).isEqualTo("Second?");
            delivered(messenger.remove(question));
            delivered(messenger.remove(question));
            assertThat(world.general.message(question.message())).isEmpty();
            assertFailed(messenger.edit(question, CARD), Reason.MESSAGE_GONE);
            world.assertNoViolations();
        }
    }

    @Test
    void aPostInDoubtIsFoundByItsEffect() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            Destination alice = new Destination.ToPerson(actor(world, world.alice));
            world.slack.faults().next("chat.postMessage", 1, SlackFault.resetAfter());

            assertThat(messenger.post(key(1), alice, CARD)).isEqualTo(new Result.Done(new Delivery.Unknown()));

            MessageRef found = delivered(messenger.find(key(1), alice)).ref();
            assertThat(world.alice.directMessages().messages())
                    .extracting(SlackMessage::ts)
                    .containsExactly(found.message());
            assertFailed(messenger.find(key(2), alice), Reason.GAVE_UP);
            world.assertNoViolations();
        }
    }

    @Test
    void aDocumentFollowsItsMessageAsAFile() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            Message message =
                    new Message("Yours", new Part.Prose("Yours"), new Part.Document("notes.md", "# Zoë's notes"));

            delivered(messenger.post(key(1), new Destination.ToPerson(actor(world, world.alice)), message));

            assertThat(world.alice.directMessages().messages()).hasSize(2);
            assertThat(world.alice
                            .directMessages()
                            .messages()
                            .getLast()
                            .json()
                            .at("/files/0/name")
                            .asText())
                    .isEqualTo("notes.md");
            world.assertNoViolations();
        }
    }

    @Test
    void aDocumentThatMayNotBeSentIsNamedWithTheScopeThatHelps() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            world.slack.workspace().revokeScope("files:write");
            Message message = new Message("Yours", new Part.Prose("Yours"), new Part.Document("notes.md", "notes"));

            delivered(world.platform
                    .messenger()
                    .post(key(1), new Destination.ToPerson(actor(world, world.alice)), message));

            assertThat(world.alice.directMessages().messages().getLast().visible())
                    .contains("notes.md")
                    .contains("files:write");
            world.assertNoViolations();
        }
    }

    @Test
    void aPostInAThreadIsFoundThere() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            MessageRef card =
                    delivered(messenger.post(key(1), channel(world), CARD)).ref();
            Destination thread = new Destination.InThread(card);
            MessageRef posted = delivered(messenger.post(key(2), thread, CARD)).ref();

            assertThat(delivered(messenger.find(key(2), thread)).ref()).isEqualTo(posted);
            world.assertNoViolations();
        }
    }

    @Test
    void whatMayNotBeReadStaysUnknown() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            world.slack.workspace().revokeScope("channels:history");
            Messenger messenger = world.platform.messenger();

            assertThat(messenger.find(key(1), channel(world))).isEqualTo(new Result.Done(new Delivery.Unknown()));
            world.slack.workspace().grantScope("channels:history");
            world.slack.faults().next("conversations.history", 1, SlackFault.rateLimited(Duration.ofSeconds(60)));
            assertThat(messenger.find(key(1), channel(world))).isEqualTo(new Result.TryAgain(Duration.ofSeconds(60)));
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "is_archived,            CHANNEL_GONE,           ''",
        "channel_not_found,      CHANNEL_GONE,           ''",
        "not_in_channel,         NOT_IN_CHANNEL,         ''",
        "messages_tab_disabled,  DIRECT_MESSAGES_CLOSED, ''",
        "restricted_action,      MISSING_PERMISSION,     restricted_action",
        "invalid_blocks,         REFUSED,                ''",
    })
    void aRefusalHasItsReason(String error, Reason reason, String permission) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            world.slack.faults().next("chat.postMessage", 1, SlackFault.error(error));

            assertThat(world.platform.messenger().post(key(1), channel(world), CARD))
                    .isEqualTo(new Result.Done(
                            new Delivery.Failed(reason, Optional.of(permission).filter(it -> !it.isEmpty()))));
            world.assertNoViolations();
        }
    }

    @Test
    void whatSlackItselfRefusesHasItsReasonToo() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            world.general.removeBot();
            assertFailed(messenger.post(key(1), channel(world), CARD), Reason.NOT_IN_CHANNEL);

            world.alice.closeDirectMessages();
            Destination alice = new Destination.ToPerson(actor(world, world.alice));
            assertFailed(messenger.post(key(2), alice, CARD), Reason.DIRECT_MESSAGES_CLOSED);

            world.slack.workspace().revokeScope("chat:write");
            assertThat(messenger.post(key(3), channel(world), CARD))
                    .isEqualTo(
                            new Result.Done(new Delivery.Failed(Reason.MISSING_PERMISSION, Optional.of("chat:write"))));
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aPostThatEndsInAnErrorOfTheServerIsInDoubt(int status) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            world.slack.faults().next("chat.postMessage", 1, SlackFault.status(status));

            assertThat(world.platform.messenger().post(key(1), channel(world), CARD))
                    .isEqualTo(new Result.Done(new Delivery.Unknown()));
        }
    }

    @Test
    void aPictureThatMayNotBeSentIsLeftOut() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            world.slack.workspace().revokeScope("files:write");
            Message message = new Message("Yours", new Part.Prose("Yours"), new Part.Picture("p", "AAAA", "two bars"));

            delivered(world.platform.messenger().post(key(1), channel(world), message));

            assertThat(world.general.messages())
                    .singleElement()
                    .extracting(SlackMessage::visible)
                    .asString()
                    .contains("two bars");
            world.assertNoViolations();
        }
    }

    @Test
    void whatDidNotHappenIsTriedAgain() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            world.slack.faults().next("chat.postMessage", 1, SlackFault.rateLimited(Duration.ofSeconds(7)));
            assertThat(messenger.post(key(1), channel(world), CARD))
                    .isEqualTo(new Result.TryAgain(Duration.ofSeconds(7)));

            world.slack.faults().next("chat.postMessage", 1, SlackFault.status(503));
            assertThat(messenger.post(key(1), channel(world), CARD)).isInstanceOf(Result.TryAgain.class);
            assertThat(world.general.messages()).isEmpty();
            delivered(messenger.post(key(1), channel(world), CARD));
            world.assertNoViolations();
        }
    }

    @Test
    void anEditInDoubtIsTriedAgain() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            Messenger messenger = world.platform.messenger();
            MessageRef card =
                    delivered(messenger.post(key(1), channel(world), CARD)).ref();
            world.slack.faults().next("chat.update", 1, SlackFault.resetAfter());

            assertThat(messenger.edit(card, Message.ofText("new"))).isInstanceOf(Result.TryAgain.class);
            world.assertNoViolations();
        }
    }

    @Test
    void beforeTheStartEverythingIsTriedAgain() {
        Texts texts = Texts.of(Locale.ENGLISH);
        SlackPlatform platform = new SlackPlatform(
                SlackSettings.socketMode("xoxb-1", "xapp-1"),
                new CommandCatalog(texts),
                texts,
                Runnable::run,
                InstantSource.system());

        assertThat(platform.messenger().remove(new MessageRef(platform.id(), "T1", "C1", Optional.empty(), "1.2")))
                .isInstanceOf(Result.TryAgain.class);
        assertThat(platform.health().ready()).isFalse();
        platform.stop();
    }

    private static Destination channel(CoachedSlack world) {
        return new Destination.InChannel(scope(world));
    }

    private static void assertFailed(Result result, Reason reason) {
        assertThat(result).isEqualTo(new Result.Done(new Delivery.Failed(reason, Optional.empty())));
    }
}
