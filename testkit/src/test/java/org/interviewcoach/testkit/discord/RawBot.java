package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** A bot without a library: it sends what it is told, also what a library would refuse to send. */
final class RawBot implements AutoCloseable {
    private final LoopbackDiscord discord;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CopyOnWriteArrayList<JsonNode> received = new CopyOnWriteArrayList<>();
    private volatile int closeCode;
    private WebSocketClient socket;

    RawBot(LoopbackDiscord discord) {
        this.discord = discord;
        this.socket = connect();
    }

    /** Connected, identified, and told so. */
    static RawBot ready(LoopbackDiscord discord, long intents) {
        RawBot bot = new RawBot(discord);
        bot.identify(discord.token(), intents);
        bot.awaitEvent("READY");
        return bot;
    }

    void identify(String token, long intents) {
        send("{\"op\":2,\"d\":{\"token\":\"" + token + "\",\"intents\":" + intents + ",\"properties\":{}}}");
    }

    void send(String text) {
        socket.send(text);
    }

    void reconnect() {
        received.clear();
        closeCode = 0;
        socket = connect();
    }

    JsonNode awaitEvent(String type) {
        return await(type, payload -> payload.path("t").asText().equals(type)).path("d");
    }

    JsonNode awaitOp(int op) {
        return await("op " + op, payload -> payload.path("op").asInt() == op);
    }

    /** The sequence number of the event with this text. */
    int awaitMessage(String content) {
        return await(
                        "the message " + content,
                        payload -> payload.at("/d/content").asText().equals(content))
                .path("s")
                .asInt();
    }

    int awaitClose() {
        return discord.await("a close code", () -> closeCode == 0 ? Optional.empty() : Optional.of(closeCode));
    }

    List<JsonNode> received() {
        return List.copyOf(received);
    }

    /** What was answered: the status, and the body as JSON. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {
        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        int code() {
            return body.path("code").asInt();
        }
    }

    Reply call(String method, String path, String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(discord.restUrl() + path.substring(1)))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bot " + discord.token())
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), Json.parse(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Reply post(FakeChannel channel, String json) {
        return call("POST", "/channels/" + channel.id() + "/messages", json);
    }

    Reply answer(SentInteraction interaction, String json) {
        return call("POST", "/interactions/" + interaction.id() + "/" + interaction.token() + "/callback", json);
    }

    @Override
    public void close() {
        socket.close();
        http.close();
    }

    private JsonNode await(String what, Predicate<JsonNode> fits) {
        return discord.await(what, () -> received.stream().filter(fits).findFirst());
    }

    private WebSocketClient connect() {
        WebSocketClient client = new WebSocketClient(URI.create(discord.gatewayUrl() + "/?v=10&encoding=json")) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {
                try {
                    received.add(Json.parse(message));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                closeCode = code;
            }

            @Override
            public void onError(Exception error) {}
        };
        try {
            client.connectBlocking();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return client;
    }
}
