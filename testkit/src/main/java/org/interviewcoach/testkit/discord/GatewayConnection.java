package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Deflater;
import org.interviewcoach.testkit.discord.referee.DiscordLimits;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;

/** One socket: plain text, or one deflater for the whole connection with a sync flush after every message. */
final class GatewayConnection {
    private static final int CHUNK = 8 * 1024;

    private final WebSocket socket;
    private final @Nullable Deflater deflater;
    private final Deque<Long> received = new ArrayDeque<>();
    private @Nullable GatewaySession session;
    private boolean released;

    GatewayConnection(WebSocket socket, boolean compressed) {
        this.socket = socket;
        this.deflater = compressed ? new Deflater() : null;
    }

    /** False where the socket is gone already. */
    boolean send(String text) {
        if (released) {
            return false;
        }
        try {
            if (deflater == null) {
                socket.send(text);
            } else {
                socket.send(deflate(deflater, text.getBytes(StandardCharsets.UTF_8)));
            }
            return true;
        } catch (WebsocketNotConnectedException e) {
            return false;
        }
    }

    boolean send(JsonNode payload) {
        return send(Json.text(payload));
    }

    void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Gone without a close frame, as when a cable is pulled. */
    void drop() {
        socket.closeConnection(1006, "");
    }

    /** Whether the client keeps to the number of events it may send. */
    boolean countReceived(long nowNanos) {
        received.addLast(nowNanos);
        while (nowNanos - received.getFirst() > DiscordLimits.GATEWAY_SENDS_WINDOW.toNanos()) {
            received.removeFirst();
        }
        return received.size() <= DiscordLimits.GATEWAY_SENDS;
    }

    @Nullable
    GatewaySession session() {
        return session;
    }

    void serve(GatewaySession theSession) {
        this.session = theSession;
    }

    void release() {
        released = true;
        if (deflater != null) {
            deflater.end();
        }
    }

    private static ByteBuffer deflate(Deflater deflater, byte[] bytes) {
        deflater.setInput(bytes);
        ByteBuffer out = ByteBuffer.allocate(Math.max(CHUNK, bytes.length / 2));
        while (true) {
            int written = deflater.deflate(out.array(), out.position(), out.remaining(), Deflater.SYNC_FLUSH);
            out.position(out.position() + written);
            if (out.hasRemaining()) {
                return out.flip();
            }
            ByteBuffer larger = ByteBuffer.allocate(out.capacity() * 2);
            larger.put(out.flip());
            out = larger;
        }
    }
}
