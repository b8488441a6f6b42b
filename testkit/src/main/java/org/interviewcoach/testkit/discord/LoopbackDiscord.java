package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.interviewcoach.testkit.discord.http.LoopbackHttp;
import org.interviewcoach.testkit.discord.referee.PublishedSchemas;
import org.interviewcoach.testkit.discord.referee.Referee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Discord on 127.0.0.1: REST v10 and the gateway, driven by a test in the words of users, with a referee that watches. Thread-safe;
 * waits are in real time and fail with an {@link AssertionError} that shows the latest requests.
 */
public final class LoopbackDiscord implements AutoCloseable {
    /** Flags of an application in less than a hundred servers that is granted presences, members and message content. */
    private static final long LIMITED_INTENTS = 1L << 13 | 1L << 15 | 1L << 19;

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackDiscord.class);
    private static final String TOKEN = "bG9vcGJhY2s.ZGlzY29yZA.dG9rZW4tZm9yLXRlc3RzLW9ubHk";
    private static final int STOP_MILLIS = 500;

    private final World world;
    private final Faults faults = new Faults();
    private final RateLimits rateLimits;
    private final GatewaySocket socket;
    private final LoopbackHttp http;

    private LoopbackDiscord(Builder builder) {
        Optional<PublishedSchemas> schemas = builder.lean ? Optional.empty() : PublishedSchemas.fromSystemProperty();
        Referee referee = new Referee(schemas);
        this.world = new World(builder.time, referee, builder.lean, builder.patience, builder.botName);
        this.rateLimits = new RateLimits(referee, !builder.lean);
        world.applicationFlags = builder.grantedIntents == 0 ? 0 : LIMITED_INTENTS;
        this.socket = new GatewaySocket(world, TOKEN, builder.grantedIntents, builder.heartbeatMillis);
        Gateway gateway = new Gateway(world, socket);
        world.connect(gateway);
        socket.startAndWait();
        this.http = LoopbackHttp.start(new RestApi(world, TOKEN, faults, rateLimits));
        world.fileServer = "http://127.0.0.1:" + http.port() + RestApi.FILES;
        LOG.info(
                "Loopback Discord on {}, {} Discord's published schemas",
                restUrl(),
                schemas.isPresent() ? "checking" : "without");
    }

    /** A server with the usual settings. */
    public static LoopbackDiscord start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** For {@code RestConfig.setBaseUrl}; ends with a slash. */
    public String restUrl() {
        return "http://127.0.0.1:" + http.port() + "/api/v10/";
    }

    /** For an override of {@code SessionControllerAdapter.getGateway()}. */
    public String gatewayUrl() {
        return gateway().url();
    }

    /** The bot's token. */
    public String token() {
        return TOKEN;
    }

    public String applicationId() {
        return world.applicationId;
    }

    /** The bot's own user. */
    public FakeUser bot() {
        return world.bot;
    }

    public Gateway gateway() {
        return world.gateway();
    }

    public Faults faults() {
        return faults;
    }

    public RateLimits rateLimits() {
        return rateLimits;
    }

    public Referee referee() {
        return world.referee;
    }

    /** A guild that the bot has joined, owned by somebody who does nothing. */
    public FakeGuild createGuild(String name) {
        return createGuild(name, createUser(name + "-owner"));
    }

    public FakeGuild createGuild(String name, FakeUser owner) {
        return world.locked(() -> {
            FakeGuild guild = new FakeGuild(world, name, owner);
            world.guilds.put(guild.id(), guild);
            world.dispatch("GUILD_CREATE", Payloads.guildCreate(guild, world), Dispatch.GUILDS, guild);
            return guild;
        });
    }

    /** Somebody who is in no guild yet; see {@link FakeGuild#join}. */
    public FakeUser createUser(String name) {
        return world.locked(() -> {
            FakeUser user = new FakeUser(world, world.nextId(), name, false);
            world.users.put(user.id(), user);
            return user;
        });
    }

    /** All requests so far, in the order of their effects. */
    public List<RecordedRequest> requests() {
        return world.requests();
    }

    /** The requests to a route such as {@code POST /channels/{channel_id}/messages}. */
    public List<RecordedRequest> requests(String route) {
        return requests().stream()
                .filter(request -> request.route().equals(route))
                .toList();
    }

    /** Waits for a request that fits. */
    public RecordedRequest awaitRequest(String what, Predicate<RecordedRequest> fits) {
        return await(what, () -> world.requests().stream().filter(fits).findFirst());
    }

    /** An uploaded file, read as text, by the address in its attachment. */
    public Optional<String> file(String url) {
        return uploaded(url).map(it -> new String(it, StandardCharsets.UTF_8));
    }

    /** The bytes of an uploaded file, by the address in its attachment. */
    public Optional<byte[]> uploaded(String url) {
        return world.locked(() -> Optional.ofNullable(world.files.get(url)))
                .map(it -> it.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The commands that are registered for all guilds. */
    public JsonNode globalCommands() {
        return world.locked(() -> world.commands.list(CommandRegistry.GLOBAL));
    }

    /** The commands that are registered for one guild alone. */
    public JsonNode commandsOf(FakeGuild guild) {
        return world.locked(() -> world.commands.list(guild.id()));
    }

    /** Waits until something is there; asked again after every change. */
    public <T> T await(String what, Supplier<Optional<T>> find) {
        return world.await(what, find);
    }

    /** The server's time. */
    public Instant now() {
        return world.now();
    }

    /** Moves the server's time ahead: tokens age, and so do interactions that wait for their first answer. */
    public void advance(Duration step) {
        world.advance(step);
    }

    /** Fails with the list of all that Discord, or its users, would not forgive; unanswered interactions are among it. */
    public void assertNoViolations() {
        InteractionRoutes.reportUnanswered(world);
        world.referee.assertNoViolations();
    }

    @Override
    public void close() {
        http.close();
        try {
            socket.stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Settings of a server. */
    public static final class Builder {
        private InstantSource time = InstantSource.system();
        private Duration patience = Duration.ofSeconds(10);
        private String botName = "coach";
        private boolean lean;
        private long grantedIntents;
        private int heartbeatMillis = 41_250;

        private Builder() {}

        /**
         * The time that ids, time stamps and token ages are made of. JDA compares ids with the system's time when it judges whether a
         * token is still good, so a clock far from now makes it refuse follow-ups by itself.
         */
        public Builder time(InstantSource source) {
            this.time = source;
            return this;
        }

        /** How long waits wait, in real time; 10 s unless set. */
        public Builder patience(Duration longest) {
            this.patience = longest;
            return this;
        }

        public Builder botName(String name) {
            this.botName = name;
            return this;
        }

        /** The privileged intents are ticked in the developer portal: members, presences, message content. */
        public Builder grantPrivilegedIntents() {
            this.grantedIntents = Dispatch.GUILD_MEMBERS | Dispatch.GUILD_PRESENCES | Dispatch.MESSAGE_CONTENT;
            return this;
        }

        public Builder heartbeat(Duration interval) {
            this.heartbeatMillis = (int) interval.toMillis();
            return this;
        }

        /** For benchmarks: keeps little, does not check schemas, and has no global rate limit. The referee's own rules stay. */
        public Builder lean() {
            this.lean = true;
            return this;
        }

        public LoopbackDiscord start() {
            return new LoopbackDiscord(this);
        }
    }
}
