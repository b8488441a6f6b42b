package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP way to the bot: signed requests to its one URL, as Slack sends them where Socket Mode is off. Thread-safe.
 */
public final class SlackHttp implements Transport {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final LoopbackSlack slack;
    private final URI url;
    private final InstantSource signatureClock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newFixedThreadPool(
                    4,
                    Thread.ofPlatform().daemon().name("loopback-slack-http-", 0).factory()))
            .build();

    SlackHttp(LoopbackSlack slack, URI url, InstantSource signatureClock) {
        this.slack = slack;
        this.url = url;
        this.signatureClock = signatureClock;
    }

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param body the body as it is
     */
    public record Reply(int status, String body) {}

    /** Asks the bot to prove that the URL is its own; the answer must hold the challenge. */
    public Reply verifyUrl(String challenge) {
        ObjectNode body = Json.object()
                .put("type", "url_verification")
                .put("token", slack.verificationToken())
                .put("challenge", challenge);
        return postSigned(JSON, body.toString(), signatureClock.instant().getEpochSecond(), slack.signingSecret());
    }

    /** Slack's occasional look at the certificate of a command's URL. */
    public Reply sslCheck() {
        String body = "ssl_check=1&token=" + slack.verificationToken();
        return postSigned(FORM, body, signatureClock.instant().getEpochSecond(), slack.signingSecret());
    }

    /** A request signed with this secret at this time: whatever a forger may send. */
    public Reply postSigned(String contentType, String body, long timestamp, String secret) {
        return post(
                contentType,
                body,
                Map.of(
                        "X-Slack-Request-Timestamp",
                        Long.toString(timestamp),
                        "X-Slack-Signature",
                        sign(secret, timestamp, body)));
    }

    /** A request with these headers alone. */
    public Reply post(String contentType, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", contentType)
                .timeout(slack.settings().patience())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError("the bot did not answer at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The body of the HTTP request that carries a payload. */
    public static String body(String envelopeType, JsonNode payload) {
        return switch (envelopeType) {
            case "slash_commands" ->
                payload.properties().stream()
                        .map(entry ->
                                entry.getKey() + "=" + encode(entry.getValue().asText()))
                        .collect(Collectors.joining("&"));
            case "interactive" -> "payload=" + encode(payload.toString());
            default -> payload.toString();
        };
    }

    /** Slack's signature of a request. */
    public static String sign(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public boolean send(Delivery delivery) {
        String body = body(delivery.kind().envelope(), delivery.payload());
        long timestamp = signatureClock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", delivery.kind() == Delivery.Kind.EVENT ? JSON : FORM)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .header("X-Slack-Request-Timestamp", Long.toString(timestamp))
                .header("X-Slack-Signature", sign(slack.signingSecret(), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (delivery.attempt() > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(delivery.attempt()))
                    .header("X-Slack-Retry-Reason", delivery.retryReason());
        }
        var unused = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .whenComplete((response, failure) -> answered(delivery, response));
        return true;
    }

    private void answered(Delivery delivery, @Nullable HttpResponse<String> response) {
        if (response == null) {
            slack.dispatcher().unreachable(delivery);
            return;
        }
        if (response.headers().firstValue("X-Slack-No-Retry").isPresent()) {
            delivery.forgoRetries();
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        String body = response.body();
        JsonNode parsed = type.startsWith(JSON) || body.isBlank() ? Json.read(body) : TextNode.valueOf(body);
        slack.dispatcher()
                .acknowledged(
                        delivery,
                        new SlackAck(System.nanoTime() - delivery.sentNanos(), parsed, response.statusCode()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
