package org.interviewcoach.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket to Slack that hands every payload to a pool at once.
 *
 * <p>The SDK's own client polls a queue every ten milliseconds on one thread, so a slow handler delays all others. It
 * also notices a dead connection late: here a watchdog asks for a pong every few seconds and connects anew without one,
 * and at once when Slack closes or announces the end.
 */
final class SlackSocket extends SocketModeClientJavaWSImpl {
    private static final Logger log = LoggerFactory.getLogger(SlackSocket.class);

    private static final long CHECK_SECONDS = 10;
    private static final long HELLO_SECONDS = 10;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final App app;
    private final Executor front;
    private final SocketModeRequestParser parser;
    private final Semaphore alarm = new Semaphore(0);
    private final Thread watchdog = new Thread(this::watch, "slack-watchdog");
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile CompletableFuture<Void> hello = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile boolean alive;

    SlackSocket(Slack slack, String appToken, String url, App app, Executor front) throws URISyntaxException {
        super(slack, appToken, url, 1, new ConcurrentLinkedMessageQueue(), false, false, 0);
        // Nothing is ever queued: the threads that would poll are not needed.
        getMessageProcessorExecutor().shutdownNow();
        this.app = app;
        this.front = front;
        this.parser = new SocketModeRequestParser(app.config());
        watchdog.setDaemon(true);
    }

    /** Connects and stays connected; done once Slack has said hello. */
    CompletableFuture<Void> open() {
        connect();
        watchdog.start();
        return started;
    }

    /** Whether the last look found the connection alive. */
    boolean isAlive() {
        return alive && !stopped;
    }

    void stop() {
        stopped = true;
        watchdog.interrupt();
        disconnect();
    }

    @Override
    public void enqueueMessage(String message) {
        front.execute(() -> take(message));
    }

    @Override
    public void runCloseListenersAndAutoReconnectAsNecessary(Integer code, String reason) {
        alarm.release();
    }

    private void take(String message) {
        try {
            SocketModeRequest request = parser.parse(message);
            if (request == null) {
                control(message);
            } else {
                answer(request);
            }
        } catch (Exception e) {
            log.error("A payload from Slack could not be taken in: a bug", e);
        }
    }

    private void control(String message) {
        if (!message.startsWith("{")) {
            return;
        }
        JsonObject json = getGson().fromJson(message, JsonObject.class);
        JsonElement type = json.get("type");
        switch (type == null ? "" : type.getAsString()) {
            case "hello" -> {
                alive = true;
                hello.complete(null);
                // The first connection may fail and a later one succeed.
                started.complete(null);
            }
            case "disconnect" -> {
                JsonElement reason = json.get("reason");
                if (reason == null || !reason.getAsString().equals("warning")) {
                    alive = false;
                    alarm.release();
                }
            }
            default -> log.debug("A message from Slack that means nothing here");
        }
    }

    private void answer(SocketModeRequest request) throws Exception {
        Response response = app.run(request.getBoltRequest());
        if (response.getStatusCode() != 200) {
            log.warn("A payload from Slack was answered with status {}", response.getStatusCode());
            return;
        }
        Gson gson = getGson();
        JsonObject answer = new JsonObject();
        answer.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
        String body = response.getBody();
        if (body != null && !body.isEmpty()) {
            boolean isJson = response.getContentType().startsWith("application/json");
            answer.add("payload", isJson ? gson.fromJson(body, JsonElement.class) : text(body));
        }
        sendWebSocketMessage(gson.toJson(answer));
    }

    private static JsonObject text(String words) {
        JsonObject payload = new JsonObject();
        payload.add("text", new JsonPrimitive(words));
        return payload;
    }

    private void watch() {
        long pause = 1;
        try {
            while (!stopped) {
                boolean alarmed = alarm.tryAcquire(CHECK_SECONDS, TimeUnit.SECONDS);
                alarm.drainPermits();
                // Announced to end, a connection may still answer pings.
                boolean ended = alarmed && !alive;
                if (stopped || (!ended && verifyConnection())) {
                    alive = !stopped;
                    pause = 1;
                    continue;
                }
                alive = false;
                if (!renew()) {
                    alarm.tryAcquire(pause, TimeUnit.SECONDS);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
                    alarm.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renew() throws InterruptedException {
        CompletableFuture<Void> next = new CompletableFuture<>();
        hello = next;
        try {
            connectToNewEndpoint();
            next.get(HELLO_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (IOException | RuntimeException e) {
            log.warn("Slack could not be reached for a new connection: {}", e.toString());
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            log.warn("Slack did not say hello on a new connection");
        }
        return false;
    }
}
