package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.interviewcoach.testkit.discord.referee.DiscordLimits;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket side of the gateway: what clients send, and how they are told off (topics/opcodes-and-status-codes.mdx). */
final class GatewaySocket extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(GatewaySocket.class);
    private static final int WORKERS = 2;
    private static final long START_SECONDS = 10;

    private final World world;
    private final String token;
    private final long grantedIntents;
    private final int heartbeatMillis;
    private final CountDownLatch started = new CountDownLatch(1);
    private final ExecutorService closings = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("loopback-gateway-closings").factory());

    GatewaySocket(World world, String token, long grantedIntents, int heartbeatMillis) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WORKERS);
        this.world = world;
        this.token = token;
        this.grantedIntents = grantedIntents;
        this.heartbeatMillis = heartbeatMillis;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        // Discord sends no pings of the WebSocket protocol.
        setConnectionLostTimeout(0);
    }

    void startAndWait() {
        start();
        try {
            if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The gateway did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the gateway started", e);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        boolean compressed = handshake.getResourceDescriptor().contains("compress=zlib-stream");
        world.locked(() -> {
            GatewayConnection connection = new GatewayConnection(socket, compressed);
            socket.setAttachment(connection);
            ObjectNode hello = Json.object().put("op", 10);
            hello.putObject("d").put("heartbeat_interval", heartbeatMillis);
            connection.send(hello);
        });
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        GatewayConnection connection = socket.getAttachment();
        world.locked(() -> receive(connection, message));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean byClient) {
        GatewayConnection connection = socket.getAttachment();
        if (connection == null) {
            return;
        }
        // The library holds the socket's monitor here, and those who hold the world's lock may want that: so not on
        // this thread.
        closings.execute(() -> world.locked(() -> closed(connection, byClient && (code == 1000 || code == 1001))));
    }

    /** A client that leaves with 1000 or 1001 gives its session up. */
    private void closed(GatewayConnection connection, boolean forGood) {
        GatewaySession session = connection.session();
        if (session != null && session.connection() == connection) {
            world.gateway().disconnected(session, forGood);
        }
        connection.release();
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
        LOG.debug("A gateway connection failed: {}", error.toString());
    }

    private void receive(GatewayConnection connection, String message) {
        if (message.getBytes(StandardCharsets.UTF_8).length > DiscordLimits.GATEWAY_PAYLOAD_BYTES) {
            world.referee.report("gateway-send-120-60s", "gateway", "an event of more than 4096 bytes");
            connection.close(4002, "Decode error.");
            return;
        }
        if (!connection.countReceived(System.nanoTime())) {
            world.referee.report("gateway-send-120-60s", "gateway", "more than 120 events in 60 s");
            connection.close(4008, "You are being rate limited.");
            return;
        }
        JsonNode payload;
        try {
            payload = Json.parse(message);
        } catch (JsonProcessingException e) {
            connection.close(4002, "Decode error.");
            return;
        }
        JsonNode data = payload.path("d");
        switch (payload.path("op").asInt(-1)) {
            case 1 -> heartbeat(connection);
            case 2 -> identify(connection, data);
            case 6 -> resume(connection, data);
            case 3, 4 -> needsSession(connection);
            case 8 -> chunks(connection, data);
            default -> connection.close(4001, "Unknown opcode.");
        }
    }

    private void heartbeat(GatewayConnection connection) {
        if (world.gateway().answersHeartbeats()) {
            connection.send(Json.object().put("op", 11));
        }
    }

    private void identify(GatewayConnection connection, JsonNode data) {
        if (connection.session() != null) {
            connection.close(4005, "Already authenticated.");
            return;
        }
        if (!isToken(data)) {
            connection.close(4004, "Authentication failed.");
            return;
        }
        long intents = data.path("intents").asLong();
        long privileged = Dispatch.GUILD_MEMBERS | Dispatch.GUILD_PRESENCES | Dispatch.MESSAGE_CONTENT;
        if ((intents & privileged & ~grantedIntents) != 0) {
            connection.close(4014, "Disallowed intent(s).");
            return;
        }
        int shards = Math.max(1, data.path("shard").path(1).asInt(1));
        GatewaySession session = new GatewaySession(
                "session-" + world.nextId(), intents, data.path("shard").path(0).asInt(0), shards, connection);
        connection.serve(session);
        world.gateway().identified(session);
    }

    private void resume(GatewayConnection connection, JsonNode data) {
        if (!isToken(data)) {
            connection.close(4004, "Authentication failed.");
            return;
        }
        Optional<GatewaySession> found =
                world.gateway().find(data.path("session_id").asText());
        if (found.isEmpty()) {
            connection.send(Json.object().put("op", 9).put("d", false));
            return;
        }
        GatewaySession session = found.get();
        int seen = data.path("seq").asInt();
        if (!session.knows(seen)) {
            connection.close(4007, "Invalid seq.");
            return;
        }
        connection.serve(session);
        session.resume(connection, seen);
        world.gateway().resumed(session);
    }

    private void chunks(GatewayConnection connection, JsonNode data) {
        if (!needsSession(connection)) {
            return;
        }
        JsonNode ids = data.path("guild_id");
        List<String> guildIds = new ArrayList<>();
        if (ids.isArray()) {
            ids.forEach(id -> guildIds.add(id.asText()));
        } else {
            guildIds.add(ids.asText());
        }
        for (String guildId : guildIds) {
            FakeGuild guild = world.guilds.get(guildId);
            GatewaySession session = connection.session();
            if (guild != null && session != null) {
                session.send(Dispatch.of("GUILD_MEMBERS_CHUNK", chunk(guild, data), 0, guildId));
            }
        }
    }

    private static ObjectNode chunk(FakeGuild guild, JsonNode asked) {
        ObjectNode json =
                Json.object().put("guild_id", guild.id()).put("chunk_index", 0).put("chunk_count", 1);
        ArrayNode members = json.putArray("members");
        ArrayNode missing = Json.array();
        List<String> wanted = new ArrayList<>();
        if (asked.path("user_ids").isArray()) {
            asked.path("user_ids").forEach(id -> wanted.add(id.asText()));
        } else if (asked.hasNonNull("user_ids")) {
            wanted.add(asked.path("user_ids").asText());
        }
        String query = asked.path("query").asText("").toLowerCase(Locale.ROOT);
        for (FakeGuild.Member member : guild.members.values()) {
            boolean named = wanted.contains(member.user().id());
            boolean found = wanted.isEmpty()
                    && member.user().name().toLowerCase(Locale.ROOT).startsWith(query);
            if (named || found) {
                members.add(Payloads.member(member));
            }
        }
        wanted.stream().filter(id -> !guild.members.containsKey(id)).forEach(missing::add);
        if (!missing.isEmpty()) {
            json.set("not_found", missing);
        }
        if (asked.has("nonce")) {
            json.set("nonce", asked.path("nonce"));
        }
        return json;
    }

    private static boolean needsSession(GatewayConnection connection) {
        if (connection.session() == null) {
            connection.close(4003, "Not authenticated.");
            return false;
        }
        return true;
    }

    private boolean isToken(JsonNode data) {
        String sent = data.path("token").asText();
        return sent.equals(token) || sent.equals("Bot " + token);
    }
}
