package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The payloads that Slack sends for what a user does. */
final class Payloads {
    private final LoopbackSlack slack;

    Payloads(LoopbackSlack slack) {
        this.slack = slack;
    }

    ObjectNode slash(SlackUser user, SlackChannel channel, String command, String text, String responseUrl) {
        SlackWorkspace workspace = user.workspace();
        return Json.object()
                .put("token", slack.verificationToken())
                .put("team_id", workspace.id())
                .put("team_domain", workspace.domain())
                .put("channel_id", channel.id())
                .put("channel_name", channelName(channel))
                .put("user_id", user.id())
                .put("user_name", user.name())
                .put("command", command)
                .put("text", text)
                .put("api_app_id", slack.appId())
                // Slack sends text here, in Socket Mode too.
                .put("is_enterprise_install", "false")
                .put("response_url", responseUrl)
                .put("trigger_id", slack.triggers().issue(user));
    }

    ObjectNode messageAction(
            SlackUser user, SlackChannel channel, SlackMessage message, ObjectNode action, String responseUrl) {
        ObjectNode payload = interaction("block_actions", user);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", channel.id())
                .put("is_ephemeral", message.ephemeralFor().isPresent());
        message.threadTs().ifPresent(thread -> container.put("thread_ts", thread));
        payload.putObject("channel").put("id", channel.id()).put("name", channelName(channel));
        if (message.ephemeralFor().isEmpty()) {
            // Slack has not kept an ephemeral message, so it cannot send it along.
            payload.set("message", Blocks.escaped(message.json()));
        }
        payload.putObject("state").set("values", InputState.of(message.blocks(), Map.of(), false));
        payload.put("response_url", responseUrl)
                .put("trigger_id", slack.triggers().issue(user));
        payload.putArray("actions").add(action);
        return payload;
    }

    ObjectNode viewAction(SlackUser user, SlackView view, ObjectNode action, JsonNode values) {
        ObjectNode payload = interaction("block_actions", user);
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", withState(view, values));
        payload.put("trigger_id", slack.triggers().issue(user));
        payload.putArray("actions").add(action);
        return payload;
    }

    ObjectNode submission(SlackUser user, SlackView view, JsonNode values) {
        ObjectNode payload = interaction("view_submission", user);
        payload.set("view", withState(view, values));
        payload.put("trigger_id", slack.triggers().issue(user));
        payload.putArray("response_urls");
        return payload;
    }

    ObjectNode closed(SlackUser user, SlackView view, boolean cleared) {
        ObjectNode payload = interaction("view_closed", user);
        payload.set("view", Blocks.escaped(view.json()));
        return payload.put("is_cleared", cleared);
    }

    ObjectNode suggestion(SlackUser user, Blocks.Found found, String typed, ObjectNode container) {
        ObjectNode payload = interaction("block_suggestion", user)
                .put("action_id", found.actionId())
                .put("block_id", found.blockId())
                .put("value", typed);
        payload.setAll(container);
        return payload;
    }

    /** One entry of {@code actions}: what was pressed or chosen. */
    ObjectNode action(Blocks.Found found, Object given) {
        ObjectNode action = Json.object().put("action_id", found.actionId()).put("block_id", found.blockId());
        if (found.type().equals("button")) {
            action.put("type", "button");
            for (String field : new String[] {"text", "value", "style", "url"}) {
                if (found.element().has(field)) {
                    action.set(field, found.element().get(field));
                }
            }
            return stamped(Blocks.escaped(action));
        }
        action.setAll(InputState.value(found.element(), given));
        return stamped(Blocks.escaped(action));
    }

    private ObjectNode stamped(JsonNode action) {
        return ((ObjectNode) action).put("action_ts", slack.ids().stamp());
    }

    private ObjectNode interaction(String type, SlackUser user) {
        ObjectNode payload = Json.object().put("type", type);
        payload.putObject("team")
                .put("id", user.workspace().id())
                .put("domain", user.workspace().domain());
        payload.putNull("enterprise").put("is_enterprise_install", false);
        payload.putObject("user")
                .put("id", user.id())
                .put("username", user.name())
                .put("name", user.name())
                .put("team_id", user.workspace().id());
        return payload.put("api_app_id", slack.appId()).put("token", slack.verificationToken());
    }

    private static JsonNode withState(SlackView view, JsonNode values) {
        ObjectNode json = (ObjectNode) Blocks.escaped(view.json());
        json.putObject("state").set("values", values);
        return json;
    }

    private static String channelName(SlackChannel channel) {
        return channel.kind() == SlackChannel.Kind.PRIVATE ? "privategroup" : channel.name();
    }
}
