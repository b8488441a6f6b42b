package org.interviewcoach.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.util.http.SlackHttpClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.jspecify.annotations.Nullable;

/** The real Bolt on either way of Slack, so that the server is tried by a client that this project did not write. */
final class LoopbackBot implements AutoCloseable {
    /** The two ways that payloads come. */
    enum Mode {
        SOCKET_MODE,
        HTTP
    }

    private final LoopbackSlack slack;
    private final App app;
    private @Nullable SocketModeApp socketMode;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService workers;

    private LoopbackBot(LoopbackSlack slack) {
        this.slack = slack;
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        this.app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(slack.botToken())
                .signingSecret(slack.signingSecret())
                .build());
        // Slack tells an app of its own edits too, and Bolt has no answer of its own for them.
        app.event(MessageChangedEvent.class, (event, ctx) -> ctx.ack());
        app.event(MessageDeletedEvent.class, (event, ctx) -> ctx.ack());
    }

    /** Starts a bot with these handlers and waits until Slack can reach it. */
    static LoopbackBot start(LoopbackSlack slack, Mode mode, Consumer<App> handlers) throws Exception {
        LoopbackBot bot = new LoopbackBot(slack);
        handlers.accept(bot.app);
        switch (mode) {
            case SOCKET_MODE -> bot.connect();
            case HTTP -> {
                bot.listen();
                slack.deliverTo(bot.url());
            }
        }
        return bot;
    }

    /** Where Slack's HTTP requests go. */
    URI url() {
        if (server == null) {
            throw new IllegalStateException("not in HTTP mode");
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    /** Slack's own client for calls outside any handler. */
    MethodsClient methods() {
        return app.slack().methods(slack.botToken());
    }

    /** The same with an HTTP client that never sends a request twice. */
    MethodsClient methodsWithoutRetries() {
        OkHttpClient http =
                new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        return Slack.getInstance(app.slack().getConfig(), new SlackHttpClient(http))
                .methods(slack.botToken());
    }

    /** Bolt's own connection, to break it. */
    SocketModeClient client() {
        if (socketMode == null) {
            throw new IllegalStateException("not in Socket Mode");
        }
        return socketMode.getClient();
    }

    private void connect() throws Exception {
        SocketModeApp started = new SocketModeApp(slack.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
        socketMode = started;
        started.startAsync();
        slack.sockets().awaitConnected(1);
    }

    private void listen() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        SlackRequestParser parser = new SlackRequestParser(app.config());
        http.setExecutor(threads);
        http.createContext("/slack/events", exchange -> answer(exchange, parser));
        http.start();
        server = http;
        workers = threads;
    }

    private void answer(HttpExchange exchange, SlackRequestParser parser) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(exchange.getRequestURI().getPath())
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(exchange.getRequestHeaders()))
                    .remoteAddress("127.0.0.1")
                    .build());
            Response response = run(request);
            byte[] bytes = response.getBody() == null
                    ? new byte[0]
                    : response.getBody().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().put("Content-Type", List.of(response.getContentType()));
            exchange.sendResponseHeaders(response.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Response run(Request<?> request) {
        try {
            return app.run(request);
        } catch (Exception e) {
            return Response.error(500);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        if (workers != null) {
            workers.shutdownNow();
        }
        if (socketMode == null) {
            return;
        }
        try {
            socketMode.close();
        } catch (Exception e) {
            throw new IllegalStateException("Bolt did not stop", e);
        }
    }
}
