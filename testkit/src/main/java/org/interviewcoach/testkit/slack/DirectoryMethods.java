package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is who: auth, users and team; and reactions, the one thing besides that a message can get. */
final class DirectoryMethods {
    private final Set<String> reactions = ConcurrentHashMap.newKeySet();

    ObjectNode authTest(ApiCall call) {
        SlackWorkspace workspace = call.workspace();
        return ApiCall.ok()
                .put("url", "https://" + workspace.domain() + ".slack.com/")
                .put("team", workspace.name())
                .put("user", workspace.bot().name())
                .put("team_id", workspace.id())
                .put("user_id", workspace.bot().id())
                .put("bot_id", workspace.botId())
                .put("is_enterprise_install", false);
    }

    ObjectNode usersInfo(ApiCall call) {
        SlackUser user = call.workspace().user(call.text("user")).orElseThrow(() -> new ApiError("user_not_found"));
        ObjectNode json = user.json();
        if (call.flag("include_locale")) {
            json.put("locale", "en-US");
        }
        ObjectNode answer = ApiCall.ok();
        answer.set("user", json);
        return answer;
    }

    ObjectNode usersList(ApiCall call) {
        List<SlackUser> users = call.workspace().users();
        int from = call.number("cursor", 0);
        int to = Math.min(users.size(), from + Math.max(1, call.number("limit", users.size())));
        ObjectNode answer = ApiCall.ok();
        ArrayNode members = answer.putArray("members");
        users.subList(Math.min(from, to), to).forEach(user -> members.add(user.json()));
        answer.put("cache_ts", call.slack().settings().clock().instant().getEpochSecond());
        answer.putObject("response_metadata").put("next_cursor", to < users.size() ? Integer.toString(to) : "");
        return answer;
    }

    ObjectNode teamInfo(ApiCall call) {
        SlackWorkspace workspace = call.workspace();
        ObjectNode answer = ApiCall.ok();
        answer.putObject("team")
                .put("id", workspace.id())
                .put("name", workspace.name())
                .put("url", "https://" + workspace.domain() + ".slack.com/")
                .put("domain", workspace.domain())
                .put("email_domain", "")
                .put("avatar_base_url", "https://ca.slack-edge.com/")
                .put("is_verified", false)
                .putObject("icon")
                .put("image_34", "https://a.slack-edge.com/34.png")
                .put("image_default", true);
        return answer;
    }

    ObjectNode addReaction(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        if (!channel.hasBot()) {
            throw new ApiError("not_in_channel");
        }
        if (channel.archived()) {
            throw new ApiError("is_archived");
        }
        SlackMessage message = call.message(channel, "timestamp");
        if (!call.text("name").matches("[a-z0-9_+'-]+(?:::skin-tone-[2-6])?")) {
            throw new ApiError("invalid_name");
        }
        if (!reactions.add(channel.id() + message.ts() + call.text("name"))) {
            throw new ApiError("already_reacted");
        }
        ObjectNode reaction = Json.object().put("name", call.text("name"));
        call.slack().journal().happened(SlackHappening.Kind.REACTED, channel.id(), "", message.ts(), reaction);
        return ApiCall.ok();
    }
}
