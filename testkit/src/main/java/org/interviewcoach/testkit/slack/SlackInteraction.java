package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Something that a user did, and what the bot made of it. Every method waits for its answer and fails when it does not
 * come; posts, edits and views are looked for among what happened after the user did it.
 */
public final class SlackInteraction {
    private final LoopbackSlack slack;
    private final SlackUser user;
    private final Optional<SlackChannel> channel;
    private final long mark;
    private final Optional<Delivery> delivery;

    SlackInteraction(
            LoopbackSlack slack,
            SlackUser user,
            Optional<SlackChannel> channel,
            long mark,
            Optional<Delivery> delivery) {
        this.slack = slack;
        this.user = user;
        this.channel = channel;
        this.mark = mark;
        this.delivery = delivery;
    }

    /** The acknowledgement. */
    public SlackAck ack() {
        Delivery sent = delivery.orElseThrow(() -> new AssertionError(
                "nothing was sent to the bot: it is not in the" + " conversation or does not subscribe to the event"));
        try {
            return sent.ack().get(slack.settings().patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no acknowledgement of " + sent.describe(), e);
        } catch (ExecutionException e) {
            throw new AssertionError("no acknowledgement of " + sent.describe() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether the bot was told at all: not where it is no member or does not subscribe. */
    public boolean reachesTheBot() {
        return delivery.isPresent();
    }

    /** The acknowledgement without waiting, for load. */
    public CompletableFuture<SlackAck> ackFuture() {
        return delivery.orElseThrow().ack();
    }

    /** How often the payload was acknowledged so far. */
    public int acks() {
        return delivery.map(Delivery::acks).orElse(0);
    }

    /** The first message that the bot posted in the same conversation. */
    public SlackMessage message() {
        return message(posted -> true);
    }

    /** The first message of that kind that the bot posted in the same conversation. */
    public SlackMessage message(Predicate<SlackMessage> wanted) {
        String id = channel.map(SlackChannel::id).orElse("");
        return await(
                        "a message in " + id,
                        SlackHappening.Kind.POSTED,
                        h -> h.channel().equals(id) && wanted.test(h.message()))
                .message();
    }

    /** The first ephemeral message for the user. */
    public SlackMessage ephemeral() {
        return await(
                        "an ephemeral message for " + user.name(),
                        SlackHappening.Kind.EPHEMERAL,
                        h -> h.user().equals(user.id()))
                .message();
    }

    /** The first message that the bot posted to the user alone, by direct message. */
    public SlackMessage directMessage() {
        return directMessage(posted -> true);
    }

    /** The first message of that kind that the bot posted to the user alone, by direct message. */
    public SlackMessage directMessage(Predicate<SlackMessage> wanted) {
        return await(
                        "a direct message to " + user.name(),
                        SlackHappening.Kind.POSTED,
                        h -> h.channel()
                                        .equals(user.workspace()
                                                .directMessage(user)
                                                .id())
                                && wanted.test(h.message()))
                .message();
    }

    /** The first edit of this message. */
    public SlackMessage update(SlackMessage message) {
        return await(
                        "an edit of " + message.ts(),
                        SlackHappening.Kind.UPDATED,
                        h -> h.ts().equals(message.ts()) && h.channel().equals(message.channel()))
                .message();
    }

    /** The first modal opened for the user. */
    public SlackView view() {
        return await(
                        "a modal for " + user.name(),
                        SlackHappening.Kind.VIEW_OPENED,
                        h -> h.user().equals(user.id()))
                .view();
    }

    /** The first modal pushed on top of another for the user. */
    public SlackView pushedView() {
        return await(
                        "a pushed modal for " + user.name(),
                        SlackHappening.Kind.VIEW_PUSHED,
                        h -> h.user().equals(user.id()))
                .view();
    }

    /** The first update of a view. */
    public SlackView updatedView() {
        return await("an updated view", SlackHappening.Kind.VIEW_UPDATED, h -> true)
                .view();
    }

    /** The user's Home tab as first published. */
    public SlackView home() {
        return await(
                        "a Home tab for " + user.name(),
                        SlackHappening.Kind.HOME_PUBLISHED,
                        h -> h.user().equals(user.id()))
                .view();
    }

    /** What happened so far since the user did it, whoever caused it. */
    public List<SlackHappening> happenings() {
        return slack.journal().happeningsAfter(mark);
    }

    /** The payload as it was sent; a copy. */
    public ObjectNode payload() {
        return delivery.orElseThrow().payload().deepCopy();
    }

    /** Sends the same payload again under a new envelope: Slack's retry, also much later. */
    public SlackInteraction resend() {
        long now = slack.journal().mark();
        return new SlackInteraction(
                slack,
                user,
                channel,
                now,
                delivery.map(sent -> slack.dispatcher().resend(sent)));
    }

    /** The body of the acknowledgement, waiting for it. */
    public JsonNode ackBody() {
        return ack().body();
    }

    private SlackHappening await(String what, SlackHappening.Kind kind, Predicate<SlackHappening> wanted) {
        return slack.journal()
                .await(
                        mark,
                        slack.settings().patience(),
                        what,
                        happening -> happening.kind() == kind && wanted.test(happening));
    }
}
