package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** The HTTP end of Slack: methods, response URLs and uploads, with faults and the record of requests. */
final class WebServer {
    private static final String API = "/api/";
    private static final String SIGN_IN = "<!DOCTYPE html><title>Sign in</title>";

    private final LoopbackSlack slack;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("loopback-slack-web-", 0).factory());
    private final FileMethods files;
    private final ApiMethods methods;
    private final OAuthMethods oauth;

    WebServer(LoopbackSlack slack) {
        this.slack = slack;
        this.files = new FileMethods(slack);
        this.methods = new ApiMethods(files);
        this.oauth = new OAuthMethods(slack);
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            // Without it every answer waits for the client's delayed ACK: 40 ms.
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    int port() {
        return server.getAddress().getPort();
    }

    FileMethods files() {
        return files;
    }

    OAuthMethods oauth() {
        return oauth;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(FileMethods.PRIVATE)) {
                handOut(exchange, path.substring(FileMethods.PRIVATE.length()));
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            Request request = Request.parse(path, exchange, body);
            Optional<SlackFault> fault = slack.faults().take(request.method());
            if (fault.isEmpty()) {
                send(exchange, request, answer(request));
                return;
            }
            meet(fault.get(), exchange, request);
        }
    }

    /** A file for whoever may read files; everybody else sees the page where people sign in. */
    private void handOut(HttpExchange exchange, String id) throws IOException {
        boolean may = slack.workspaceOf(RequestBody.token(exchange, Json.object()))
                .filter(it -> it.scopes().contains("files:read"))
                .isPresent();
        byte[] bytes = may ? files.bytes(id).orElse(new byte[0]) : SIGN_IN.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", may ? "application/octet-stream" : "text/html");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void meet(SlackFault fault, HttpExchange exchange, Request request) throws IOException {
        switch (fault) {
            case SlackFault.RateLimited limited ->
                send(exchange, request, Answer.rateLimited(new RateLimited(limited.retryAfter())));
            case SlackFault.Status status ->
                send(
                        exchange,
                        request,
                        new Answer(status.status(), Json.object().nullNode(), Duration.ZERO));
            case SlackFault.Refused refused ->
                send(exchange, request, new Answer(200, new ApiError(refused.code()).answer(), Duration.ZERO));
            case SlackFault.Reset reset -> {
                JsonNode answer = reset.processed() ? answer(request).body() : Json.object();
                // Recorded and then closed unanswered by the caller.
                record(request, 0, answer);
            }
            case SlackFault.Delay delay -> {
                LockSupport.parkNanos(delay.duration().toNanos());
                send(exchange, request, answer(request));
            }
        }
    }

    private Answer answer(Request request) {
        try {
            return new Answer(200, process(request), Duration.ZERO);
        } catch (ApiError e) {
            int status = request.method().equals("response_url") ? 404 : 200;
            return new Answer(status, e.answer(), Duration.ZERO);
        } catch (RateLimited e) {
            return Answer.rateLimited(e);
        }
    }

    private ObjectNode process(Request request) {
        return switch (request.method()) {
            case "response_url" -> slack.responseUrls().post(request.key(), request.parameters());
            case "upload" -> upload(request);
            case "apps.connections.open" -> connect(request);
            case "auth.test" -> request.token().equals(slack.appToken()) ? testAppToken() : call(request);
            case "oauth.v2.access" -> oauth.access(request.parameters());
            default -> call(request);
        };
    }

    private ObjectNode call(Request request) {
        return methods.answer(new ApiCall(slack, request.method(), authorise(request), request.parameters()));
    }

    private ObjectNode upload(Request request) {
        if (!files.upload(request.key(), request.bytes())) {
            throw new ApiError("file_not_found");
        }
        return ApiCall.ok();
    }

    private ObjectNode connect(Request request) {
        if (!request.token().equals(slack.appToken())) {
            throw badToken(request, request.token().startsWith("xoxb") ? "not_allowed_token_type" : "invalid_auth");
        }
        return ApiCall.ok().put("url", slack.sockets().issueUrl());
    }

    private ObjectNode testAppToken() {
        return ApiCall.ok().put("app_name", "coach").put("app_id", slack.appId());
    }

    private SlackWorkspace authorise(Request request) {
        if (request.token().isEmpty()) {
            throw badToken(request, "not_authed");
        }
        if (request.token().equals(slack.appToken())) {
            throw badToken(request, "not_allowed_token_type");
        }
        return slack.workspaceOf(request.token()).orElseThrow(() -> badToken(request, "invalid_auth"));
    }

    private ApiError badToken(Request request, String error) {
        slack.referee().report(SlackRule.TOKEN, request.method(), error);
        return new ApiError(error);
    }

    private void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
        // Before the answer goes out: whoever has the answer finds the request recorded.
        record(request, answer.status, answer.body);
        byte[] bytes = answer.body.isNull() ? new byte[0] : Json.bytes(answer.body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        slack.workspaceOf(request.token())
                .ifPresent(workspace ->
                        exchange.getResponseHeaders().set("X-OAuth-Scopes", String.join(",", workspace.scopes())));
        if (!answer.retryAfter.isZero()) {
            exchange.getResponseHeaders().set("Retry-After", Long.toString(answer.retryAfter.toSeconds()));
        }
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    private void record(Request request, int status, JsonNode answer) {
        String team = request.method().equals("response_url")
                ? slack.responseUrls().team(request.key())
                : slack.workspaceOf(request.token()).map(SlackWorkspace::id).orElse("");
        slack.journal()
                .called(new SlackCall(
                        0,
                        request.method(),
                        team,
                        request.parameters(),
                        slack.settings().clock().instant(),
                        System.nanoTime(),
                        status,
                        answer));
    }

    /** What goes back. */
    private record Answer(int status, JsonNode body, Duration retryAfter) {
        static Answer rateLimited(RateLimited limited) {
            return new Answer(429, new ApiError("ratelimited").answer(), Duration.ofSeconds(limited.seconds()));
        }
    }

    /** What came in: the method, or what stands for one, and its parameters without the token. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Request(String method, String key, String token, ObjectNode parameters, byte[] bytes) {
        static Request parse(String path, HttpExchange exchange, byte[] body) {
            if (path.startsWith(ResponseUrls.PATH)) {
                ObjectNode parameters = RequestBody.parse(exchange, body);
                return new Request("response_url", path.substring(ResponseUrls.PATH.length()), "", parameters, body);
            }
            if (path.startsWith(FileMethods.PATH)) {
                byte[] file = RequestBody.file(exchange, body);
                ObjectNode parameters = Json.object().put("bytes", file.length);
                return new Request("upload", path.substring(FileMethods.PATH.length()), "", parameters, file);
            }
            String method = path.startsWith(API) ? path.substring(API.length()) : path;
            ObjectNode parameters = RequestBody.parse(exchange, body);
            String token = RequestBody.token(exchange, parameters);
            return new Request(method, "", token, parameters, body);
        }
    }
}
