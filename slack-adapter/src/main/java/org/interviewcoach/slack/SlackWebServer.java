package org.interviewcoach.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Slack's signed requests. Signatures are checked here, in front of Bolt: its own check takes timestamps of the
 * future and compares byte by byte, which tells a forger by its duration how far a guess was right.
 */
final class SlackWebServer {
    private static final Logger log = LoggerFactory.getLogger(SlackWebServer.class);

    private static final int LONGEST_BODY = 1 << 20;
    private static final int BACKLOG = 256;
    private static final String ALGORITHM = "HmacSHA256";

    private final SlackSettings.Transport.Http settings;
    private final App app;
    private final InstantSource clock;
    private final SlackRequestParser parser;
    private final HttpServer server;

    SlackWebServer(SlackSettings.Transport.Http settings, App app, Executor front, InstantSource clock)
            throws IOException {
        this.settings = settings;
        this.app = app;
        this.clock = clock;
        this.parser = new SlackRequestParser(app.config());
        this.server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
        server.setExecutor(front);
        server.createContext(settings.path(), this::take);
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    /** Where it listens, with the port that was chosen. */
    URI url() {
        return URI.create(
                "http://" + settings.host() + ":" + server.getAddress().getPort() + settings.path());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, Response.error(405));
            } else if (body.length > LONGEST_BODY) {
                answer(exchange, Response.error(413));
            } else if (!isGenuine(
                    exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
                    body)) {
                answer(exchange, Response.error(401));
            } else {
                answer(exchange, run(exchange, new String(body, StandardCharsets.UTF_8)));
            }
        }
    }

    private boolean isGenuine(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Duration off = Duration.between(signed, clock.instant()).abs();
        if (off.compareTo(SlackLimits.SIGNATURE) > 0) {
            return false;
        }
        byte[] expected = sign(settings.signingSecret(), timestamp, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java has " + ALGORITHM, e);
        }
    }

    private Response run(HttpExchange exchange, String body) {
        try {
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(exchange.getRequestURI().getPath())
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(exchange.getRequestHeaders()))
                    .remoteAddress(exchange.getRemoteAddress().getAddress().getHostAddress())
                    .build());
            return request == null ? Response.error(400) : app.run(request);
        } catch (Exception e) {
            log.error("A request from Slack could not be taken in: a bug", e);
            return Response.error(500);
        }
    }

    private static void answer(HttpExchange exchange, Response response) throws IOException {
        byte[] bytes =
                response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
        if (response.getContentType() != null) {
            exchange.getResponseHeaders().put("Content-Type", List.of(response.getContentType()));
        }
        exchange.sendResponseHeaders(response.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
