package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One payload on its way to the bot, and its acknowledgement. */
final class Delivery {
    /** The three kinds of payload, with their names in Socket Mode. */
    enum Kind {
        SLASH("slash_commands"),
        INTERACTIVE("interactive"),
        EVENT("events_api");

        private final String envelope;

        Kind(String envelope) {
            this.envelope = envelope;
        }

        String envelope() {
            return envelope;
        }
    }

    private final Kind kind;
    private final String envelopeId;
    private final ObjectNode payload;
    private final int attempt;
    private final String retryReason;
    private final Consumer<SlackAck> onAck;
    private final CompletableFuture<SlackAck> ack;
    private final AtomicInteger acks = new AtomicInteger();
    private volatile long sentNanos;
    private volatile boolean overdue;
    private volatile boolean retriable = true;

    Delivery(Kind kind, String envelopeId, ObjectNode payload, Consumer<SlackAck> onAck) {
        this(kind, envelopeId, payload, 0, "", onAck, new CompletableFuture<>());
    }

    private Delivery(
            Kind kind,
            String envelopeId,
            ObjectNode payload,
            int attempt,
            String retryReason,
            Consumer<SlackAck> onAck,
            CompletableFuture<SlackAck> ack) {
        this.kind = kind;
        this.envelopeId = envelopeId;
        this.payload = payload;
        this.attempt = attempt;
        this.retryReason = retryReason;
        this.onAck = onAck;
        this.ack = ack;
    }

    /** The next try of the same payload; whoever waits for the acknowledgement waits for either. */
    Delivery retry(String newEnvelopeId, String reason) {
        return new Delivery(kind, newEnvelopeId, payload, attempt + 1, reason, onAck, ack);
    }

    Kind kind() {
        return kind;
    }

    String envelopeId() {
        return envelopeId;
    }

    ObjectNode payload() {
        return payload;
    }

    int attempt() {
        return attempt;
    }

    String retryReason() {
        return retryReason;
    }

    CompletableFuture<SlackAck> ack() {
        return ack;
    }

    int acks() {
        return acks.get();
    }

    long sentNanos() {
        return sentNanos;
    }

    boolean overdue() {
        return overdue;
    }

    void markSent() {
        sentNanos = System.nanoTime();
    }

    void markOverdue() {
        overdue = true;
    }

    boolean retriable() {
        return retriable;
    }

    void forgoRetries() {
        retriable = false;
    }

    /** The first acknowledgement takes effect where it came in time and is accepted; further ones are counted. */
    void acknowledged(SlackAck answer, boolean effective) {
        if (acks.incrementAndGet() > 1 || ack.isDone()) {
            return;
        }
        if (effective) {
            onAck.accept(answer);
        }
        ack.complete(answer);
    }

    void failed(String why) {
        ack.completeExceptionally(new IllegalStateException(why));
    }

    /** What a reader of a violation needs to find the payload. */
    String describe() {
        return switch (kind) {
            case SLASH ->
                payload.path("command").asText() + " " + payload.path("text").asText();
            case INTERACTIVE ->
                payload.path("type").asText() + " "
                        + payload.path("actions")
                                .path(0)
                                .path("action_id")
                                .asText(payload.path("view").path("callback_id").asText());
            case EVENT ->
                payload.path("event").path("type").asText() + " "
                        + payload.path("event").path("subtype").asText();
        };
    }
}
