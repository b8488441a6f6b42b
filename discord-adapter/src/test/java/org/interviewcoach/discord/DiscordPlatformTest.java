package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interviewcoach.discord.DiscordWorld.QUIZ;
import static org.interviewcoach.discord.DiscordWorld.TEXTS;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.StreamSupport;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.CommandSpec;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.discord.Acknowledgement;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.DiscordPermission;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.interviewcoach.testkit.discord.SentInteraction;
import org.junit.jupiter.api.Test;

/** What people do on Discord reaches the coach, and its replies reach them, on the real JDA. */
final class DiscordPlatformTest {
    @Test
    void registersTheCommandsAndIsReady() {
        try (DiscordWorld world = DiscordWorld.start()) {
            List<String> names = StreamSupport.stream(
                            world.discord.globalCommands().spliterator(), false)
                    .map(it -> it.path("name").asText())
                    .toList();

            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(new CommandCatalog(TEXTS)
                            .commands().stream().map(CommandSpec::name).toList());
            assertThat(world.platform().health().ready()).isTrue();
            world.platform().stop();
            assertThat(world.platform().health().ready()).isFalse();
        }
    }

    @Test
    void saysWhatToDoAboutAWrongToken() {
        try (LoopbackDiscord discord = LoopbackDiscord.start()) {
            DiscordPlatform platform = new DiscordPlatform(
                    DiscordSettings.of("wrong.token.altogether")
                            .withServers(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl())),
                    new CommandCatalog(TEXTS),
                    TEXTS,
                    Runnable::run,
                    InstantSource.system());

            assertThatThrownBy(() -> platform.start(new Nobody()).join())
                    .hasMessageContaining("copy it again from the developer portal");
            platform.stop();
        }
    }

    @Test
    void tellsTheCoachWhoTypedWhatWhere() {
        try (DiscordWorld world = DiscordWorld.start(it -> it.withPrefix("c-"))) {
            FakeUser admin =
                    world.guild.join("admin", DiscordPermission.MANAGE_GUILD, DiscordPermission.MANAGE_MESSAGES);
            admin.speak("de");
            world.answer(Reply.whisper("It starts **now**."));

            SentInteraction typed = admin.slash(
                    world.general, "c-quiz", CommandOption.text("topic", "django"), CommandOption.integer("count", 3));

            assertThat(typed.awaitAck(Acknowledgement.Type.MESSAGE).ephemeral()).isTrue();
            assertThat(typed.awaitReply().content()).isEqualTo("It starts **now**.");
            Inbound.SlashCommand told = world.awaitTold(Inbound.SlashCommand.class);
            assertThat(told.name()).isEqualTo("quiz");
            assertThat(told.options()).isEqualTo(Map.of("topic", "django", "count", "3"));
            assertThat(told.header().id()).isEqualTo(typed.id());
            assertThat(told.header().place().scope()).isEqualTo(world.scope(world.general));
            assertThat(told.header().place().direct()).isFalse();
            assertThat(told.header().sender().name()).isEqualTo("admin");
            assertThat(told.header().sender().locale()).isEqualTo("de");
            assertThat(told.header().sender().rights()).containsExactlyInAnyOrder(Capability.values());
            world.discord.assertNoViolations();
        }
    }

    @Test
    void seedsNoRightsForOrdinaryMembersAndKeepsTheSubcommand() {
        try (DiscordWorld world = DiscordWorld.start()) {
            world.answer(Reply.whisper("ok"));

            world.alice.slash(world.general, "coach help").awaitReply();

            Inbound.SlashCommand told = world.awaitTold(Inbound.SlashCommand.class);
            assertThat(told.options()).isEqualTo(Map.of("subcommand", "help"));
            assertThat(told.header().sender().rights()).isEmpty();
        }
    }

    @Test
    void acknowledgesACommandThatHasNothingToShow() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SentInteraction typed = world.alice.slash(world.general, "quiz");

            assertThat(typed.awaitAck(Acknowledgement.Type.MESSAGE).ephemeral()).isTrue();
            assertThat(typed.awaitReply().content()).isEqualTo(TEXTS.of("done"));
            world.discord.assertNoViolations();
        }
    }

    @Test
    void answersAPressAsTheCoachSays() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);

            SentInteraction silent = world.alice.press(card, "Whisper");
            silent.awaitAck(Acknowledgement.Type.DEFERRED_UPDATE);
            world.answer(Reply.whisper("A hint."));
            SentInteraction whispered = world.alice.press(card, "Whisper");
            assertThat(whispered.awaitAck(Acknowledgement.Type.MESSAGE).ephemeral())
                    .isTrue();
            world.answer(new Reply.Redraw(DiscordWorld.card("Turned.")));
            world.bob.press(card, "Redraw").awaitAck(Acknowledgement.Type.UPDATE);

            assertThat(whispered.awaitReply().content()).isEqualTo("A hint.");
            assertThat(card.now().text()).contains("Turned.").doesNotContain("Question");
            Inbound.Press told = world.awaitTold(Inbound.Press.class);
            assertThat(told.token()).isEqualTo(Token.of(Need.WHISPER, "hint", QUIZ, 3, "x"));
            assertThat(told.message()).isEqualTo(DiscordInbound.inChannel(world.scope(world.general), card.id()));
            world.discord.assertNoViolations();
        }
    }

    @Test
    void tellsWhatWasChosen() {
        try (DiscordWorld world = DiscordWorld.start()) {
            Token token = Token.of(Need.WHISPER, "choose", QUIZ, 2);
            delivered(world.platform()
                    .messenger()
                    .post(
                            new EffectId(QUIZ, 1, 0),
                            world.inGeneral(),
                            new Message(
                                    "Choose",
                                    new Part.Heading("Choose"),
                                    new Part.Picker(
                                            token,
                                            "All that are right",
                                            List.of(
                                                    new Part.Item("Option A", "0", false),
                                                    new Part.Item("Option B", "1", false),
                                                    new Part.Item("Option C", "2", false)),
                                            1,
                                            3))));

            SeenMessage card = world.general.awaitBotMessages(1);
            world.alice
                    .choose(card, "All that are right", "Option A", "Option C")
                    .awaitAck();

            Inbound.Press told = world.awaitTold(Inbound.Press.class);
            assertThat(told.token()).isEqualTo(token);
            assertThat(told.values()).containsExactly("0", "2");
        }
    }

    @Test
    void opensAFormAndTakesWhatIsTyped() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.answer(new Reply.OpenForm(everyInput("")));

            SentInteraction opened = world.alice.press(card, "Form");
            opened.awaitModal();
            world.answer(Reply.whisper("Recorded."));
            SentInteraction sent = world.alice.submit(
                    opened,
                    Map.of(
                            "answer",
                            "It joins.\nOnce.",
                            "level",
                            List.of("mid"),
                            "channels",
                            List.of(world.general.id()),
                            "people",
                            List.of(world.bob.id())));

            assertThat(sent.awaitReply().content()).isEqualTo("Recorded.");
            Inbound.Submit told = world.awaitTold(Inbound.Submit.class);
            assertThat(told.token()).isEqualTo(Token.of(Need.WHISPER, "send", QUIZ, 3));
            assertThat(told.value("answer")).isEqualTo("It joins.\nOnce.");
            assertThat(told.value("level")).isEqualTo("mid");
            assertThat(told.values().get("channels")).containsExactly(world.general.id());
            assertThat(told.values().get("people")).containsExactly(world.bob.id());
            world.discord.assertNoViolations();
        }
    }

    @Test
    void keepsTheTextOfARefusedFormAndOpensItAgain() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.answer(new Reply.OpenForm(oneInput("")));
            SentInteraction opened = world.alice.press(card, "Form");
            opened.awaitModal();

            world.answer(new Reply.RefuseForm(oneInput("too <@1> short"), Map.of("answer", "Write a sentence.")));
            SentInteraction refused = world.alice.submit(opened, Map.of("answer", "too <@1> short"));
            SeenMessage note = refused.awaitReply();
            assertThat(note.ephemeral()).isTrue();
            assertThat(note.text()).contains("Write a sentence.").contains("> too \\<@1> short");

            SentInteraction again = world.alice.press(note, TEXTS.of("form.again"));
            assertThat(again.awaitModal().at("/components/0/component/value").asText())
                    .isEqualTo("too <@1> short");
            world.answer(Reply.whisper("Recorded."));
            world.alice.submit(again, Map.of("answer", "long enough")).awaitAck(Acknowledgement.Type.UPDATE);

            assertThat(note.now().text()).isEqualTo("Recorded.");
            world.discord.assertNoViolations();
        }
    }

    @Test
    void saysSoWhereARefusedFormIsNoLongerKept() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.answer(new Reply.OpenForm(oneInput("")));
            SentInteraction opened = world.alice.press(card, "Form");
            opened.awaitModal();
            world.answer(new Reply.RefuseForm(oneInput("kept"), Map.of("answer", "No.")));
            SeenMessage note =
                    world.alice.submit(opened, Map.of("answer", "kept")).awaitReply();

            world.restart();

            SentInteraction again = world.alice.press(note, TEXTS.of("form.again"));
            assertThat(again.awaitReply().text()).isEqualTo(TEXTS.of("form.gone"));
            assertThat(note.now().text()).contains("kept");
        }
    }

    @Test
    void defersAWhisperThatTakesLongAndGivesItWhenItComes() {
        try (DiscordWorld world = DiscordWorld.impatient()) {
            SeenMessage card = post(world);
            CompletableFuture<Reply> later = world.answerLater();

            SentInteraction press = world.alice.press(card, "Whisper");
            assertThat(press.awaitAck(Acknowledgement.Type.DEFERRED_MESSAGE).ephemeral())
                    .isTrue();
            later.complete(Reply.whisper("At last."));

            assertThat(press.awaitReply().content()).isEqualTo("At last.");
            assertThat(press.awaitReply().ephemeral()).isTrue();
            assertThat(card.now().edits()).isZero();
            world.discord.assertNoViolations();
        }
    }

    @Test
    void defersARedrawWithoutASecondMessage() {
        try (DiscordWorld world = DiscordWorld.impatient()) {
            SeenMessage card = post(world);
            CompletableFuture<Reply> later = world.answerLater();

            SentInteraction press = world.alice.press(card, "Redraw");
            press.awaitAck(Acknowledgement.Type.DEFERRED_UPDATE);
            later.complete(new Reply.Redraw(DiscordWorld.card("Turned.")));

            world.discord.await(
                    "the card to turn",
                    () -> Optional.of(card.now()).filter(it -> it.text().contains("Turned.")));
            assertThat(world.general.messagesSeenBy(world.alice)).hasSize(1);
            world.discord.assertNoViolations();
        }
    }

    @Test
    void whispersAfterARedrawWasDeferred() {
        try (DiscordWorld world = DiscordWorld.impatient()) {
            SeenMessage card = post(world);
            CompletableFuture<Reply> later = world.answerLater();

            SentInteraction press = world.alice.press(card, "Redraw");
            press.awaitAck(Acknowledgement.Type.DEFERRED_UPDATE);
            later.complete(Reply.whisper("Not yours."));

            SeenMessage whisper = press.awaitFollowUp(1);
            assertThat(whisper.content()).isEqualTo("Not yours.");
            assertThat(whisper.ephemeral()).isTrue();
        }
    }

    @Test
    void takesTheWaitingSignAwayWhereThereIsNothingToSay() {
        try (DiscordWorld world = DiscordWorld.impatient()) {
            SeenMessage card = post(world);
            CompletableFuture<Reply> later = world.answerLater();

            SentInteraction press = world.alice.press(card, "New");
            assertThat(press.awaitAck(Acknowledgement.Type.DEFERRED_MESSAGE).ephemeral())
                    .isTrue();
            later.complete(Reply.ACKNOWLEDGE);

            world.discord.awaitRequest(
                    "the sign to go",
                    it -> it.method().equals("DELETE") && it.path().contains("@original"));
            assertThat(world.general.messages()).hasSize(1);
            world.discord.assertNoViolations();
        }
    }

    @Test
    void asksToPressAgainWhereAFormTakesLongAndThenOffersIt() {
        try (DiscordWorld world = DiscordWorld.impatient()) {
            SeenMessage card = post(world);
            CompletableFuture<Reply> later = world.answerLater();

            SentInteraction press = world.alice.press(card, "Form");
            press.awaitAck(Acknowledgement.Type.MESSAGE);
            assertThat(press.awaitReply().content()).isEqualTo(TEXTS.of("busy"));
            later.complete(new Reply.OpenForm(oneInput("")));
            SeenMessage offer = press.awaitEdits(1);

            assertThat(offer.ephemeral()).isTrue();
            assertThat(offer.buttons()).containsExactly(TEXTS.of("form.open"));
            assertThat(world.alice
                            .press(offer, TEXTS.of("form.open"))
                            .awaitModal()
                            .path("title")
                            .asText())
                    .isEqualTo("Your answer");
            world.discord.assertNoViolations();
        }
    }

    @Test
    void regretsWhereTheCoachFails() {
        try (DiscordWorld world = DiscordWorld.start()) {
            world.fail(new IllegalStateException("the store is down"));
            assertThat(world.alice.slash(world.general, "quiz").awaitReply().content())
                    .isEqualTo(TEXTS.of("trouble"));

            world.answerLater().completeExceptionally(new IllegalStateException("later"));
            assertThat(world.alice.slash(world.general, "quiz").awaitReply().content())
                    .isEqualTo(TEXTS.of("trouble"));
            world.discord.assertNoViolations();
        }
    }

    @Test
    void answersAButtonThatItDoesNotUnderstand() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);

            SentInteraction press = world.alice.pressStale(card, "9|x|from-a-later-release");

            assertThat(press.awaitReply().content()).isEqualTo(TEXTS.of("button-gone"));
            assertThat(world.told).isEmpty();
        }
    }

    @Test
    void suggestsWhileSomebodyTypes() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SentInteraction typing = world.alice.autocomplete(
                    world.general, "quiz", CommandOption.text("area", "or"), CommandOption.text("topic", "django"));

            assertThat(typing.awaitChoices())
                    .singleElement()
                    .asString()
                    .startsWith("quiz area or ")
                    .contains("topic=django");
        }
    }

    @Test
    void readsDirectMessagesAndWhatTheyReplyTo() {
        try (DiscordWorld world = DiscordWorld.start()) {
            MessageRef sent = delivered(world.platform()
                    .messenger()
                    .post(new EffectId(QUIZ, 1, 0), world.to(world.alice), DiscordWorld.card("Question")));
            SeenMessage question = world.alice.dm().awaitBotMessages(1);
            world.answer(Reply.whisper("Nothing waits."));

            world.alice.reply(question, "It joins, " + world.bob.mention());

            Inbound.DirectText told = world.awaitTold(Inbound.DirectText.class);
            assertThat(told.text()).startsWith("It joins, ");
            assertThat(told.replyTo()).contains(sent);
            assertThat(told.header().place().direct()).isTrue();
            assertThat(told.header().sender().actor().tenant()).isEqualTo(Actor.NO_TENANT);
            assertThat(world.alice.dm().awaitBotMessage("Nothing waits.").content())
                    .isEqualTo("Nothing waits.");
            assertThat(world.told).isEmpty();
            world.discord.assertNoViolations();
        }
    }

    @Test
    void placesWhatHappensInAThreadInItsChannel() {
        try (DiscordWorld world = DiscordWorld.start()) {
            MessageRef card = delivered(world.platform()
                    .messenger()
                    .post(new EffectId(QUIZ, 1, 0), world.inGeneral(), DiscordWorld.card("Start")));
            delivered(world.platform().messenger().openThread(new EffectId(QUIZ, 1, 1), card, "Quiz: Django"));
            FakeChannel thread = world.general.awaitThread();

            world.alice.slash(thread, "quiz").awaitAck();

            Inbound.SlashCommand told = world.awaitTold(Inbound.SlashCommand.class);
            assertThat(told.header().place().scope()).isEqualTo(world.scope(world.general));
            assertThat(told.header().place().thread()).contains(thread.id());
        }
    }

    @Test
    void readsMentionsInItsThreadsWhereTheOperatorWantsIt() {
        try (DiscordWorld world = DiscordWorld.start(it -> it.withThreadText(DiscordSettings.ThreadText.MENTIONS))) {
            MessageRef card = delivered(world.platform()
                    .messenger()
                    .post(new EffectId(QUIZ, 1, 0), world.inGeneral(), DiscordWorld.card("Start")));
            delivered(world.platform().messenger().openThread(new EffectId(QUIZ, 1, 1), card, "Mock"));
            FakeChannel thread = world.general.awaitThread();

            world.alice.say(world.general, world.discord.bot().mention() + " not in a thread");
            world.alice.say(thread, "not for the coach");
            SeenMessage said = world.alice.say(thread, world.discord.bot().mention() + " I would use select_related");

            Inbound.ThreadText told = world.awaitTold(Inbound.ThreadText.class);
            assertThat(told.text()).endsWith("I would use select_related");
            assertThat(told.message())
                    .isEqualTo(DiscordInbound.inThread(world.scope(world.general), thread.id(), said.id()));
        }
    }

    @Test
    void tellsOfANewServerInTheNameOfItsOwner() {
        try (DiscordWorld world = DiscordWorld.start()) {
            FakeGuild later = world.discord.createGuild("Later");

            Inbound.Installed told = world.awaitTold(Inbound.Installed.class);

            assertThat(told.workspaceName()).isEqualTo("Later");
            assertThat(told.header().sender().actor().user())
                    .isEqualTo(later.owner().id());
            assertThat(told.header().place().scope().tenant()).isEqualTo(later.id());
        }
    }

    @Test
    void tellsTheCoachWhatCameTooLateToBeAcknowledged() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.discord.gateway().deliverNextLate(Duration.ofSeconds(5));

            SentInteraction press = world.alice.press(card, "Whisper");
            press.excuse();

            assertThat(world.awaitTold(Inbound.Press.class).header().id()).isEqualTo(press.id());
        }
    }

    @Test
    void tellsTheCoachOfBothDeliveriesOfOnePressUnderOneId() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.discord.gateway().duplicateNext(1, "INTERACTION_CREATE");
            world.answer(Reply.whisper("Recorded."));

            SentInteraction press = world.alice.press(card, "Whisper");

            assertThat(press.awaitReply().content()).isEqualTo("Recorded.");
            assertThat(world.awaitTold(Inbound.Press.class).header().id())
                    .isEqualTo(world.awaitTold(Inbound.Press.class).header().id());
        }
    }

    @Test
    void losesNothingWhenTheConnectionDrops() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);
            world.discord.gateway().dropConnections();
            SentInteraction press = world.alice.press(card, "Whisper");
            press.excuse();

            world.discord.gateway().awaitResumes(1);

            assertThat(world.awaitTold(Inbound.Press.class).header().id()).isEqualTo(press.id());
        }
    }

    @Test
    void acknowledgesThoughDiscordStumblesOnce() {
        try (DiscordWorld world = DiscordWorld.start()) {
            world.answer(Reply.whisper("It starts."));
            world.discord
                    .faults()
                    .next(1, "POST /interactions/{interaction_id}/{interaction_token}/callback")
                    .fail(502);

            assertThat(world.alice.slash(world.general, "quiz").awaitReply().content())
                    .isEqualTo("It starts.");
        }
    }

    @Test
    void tellsTheCoachOfEverySubmissionOfADoubleClick() {
        try (DiscordWorld world = DiscordWorld.start()) {
            SeenMessage card = post(world);

            SentInteraction first = world.alice.press(card, "Whisper");
            SentInteraction second = world.alice.press(card, "Whisper");
            first.awaitAck();
            second.awaitAck();

            assertThat(List.of(
                            world.awaitTold(Inbound.Press.class).header().id(),
                            world.awaitTold(Inbound.Press.class).header().id()))
                    .containsExactlyInAnyOrder(first.id(), second.id());
            world.discord.assertNoViolations();
        }
    }

    @Test
    void asksToPressAgainWhereTheMachineIsFull() {
        try (LoopbackDiscord discord = LoopbackDiscord.start()) {
            FakeGuild guild = discord.createGuild("Acme");
            FakeChannel general = guild.createTextChannel("general");
            FakeUser alice = guild.join("alice");
            DiscordPlatform platform = new DiscordPlatform(
                    DiscordSettings.of(discord.token())
                            .withServers(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl())),
                    new CommandCatalog(TEXTS),
                    TEXTS,
                    task -> {
                        throw new RejectedExecutionException("full");
                    },
                    InstantSource.system());
            platform.start(new Nobody()).join();

            assertThat(alice.slash(general, "quiz").awaitReply().content()).isEqualTo(TEXTS.of("busy"));
            platform.stop();
        }
    }

    private static SeenMessage post(DiscordWorld world) {
        MessageRef ref = delivered(world.platform()
                .messenger()
                .post(new EffectId(QUIZ, 1, 0), world.inGeneral(), DiscordWorld.card("Question")));
        return world.general.message(ref.message());
    }

    private static MessageRef delivered(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        Delivery delivery = ((Result.Done) result).delivery();
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        return ((Delivery.Delivered) delivery).ref();
    }

    private static Form oneInput(String initial) {
        return new Form(
                Token.of(Need.WHISPER, "send", QUIZ, 3),
                "Your answer",
                "",
                List.of(new Form.TextInput("answer", "In your own words", "", true, true, 3000, initial)),
                "Send");
    }

    private static Form everyInput(String initial) {
        return new Form(
                Token.of(Need.WHISPER, "send", QUIZ, 3),
                "Your answer",
                "What does `select_related` do?",
                List.of(
                        new Form.TextInput("answer", "In your own words", "", true, true, 3000, initial),
                        new Form.ChoiceInput(
                                "level",
                                "Level",
                                List.of(new Part.Item("junior", "junior", true), new Part.Item("mid", "mid", false)),
                                1,
                                1),
                        new Form.ChannelInput("channels", "Channels", List.of(), 0, 5),
                        new Form.PeopleInput("people", "People", List.of(), 0, 5)),
                "Send");
    }

    /** A coach that is never asked. */
    private static final class Nobody implements Coach {
        @Override
        public CompletableFuture<Reply> handle(Inbound inbound) {
            throw new AssertionError("Nobody is told " + inbound);
        }

        @Override
        public List<CommandCatalog.Suggestion> suggest(
                Scope workspace, String command, String option, String typed, Map<String, String> others) {
            throw new AssertionError("Nobody is asked");
        }
    }
}
