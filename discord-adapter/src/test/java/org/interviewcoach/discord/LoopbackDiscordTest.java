package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.interviewcoach.testkit.discord.Acknowledgement;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.interviewcoach.testkit.discord.SentInteraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The loopback Discord is only worth something if the real JDA runs against it: every test here has it on the other side. */
final class LoopbackDiscordTest {
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

    /** One server, one JDA, one guild with a channel and two members. */
    private static final class Fixture implements AutoCloseable {
        final LoopbackDiscord discord = LoopbackDiscord.start();
        final FakeGuild guild = discord.createGuild("Acme");
        final FakeChannel general = guild.createTextChannel("general");
        final FakeUser alice = guild.join("alice");
        final FakeUser bob = guild.join("bob");
        final JDA jda;
        private boolean violationsExpected;

        private Fixture(Compression compression) throws InterruptedException {
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
            return new Fixture(compression);
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
                if (!violationsExpected) {
                    discord.assertNoViolations();
                }
            } finally {
                jda.shutdownNow();
                discord.close();
            }
        }
    }
}
