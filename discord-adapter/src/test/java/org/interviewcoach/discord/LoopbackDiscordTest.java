package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.interviewcoach.testkit.discord.Acknowledgement;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.DiscordPermission;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.RecordedRequest;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.interviewcoach.testkit.discord.SentInteraction;
import org.interviewcoach.testkit.discord.referee.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loopback Discord is only worth something if the real JDA runs against it: every test here has it on the other side. */
final class LoopbackDiscordTest {
    private static final String POST_MESSAGE = "POST /channels/{channel_id}/messages";
    private static final String CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback";

    @ParameterizedTest
    @EnumSource(Compression.class)
    void becomesReadyAndKnowsTheGuild(Compression compression) throws Exception {
        try (Fixture f = Fixture.start(compression)) {
            assertThat(f.jda.getGuilds()).extracting("name").containsExactly("Acme");
            assertThat(f.jda.getSelfUser().getId()).isEqualTo(f.discord.bot().id());

            FakeGuild later = f.discord.createGuild("Later");

            f.discord.await("JDA to learn of the new guild", () -> Optional.ofNullable(f.jda.getGuildById(later.id())));
        }
    }

    @Test
    void slashCommandIsRepliedTo() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("topic " + event.getOption("topic", OptionMapping::getAsString) + " for "
                                    + event.getUser().getName())
                            .setEphemeral(true)
                            .queue());

            SentInteraction quiz = f.alice.slash(f.general, "quiz", CommandOption.text("topic", "django"));

            Acknowledgement ack = quiz.awaitAck(Acknowledgement.Type.MESSAGE);
            assertThat(ack.ephemeral()).isTrue();
            assertThat(ack.latency()).isPositive().isLessThan(Duration.ofSeconds(3));
            assertThat(quiz.awaitReply().content()).isEqualTo("topic django for alice");
            assertThat(f.general.messagesSeenBy(f.alice)).hasSize(1);
            assertThat(f.general.messagesSeenBy(f.bob)).isEmpty();
        }
    }

    @Test
    void buttonEditsItsMessage() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("A or B?")
                            .addComponents(ActionRow.of(Button.primary("pick:a", "A"), Button.secondary("pick:b", "B")))
                            .queue());
            f.on(
                    ButtonInteractionEvent.class,
                    event -> event.editMessage(event.getUser().getName() + " took " + event.getComponentId())
                            .setComponents()
                            .queue());

            SeenMessage card = f.alice.slash(f.general, "quiz").awaitReply();
            assertThat(card.buttons()).containsExactly("A", "B");
            f.bob.press(card, "B").awaitAck(Acknowledgement.Type.UPDATE);

            assertThat(card.now().content()).isEqualTo("bob took pick:b");
            assertThat(card.now().buttons()).isEmpty();
            assertThat(f.general.messages()).hasSize(1);
        }
    }

    @Test
    void formIsOpenedAndSubmitted() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.replyModal(Modal.create("answer:1", "Your answer")
                                    .addComponents(Label.of(
                                            "What is a view?",
                                            TextInput.create("text", TextInputStyle.PARAGRAPH)
                                                    .setMaxLength(500)
                                                    .build()))
                                    .build())
                            .queue());
            f.on(
                    ModalInteractionEvent.class,
                    event -> event.reply(event.getModalId() + " "
                                    + Objects.requireNonNull(event.getValue("text"))
                                            .getAsString())
                            .queue());

            SentInteraction form = f.alice.slash(f.general, "quiz");
            assertThat(form.awaitModal().path("title").asText()).isEqualTo("Your answer");
            SentInteraction submit = f.alice.submit(form, Map.of("What is a view?", "a callable"));

            assertThat(submit.awaitReply().content()).isEqualTo("answer:1 a callable");
        }
    }

    @Test
    void directMessageArrivesWithItsTextAndIsAnswered() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(MessageReceivedEvent.class, event -> {
                if (!event.getAuthor().isBot()) {
                    event.getChannel()
                            .sendMessage("you said " + event.getMessage().getContentRaw())
                            .queue();
                }
            });

            f.alice.direct("hello");

            f.alice.dm().awaitBotMessage("you said hello");
        }
    }

    @Test
    void botOpensDirectMessages() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.jda.openPrivateChannelById(f.alice.id())
                    .flatMap(channel -> channel.sendMessage("your verdict"))
                    .queue();

            f.alice.dm().awaitBotMessage("your verdict");
        }
    }

    @Test
    void selectCarriesItsValues() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("Which?")
                            .addComponents(ActionRow.of(StringSelectMenu.create("level")
                                    .addOption("Easy", "1")
                                    .addOption("Hard", "2")
                                    .build()))
                            .queue());
            f.on(
                    StringSelectInteractionEvent.class,
                    event -> event.reply("level " + event.getValues())
                            .setEphemeral(true)
                            .queue());

            SeenMessage card = f.alice.slash(f.general, "quiz").awaitReply();

            assertThat(f.alice.choose(card, "level", "Hard").awaitReply().content())
                    .isEqualTo("level [2]");
        }
    }

    @Test
    void halfTypedOptionIsCompleted() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.jda.updateCommands()
                    .addCommands(Commands.slash("quiz", "A quiz")
                            .addOption(OptionType.STRING, "topic", "What about", true, true))
                    .complete();
            f.on(
                    CommandAutoCompleteInteractionEvent.class,
                    event -> event.replyChoiceStrings(event.getFocusedOption().getValue() + "ngo", "other")
                            .queue());

            SentInteraction typing = f.alice.autocomplete(f.general, "quiz", CommandOption.text("topic", "dja"));

            assertThat(typing.awaitChoices()).containsExactly("django", "other");
        }
    }

    @Test
    void deferIsFollowedByTheAnswerAndMore() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.deferReply(true)
                            .flatMap(hook -> hook.editOriginal("first"))
                            .flatMap(message -> event.getHook().sendMessage("second"))
                            .queue());

            SentInteraction quiz = f.alice.slash(f.general, "quiz");

            assertThat(quiz.awaitAck(Acknowledgement.Type.DEFERRED_MESSAGE).ephemeral())
                    .isTrue();
            assertThat(quiz.awaitReply().content()).isEqualTo("first");
            SeenMessage second = quiz.awaitFollowUp(1);
            assertThat(second.content()).isEqualTo("second");
            assertThat(second.ephemeral()).isFalse();
        }
    }

    @Test
    void firstFollowUpAfterADeferIsTheAnswerItself() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.deferReply(true)
                            .flatMap(hook -> hook.sendMessage("the answer").setEphemeral(false))
                            .queue());

            SeenMessage reply = f.alice.slash(f.general, "quiz").awaitReply();

            assertThat(reply.content()).isEqualTo("the answer");
            assertThat(reply.ephemeral()).isTrue();
        }
    }

    @Test
    void threadIsMadeFromAMessageAndTalkedIn() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel()
                    .sendMessage("Mock interview")
                    .flatMap(message -> message.createThreadChannel("mock-1"))
                    .flatMap(thread -> thread.sendMessage("Welcome"))
                    .queue();

            FakeChannel thread = f.general.awaitThread();
            SeenMessage welcome = thread.awaitBotMessage("Welcome");
            CompletableFuture<String> heard = new CompletableFuture<>();
            f.on(MessageReceivedEvent.class, event -> {
                if (event.isFromThread() && !event.getAuthor().isBot()) {
                    heard.complete(event.getMessage().getContentRaw());
                }
            });
            f.alice.reply(welcome, "here I am");

            assertThat(thread.name()).isEqualTo("mock-1");
            // A reply with the ping on mentions the bot, so its text comes without the privileged intent.
            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("here I am");
            assertThat(f.general
                            .messages()
                            .get(0)
                            .json()
                            .path("thread")
                            .path("id")
                            .asText())
                    .isEqualTo(thread.id());
        }
    }

    @Test
    void privateThreadIsMadeWithoutAMessageAndArchived() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel()
                    .createThreadChannel("quiet", true)
                    .flatMap(thread -> thread.addThreadMemberById(f.alice.id())
                            .flatMap(done -> thread.sendMessage("between us"))
                            .flatMap(message -> thread.getManager().setArchived(true)))
                    .queue();

            FakeChannel thread = f.general.awaitThread();
            f.discord.await("the archive", () -> Optional.of(thread).filter(FakeChannel::isArchived));
            assertThat(thread.isPrivateThread()).isTrue();
            assertThat(thread.messagesSeenBy(f.alice)).hasSize(1);
        }
    }

    @Test
    void droppedConnectionIsResumedAndReplayed() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    MessageReceivedEvent.class,
                    event -> f.heard.add(event.getMessage().getContentRaw()));
            f.alice.direct("before");
            f.awaitHeard("before");

            f.discord.gateway().dropConnections();
            f.alice.direct("while away");
            f.discord.gateway().awaitResumes(1);

            f.awaitHeard("while away");
            assertThat(f.discord.gateway().identifies()).isEqualTo(1);
        }
    }

    @Test
    void requestedReconnectIsResumed() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("still here").queue());

            f.discord.gateway().requestReconnect();
            f.discord.gateway().awaitResumes(1);

            f.alice.slash(f.general, "quiz").awaitReply();
        }
    }

    @Test
    void invalidSessionThatMayBeResumedIsResumed() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.gateway().invalidateSession(true);

            f.discord.gateway().awaitResumes(1);
            assertThat(f.discord.gateway().identifies()).isEqualTo(1);
        }
    }

    @Test
    void zombieConnectionIsLeftAndResumed() throws Exception {
        try (Fixture f = Fixture.start(
                LoopbackDiscord.builder().heartbeat(Duration.ofMillis(200)).start(), Compression.ZLIB)) {
            f.discord.gateway().answerHeartbeats(false);

            f.discord.gateway().awaitResumes(1);
            f.discord.gateway().answerHeartbeats(true);
        }
    }

    @Test
    void invalidSessionIsBegunAnew() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("again").queue());

            f.discord.gateway().invalidateSession(false);
            f.discord.gateway().awaitIdentifies(2);
            f.discord.await(
                    "JDA to be ready again",
                    () -> Optional.of(f.jda.getStatus()).filter(status -> status == JDA.Status.CONNECTED));

            assertThat(f.alice.slash(f.general, "quiz").awaitReply().content()).isEqualTo("again");
            assertThat(f.discord.gateway().resumes()).isZero();
        }
    }

    @Test
    void duplicateEventReachesTheListenersTwice() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    MessageReceivedEvent.class,
                    event -> f.heard.add(event.getMessage().getContentRaw()));
            f.discord.gateway().duplicateNext(1, "MESSAGE_CREATE");

            f.alice.direct("echo");
            f.alice.direct("done");

            f.awaitHeard("done");
            assertThat(f.heard).containsExactly("echo", "echo", "done");
        }
    }

    @Test
    void rateLimitedRequestIsRepeatedAfterThePause() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(1, POST_MESSAGE).rateLimit(1);

            f.channel().sendMessage("patience").queue();
            f.general.awaitBotMessage("patience");

            assertThat(f.discord.requests(POST_MESSAGE))
                    .extracting(RecordedRequest::status)
                    .containsExactly(429, 200);
        }
    }

    @Test
    void exhaustedBucketIsWaitedFor() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.rateLimits().limit(POST_MESSAGE, 2, Duration.ofSeconds(1));

            for (int i = 1; i <= 5; i++) {
                f.channel().sendMessage("number " + i).queue();
            }
            f.general.awaitBotMessages(5);

            assertThat(f.general.botMessages())
                    .extracting(SeenMessage::content)
                    .containsExactly("number 1", "number 2", "number 3", "number 4", "number 5");
        }
    }

    @Test
    void serverErrorAfterTheEffectDoesNotDoubleAMessage() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(1, POST_MESSAGE).failAfterEffect(502);

            f.channel().sendMessage("once").complete();

            assertThat(f.general.botMessages()).hasSize(1);
            assertThat(f.discord.requests(POST_MESSAGE))
                    .extracting(request -> request.body().path("nonce").asText())
                    .hasSize(2)
                    .doesNotContain("")
                    .allMatch(nonce -> nonce.equals(f.discord
                            .requests(POST_MESSAGE)
                            .get(0)
                            .body()
                            .path("nonce")
                            .asText()));
        }
    }

    @Test
    void sameNonceIsTheSameMessageForAFewMinutes() throws Exception {
        try (Fixture f = Fixture.start()) {
            Message first = f.channel().sendMessage("card").setNonce("card-1").complete();
            Message again = f.channel().sendMessage("card").setNonce("card-1").complete();
            f.discord.advance(Duration.ofMinutes(10));
            Message later = f.channel().sendMessage("card").setNonce("card-1").complete();

            assertThat(again.getId()).isEqualTo(first.getId());
            assertThat(later.getId()).isNotEqualTo(first.getId());
            assertThat(f.general.botMessages()).hasSize(2);
        }
    }

    @Test
    void resetAfterTheEffectIsRepeatedByTheClientAndTheNonceSavesIt() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(1, POST_MESSAGE).resetAfterEffect();

            f.channel().sendMessage("sent or not").setNonce("unknown-1").complete();

            assertThat(f.general.botMessages()).hasSize(1);
            assertThat(f.discord.requests(POST_MESSAGE))
                    .extracting(RecordedRequest::status)
                    .containsExactly(0, 200);
        }
    }

    @Test
    void resetBeforeTheEffectEndsInAnErrorWhenItLasts() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(10, POST_MESSAGE).resetBefore();

            Throwable failure = f.channel()
                    .sendMessage("never")
                    .submit()
                    .handle((message, error) -> error)
                    .get(10, TimeUnit.SECONDS);

            assertThat(failure).isNotNull();
            assertThat(f.general.botMessages()).isEmpty();
        }
    }

    @Test
    void repeatedFirstAnswerAfterALostConnectionIsNotHeldAgainstTheBot() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(1, CALLBACK).failAfterEffect(503);
            CompletableFuture<Throwable> refused = new CompletableFuture<>();
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("done").queue(null, refused::complete));

            SentInteraction quiz = f.alice.slash(f.general, "quiz");

            assertThat(quiz.awaitReply().content()).isEqualTo("done");
            assertThat(refused.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.getErrorResponse())
                                    .isEqualTo(ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED));
        }
    }

    @Test
    void closedDirectMessagesAreNamed() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.alice.closeDirectMessages();

            assertThat(f.refusalOf(
                            f.jda.openPrivateChannelById(f.alice.id()).flatMap(channel -> channel.sendMessage("psst"))))
                    .isEqualTo(ErrorResponse.CANNOT_SEND_TO_USER);
        }
    }

    @Test
    void missingPermissionIsNamed() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.general.denyBotUnnoticed(DiscordPermission.SEND_MESSAGES, DiscordPermission.CREATE_PUBLIC_THREADS);

            assertThat(f.refusalOf(f.channel().sendMessage("let me"))).isEqualTo(ErrorResponse.MISSING_PERMISSIONS);
            assertThat(f.refusalOf(f.channel().createThreadChannel("no"))).isEqualTo(ErrorResponse.MISSING_PERMISSIONS);
        }
    }

    @Test
    void announcedLossOfAPermissionIsKnownToJda() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.general.denyBot(DiscordPermission.SEND_MESSAGES);

            f.discord.await("JDA to learn of it", () -> Optional.of(f.channel()).filter(channel -> !channel.canTalk()));
            f.general.allowBotAgain();
            f.discord.await("JDA to learn of it", () -> Optional.of(f.channel()).filter(TextChannel::canTalk));
        }
    }

    @Test
    void vanishedMessageIsNamed() throws Exception {
        try (Fixture f = Fixture.start()) {
            Message message = f.channel().sendMessage("soon gone").complete();
            f.general.deleteMessage(f.general.message(message.getId()));

            assertThat(f.refusalOf(message.editMessage("too late"))).isEqualTo(ErrorResponse.UNKNOWN_MESSAGE);
        }
    }

    @Test
    void filesAreListedAsAttachments() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel()
                    .sendMessage("your data")
                    .addFiles(FileUpload.fromData("{}".getBytes(StandardCharsets.UTF_8), "däta.json")
                            .setDescription("all of it"))
                    .complete();

            SeenMessage message = f.general.botMessages().get(0);
            assertThat(message.json().at("/attachments/0/filename").asText()).isEqualTo("däta.json");
            assertThat(message.json().at("/attachments/0/description").asText()).isEqualTo("all of it");
            assertThat(message.json().at("/attachments/0/size").asInt()).isEqualTo(2);
        }
    }

    @Test
    void secondVersionOfComponentsIsStoredAndRead() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel()
                    .sendMessageComponents(Container.of(
                            TextDisplay.of("## Question 3"),
                            ActionRow.of(Button.primary("a", "A"), Button.primary("b", "B"))))
                    .useComponentsV2()
                    .complete();

            SeenMessage card = f.general.botMessages().get(0);
            assertThat(card.text()).contains("## Question 3");
            assertThat(card.buttons()).containsExactly("A", "B");
        }
    }

    @Test
    void commandsAreRegisteredAndChecked() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.jda.updateCommands()
                    .addCommands(Commands.slash("coach", "The coach")
                            .setContexts(InteractionContextType.GUILD)
                            .addSubcommands(new SubcommandData("setup", "Sets up")
                                    .addOption(OptionType.CHANNEL, "where", "Where to", true)))
                    .complete();
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply(event.getFullCommandName() + " "
                                    + event.getOption(
                                            "where", o -> o.getAsChannel().getName()))
                            .setEphemeral(true)
                            .queue());

            assertThat(f.jda.retrieveCommands().complete()).hasSize(1);
            assertThat(f.alice
                            .slash(f.general, "coach setup", CommandOption.channel("where", f.general))
                            .awaitReply()
                            .content())
                    .isEqualTo("coach setup general");
            assertThatThrownBy(() -> f.alice.slash(f.general, "quiz")).hasMessageContaining("/quiz is not registered");
            assertThatThrownBy(() -> f.alice.slash(f.general, "coach setup")).hasMessageContaining("is required");
            assertThatThrownBy(() -> f.alice.slash(f.alice.dm(), "coach setup")).hasMessageContaining("not offered");
        }
    }

    @Test
    void slashCommandWorksInDirectMessages() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("alone with " + event.getUser().getName())
                            .flatMap(hook -> event.getMessageChannel().sendMessage("and more"))
                            .queue());

            assertThat(f.alice.slash(f.alice.dm(), "quiz").awaitReply().content())
                    .isEqualTo("alone with alice");
            f.alice.dm().awaitBotMessage("and more");
        }
    }

    @Test
    void membersAreFetched() throws Exception {
        try (Fixture f = Fixture.start()) {
            FakeUser host = f.guild.join("host", DiscordPermission.MANAGE_GUILD);
            Guild guild = Objects.requireNonNull(f.jda.getGuildById(f.guild.id()));

            assertThat(guild.retrieveMemberById(host.id()).complete().getUser().getName())
                    .isEqualTo("host");
            assertThat(guild.retrieveMembersByIds(Long.parseLong(f.bob.id())).get())
                    .singleElement()
                    .satisfies(member -> assertThat(member.getUser().getName()).isEqualTo("bob"));
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply(String.valueOf(
                                    Objects.requireNonNull(event.getMember()).hasPermission(Permission.MANAGE_SERVER)))
                            .queue());
            assertThat(host.slash(f.general, "may").awaitReply().content()).isEqualTo("true");
            assertThat(f.bob.slash(f.general, "may").awaitReply().content()).isEqualTo("false");
        }
    }

    @Test
    void lateFirstAnswerIsRefusedAndReported() throws Exception {
        try (Fixture f = Fixture.start()) {
            CompletableFuture<SlashCommandInteractionEvent> held = new CompletableFuture<>();
            f.on(SlashCommandInteractionEvent.class, held::complete);
            f.alice.slash(f.general, "quiz");
            SlashCommandInteractionEvent event = held.get(10, TimeUnit.SECONDS);

            f.discord.advance(Duration.ofSeconds(4));

            assertThat(f.refusalOf(event.reply("sorry"))).isEqualTo(ErrorResponse.UNKNOWN_INTERACTION);
            assertThat(f.takeRules()).containsExactly("ack-3s");
        }
    }

    @Test
    void slowAnswerIsRefusedAndReportedInRealTime() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.discord.faults().next(1, CALLBACK).fail(503);
            f.discord.faults().next(1, CALLBACK).fail(503);
            f.discord.faults().next(1, CALLBACK).fail(503);
            CompletableFuture<Throwable> refused = new CompletableFuture<>();
            f.on(
                    SlashCommandInteractionEvent.class,
                    event -> event.reply("at last").queue(null, refused::complete));

            f.alice.slash(f.general, "quiz");

            // JDA repeats after 0.5, 1 and 2 seconds: the fourth try is too late.
            assertThat(refused.get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_INTERACTION));
            assertThat(f.takeRules()).containsExactly("ack-3s");
        }
    }

    @Test
    void deadTokenIsRefusedAndReported() throws Exception {
        try (Fixture f = Fixture.start()) {
            CompletableFuture<InteractionHook> held = new CompletableFuture<>();
            f.on(SlashCommandInteractionEvent.class, event -> event.deferReply().queue(held::complete));
            f.alice.slash(f.general, "quiz").awaitAck();
            InteractionHook hook = held.get(10, TimeUnit.SECONDS);

            f.discord.advance(Duration.ofMinutes(16));

            assertThat(f.refusalOf(hook.editOriginal("too late"))).isEqualTo(ErrorResponse.INVALID_WEBHOOK_TOKEN);
            assertThat(f.takeRules()).containsExactly("token-15min");
        }
    }

    @Test
    void pingByDefaultIsReported() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel().sendMessage("hey @everyone").complete();
            assertThat(f.takeRules()).containsExactly("mentions-default");

            f.channel()
                    .sendMessage("hey @everyone")
                    .setAllowedMentions(EnumSet.noneOf(Message.MentionType.class))
                    .complete();
            f.discord.assertNoViolations();
        }
    }

    @Test
    void customIdThatJdaWouldNotLetPassIsReported() throws Exception {
        try (Fixture f = Fixture.start()) {
            DataObject body = DataObject.fromJson("""
                    {"content": "a", "components": [{"type": 1, "components": [
                        {"type": 2, "style": 1, "label": "A", "custom_id": "%s"}]}]}""".formatted("x".repeat(101)));
            RestAction<Void> raw =
                    new RestActionImpl<>(f.jda, Route.Messages.SEND_MESSAGE.compile(f.general.id()), body);

            assertThat(f.refusalOf(raw)).isEqualTo(ErrorResponse.INVALID_FORM_BODY);
            assertThat(f.takeRules()).contains("custom-id-unique");
        }
    }

    @Test
    void requestIsOnRecordWithBodyPathAndStatus() throws Exception {
        try (Fixture f = Fixture.start()) {
            f.channel().sendMessage("counted").complete();

            RecordedRequest request =
                    f.discord.awaitRequest("the message", one -> one.route().equals(POST_MESSAGE));
            assertThat(request.body().path("content").asText()).isEqualTo("counted");
            assertThat(request.path()).isEqualTo("/channels/" + f.general.id() + "/messages");
            assertThat(request.status()).isEqualTo(200);
        }
    }

    /** One server, one JDA, one guild with a channel and two members. */
    private static final class Fixture implements AutoCloseable {
        final LoopbackDiscord discord;
        final FakeGuild guild;
        final FakeChannel general;
        final FakeUser alice;
        final FakeUser bob;
        final JDA jda;
        final List<String> heard = new CopyOnWriteArrayList<>();

        private Fixture(LoopbackDiscord discord, Compression compression) throws InterruptedException {
            this.discord = discord;
            guild = discord.createGuild("Acme");
            general = guild.createTextChannel("general");
            alice = guild.join("alice");
            bob = guild.join("bob");
            jda = JDABuilder.createLight(
                            discord.token(), EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                    .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
                    .setSessionController(new SessionControllerAdapter() {
                        @Override
                        public String getGateway() {
                            return discord.gatewayUrl();
                        }
                    })
                    .setCompression(compression)
                    .build()
                    .awaitReady();
        }

        static Fixture start() throws InterruptedException {
            return start(Compression.ZLIB);
        }

        static Fixture start(Compression compression) throws InterruptedException {
            return start(LoopbackDiscord.start(), compression);
        }

        static Fixture start(LoopbackDiscord discord, Compression compression) throws InterruptedException {
            return new Fixture(discord, compression);
        }

        TextChannel channel() {
            return Objects.requireNonNull(jda.getTextChannelById(general.id()));
        }

        void awaitHeard(String text) {
            boolean unused = discord.await(
                    "“" + text + "” to be heard",
                    () -> heard.contains(text) ? Optional.of(Boolean.TRUE) : Optional.empty());
        }

        ErrorResponse refusalOf(RestAction<?> action) throws Exception {
            Throwable failure = action.submit().handle((done, error) -> error).get(10, TimeUnit.SECONDS);
            // A chain of actions wraps what went wrong in it.
            if (failure instanceof CompletionException && failure.getCause() != null) {
                failure = failure.getCause();
            }
            assertThat(failure).isInstanceOf(ErrorResponseException.class);
            return ((ErrorResponseException) failure).getErrorResponse();
        }

        /** The rules that were broken so far; the schema repeats some of them. */
        List<String> takeRules() {
            return discord.referee().takeViolations().stream()
                    .map(Violation::rule)
                    .filter(rule -> !rule.equals("schema"))
                    .toList();
        }

        <E extends GenericEvent> void on(Class<E> type, Consumer<E> handler) {
            EventListener listener = event -> {
                if (type.isInstance(event)) {
                    handler.accept(type.cast(event));
                }
            };
            jda.addEventListener(listener);
        }

        @Override
        public void close() {
            try {
                discord.assertNoViolations();
            } finally {
                jda.shutdownNow();
                discord.close();
            }
        }
    }
}
