package org.interviewcoach.testkit.discord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What outlives a connection: intents, shard, sequence number, and the events to be replayed. Guarded by the world's lock. */
final class GatewaySession {
    private static final int REPLAYABLE = 5_000;

    private final String id;
    private final long intents;
    private final int shard;
    private final int shards;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private @Nullable GatewayConnection connection;
    private int sequence;

    private static final class Sent {
        private final int sequence;
        private final String text;
        private @Nullable Runnable onSent;

        Sent(int sequence, String text, @Nullable Runnable onSent) {
            this.sequence = sequence;
            this.text = text;
            this.onSent = onSent;
        }
    }

    GatewaySession(String id, long intents, int shard, int shards, GatewayConnection connection) {
        this.id = id;
        this.intents = intents;
        this.shard = shard;
        this.shards = shards;
        this.connection = connection;
    }

    String id() {
        return id;
    }

    boolean isConnected() {
        return connection != null;
    }

    @Nullable
    GatewayConnection connection() {
        return connection;
    }

    void disconnected() {
        connection = null;
    }

    boolean wants(Dispatch dispatch) {
        boolean subscribed = dispatch.intent() == 0 || (intents & dispatch.intent()) != 0;
        return subscribed && servesGuild(dispatch.guildId());
    }

    /** Direct messages are on shard 0. */
    boolean servesGuild(@Nullable String guildId) {
        return guildId == null ? shard == 0 : (Long.parseUnsignedLong(guildId) >>> 22) % shards == shard;
    }

    int shard() {
        return shard;
    }

    int shards() {
        return shards;
    }

    /** Sends an event, or keeps it for a resume. */
    void send(Dispatch dispatch) {
        sequence++;
        String text = "{\"op\":0,\"t\":\"" + dispatch.type() + "\",\"s\":" + sequence + ",\"d\":"
                + Json.text(dispatch.dataFor(intents)) + "}";
        Sent entry = new Sent(sequence, text, dispatch.onSent());
        sent.addLast(entry);
        if (sent.size() > REPLAYABLE) {
            sent.removeFirst();
        }
        write(entry);
    }

    /** False where the number is from a future that was never sent. */
    boolean knows(int seen) {
        return seen <= sequence;
    }

    void resume(GatewayConnection fresh, int seen) {
        connection = fresh;
        List<Sent> missed = new ArrayList<>(sent);
        missed.removeIf(entry -> entry.sequence <= seen);
        missed.forEach(this::write);
        sent.removeIf(entry -> entry.sequence <= seen);
    }

    private void write(Sent entry) {
        if (connection == null) {
            return;
        }
        Runnable onSent = entry.onSent;
        if (onSent != null) {
            onSent.run();
            entry.onSent = null;
        }
        if (!connection.send(entry.text)) {
            connection = null;
        }
    }
}
