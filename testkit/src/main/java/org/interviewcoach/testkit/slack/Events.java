package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Wraps events of the Events API and sends those that the app subscribes to. */
final class Events {
    private final LoopbackSlack slack;

    Events(LoopbackSlack slack) {
        this.slack = slack;
    }

    /** Sends an event where the app subscribes to it; answers the delivery, or null where nobody listens. */
    @Nullable
    Delivery send(SlackWorkspace workspace, String subscription, ObjectNode event) {
        if (!slack.settings().subscriptions().contains(subscription)) {
            return null;
        }
        return slack.dispatcher().send(Delivery.Kind.EVENT, wrap(workspace, event), ack -> {});
    }

    /** The subscription that a message in this conversation falls under. */
    static String messageSubscription(SlackChannel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "message.channels";
            case PRIVATE -> "message.groups";
            case DIRECT -> "message.im";
        };
    }

    static String channelType(SlackChannel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "channel";
            case PRIVATE -> "group";
            case DIRECT -> "im";
        };
    }

    private ObjectNode wrap(SlackWorkspace workspace, ObjectNode event) {
        ObjectNode payload = Json.object()
                .put("token", slack.verificationToken())
                .put("team_id", workspace.id())
                .put("api_app_id", slack.appId())
                .put("type", "event_callback")
                .put("event_id", slack.ids().next("Ev"))
                .put("event_time", slack.settings().clock().instant().getEpochSecond())
                .put("is_ext_shared_channel", false)
                .put("event_context", "4-" + slack.ids().word());
        payload.set("event", event);
        payload.putArray("authed_users").add(workspace.bot().id());
        payload.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", workspace.id())
                .put("user_id", workspace.bot().id())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return payload;
    }
}
