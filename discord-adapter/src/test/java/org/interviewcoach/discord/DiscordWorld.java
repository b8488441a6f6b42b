package org.interviewcoach.discord;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger.Destination;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;

/** The whole adapter on the real JDA, a loopback Discord on one side and a coach on the other that says what it is told to. */
final class DiscordWorld implements AutoCloseable, Coach {
    static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    static final ConversationId QUIZ = new ConversationId("k3v9x0aa71bcd");

    final LoopbackDiscord discord;
    final FakeGuild guild;
    final FakeChannel general;
    final FakeUser alice;
    final FakeUser bob;
    final BlockingQueue<Inbound> told = new LinkedBlockingQueue<>();
    private final AtomicReference<Function<Inbound, CompletableFuture<Reply>>> answer =
            new AtomicReference<>(inbound -> CompletableFuture.completedFuture(Reply.ACKNOWLEDGE));
    private final UnaryOperator<DiscordSettings> settings;
    private final ExecutorService work = Executors.newFixedThreadPool(4);
    private DiscordPlatform platform;

    private DiscordWorld(LoopbackDiscord discord, UnaryOperator<DiscordSettings> settings) {
        this.discord = discord;
        this.settings = settings;
        guild = discord.createGuild("Acme");
        general = guild.createTextChannel("general");
        alice = guild.join("alice");
        bob = guild.join("bob");
        platform = newPlatform();
    }

    static DiscordWorld start() {
        return start(UnaryOperator.identity());
    }

    static DiscordWorld start(UnaryOperator<DiscordSettings> settings) {
        return start(LoopbackDiscord.builder(), settings);
    }

    static DiscordWorld start(LoopbackDiscord.Builder builder, UnaryOperator<DiscordSettings> settings) {
        DiscordWorld world = new DiscordWorld(builder.start(), settings);
        world.platform.start(world).join();
        return world;
    }

    /** With a coach that is given next to no time, so that every slow reply is deferred at once. */
    static DiscordWorld impatient() {
        return start(it -> it.withTimes(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5)));
    }

    DiscordPlatform platform() {
        return platform;
    }

    DiscordPlatform newPlatform() {
        DiscordSettings plain = DiscordSettings.of(discord.token())
                .withServers(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl()));
        return new DiscordPlatform(
                settings.apply(plain), new CommandCatalog(TEXTS), TEXTS, work, InstantSource.system());
    }

    /** As after a restart of the process: nothing is remembered. */
    void restart() {
        platform.stop();
        platform = newPlatform();
        platform.start(this).join();
    }

    /** From now on the coach answers so. */
    void answer(Reply reply) {
        answer.set(inbound -> CompletableFuture.completedFuture(reply));
    }

    /** From now on the coach answers when the future does. */
    CompletableFuture<Reply> answerLater() {
        CompletableFuture<Reply> later = new CompletableFuture<>();
        answer.set(inbound -> later);
        return later;
    }

    void fail(RuntimeException problem) {
        answer.set(inbound -> {
            throw problem;
        });
    }

    /** What the coach is told next, of that kind. */
    <T extends Inbound> T awaitTold(Class<T> kind) {
        try {
            while (true) {
                Inbound next = told.poll(10, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("The coach was told no " + kind.getSimpleName());
                }
                if (kind.isInstance(next)) {
                    return kind.cast(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Scope scope(FakeChannel channel) {
        return new Scope(PlatformId.DISCORD, guild.id(), channel.id());
    }

    Destination inGeneral() {
        return new Destination.InChannel(scope(general));
    }

    Destination to(FakeUser user) {
        return new Destination.ToPerson(new Actor(PlatformId.DISCORD, guild.id(), user.id()));
    }

    /** A card with a button for each need. */
    static Message card(String text) {
        return new Message(
                "Card",
                new Part.Heading("Card"),
                new Part.Prose(text),
                new Part.Actions(
                        new Part.Button("Whisper", Token.of(Need.WHISPER, "hint", QUIZ, 3, "x")),
                        new Part.Button("Redraw", Token.of(Need.REDRAW, "turn", QUIZ, 3)),
                        new Part.Button("Form", Token.of(Need.FORM, "form", QUIZ, 3)),
                        new Part.Button("New", Token.of(Need.NEW, "new", QUIZ, 3))));
    }

    @Override
    public CompletableFuture<Reply> handle(Inbound inbound) {
        told.add(inbound);
        return answer.get().apply(inbound);
    }

    @Override
    public List<CommandCatalog.Suggestion> suggest(
            Scope workspace, String command, String option, String typed, Map<String, String> others) {
        return List.of(new CommandCatalog.Suggestion(command + " " + option + " " + typed + " " + others, "v"));
    }

    @Override
    public void close() {
        platform.stop();
        work.shutdownNow();
        discord.close();
    }
}
