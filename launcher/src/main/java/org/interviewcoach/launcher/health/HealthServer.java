package org.interviewcoach.launcher.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.port.Platform;
import org.jspecify.annotations.Nullable;

/** Answers on the loopback address alone; where no port is configured it does nothing. */
public final class HealthServer implements AutoCloseable {
    private final List<Platform> platforms;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final @Nullable HttpServer server;
    private volatile boolean started;

    private HealthServer(List<Platform> platforms, Optional<Integer> port) throws IOException {
        this.platforms = List.copyOf(platforms);
        new JvmMemoryMetrics().bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        for (Platform platform : platforms) {
            metrics.gauge(
                    "coach.platform.ready",
                    List.of(Tag.of("platform", platform.id().value())),
                    platform,
                    it -> it.health().ready() ? 1 : 0);
        }
        if (port.isEmpty()) {
            server = null;
            return;
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get()), 16);
        server.createContext("/health", this::health);
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.scrape()));
        server.start();
    }

    public static HealthServer start(Optional<Integer> port, List<Platform> platforms) {
        try {
            return new HealthServer(platforms, port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The health port cannot be opened; choose another for COACH_HEALTH_PORT.", e);
        }
    }

    /** From now on the platforms' own health counts. */
    public void ready() {
        started = true;
    }

    private void health(HttpExchange exchange) throws IOException {
        StringBuilder lines = new StringBuilder();
        boolean well = started;
        for (Platform platform : platforms) {
            Platform.Health health = platform.health();
            well &= health.ready();
            lines.append(platform.id()).append(": ").append(health.detail()).append('\n');
        }
        answer(exchange, well ? 200 : 503, (well ? "ok\n" : "not ready\n") + lines);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        metrics.close();
    }
}
