package org.interviewcoach.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.inbound.HandedFile.Trouble;
import org.interviewcoach.slack.SlackFiles.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlackFilesTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server = server();

    @Test
    void fetchesWhatSomebodyHandedIn() {
        serve(exchange -> answer(exchange, "question,answer".getBytes(UTF_8)));

        assertThat(files(PATIENT).fetch(Map.of("file", kept("/own.csv", 15))))
                .isEqualTo(Map.of(
                        "file",
                        HandedFile.of(
                                "own.csv", Base64.getEncoder().encodeToString("question,answer".getBytes(UTF_8)))));
    }

    @Test
    void asksForNothingThatSaysItIsTooLarge() {
        serve(exchange -> answer(exchange, new byte[1]));

        assertThat(trouble(files(PATIENT).fetch(kept("/own.csv", HandedFile.MOST_BYTES + 1L))))
                .contains(Trouble.TOO_LARGE);
        assertThat(asked).hasValue(0);
    }

    @Test
    void readsNoFurtherThanTheLimitWhateverTheSizeWasSaidToBe() {
        serve(exchange -> answer(exchange, new byte[HandedFile.MOST_BYTES + 100_000]));

        assertThat(trouble(files(PATIENT).fetch(kept("/own.csv", 10)))).contains(Trouble.TOO_LARGE);
    }

    @Test
    void followsNoRedirect() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(trouble(files(PATIENT).fetch(kept("/own.csv", 10)))).contains(Trouble.UNREACHABLE);
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksNoOtherHost() {
        serve(exchange -> answer(exchange, new byte[1]));
        SlackFiles ours = new SlackFiles("xoxb-1", PATIENT, Optional.empty());

        assertThat(trouble(ours.fetch(kept("/own.csv", 1)))).contains(Trouble.UNREACHABLE);
        assertThat(trouble(files(PATIENT).fetch(new Kept("own.csv", "http://127.0.0.1:1/own.csv", 1))))
                .contains(Trouble.UNREACHABLE);
        assertThat(trouble(files(PATIENT).fetch(new Kept("own.csv", "file:///etc/passwd", 1))))
                .contains(Trouble.UNREACHABLE);
        assertThat(asked).hasValue(0);
    }

    @Test
    void waitsNoLongerThanItMay() {
        // Answers never: the handler ends without closing the exchange.
        serve(exchange -> {});

        assertThat(trouble(files(Duration.ofMillis(300)).fetch(kept("/own.csv", 10))))
                .contains(Trouble.UNREACHABLE);
    }

    @Test
    void showsTheTokenAndKnowsThePageWherePeopleSignIn() {
        serve(exchange -> {
            boolean known = "Bearer xoxb-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Content-Type", known ? "text/csv" : "text/html; charset=utf-8");
            answer(exchange, "question,answer".getBytes(UTF_8));
        });

        assertThat(trouble(files(PATIENT).fetch(kept("/own.csv", 15)))).isEmpty();
        SlackFiles stranger = new SlackFiles("xoxb-2", PATIENT, Optional.of(URI.create(url("/api/"))));
        assertThat(trouble(stranger.fetch(kept("/own.csv", 15)))).contains(Trouble.UNREACHABLE);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private SlackFiles files(Duration within) {
        return new SlackFiles("xoxb-1", within, Optional.of(URI.create(url("/api/"))));
    }

    private Kept kept(String path, long size) {
        return new Kept("own.csv", url(path), size);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Optional<Trouble> trouble(HandedFile file) {
        return file.trouble();
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            handler.handle(exchange);
        });
        server.start();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            // Of unknown length, as who lies about it sends it.
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes);
        }
    }
}
