package org.interviewcoach.discord;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.PlatformId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord: connects, listens, and carries effects out.
 *
 * <p>Next: {@link DiscordListener} for what comes in, {@link DiscordMessenger} for what goes out.
 */
public final class DiscordPlatform implements Platform {
    private static final Logger log = LoggerFactory.getLogger(DiscordPlatform.class);

    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;

    private final DiscordSettings settings;
    private final DiscordCommands commands;
    private final DiscordRenderer renderer;
    private final Texts texts;
    private final Executor work;
    private final InstantSource clock;
    private final DiscordMessenger messenger;
    private final ScheduledThreadPoolExecutor timer;
    private volatile @Nullable ShardManager shards;
    private volatile @Nullable DiscordListener listener;
    private volatile @Nullable DiscordReplies replies;

    /**
     * Not connected yet.
     *
     * @param work where events are handled, off the SDK's threads
     */
    public DiscordPlatform(
            DiscordSettings settings, CommandCatalog catalog, Texts texts, Executor work, InstantSource clock) {
        this.settings = settings;
        this.commands = new DiscordCommands(catalog, settings.prefix());
        this.renderer = new DiscordRenderer(texts.of("shortened"));
        this.texts = texts;
        this.work = work;
        this.clock = clock;
        this.messenger = new DiscordMessenger(
                () -> Optional.ofNullable(shards),
                renderer,
                texts.of("discord.without-embeds", Permission.MESSAGE_EMBED_LINKS.getName()),
                clock,
                settings.requestTimeout());
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "discord-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        this.timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public PlatformId id() {
        return PlatformId.DISCORD;
    }

    @Override
    public Messenger messenger() {
        return messenger;
    }

    @Override
    public CompletableFuture<Void> start(Coach coach) {
        // The SDK's own default pings whoever a text names; every request of ours says otherwise, this is the net
        // below.
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
        Message.suppressContentIntentWarning();
        Ready ready = new Ready();
        DiscordReplies newReplies = new DiscordReplies(coach, commands, renderer, texts, settings, timer, clock);
        DiscordListener newListener =
                new DiscordListener(coach, commands, new DiscordInbound(commands), newReplies, work);
        replies = newReplies;
        listener = newListener;
        try {
            shards = builder().addEventListeners(ready, newListener).build();
        } catch (InvalidTokenException e) {
            return CompletableFuture.failedFuture(wrongToken(e));
        } catch (ErrorResponseException e) {
            return CompletableFuture.failedFuture(e.getResponse().code == UNAUTHORIZED ? wrongToken(e) : e);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return ready.done;
    }

    private static IllegalArgumentException wrongToken(RuntimeException cause) {
        return new IllegalArgumentException(
                "Discord does not know the bot token: copy it again from the developer portal, page Bot.", cause);
    }

    private DefaultShardManagerBuilder builder() {
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(settings.token(), intents())
                .setShardsTotal(settings.shards())
                .setHttpClientBuilder(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(settings.connections(), 60, TimeUnit.SECONDS))
                        .connectTimeout(settings.requestTimeout())
                        .readTimeout(settings.requestTimeout())
                        .writeTimeout(settings.requestTimeout()))
                .setRateLimitElastic(Executors.newFixedThreadPool(settings.restThreads(), DiscordPlatform::rest), true)
                // A timed-out post may stand already: the outbox looks before it sends again.
                .setRequestTimeoutRetry(false)
                .setEnableShutdownHook(false);
        settings.rest().ifPresent(rest -> builder.setRestConfig(new RestConfig().setBaseUrl(base(rest))));
        settings.gateway().ifPresent(gateway -> builder.setSessionController(new FixedGateway(gateway)));
        return builder;
    }

    private static Thread rest(Runnable task) {
        Thread thread = new Thread(task, "discord-rest");
        thread.setDaemon(true);
        return thread;
    }

    private static String base(URI rest) {
        String text = rest.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    /** Privileged intents only where the operator asked for what needs them. */
    private Set<GatewayIntent> intents() {
        Set<GatewayIntent> intents = EnumSet.of(GatewayIntent.DIRECT_MESSAGES);
        switch (settings.threadText()) {
            case OFF -> {}
            case MENTIONS -> intents.add(GatewayIntent.GUILD_MESSAGES);
            case ALL -> intents.addAll(List.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT));
        }
        return intents;
    }

    @Override
    public void stop() {
        DiscordListener listening = listener;
        if (listening != null) {
            listening.close();
        }
        ShardManager running = shards;
        if (running != null) {
            disconnect(running);
        }
        timer.shutdownNow();
    }

    /** What was taken in is answered first: a connection that is told to end takes no more answers. */
    private void disconnect(ShardManager running) {
        List<JDA> connections = List.copyOf(running.getShards());
        try {
            DiscordReplies answering = replies;
            if (answering != null) {
                answering.drain(GOODBYE);
            }
            shards = null;
            running.shutdown();
            for (JDA connection : connections) {
                if (!connection.awaitShutdown(GOODBYE)) {
                    log.warn("Discord's shard {} did not end in time", connection.getShardInfo());
                    connection.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shards = null;
            connections.forEach(JDA::shutdownNow);
        }
    }

    @Override
    public Health health() {
        ShardManager running = shards;
        if (running == null) {
            return new Health(false, "not started");
        }
        long connected = running.getShards().stream()
                .filter(it -> it.getStatus() == JDA.Status.CONNECTED)
                .count();
        return new Health(
                connected == settings.shards(),
                connected + " of " + settings.shards() + " connections, "
                        + running.getGuildCache().size() + " servers");
    }

    /** Waits for all connections, registers the commands once. */
    private final class Ready extends ListenerAdapter {
        private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        @Override
        public void onReady(ReadyEvent event) {
            seen.add(event.getJDA().getShardInfo().getShardId());
            if (seen.size() == settings.shards() && !done.isDone()) {
                event.getJDA()
                        .updateCommands()
                        .addCommands(commands.data())
                        .queue(registered -> done.complete(null), done::completeExceptionally);
            }
        }

        @Override
        public void onShutdown(ShutdownEvent event) {
            done.completeExceptionally(new IllegalStateException(reason(event.getCloseCode())));
        }

        private static String reason(@Nullable CloseCode code) {
            if (code == CloseCode.DISALLOWED_INTENTS) {
                return "Discord refuses the message content intent: switch it on in the developer portal, page Bot, or"
                        + " do without messages in threads.";
            }
            if (code == CloseCode.SHARDING_REQUIRED) {
                return "The coach is in too many servers for this number of shards: raise it.";
            }
            return "Discord closed the connection" + (code == null ? "." : ": " + code.getMeaning() + ".");
        }
    }

    /** The gateway of tests, which Discord's own answer would not name. */
    private static final class FixedGateway extends SessionControllerAdapter {
        private final URI address;

        FixedGateway(URI address) {
            this.address = address;
        }

        @Override
        public String getGateway() {
            return address.toString();
        }

        @Override
        public ShardedGateway getShardedGateway(JDA api) {
            return new ShardedGateway(address.toString(), 1, 1);
        }
    }
}
