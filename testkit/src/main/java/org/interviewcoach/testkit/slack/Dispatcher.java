package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.interviewcoach.testkit.slack.referee.SlackReferee;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** Sends payloads, meets their acknowledgements, notices missing and late ones, and tries events again. Thread-safe. */
final class Dispatcher {
    private static final long SWEEP_MILLIS = 5;

    private final SlackSettings settings;
    private final SlackReferee referee;
    private final Journal journal;
    private final Ids ids;
    private final ScheduledExecutorService timer;
    private final Map<String, Delivery> waiting = new ConcurrentHashMap<>();
    private final Queue<Delivery> byAge = new ConcurrentLinkedQueue<>();
    private final List<Delivery> held = new ArrayList<>();
    private volatile Transport transport;
    private boolean holding;
    private int duplicates;

    Dispatcher(
            SlackSettings settings,
            SlackReferee referee,
            Journal journal,
            Ids ids,
            ScheduledExecutorService timer,
            Transport transport) {
        this.settings = settings;
        this.referee = referee;
        this.journal = journal;
        this.ids = ids;
        this.timer = timer;
        this.transport = transport;
        var unused = timer.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    void use(Transport other) {
        transport = other;
    }

    Delivery send(Delivery.Kind kind, ObjectNode payload, Consumer<SlackAck> onAck) {
        Delivery delivery = new Delivery(kind, ids.uuid(), payload, onAck);
        dispatch(delivery);
        return delivery;
    }

    /** Sends the payload of an earlier delivery again, under a new envelope, as Slack does when it tries again. */
    Delivery resend(Delivery earlier) {
        Delivery again = new Delivery(earlier.kind(), ids.uuid(), earlier.payload(), ack -> {});
        dispatch(again);
        return again;
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized void duplicateNext(int payloads) {
        duplicates += payloads;
    }

    void release(boolean reversed) {
        List<Delivery> released;
        synchronized (this) {
            holding = false;
            released = new ArrayList<>(held);
            held.clear();
        }
        if (reversed) {
            Collections.reverse(released);
        }
        released.forEach(this::sendNow);
    }

    /** An acknowledgement came over a socket. */
    void acknowledged(JsonNode message) {
        Delivery delivery = waiting.get(message.path("envelope_id").asText());
        if (delivery == null) {
            return;
        }
        acknowledged(delivery, new SlackAck(System.nanoTime() - delivery.sentNanos(), message.path("payload"), 200));
    }

    /** An acknowledgement came over either way. */
    void acknowledged(Delivery delivery, SlackAck ack) {
        if (!ack.accepted()) {
            refused(delivery, ack);
            return;
        }
        boolean late = ack.latencyNanos() > settings.acknowledgement().toNanos();
        if (late) {
            referee.report(
                    SlackRule.ACKNOWLEDGEMENT,
                    delivery.describe(),
                    "acknowledged after " + ack.latencyNanos() / 1_000_000 + " ms, Slack waits "
                            + settings.acknowledgement().toMillis() + " ms");
        }
        delivery.acknowledged(ack, !late);
        journal.changed();
    }

    /** Nobody answered at the bot's address. */
    void unreachable(Delivery delivery) {
        waiting.remove(delivery.envelopeId());
        delivery.markOverdue();
        noWay(delivery);
    }

    /** Payloads that are neither acknowledged nor overdue. */
    List<String> unanswered() {
        List<String> open = new ArrayList<>();
        for (Delivery delivery : waiting.values()) {
            if (delivery.acks() == 0 && !delivery.overdue()) {
                open.add(delivery.describe());
            }
        }
        return open;
    }

    private void refused(Delivery delivery, SlackAck ack) {
        referee.report(SlackRule.ACKNOWLEDGEMENT, delivery.describe(), "answered with HTTP status " + ack.status());
        delivery.markOverdue();
        if (delivery.kind() == Delivery.Kind.EVENT && delivery.retriable()) {
            retryLater(delivery, "http_error");
            journal.changed();
            return;
        }
        delivery.acknowledged(ack, false);
        journal.changed();
    }

    private void dispatch(Delivery delivery) {
        int copies;
        synchronized (this) {
            if (holding) {
                held.add(delivery);
                return;
            }
            copies = duplicates > 0 ? 2 : 1;
            duplicates = Math.max(0, duplicates - 1);
        }
        for (int i = 0; i < copies; i++) {
            sendNow(delivery);
        }
    }

    private void sendNow(Delivery delivery) {
        boolean first = waiting.putIfAbsent(delivery.envelopeId(), delivery) == null;
        if (first) {
            delivery.markSent();
            byAge.add(delivery);
        }
        if (!transport.send(delivery)) {
            waiting.remove(delivery.envelopeId());
            delivery.markOverdue();
            noWay(delivery);
        }
    }

    private void noWay(Delivery delivery) {
        journal.changed();
        if (delivery.kind() == Delivery.Kind.EVENT) {
            retryLater(delivery, "connection_failed");
        } else {
            delivery.failed("dispatch_failed: the bot is not connected");
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        Delivery oldest = byAge.peek();
        while (oldest != null
                && now - oldest.sentNanos() > settings.acknowledgement().toNanos()) {
            byAge.poll();
            sweep(oldest);
            oldest = byAge.peek();
        }
    }

    private void sweep(Delivery delivery) {
        if (delivery.acks() > 0) {
            waiting.remove(delivery.envelopeId());
            return;
        }
        if (delivery.overdue()) {
            return;
        }
        delivery.markOverdue();
        referee.report(
                SlackRule.ACKNOWLEDGEMENT,
                delivery.describe(),
                "not acknowledged within " + settings.acknowledgement().toMillis() + " ms");
        if (delivery.kind() == Delivery.Kind.EVENT) {
            retryLater(delivery, "timeout");
        }
        journal.changed();
    }

    private void retryLater(Delivery delivery, String reason) {
        boolean last = !delivery.retriable()
                || delivery.attempt() >= settings.retryDelays().size();
        if (last || timer.isShutdown()) {
            delivery.failed("gave up after " + delivery.attempt() + " retries: " + reason);
            return;
        }
        Duration delay = settings.retryDelays().get(delivery.attempt());
        Delivery retry = delivery.retry(ids.uuid(), reason);
        var unused = timer.schedule(() -> dispatch(retry), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
