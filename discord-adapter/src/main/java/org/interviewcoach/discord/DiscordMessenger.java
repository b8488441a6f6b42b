package org.interviewcoach.discord;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Delivery.Reason;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries effects out over Discord's REST API. Blocks the caller until Discord has answered or the time is up.
 *
 * <p>A post carries a nonce made from its effect's id, so Discord itself answers a re-sent post with the message that
 * stands, for some minutes. Discord does not store the nonce: for longer absences the message carries a trace that
 * nobody sees, by which {@link #find} knows it.
 */
final class DiscordMessenger implements Messenger {
    private static final Logger log = LoggerFactory.getLogger(DiscordMessenger.class);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);
    private static final int PAGE = 100;
    private static final int PAGES = 5;
    /** Discord's code for people who share no server with the coach; the SDK has it under another name. */
    private static final int NO_COMMON_SERVER = 50278;

    private final Supplier<Optional<ShardManager>> connection;
    private final DiscordRenderer renderer;
    private final String withoutEmbeds;
    private final InstantSource clock;
    private final Duration timeout;
    private final Opened opened = new Opened();

    /**
     * A messenger.
     *
     * @param connection empty until the platform is started
     * @param withoutEmbeds what to say below a card where embeds are not allowed
     * @param timeout how long one request may take
     */
    DiscordMessenger(
            Supplier<Optional<ShardManager>> connection,
            DiscordRenderer renderer,
            String withoutEmbeds,
            InstantSource clock,
            Duration timeout) {
        this.connection = connection;
        this.renderer = renderer;
        this.withoutEmbeds = withoutEmbeds;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public PlatformId platform() {
        return PlatformId.DISCORD;
    }

    /** Discord takes 50; some are left for what is no effect. */
    @Override
    public OptionalInt perSecond() {
        return OptionalInt.of(40);
    }

    @Override
    public Result post(EffectId key, Destination destination, Message message) {
        return attempt(Attempt.POST, Permission.MESSAGE_SEND, () -> {
            Address address = open(destination);
            MessageCreateData data = draw(address.channel(), message, Optional.of(trace(key)));
            return delivered(
                    address.ref(await(address.channel().sendMessage(data).setNonce(trace(key)))
                            .getId()));
        });
    }

    @Override
    public Result edit(MessageRef ref, Message message) {
        return attempt(Attempt.REPEATABLE, Permission.VIEW_CHANNEL, () -> {
            Address address = open(ref);
            MessageCreateData data = draw(address.channel(), message, Optional.empty());
            await(address.channel().editMessageById(ref.message(), DiscordRenderer.replacing(data)));
            return delivered(ref);
        });
    }

    @Override
    public Result openThread(EffectId key, MessageRef under, String name) {
        // The thread of a message bears the message's id: a second attempt cannot make a second thread.
        Scope parent = new Scope(PlatformId.DISCORD, under.tenant(), under.channel());
        MessageRef thread = DiscordInbound.inThread(parent, under.message(), under.message());
        return attempt(Attempt.REPEATABLE, Permission.CREATE_PUBLIC_THREADS, () -> {
            if (!(open(under).channel() instanceof IThreadContainer container)) {
                return new Delivery.Failed(Reason.REFUSED, Optional.empty());
            }
            try {
                await(container
                        .createThreadChannel(DiscordRenderer.shorten(name, DiscordLimits.THREAD_NAME), under.message())
                        .setAutoArchiveDuration(ThreadChannel.AutoArchiveDuration.TIME_1_WEEK));
            } catch (ErrorResponseException e) {
                if (e.getErrorResponse() != ErrorResponse.THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS) {
                    throw e;
                }
            }
            return delivered(thread);
        });
    }

    @Override
    public Result remove(MessageRef ref) {
        return attempt(Attempt.REPEATABLE, Permission.VIEW_CHANNEL, () -> {
            try {
                await(open(ref).channel().deleteMessageById(ref.message()));
            } catch (ErrorResponseException e) {
                if (e.getErrorResponse() != ErrorResponse.UNKNOWN_MESSAGE) {
                    throw e;
                }
            }
            return delivered(ref);
        });
    }

    @Override
    public Result find(EffectId key, Destination destination) {
        return attempt(Attempt.SEARCH, Permission.MESSAGE_HISTORY, () -> {
            Address address = open(destination);
            long self = address.channel().getJDA().getSelfUser().getIdLong();
            Instant enough = clock.instant().minus(LOOK_BACK);
            MessageHistory history = address.channel().getHistory();
            for (int page = 0; page < PAGES; page++) {
                List<net.dv8tion.jda.api.entities.Message> messages = await(history.retrievePast(PAGE));
                Optional<net.dv8tion.jda.api.entities.Message> found = messages.stream()
                        .filter(it -> it.getAuthor().getIdLong() == self && DiscordRenderer.carries(it, trace(key)))
                        .findFirst();
                if (found.isPresent()) {
                    return new Delivery.Delivered(
                            address.ref(found.get().getId()),
                            found.get().getTimeCreated().toInstant());
                }
                boolean seenAll = messages.size() < PAGE
                        || messages.getLast().getTimeCreated().toInstant().isBefore(enough);
                if (seenAll) {
                    return new Delivery.Failed(Reason.GAVE_UP, Optional.empty());
                }
            }
            return new Delivery.Unknown();
        });
    }

    /** At most 25 characters, the same for the same effect. */
    static String trace(EffectId key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            String text = new BigInteger(1, hash).toString(Character.MAX_RADIX);
            return text.substring(0, Math.min(text.length(), DiscordLimits.NONCE));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** As content alone where embeds are not allowed: Discord would post the message and leave them out. */
    private MessageCreateData draw(MessageChannel channel, Message whole, Optional<String> trace) {
        Message message = may(channel, Permission.MESSAGE_ATTACH_FILES) ? whole : spoken(whole);
        MessageCreateData card = renderer.card(message, trace);
        return card.getEmbeds().isEmpty() || may(channel, Permission.MESSAGE_EMBED_LINKS)
                ? card
                : renderer.plain(message, trace, withoutEmbeds);
    }

    /** Without files, for channels where none are allowed: Discord would refuse the whole message. */
    private static Message spoken(Message message) {
        return new Message(
                message.summary(),
                message.parts().stream().map(DiscordMessenger::spoken).toList());
    }

    private static Part spoken(Part part) {
        if (part instanceof Part.Picture picture) {
            return new Part.Small(Md.escape(picture.alt()));
        }
        if (part instanceof Part.Archive archive) {
            return new Part.Small(Md.escape(archive.name() + ": " + Permission.MESSAGE_ATTACH_FILES.getName() + "?"));
        }
        return part instanceof Part.Document document
                ? new Part.Small(Md.escape(document.name() + ": " + Permission.MESSAGE_ATTACH_FILES.getName() + "?"))
                : part;
    }

    private static boolean may(MessageChannel channel, Permission permission) {
        return !(channel instanceof GuildMessageChannel inGuild)
                || inGuild.getGuild().getSelfMember().hasPermission(inGuild, permission);
    }

    private Delivery delivered(MessageRef ref) {
        return new Delivery.Delivered(ref, clock.instant());
    }

    private Address open(Destination destination) throws Exception {
        return switch (destination) {
            case Destination.InChannel it ->
                new Address(channel(it.scope()), message -> DiscordInbound.inChannel(it.scope(), message));
            case Destination.InThread it -> inThread(it.thread());
            case Destination.ToPerson it -> toPerson(it.actor().user());
        };
    }

    private Address open(MessageRef ref) throws Exception {
        if (ref.tenant().equals(Actor.NO_TENANT)) {
            return toPerson(ref.thread().orElseThrow(() -> new Gone("a direct message without its person")));
        }
        if (ref.thread().isPresent()) {
            return inThread(ref);
        }
        Scope scope = new Scope(PlatformId.DISCORD, ref.tenant(), ref.channel());
        return new Address(channel(scope), message -> DiscordInbound.inChannel(scope, message));
    }

    private Address toPerson(String person) throws Exception {
        JDA jda = shards().getShards().stream().findFirst().orElseThrow(NotConnected::new);
        Optional<PrivateChannel> known = opened.find(person, jda);
        PrivateChannel channel = known.isPresent() ? known.get() : await(jda.openPrivateChannelById(person));
        opened.put(person, channel);
        return new Address(channel, message -> DiscordInbound.inDirect(channel.getId(), person, message));
    }

    private GuildMessageChannel channel(Scope scope) throws Exception {
        GuildMessageChannel channel = guild(scope).getChannelById(GuildMessageChannel.class, scope.channel());
        if (channel == null) {
            throw new Gone("channel " + scope.key());
        }
        return channel;
    }

    private Guild guild(Scope scope) throws Exception {
        Guild guild = shards().getGuildById(scope.tenant());
        if (guild == null) {
            // While Discord has an outage of servers, they are not gone: they come back.
            boolean away = shards().getShards().stream()
                    .anyMatch(jda -> jda.getUnavailableGuilds().contains(scope.tenant())
                            || jda.getStatus() != JDA.Status.CONNECTED);
            if (away) {
                throw new NotConnected();
            }
            throw new Gone("server " + scope.tenant());
        }
        return guild;
    }

    private Address inThread(MessageRef ref) throws Exception {
        Scope parent = new Scope(PlatformId.DISCORD, ref.tenant(), ref.thread().orElse(ref.channel()));
        Guild guild = guild(parent);
        ThreadChannel thread = guild.getThreadChannelById(ref.channel());
        if (thread == null) {
            thread = sleeping(guild, parent, ref.channel());
        }
        if (thread.isArchived()) {
            await(thread.getManager().setArchived(false));
        }
        return new Address(thread, message -> DiscordInbound.inThread(parent, ref.channel(), message));
    }

    /** A thread that Discord has put to sleep is in no cache: its parent lists it, latest first. */
    private ThreadChannel sleeping(Guild guild, Scope parent, String id) throws Exception {
        IThreadContainer container = guild.getChannelById(IThreadContainer.class, parent.channel());
        if (container == null) {
            throw new Gone("channel " + parent.key());
        }
        for (ThreadChannel active : await(guild.retrieveActiveThreads())) {
            if (active.getId().equals(id)) {
                return active;
            }
        }
        return await(container.retrieveArchivedPublicThreadChannels().limit(PAGE)).stream()
                .filter(it -> it.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Gone("thread " + id));
    }

    private ShardManager shards() throws NotConnected {
        return connection.get().orElseThrow(NotConnected::new);
    }

    /** Waits for Discord without queueing behind a rate limit: the outbox has better things to do meanwhile. */
    private <T> T await(RestAction<T> action) throws Exception {
        try {
            return action.submit(false).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Result attempt(Attempt kind, Permission needed, Call call) {
        try {
            return new Result.Done(call.run());
        } catch (RateLimitedException e) {
            return new Result.TryAgain(Duration.ofMillis(Math.max(1, e.getRetryAfter())));
        } catch (NotConnected e) {
            return new Result.TryAgain(SOON);
        } catch (Gone e) {
            log.info("Gone: {}", e.getMessage());
            return failed(Reason.CHANNEL_GONE);
        } catch (InsufficientPermissionException e) {
            return missing(kind, e.getPermission());
        } catch (ErrorResponseException e) {
            if (e.getErrorResponse() == ErrorResponse.UNKNOWN_CHANNEL) {
                opened.clear();
            }
            return refused(kind, needed, e);
        } catch (TimeoutException e) {
            return uncertain(kind);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return uncertain(kind);
        } catch (Exception e) {
            log.error("A message could not be made or sent: a bug", e);
            return failed(Reason.REFUSED);
        }
    }

    private static Result refused(Attempt kind, Permission needed, ErrorResponseException e) {
        Exception broken = e.getResponse().getException();
        if (broken != null) {
            return broken(kind, broken);
        }
        int status = e.getResponse().code;
        if (status >= 500) {
            return uncertain(kind);
        }
        if (status == 401) {
            log.error("Discord no longer accepts the token");
            return new Result.TryAgain(MUCH_LATER);
        }
        return switch (e.getErrorResponse()) {
            case MISSING_PERMISSIONS -> missing(kind, needed);
            case MISSING_ACCESS -> missing(kind, Permission.VIEW_CHANNEL);
            case THREAD_LOCKED -> missing(kind, Permission.MANAGE_THREADS);
            case CANNOT_SEND_TO_USER -> failed(Reason.DIRECT_MESSAGES_CLOSED);
            case UNKNOWN_USER, NO_MUTUAL_GUILDS -> failed(Reason.PERSON_GONE);
            case UNKNOWN_CHANNEL, UNKNOWN_GUILD, ILLEGAL_OPERATION_ARCHIVED_THREAD -> failed(Reason.CHANNEL_GONE);
            case UNKNOWN_MESSAGE -> failed(Reason.MESSAGE_GONE);
            case OPEN_DM_TOO_FAST, RESOURCES_OVERLOADED -> new Result.TryAgain(MUCH_LATER);
            default -> {
                if (e.getErrorCode() == NO_COMMON_SERVER) {
                    yield failed(Reason.PERSON_GONE);
                }
                log.error("Discord refused a message: {} {}", e.getErrorCode(), e.getMeaning());
                yield failed(Reason.REFUSED);
            }
        };
    }

    private static Result broken(Attempt kind, Exception broken) {
        boolean neverArrived = broken instanceof ConnectException
                || broken instanceof UnknownHostException
                || broken instanceof NoRouteToHostException;
        if (!neverArrived && !(broken instanceof IOException)) {
            log.warn("A request to Discord broke", broken);
        }
        return neverArrived ? new Result.TryAgain(SOON) : uncertain(kind);
    }

    private static Result uncertain(Attempt kind) {
        return switch (kind) {
            case REPEATABLE, SEARCH -> new Result.TryAgain(SOON);
            case POST -> new Result.Done(new Delivery.Unknown());
        };
    }

    /** A search that may not read knows nothing; everything else has failed. */
    private static Result missing(Attempt kind, Permission permission) {
        return kind == Attempt.SEARCH
                ? new Result.Done(new Delivery.Unknown())
                : new Result.Done(new Delivery.Failed(Reason.MISSING_PERMISSION, Optional.of(permission.getName())));
    }

    private static Result failed(Reason reason) {
        return new Result.Done(new Delivery.Failed(reason, Optional.empty()));
    }

    /**
     * The direct conversations used last. The SDK asks Discord for each of them anew, one request after the other for
     * all people, and Discord minds whoever opens many of them fast.
     */
    private static final class Opened {
        private static final int MANY = 5_000;
        private static final float LOAD = 0.75f;

        private final Map<String, PrivateChannel> channels = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, PrivateChannel> eldest) {
                return size() > MANY;
            }
        };

        /** Those of an earlier connection are of no use to this one. */
        synchronized Optional<PrivateChannel> find(String person, JDA connection) {
            return Optional.ofNullable(channels.get(person))
                    .filter(it -> it.getJDA().equals(connection));
        }

        synchronized void put(String person, PrivateChannel channel) {
            channels.put(person, channel);
        }

        synchronized void clear() {
            channels.clear();
        }
    }

    /** What a doubtful outcome means. */
    private enum Attempt {
        /** A second one could be a second message. */
        POST,
        /** A second one does no harm. */
        REPEATABLE,
        /** It changes nothing. */
        SEARCH
    }

    /** A channel with the references of its messages. */
    private record Address(MessageChannel channel, Function<String, MessageRef> refs) {
        MessageRef ref(String message) {
            return refs.apply(message);
        }
    }

    /** A call that ends in an outcome. */
    @FunctionalInterface
    private interface Call {
        Delivery run() throws Exception;
    }

    /** There is no connection to act on at the moment. */
    private static final class NotConnected extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What the call was about is no longer there. */
    private static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;

        Gone(String what) {
            super(what);
        }
    }
}
