package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes messages into conversations, edits and deletes them, and tells the bot of what it subscribes to. */
final class Messages {
    private static final List<String> CONTENT = List.of("blocks", "attachments", "metadata");

    private final LoopbackSlack slack;

    Messages(LoopbackSlack slack) {
        this.slack = slack;
    }

    /** A message by the bot. */
    SlackMessage post(SlackChannel channel, JsonNode content, Optional<String> ephemeralFor) {
        SlackWorkspace workspace = channel.workspace();
        ObjectNode json = Json.object()
                .put("type", "message")
                .put("user", workspace.bot().id())
                .put("bot_id", workspace.botId())
                .put("app_id", slack.appId())
                .put("team", workspace.id())
                .put("ts", slack.ids().stamp())
                .put("text", content.path("text").asText());
        json.set("bot_profile", workspace.botProfile());
        String thread = content.path("thread_ts").asText();
        if (!thread.isEmpty()) {
            json.put("thread_ts", thread);
            channel.message(thread).ifPresent(root -> json.put("parent_user_id", root.user()));
        }
        copyContent(content, json);
        SlackMessage message = channel.put(json, ephemeralFor);
        if (ephemeralFor.isPresent()) {
            happened(SlackHappening.Kind.EPHEMERAL, message);
            return message;
        }
        happened(SlackHappening.Kind.POSTED, message);
        if (slack.settings().ownMessageEvents()) {
            var unused = sendMessageEvent(channel, json.deepCopy());
        }
        return message;
    }

    /** The bot's edit of its message; what is not given stays. */
    SlackMessage update(SlackChannel channel, SlackMessage old, JsonNode content) {
        ObjectNode json = old.json().deepCopy();
        if (content.has("text")) {
            json.put("text", content.path("text").asText());
        }
        copyContent(content, json);
        json.putObject("edited")
                .put("user", channel.workspace().bot().id())
                .put("ts", slack.ids().stamp());
        SlackMessage message = channel.put(json, old.ephemeralFor());
        happened(SlackHappening.Kind.UPDATED, message);
        if (old.ephemeralFor().isEmpty() && slack.settings().ownMessageEvents()) {
            var unused = sendChanged(channel, old, message);
        }
        return message;
    }

    /** Takes a message away; answers the event that told the bot, if one did. */
    Optional<Delivery> delete(SlackChannel channel, SlackMessage message) {
        if (channel.delete(message.ts()).isEmpty()) {
            return Optional.empty();
        }
        happened(SlackHappening.Kind.DELETED, message);
        boolean own = message.user().equals(channel.workspace().bot().id());
        if (message.ephemeralFor().isPresent() || (own && !slack.settings().ownMessageEvents())) {
            return Optional.empty();
        }
        ObjectNode event = changeEvent(channel, "message_deleted").put("deleted_ts", message.ts());
        event.set("previous_message", message.json());
        return Optional.ofNullable(send(channel, event));
    }

    /** A message that a user types; the three characters are escaped as Slack's client does. */
    Said say(SlackUser user, SlackChannel channel, String text, Optional<String> thread) {
        ObjectNode json = Json.object()
                .put("client_msg_id", slack.ids().uuid())
                .put("type", "message")
                .put("user", user.id())
                .put("team", channel.workspace().id())
                .put("ts", slack.ids().stamp())
                .put("text", text);
        thread.ifPresent(root -> {
            json.put("thread_ts", root);
            channel.message(root).ifPresent(first -> json.put("parent_user_id", first.user()));
        });
        ObjectNode section = json.putArray("blocks")
                .addObject()
                .put("type", "rich_text")
                .put("block_id", slack.ids().word());
        section.putArray("elements")
                .addObject()
                .put("type", "rich_text_section")
                .putArray("elements")
                .addObject()
                .put("type", "text")
                .put("text", text);
        SlackMessage message = channel.put(json, Optional.empty());
        Delivery delivery = sendMessageEvent(channel, json.deepCopy());
        boolean mentioned = text.contains("<@" + channel.workspace().bot().id() + ">");
        if (mentioned && channel.hasBot() && channel.kind() != SlackChannel.Kind.DIRECT) {
            ObjectNode mention = json.deepCopy().put("type", "app_mention").put("channel", channel.id());
            mention.put("event_ts", message.ts());
            Delivery sent = slack.events().send(channel.workspace(), "app_mention", mention);
            delivery = sent == null ? delivery : sent;
        }
        return new Said(message, Optional.ofNullable(delivery));
    }

    /** A user's edit of an own message; answers the event that told the bot, if one did. */
    Optional<Delivery> edit(SlackChannel channel, SlackMessage old, String text) {
        ObjectNode json = old.json().deepCopy();
        json.put("text", text);
        json.putObject("edited").put("user", old.user()).put("ts", slack.ids().stamp());
        return Optional.ofNullable(sendChanged(channel, old, channel.put(json, Optional.empty())));
    }

    /** What a user said and the event that told the bot, if one did. */
    record Said(SlackMessage message, Optional<Delivery> delivery) {}

    private void copyContent(JsonNode content, ObjectNode json) {
        for (String part : CONTENT) {
            if (content.has(part)) {
                json.set(part, content.path(part).deepCopy());
            }
        }
        if (json.path("blocks").isEmpty()) {
            json.remove("blocks");
        }
        Blocks.complete(json.path("blocks"), slack.ids());
    }

    private void happened(SlackHappening.Kind kind, SlackMessage message) {
        slack.journal()
                .happened(kind, message.channel(), message.ephemeralFor().orElse(""), message.ts(), message.json());
    }

    private @Nullable Delivery sendMessageEvent(SlackChannel channel, ObjectNode message) {
        message.put("channel", channel.id())
                .put("channel_type", Events.channelType(channel))
                .put("event_ts", message.path("ts").asText());
        return send(channel, message);
    }

    private @Nullable Delivery sendChanged(SlackChannel channel, SlackMessage old, SlackMessage changed) {
        ObjectNode event = changeEvent(channel, "message_changed");
        event.set("message", Blocks.escaped(changed.json()));
        event.set("previous_message", Blocks.escaped(old.json()));
        return send(channel, event);
    }

    private ObjectNode changeEvent(SlackChannel channel, String subtype) {
        String stamp = slack.ids().stamp();
        return Json.object()
                .put("type", "message")
                .put("subtype", subtype)
                .put("channel", channel.id())
                .put("hidden", true)
                .put("ts", stamp)
                .put("event_ts", stamp)
                .put("channel_type", Events.channelType(channel));
    }

    private @Nullable Delivery send(SlackChannel channel, ObjectNode event) {
        // An app hears nothing of conversations that it is not in.
        return channel.hasBot()
                ? slack.events().send(channel.workspace(), Events.messageSubscription(channel), event)
                : null;
    }
}
