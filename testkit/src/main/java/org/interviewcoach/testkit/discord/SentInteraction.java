package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command, press, choice, form or half-typed option that a user sent, and all that the bot answered to it. */
public final class SentInteraction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int MODAL_SUBMIT = 5;

    private final World world;
    private final String id;
    private final String token;
    private final int type;
    private final String what;
    private final FakeUser user;
    private final FakeChannel channel;
    private final @Nullable StoredMessage source;
    private final Instant createdAt;
    private final long createdNanos;
    private final Duration advancedAtCreation;
    private final CompletableFuture<Acknowledgement> acknowledged = new CompletableFuture<>();
    private final List<StoredMessage> followUps = new ArrayList<>();
    private ObjectNode payload = Json.object();
    private @Nullable StoredMessage original;
    private volatile long sentNanos;
    private boolean excused;
    private boolean taken;
    private boolean repeatForgiven;

    SentInteraction(
            World world,
            String id,
            int type,
            String what,
            FakeUser user,
            FakeChannel channel,
            @Nullable StoredMessage source,
            Duration age) {
        this.world = world;
        this.id = id;
        this.token = "token-" + id;
        this.type = type;
        this.what = what;
        this.user = user;
        this.channel = channel;
        this.source = source;
        this.createdAt = world.now().minus(age);
        this.createdNanos = System.nanoTime() - age.toNanos();
        this.advancedAtCreation = world.advanced();
    }

    public String id() {
        return id;
    }

    public FakeUser user() {
        return user;
    }

    public FakeChannel channel() {
        return channel;
    }

    /** The event's data as it was dispatched; a lean server does not keep it. */
    public JsonNode payload() {
        return payload;
    }

    /** Completes when the server accepts the first answer; for load generators that do not wait one by one. */
    public CompletableFuture<Acknowledgement> acknowledged() {
        return acknowledged.copy();
    }

    /** Waits for the first answer. */
    public Acknowledgement awaitAck() {
        return world.await("an answer to " + what, () -> Optional.ofNullable(acknowledged.getNow(null)));
    }

    /** Waits for the first answer and insists on its kind. */
    public Acknowledgement awaitAck(Acknowledgement.Type expected) {
        Acknowledgement ack = awaitAck();
        if (ack.type() != expected) {
            throw new AssertionError(what + " was answered by " + ack + ", not by " + expected);
        }
        return ack;
    }

    /** Waits for the message that answers, whether at once or after a defer; loading does not count. */
    public SeenMessage awaitReply() {
        return world.await("a message in answer to " + what, () -> originalNow().filter(m -> !m.isLoading()));
    }

    /**
     * Waits until the answering message has been edited at least so often; the first content after a defer is the first edit.
     */
    public SeenMessage awaitEdits(int count) {
        return world.await(
                count + " edits of the answer to " + what, () -> originalNow().filter(m -> m.edits() >= count));
    }

    /** Waits for the {@code number}-th message beyond the answer itself, counted from 1. */
    public SeenMessage awaitFollowUp(int number) {
        return world.await(
                "follow-up " + number + " to " + what,
                () -> followUps.size() < number
                        ? Optional.empty()
                        : Optional.of(followUps.get(number - 1).seen()));
    }

    public List<SeenMessage> followUps() {
        return world.locked(() -> followUps.stream().map(StoredMessage::seen).toList());
    }

    /** Waits for the form that the bot opens. */
    public JsonNode awaitModal() {
        return awaitAck(Acknowledgement.Type.MODAL).data();
    }

    /** Waits for the names that the bot suggests for a half-typed option. */
    public List<String> awaitChoices() {
        List<String> names = new ArrayList<>();
        awaitAck(Acknowledgement.Type.CHOICES)
                .data()
                .path("choices")
                .forEach(choice -> names.add(choice.path("name").asText()));
        return names;
    }

    /** The message that answers, as it is now. */
    public Optional<SeenMessage> findReply() {
        return world.locked(() -> originalNow().filter(m -> !m.isLoading()));
    }

    /** No answer is expected, for instance because the test takes the connection away. */
    public void excuse() {
        excused = true;
    }

    String token() {
        return token;
    }

    int type() {
        return type;
    }

    String what() {
        return what;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    StoredMessage source() {
        return source;
    }

    void setPayload(ObjectNode json) {
        this.payload = json;
    }

    void markSent() {
        if (sentNanos == 0) {
            sentNanos = System.nanoTime();
        }
    }

    boolean isSent() {
        return sentNanos != 0;
    }

    long sentNanos() {
        return sentNanos;
    }

    /** How old it is: real time, and what the test's clock was moved since. */
    Duration ageAt(long nanos) {
        return Duration.ofNanos(nanos - createdNanos).plus(world.advanced().minus(advancedAtCreation));
    }

    /** How old it was when it left the server. */
    Duration ageWhenSent() {
        return Duration.ofNanos(Math.max(0, sentNanos - createdNanos));
    }

    /** True for the first caller alone. */
    boolean take() {
        boolean first = !taken;
        taken = true;
        return first;
    }

    void forgiveRepeat() {
        repeatForgiven = true;
    }

    boolean isRepeatForgiven() {
        return repeatForgiven;
    }

    /** The answer was refused; another may be tried. */
    void giveBack() {
        taken = false;
    }

    boolean isAcknowledged() {
        return acknowledged.isDone();
    }

    boolean isExcused() {
        return excused;
    }

    void complete(Acknowledgement ack) {
        acknowledged.complete(ack);
    }

    Optional<Acknowledgement> ack() {
        return Optional.ofNullable(acknowledged.getNow(null));
    }

    @Nullable
    StoredMessage original() {
        return original;
    }

    void setOriginal(StoredMessage message) {
        this.original = message;
    }

    void addFollowUp(StoredMessage message) {
        followUps.add(message);
    }

    private Optional<SeenMessage> originalNow() {
        return Optional.ofNullable(original).map(StoredMessage::seen);
    }

    @Override
    public String toString() {
        return what;
    }
}
