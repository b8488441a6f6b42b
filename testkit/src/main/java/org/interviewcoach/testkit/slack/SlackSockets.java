package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.interviewcoach.testkit.slack.referee.SlackLimits;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * The Socket Mode end: hello, envelopes to one socket each in turn, and everything that can befall a socket.
 * Thread-safe.
 */
public final class SlackSockets implements Transport {
    private final Server server;
    private final Journal journal;
    private final SlackSettings settings;
    private final Ids ids;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final Set<WebSocket> zombies = ConcurrentHashMap.newKeySet();
    private final Map<WebSocket, AtomicInteger> pings = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final String appId;
    private volatile Consumer<JsonNode> onAck = message -> {};

    SlackSockets(SlackSettings settings, Journal journal, Ids ids, String appId) {
        this.settings = settings;
        this.journal = journal;
        this.ids = ids;
        this.appId = appId;
        this.server = new Server();
    }

    /** How many sockets are open, zombies included. */
    public int count() {
        return open.size();
    }

    /** How many connections there have been in all. */
    public int connections() {
        return connections.get();
    }

    /** Waits until so many sockets are open. */
    public void awaitConnected(int sockets) {
        var unused = journal.await(
                settings.patience(),
                sockets + " open sockets, now " + open.size(),
                () -> java.util.Optional.of(open.size()).filter(size -> size >= sockets));
    }

    /** Waits until there have been so many connections in all: a reconnect counts. */
    public void awaitConnections(int total) {
        var unused = journal.await(
                settings.patience(),
                total + " connections in all, so far " + connections.get(),
                () -> java.util.Optional.of(connections.get()).filter(seen -> seen >= total));
    }

    /** Announces the end of all sockets soon ({@code warning}) or now ({@code refresh_requested}); closes none. */
    public void announceDisconnect(String reason) {
        ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
        message.putObject("debug_info").put("host", "applink-1");
        open.forEach(socket -> socket.send(message.toString()));
    }

    /** Slack's own refresh: the announcement and then the close. */
    public void refresh() {
        List<WebSocket> old = List.copyOf(open);
        announceDisconnect("refresh_requested");
        old.forEach(socket -> socket.close(1000, "refresh_requested"));
    }

    /** Cuts all connections without a word, as a lost network does. */
    public void cut() {
        open.forEach(socket -> socket.closeConnection(1006, "cut"));
    }

    /** Makes all open sockets zombies: still connected, but pings go unanswered, frames unread, payloads lost. */
    public void zombify() {
        zombies.addAll(open);
    }

    /** Sends a ping on every socket. */
    public void ping() {
        open.forEach(WebSocket::sendPing);
    }

    /** How many pings of the bot have come in over the open sockets. */
    public int pingsReceived() {
        return pings.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Sends a raw frame to the first socket. */
    public void sendRaw(String text) {
        open.get(0).send(text);
    }

    void start(Consumer<JsonNode> acknowledgements) {
        onAck = acknowledgements;
        server.start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the WebSocket server did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        try {
            server.stop(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fresh URL that works once, as apps.connections.open gives it. */
    String issueUrl() {
        if (open.size() >= SlackLimits.SOCKETS) {
            throw new ApiError("too_many_websockets");
        }
        String ticket = ids.uuid();
        tickets.add(ticket);
        return "ws://127.0.0.1:" + server.getPort() + "/link/?ticket=" + ticket + "&app_id=" + appId;
    }

    @Override
    public boolean send(Delivery delivery) {
        List<WebSocket> sockets = open;
        int size = sockets.size();
        for (int i = 0; i < size; i++) {
            WebSocket socket;
            try {
                socket = sockets.get(Math.floorMod(turn.getAndIncrement(), size));
            } catch (IndexOutOfBoundsException e) {
                // A socket closed in between; the next try sees the shorter list.
                return send(delivery);
            }
            if (zombies.contains(socket)) {
                return true;
            }
            if (socket.isOpen()) {
                socket.send(envelope(delivery));
                return true;
            }
        }
        return false;
    }

    private static String envelope(Delivery delivery) {
        boolean event = delivery.kind() == Delivery.Kind.EVENT;
        ObjectNode envelope = Json.object()
                .put("envelope_id", delivery.envelopeId())
                .put("type", delivery.kind().envelope())
                .put("accepts_response_payload", !event);
        if (event) {
            envelope.put("retry_attempt", delivery.attempt()).put("retry_reason", delivery.retryReason());
        }
        envelope.set("payload", delivery.payload());
        return envelope.toString();
    }

    private String hello() {
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", open.size());
        hello.putObject("connection_info").put("app_id", appId);
        hello.putObject("debug_info")
                .put("host", "applink-1")
                .put("build_number", 1)
                .put("approximate_connection_time", 18_060);
        return hello.toString();
    }

    /** The listening side of Java-WebSocket. */
    private final class Server extends WebSocketServer {
        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
            setReuseAddr(true);
            setTcpNoDelay(true);
            setDaemon(true);
            // No pings of our own: a test sends them when it wants them.
            setConnectionLostTimeout(0);
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            String resource = handshake.getResourceDescriptor();
            String ticket = resource.replaceFirst(".*ticket=([^&]*).*", "$1");
            if (!tickets.remove(ticket)) {
                socket.close(1008, "unknown or used ticket");
                return;
            }
            open.add(socket);
            pings.put(socket, new AtomicInteger());
            socket.send(hello());
            connections.incrementAndGet();
            journal.changed();
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            if (zombies.contains(socket)) {
                return;
            }
            JsonNode message = Json.read(text);
            if (message.has("envelope_id")) {
                onAck.accept(message);
            }
        }

        @Override
        public void onWebsocketPing(WebSocket socket, Framedata frame) {
            AtomicInteger count = pings.get(socket);
            if (count != null) {
                count.incrementAndGet();
                journal.changed();
            }
            if (!zombies.contains(socket)) {
                super.onWebsocketPing(socket, frame);
            }
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            open.remove(socket);
            zombies.remove(socket);
            pings.remove(socket);
            journal.changed();
        }

        @Override
        public void onError(@Nullable WebSocket socket, Exception e) {
            // A cut socket fails its pending write; onClose follows.
        }
    }
}
