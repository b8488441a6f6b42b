package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interviewcoach.discord.DiscordWorld.QUIZ;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Delivery.Reason;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Messenger.Destination;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.SampleCards;
import org.interviewcoach.testkit.discord.DiscordPermission;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Effects become messages on Discord, and whatever Discord answers becomes a value. */
final class DiscordMessengerTest {
    private static final EffectId FIRST = new EffectId(QUIZ, 1, 0);
    private static final EffectId SECOND = new EffectId(QUIZ, 1, 1);
    private static final String POST = "POST /channels/{channel_id}/messages";
    private static final Message CARD = DiscordWorld.card("Question");

    @Test
    void postsEditsAndRemoves() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();

            MessageRef ref = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            SeenMessage seen = world.general.awaitBotMessage("Question");
            delivered(messenger.edit(ref, DiscordWorld.card("Closed")));
            SeenMessage edited = seen.now();
            delivered(messenger.remove(ref));
            delivered(messenger.remove(ref));

            assertThat(ref).isEqualTo(DiscordInbound.inChannel(world.scope(world.general), seen.id()));
            assertThat(seen.buttons()).containsExactly("Whisper", "Redraw", "Form", "New");
            assertThat(edited.text()).contains("Closed").doesNotContain("Question");
            assertThat(world.general.botMessages()).isEmpty();
            world.discord.assertNoViolations();
        }
    }

    @Test
    void givesTheStandingMessageForAPostThatIsSentAgain() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();

            MessageRef first = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            MessageRef again = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            MessageRef other = delivered(messenger.post(SECOND, world.inGeneral(), CARD));

            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
            assertThat(world.general.botMessages()).hasSize(2);
        }
    }

    @Test
    void makesAnotherTraceForEveryEffectWithinDiscordsLength() {
        Set<String> traces = new HashSet<>();
        IntStream.range(0, 1_000).forEach(i -> traces.add(DiscordMessenger.trace(new EffectId(QUIZ, i, 0))));

        assertThat(traces).hasSize(1_000).allSatisfy(trace -> assertThat(trace).hasSizeBetween(20, 25));
    }

    @Test
    void postsOnceThoughTheConnectionBreaks() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            world.discord.faults().next(1, POST).resetAfterEffect();

            delivered(messenger.post(FIRST, world.inGeneral(), CARD));

            assertThat(world.general.botMessages()).hasSize(1);
        }
    }

    @Test
    void knowsThatAPostLeftNothing() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            world.discord.faults().next(1, POST).fail(500);

            assertThat(messenger.post(SECOND, world.inGeneral(), CARD))
                    .isEqualTo(new Result.Done(new Delivery.Unknown()));
            assertThat(failed(messenger.find(SECOND, world.inGeneral())).reason())
                    .isEqualTo(Reason.GAVE_UP);
        }
    }

    @Test
    void cannotKnowWhereItMayNotRead() {
        try (DiscordWorld world = DiscordWorld.start()) {
            world.general.denyBotUnnoticed(DiscordPermission.READ_MESSAGE_HISTORY, DiscordPermission.VIEW_CHANNEL);

            assertThat(world.platform().messenger().find(FIRST, world.inGeneral()))
                    .isEqualTo(new Result.Done(new Delivery.Unknown()));
        }
    }

    @Test
    void opensADirectConversationOnceForAllThatIsSaidInIt() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();

            MessageRef ref = delivered(messenger.post(FIRST, world.to(world.alice), CARD));
            delivered(messenger.post(SECOND, world.to(world.alice), CARD));
            delivered(messenger.edit(ref, DiscordWorld.card("Closed")));

            assertThat(world.discord.requests())
                    .filteredOn(it -> it.route().equals("POST /users/@me/channels"))
                    .hasSize(1);
            assertThat(world.alice.dm().botMessages())
                    .extracting(SeenMessage::text)
                    .anySatisfy(text -> assertThat(text).contains("Closed"))
                    .anySatisfy(text -> assertThat(text).contains("Question"));
        }
    }

    @Test
    void findsAShortNoteToo() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            delivered(messenger.post(FIRST, world.to(world.alice), Message.ofText("Closes soon.")));
            MessageRef ref = delivered(messenger.post(SECOND, world.to(world.alice), Message.ofText("Closes soon.")));

            world.restart();

            assertThat(delivered(world.platform().messenger().find(SECOND, world.to(world.alice))))
                    .isEqualTo(ref);
        }
    }

    @Test
    void doesNotKnowWhatAPostLeftThatDiscordAnsweredWithAFault() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            world.discord.faults().next(1, POST).failAfterEffect(500);

            assertThat(messenger.post(FIRST, world.inGeneral(), CARD))
                    .isEqualTo(new Result.Done(new Delivery.Unknown()));
            assertThat(delivered(messenger.find(FIRST, world.inGeneral())).message())
                    .isEqualTo(world.general.botMessages().getFirst().id());
        }
    }

    @Test
    void doesNotKnowWhatAPostLeftThatTookTooLong() {
        try (DiscordWorld world = DiscordWorld.start(
                it -> it.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)))) {
            Messenger messenger = world.platform().messenger();
            world.discord.faults().next(1, POST).delayAnswer(Duration.ofSeconds(6));

            assertThat(messenger.post(FIRST, world.inGeneral(), CARD))
                    .isEqualTo(new Result.Done(new Delivery.Unknown()));
            delivered(messenger.find(FIRST, world.inGeneral()));
        }
    }

    @Test
    void triesAnEditAgainAfterAFaultSinceItDoesNoHarm() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            MessageRef ref = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            world.discord
                    .faults()
                    .next(1, "PATCH /channels/{channel_id}/messages/{message_id}")
                    .failAfterEffect(500);

            assertThat(messenger.edit(ref, CARD)).isInstanceOf(Result.TryAgain.class);
        }
    }

    @Test
    void waitsAsLongAsDiscordSays() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            world.discord.faults().next(1, POST).rateLimit(2);

            Result limited = messenger.post(FIRST, world.inGeneral(), CARD);

            assertThat(limited)
                    .isInstanceOfSatisfying(
                            Result.TryAgain.class,
                            again -> assertThat(again.after()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(3)));
            assertThat(world.general.botMessages()).isEmpty();
        }
    }

    @Test
    void namesThePermissionThatIsMissing() {
        try (DiscordWorld world = DiscordWorld.start()) {
            FakeChannel silent = world.guild.createTextChannel("silent");
            FakeChannel hidden = world.guild.createTextChannel("hidden");
            world.restart();
            silent.denyBotUnnoticed(DiscordPermission.SEND_MESSAGES);
            hidden.denyBotUnnoticed(DiscordPermission.VIEW_CHANNEL);
            Messenger messenger = world.platform().messenger();

            assertThat(missing(messenger.post(FIRST, in(world, silent), CARD))).contains("Send Messages");
            assertThat(missing(messenger.post(FIRST, in(world, hidden), CARD))).contains("View Channels");
        }
    }

    @Test
    void saysAPictureInWordsWhereFilesAreNotAllowed() {
        try (DiscordWorld world = DiscordWorld.start()) {
            FakeChannel plain = world.guild.createTextChannel("plain");
            plain.denyBot(DiscordPermission.ATTACH_FILES);
            world.restart();
            Messenger messenger = world.platform().messenger();
            Message result =
                    new Message("Result", new Part.Heading("Result"), new Part.Picture("p", "AAAA", "two bars"));

            MessageRef card = delivered(messenger.post(FIRST, in(world, plain), result));

            assertThat(plain.message(card.message()).json().path("attachments")).isEmpty();
            assertThat(plain.message(card.message()).text()).contains("two bars");
        }
    }

    @Test
    void postsAndEditsPlainTextWhereEmbedsAreNotAllowed() {
        try (DiscordWorld world = DiscordWorld.start()) {
            FakeChannel plain = world.guild.createTextChannel("plain");
            plain.denyBot(DiscordPermission.EMBED_LINKS);
            world.restart();
            Messenger messenger = world.platform().messenger();
            Message question = new Message(
                    "Question",
                    new Part.Heading("Question 1"),
                    new Part.Prose("What is a **view**?"),
                    new Part.Code("python", "x = 1\n".repeat(600)));

            MessageRef card = delivered(messenger.post(FIRST, in(world, plain), CARD));
            SeenMessage posted = plain.message(card.message());
            assertThat(delivered(messenger.find(FIRST, in(world, plain)))).isEqualTo(card);
            delivered(messenger.edit(card, question));
            SeenMessage edited = plain.message(card.message());

            assertThat(posted.json().path("embeds")).isEmpty();
            assertThat(posted.content()).contains("With the permission Embed Links");
            assertThat(posted.buttons()).isNotEmpty();
            assertThat(edited.json().path("embeds")).isEmpty();
            assertThat(edited.content()).contains("What is a **view**?", "shortened");
            assertThat(edited.content().split("```", -1))
                    .as("code is closed again")
                    .hasSize(3);
            world.discord.assertNoViolations();
        }
    }

    @Test
    void namesThePermissionForThreads() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            MessageRef card = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            world.general.denyBotUnnoticed(DiscordPermission.CREATE_PUBLIC_THREADS);

            assertThat(missing(messenger.openThread(SECOND, card, "Quiz"))).contains("Create Public Threads");
        }
    }

    @Test
    void knowsClosedDirectMessages() {
        try (DiscordWorld world = DiscordWorld.start()) {
            world.alice.closeDirectMessages();

            assertThat(failed(world.platform().messenger().post(FIRST, world.to(world.alice), CARD))
                            .reason())
                    .isEqualTo(Reason.DIRECT_MESSAGES_CLOSED);
        }
    }

    @Test
    void knowsWhatIsGone() {
        try (DiscordWorld world = DiscordWorld.start()) {
            FakeChannel doomed = world.guild.createTextChannel("doomed");
            world.restart();
            Messenger messenger = world.platform().messenger();
            MessageRef card = delivered(messenger.post(FIRST, in(world, doomed), CARD));
            doomed.deleteMessage(doomed.message(card.message()));

            assertThat(failed(messenger.edit(card, CARD)).reason()).isEqualTo(Reason.MESSAGE_GONE);
            doomed.delete();
            assertThat(failed(messenger.post(SECOND, in(world, doomed), CARD)).reason())
                    .isEqualTo(Reason.CHANNEL_GONE);
            Destination elsewhere = new Destination.InChannel(new Scope(PlatformId.DISCORD, "1", "2"));
            assertThat(failed(messenger.post(SECOND, elsewhere, CARD)).reason()).isEqualTo(Reason.CHANNEL_GONE);
        }
    }

    @Test
    void refusesWhatIsABugOfOurs() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Token same = Token.of(Need.WHISPER, "hint", QUIZ, 1);
            Message wrong = new Message("x", new Part.Actions(new Part.Button("A", same), new Part.Button("B", same)));

            assertThat(failed(world.platform().messenger().post(FIRST, world.inGeneral(), wrong))
                            .reason())
                    .isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    void postsInTheThreadOfAMessage() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            MessageRef card = delivered(messenger.post(FIRST, world.inGeneral(), CARD));

            MessageRef thread = delivered(messenger.openThread(SECOND, card, "Quiz ".repeat(40)));
            MessageRef same = delivered(messenger.openThread(SECOND, card, "Quiz ".repeat(40)));
            MessageRef inside =
                    delivered(messenger.post(new EffectId(QUIZ, 2, 0), new Destination.InThread(thread), CARD));

            FakeChannel opened = world.general.awaitThread();
            assertThat(same).isEqualTo(thread);
            assertThat(world.general.threads()).hasSize(1);
            assertThat(opened.name()).hasSize(100).endsWith("…");
            assertThat(inside.channel()).isEqualTo(opened.id());
            assertThat(opened.botMessages()).hasSize(1);
            world.discord.assertNoViolations();
        }
    }

    @Test
    void reachesASleepingThreadAfterARestart() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();
            MessageRef card = delivered(messenger.post(FIRST, world.inGeneral(), CARD));
            MessageRef thread = delivered(messenger.openThread(SECOND, card, "Quiz"));
            MessageRef inside =
                    delivered(messenger.post(new EffectId(QUIZ, 2, 0), new Destination.InThread(thread), CARD));
            FakeChannel opened = world.general.awaitThread();
            opened.archive(false);

            world.restart();

            delivered(world.platform().messenger().edit(inside, DiscordWorld.card("Closed")));
            delivered(world.platform()
                    .messenger()
                    .post(new EffectId(QUIZ, 3, 0), new Destination.InThread(thread), DiscordWorld.card("Next")));
            assertThat(opened.message(inside.message()).text()).contains("Closed");
            assertThat(opened.isArchived()).isFalse();
        }
    }

    @Test
    void editsADirectMessageAfterARestart() {
        try (DiscordWorld world = DiscordWorld.start()) {
            MessageRef ref = delivered(world.platform().messenger().post(FIRST, world.to(world.alice), CARD));

            world.restart();

            delivered(world.platform().messenger().edit(ref, DiscordWorld.card("Closed")));
            assertThat(world.alice.dm().message(ref.message()).text()).contains("Closed");
            world.discord.assertNoViolations();
        }
    }

    @ParameterizedTest
    @MethodSource("org.interviewcoach.testkit.SampleCards#names")
    void sendsEveryCardAsDiscordWantsIt(String name) {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger messenger = world.platform().messenger();

            MessageRef posted = delivered(messenger.post(FIRST, world.inGeneral(), SampleCards.card(name)));
            MessageRef direct = delivered(messenger.post(SECOND, world.to(world.alice), SampleCards.card(name)));
            delivered(messenger.edit(posted, SampleCards.card(name)));
            delivered(messenger.edit(direct, CARD));

            world.discord.assertNoViolations();
        }
    }

    @Test
    void postsAMillionCharactersWithinTheLimits() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Message huge = new Message(
                    "Answer", new Part.Heading("Answer"), new Part.Quote("@everyone ```` <@1> ".repeat(50_000)));

            delivered(world.platform().messenger().post(FIRST, world.inGeneral(), huge));

            assertThat(world.general.awaitBotMessages(1).text()).contains("(shortened)");
            world.discord.assertNoViolations();
        }
    }

    @Test
    void asksForPatienceUntilItIsConnected() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Messenger early = world.newPlatform().messenger();

            assertThat(early.post(FIRST, world.inGeneral(), CARD)).isInstanceOf(Result.TryAgain.class);
        }
    }

    private static Destination in(DiscordWorld world, FakeChannel channel) {
        return new Destination.InChannel(world.scope(channel));
    }

    private static MessageRef delivered(Result result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Done.class, done -> assertThat(done.delivery()).isInstanceOf(Delivery.Delivered.class));
        return ((Delivery.Delivered) ((Result.Done) result).delivery()).ref();
    }

    private static Delivery.Failed failed(Result result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Done.class, done -> assertThat(done.delivery()).isInstanceOf(Delivery.Failed.class));
        return (Delivery.Failed) ((Result.Done) result).delivery();
    }

    private static Optional<String> missing(Result result) {
        Delivery.Failed failed = failed(result);
        assertThat(failed.reason()).isEqualTo(Reason.MISSING_PERMISSION);
        return failed.permission();
    }
}
