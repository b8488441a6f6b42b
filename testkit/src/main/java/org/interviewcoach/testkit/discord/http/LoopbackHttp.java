package org.interviewcoach.testkit.discord.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on an ephemeral port of 127.0.0.1. Each connection has a thread of its own, so a slow answer holds up nobody else; the
 * JDK's own server was too slow for thousands of requests a second and cannot reset a connection.
 */
public final class LoopbackHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackHttp.class);
    private static final int BACKLOG = 512;
    private static final Duration LAST_ANSWERS = Duration.ofMillis(300);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ServerSocket listener;
    private final HttpHandler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<HttpConnection> answering = ConcurrentHashMap.newKeySet();

    private LoopbackHttp(ServerSocket listener, HttpHandler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    public static LoopbackHttp start(HttpHandler handler) {
        try {
            LoopbackHttp server =
                    new LoopbackHttp(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), handler);
            Thread.ofPlatform().daemon().name("loopback-http-accept").start(server::acceptForever);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1", e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Lets answers that are being written go out first. */
    @Override
    public void close() {
        closeQuietly(listener);
        long until = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (!answering.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        open.forEach(LoopbackHttp::closeQuietly);
    }

    private void acceptForever() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofPlatform().daemon().name("loopback-http").start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("Cannot accept a connection", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpConnection connection = new HttpConnection(socket, answering);
            boolean goOn = true;
            while (goOn) {
                goOn = connection.exchange(handler);
            }
        } catch (IOException e) {
            LOG.debug("A client's connection ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The loopback server failed to answer", e);
        } finally {
            open.remove(socket);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Ignored on close: {}", e.getMessage());
        }
    }
}
