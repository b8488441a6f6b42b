package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.interviewcoach.testkit.discord.referee.DiscordLimits;
import org.jspecify.annotations.Nullable;

/** First answers to interactions, and the messages that follow under the interaction's token. */
final class InteractionRoutes {
    private static final String WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}";
    private static final String RULE_ACK = "ack-3s";
    /** An event that left the server so late is not held against the bot. */
    private static final Duration LATE_START = Duration.ofSeconds(1);

    private final World world;
    private final MessageWriter writer;

    InteractionRoutes(World world) {
        this.world = world;
        this.writer = new MessageWriter(world);
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/interactions/{interaction_id}/{interaction_token}/callback", this::callback),
                Route.of("POST", WEBHOOK, this::followUp),
                Route.of("GET", WEBHOOK + "/messages/@original", call -> get(call, "@original")),
                Route.of("PATCH", WEBHOOK + "/messages/@original", call -> edit(call, "@original")),
                Route.of("DELETE", WEBHOOK + "/messages/@original", call -> delete(call, "@original")),
                Route.of("GET", WEBHOOK + "/messages/{message_id}", call -> get(call, call.parameter("message_id"))),
                Route.of("PATCH", WEBHOOK + "/messages/{message_id}", call -> edit(call, call.parameter("message_id"))),
                Route.of(
                        "DELETE",
                        WEBHOOK + "/messages/{message_id}",
                        call -> delete(call, call.parameter("message_id"))));
    }

    private Answer callback(Call call) {
        SentInteraction interaction = world.interactionsByToken.get(call.parameter("interaction_token"));
        if (interaction == null || !interaction.id().equals(call.parameter("interaction_id"))) {
            throw ApiError.unknownInteraction();
        }
        String request = "answer to " + interaction.what();
        Duration age = interaction.ageAt(call.http().arrivedNanos());
        if (!interaction.isAcknowledged() && age.compareTo(DiscordLimits.ACKNOWLEDGE_WITHIN) > 0) {
            if (interaction.ageWhenSent().compareTo(LATE_START) < 0) {
                world.referee.report(RULE_ACK, request, "came after " + age.toMillis() + " ms");
            }
            interaction.excuse();
            throw ApiError.unknownInteraction();
        }
        Acknowledgement.Type type = typeOf(call.body(), interaction);
        if (!interaction.take()) {
            if (!interaction.isRepeatForgiven()) {
                world.referee.report("ack-twice", request, "a second first answer: " + call.body());
            }
            throw ApiError.alreadyAcknowledged();
        }
        JsonNode data = call.body().path("data");
        @Nullable StoredMessage message;
        try {
            message = act(interaction, type, data, call.files());
        } catch (ApiError e) {
            interaction.giveBack();
            throw e;
        }
        boolean ephemeral = message != null && message.onlyFor != null;
        Acknowledgement ack =
                new Acknowledgement(type, call.http().arrivedNanos() - interaction.sentNanos(), ephemeral, data);
        interaction.complete(ack);
        return call.asksFor("with_response") ? Answer.ok(response(interaction, type, message)) : Answer.noContent();
    }

    private Acknowledgement.Type typeOf(JsonNode body, SentInteraction interaction) {
        int number = body.path("type").asInt();
        for (Acknowledgement.Type type : Acknowledgement.Type.values()) {
            if (type.number() == number && fits(type, interaction)) {
                return type;
            }
        }
        world.referee.report(
                "callback-type",
                "answer to " + interaction.what(),
                "type " + number + " does not answer an interaction of type " + interaction.type());
        throw ApiError.invalidForm("type", "BASE_TYPE_CHOICES", "Value must be one of the fitting types.");
    }

    private static boolean fits(Acknowledgement.Type type, SentInteraction interaction) {
        boolean halfTyped = interaction.type() == SentInteraction.AUTOCOMPLETE;
        return switch (type) {
            case MESSAGE, DEFERRED_MESSAGE -> !halfTyped;
            case DEFERRED_UPDATE, UPDATE -> interaction.source() != null;
            case CHOICES -> halfTyped;
            case MODAL -> !halfTyped && interaction.type() != SentInteraction.MODAL_SUBMIT;
        };
    }

    private @Nullable StoredMessage act(
            SentInteraction interaction, Acknowledgement.Type type, JsonNode data, List<MessageWriter.Upload> files) {
        return switch (type) {
            case MESSAGE -> answer(interaction, data, files, 0);
            case DEFERRED_MESSAGE ->
                answer(
                        interaction,
                        Json.object().put("flags", data.path("flags").asLong() & MessageWriter.EPHEMERAL),
                        List.of(),
                        MessageWriter.LOADING);
            case DEFERRED_UPDATE -> sourceOf(interaction);
            case UPDATE -> {
                StoredMessage source = sourceOf(interaction);
                writer.edit(source, data, files);
                yield source;
            }
            case CHOICES, MODAL -> null;
        };
    }

    private StoredMessage answer(
            SentInteraction interaction, JsonNode data, List<MessageWriter.Upload> files, long flags) {
        StoredMessage message = writer.byInteraction(interaction, data, files, flags);
        interaction.setOriginal(message);
        return message;
    }

    private static StoredMessage sourceOf(SentInteraction interaction) {
        StoredMessage source = interaction.source();
        if (source == null || source.deleted) {
            throw ApiError.unknownMessage();
        }
        interaction.setOriginal(source);
        return source;
    }

    private ObjectNode response(
            SentInteraction interaction, Acknowledgement.Type type, @Nullable StoredMessage message) {
        ObjectNode json = Json.object();
        ObjectNode about =
                json.putObject("interaction").put("id", interaction.id()).put("type", interaction.type());
        if (message != null) {
            about.put("response_message_id", message.id)
                    .put("response_message_loading", message.seen().isLoading())
                    .put("response_message_ephemeral", message.onlyFor != null);
        }
        if (message != null && (type == Acknowledgement.Type.MESSAGE || type == Acknowledgement.Type.UPDATE)) {
            json.putObject("resource").put("type", type.number()).set("message", message.json);
        }
        return json;
    }

    private Answer followUp(Call call) {
        SentInteraction interaction = answered(call);
        StoredMessage original = interaction.original();
        if (original != null && original.seen().isLoading() && !original.deleted) {
            // Discord takes the first follow-up after a defer for the deferred answer; its own ephemeral flag is
            // ignored.
            writer.edit(original, call.body(), call.files());
            return call.asksFor("wait") ? Answer.ok(original.json) : Answer.noContent();
        }
        StoredMessage message = writer.byInteraction(interaction, call.body(), call.files(), 0);
        interaction.addFollowUp(message);
        return call.asksFor("wait") ? Answer.ok(message.json) : Answer.noContent();
    }

    private Answer get(Call call, String which) {
        return Answer.ok(message(answered(call), which).json);
    }

    private Answer edit(Call call, String which) {
        StoredMessage message = message(answered(call), which);
        writer.edit(message, call.body(), call.files());
        return Answer.ok(message.json);
    }

    private Answer delete(Call call, String which) {
        StoredMessage message = message(answered(call), which);
        message.channel.remove(message);
        return Answer.noContent();
    }

    private SentInteraction answered(Call call) {
        if (!call.parameter("webhook_id").equals(world.applicationId)) {
            throw ApiError.unknownWebhook();
        }
        SentInteraction interaction = world.interactionsByToken.get(call.parameter("webhook_token"));
        if (interaction == null) {
            throw ApiError.invalidWebhookToken();
        }
        if (!interaction.isAcknowledged()) {
            world.referee.report(
                    "follow-up-first", "follow-up to " + interaction.what(), "sent before the first answer");
            throw ApiError.unknownWebhook();
        }
        Duration age = Duration.between(interaction.createdAt(), world.now());
        if (age.compareTo(DiscordLimits.TOKEN_LIFE) > 0) {
            world.referee.report(
                    "token-15min",
                    call.http().method() + " under the token of " + interaction.what(),
                    "the token is " + age.toSeconds() + " s old");
            throw ApiError.invalidWebhookToken();
        }
        return interaction;
    }

    private static StoredMessage message(SentInteraction interaction, String which) {
        if (which.equals("@original")) {
            StoredMessage original = interaction.original();
            if (original == null || original.deleted) {
                throw ApiError.unknownMessage();
            }
            return original;
        }
        StoredMessage message = interaction.channel().stored(which);
        boolean own = interaction.equals(message.answers) || message.equals(interaction.source());
        if (!own) {
            throw ApiError.unknownMessage();
        }
        return message;
    }

    /** Interactions that reached the bot, whose time is over, and that nobody answered. */
    static void reportUnanswered(World world) {
        long now = System.nanoTime();
        world.locked(() -> world.interactionsByToken.values().stream()
                .filter(one -> one.isSent() && !one.isAcknowledged() && !one.isExcused())
                .filter(one -> one.ageAt(now).compareTo(DiscordLimits.ACKNOWLEDGE_WITHIN) > 0)
                .forEach(one -> {
                    one.excuse();
                    world.referee.report(RULE_ACK, "answer to " + one.what(), "never came");
                }));
    }
}
