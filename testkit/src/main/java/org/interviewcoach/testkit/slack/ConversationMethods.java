package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conversations methods. */
final class ConversationMethods {
    private static final int PAGE = 100;

    ObjectNode open(ApiCall call) {
        String users = call.text("users");
        if (call.find("channel").isPresent()) {
            return opened(call, call.channel("channel"), true);
        }
        if (users.isEmpty()) {
            throw new ApiError("users_list_not_supplied");
        }
        if (users.contains(",")) {
            // Group direct messages are none of the coach's business.
            throw new ApiError("method_not_supported_for_channel_type");
        }
        SlackUser user = call.workspace().user(users).orElseThrow(() -> new ApiError("user_not_found"));
        if (user.isBot()) {
            throw new ApiError("cannot_dm_bot");
        }
        if (user.deactivated()) {
            throw new ApiError("user_disabled");
        }
        return opened(call, call.workspace().directMessage(user), false);
    }

    ObjectNode info(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        call.needScope(scope(channel, "read"));
        ObjectNode json = channel.json();
        if (call.flag("include_num_members")) {
            json.put("num_members", channel.members().size());
        }
        ObjectNode answer = ApiCall.ok();
        answer.set("channel", json);
        return answer;
    }

    ObjectNode history(ApiCall call) {
        SlackChannel channel = readable(call);
        List<SlackMessage> found = channel.messages().stream()
                .filter(message -> message.threadTs().orElse(message.ts()).equals(message.ts()))
                .filter(message -> between(call, message.ts()))
                .toList();
        // The newest first, as Slack has it; replies come the other way round.
        List<SlackMessage> newestFirst = new ArrayList<>(found);
        Collections.reverse(newestFirst);
        return page(call, newestFirst)
                .put("pin_count", 0)
                .put("channel_actions_count", 0)
                .putNull("channel_actions_ts");
    }

    ObjectNode replies(ApiCall call) {
        SlackChannel channel = readable(call);
        if (!channel.knowsThread(call.text("ts"))) {
            throw new ApiError("thread_not_found");
        }
        String root = call.text("ts");
        return page(
                call,
                channel.messages().stream()
                        .filter(m ->
                                m.ts().equals(root) || m.threadTs().orElse("").equals(root))
                        .filter(message -> message.ts().equals(root) || between(call, message.ts()))
                        .toList());
    }

    ObjectNode members(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        call.needScope(scope(channel, "read"));
        List<String> members = List.copyOf(channel.members());
        int from = cursor(call);
        int to = Math.min(members.size(), from + Math.max(1, call.number("limit", PAGE)));
        ObjectNode answer = ApiCall.ok();
        ArrayNode list = answer.putArray("members");
        members.subList(Math.min(from, to), to).forEach(list::add);
        putCursor(answer, to < members.size() ? to : -1);
        return answer;
    }

    ObjectNode join(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        if (channel.kind() != SlackChannel.Kind.PUBLIC) {
            throw new ApiError("method_not_supported_for_channel_type");
        }
        if (channel.archived()) {
            throw new ApiError("is_archived");
        }
        ObjectNode answer = ApiCall.ok();
        if (channel.hasBot()) {
            answer.put("warning", "already_in_channel");
        }
        channel.inviteBot();
        answer.set("channel", channel.json());
        return answer;
    }

    /** The scope that reading this kind of conversation takes. */
    private static String scope(SlackChannel channel, String what) {
        return switch (channel.kind()) {
            case PUBLIC -> "channels:" + what;
            case PRIVATE -> "groups:" + what;
            case DIRECT -> "im:" + what;
        };
    }

    private static SlackChannel readable(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        call.needScope(scope(channel, "history"));
        if (!channel.hasBot()) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    private static boolean between(ApiCall call, String ts) {
        boolean inclusive = call.flag("inclusive");
        boolean late = call.find("oldest")
                .map(oldest -> compare(ts, oldest) > (inclusive ? -1 : 0))
                .orElse(true);
        boolean early = call.find("latest")
                .map(latest -> compare(ts, latest) < (inclusive ? 1 : 0))
                .orElse(true);
        return late && early;
    }

    private static int compare(String a, String b) {
        try {
            return new java.math.BigDecimal(a).compareTo(new java.math.BigDecimal(b));
        } catch (NumberFormatException e) {
            throw new ApiError("invalid_ts_oldest");
        }
    }

    private static ObjectNode page(ApiCall call, List<SlackMessage> messages) {
        int from = cursor(call);
        int to = Math.min(messages.size(), from + Math.max(1, call.number("limit", PAGE)));
        ObjectNode answer = ApiCall.ok();
        ArrayNode list = answer.putArray("messages");
        for (SlackMessage message : messages.subList(Math.min(from, to), to)) {
            ObjectNode json = message.json().deepCopy();
            if (!call.flag("include_all_metadata") && json.has("metadata")) {
                ((ObjectNode) json.path("metadata")).remove("event_payload");
            }
            list.add(json);
        }
        answer.put("has_more", to < messages.size());
        if (to < messages.size()) {
            putCursor(answer, to);
        }
        return answer;
    }

    private static int cursor(ApiCall call) {
        try {
            return Integer.parseInt(call.find("cursor").orElse("0"));
        } catch (NumberFormatException e) {
            throw new ApiError("invalid_cursor");
        }
    }

    private static void putCursor(ObjectNode answer, int next) {
        answer.putObject("response_metadata").put("next_cursor", next < 0 ? "" : Integer.toString(next));
    }

    private static ObjectNode opened(ApiCall call, SlackChannel channel, boolean alreadyOpen) {
        ObjectNode answer = ApiCall.ok();
        if (alreadyOpen) {
            answer.put("no_op", true).put("already_open", true);
        }
        ObjectNode json = answer.putObject("channel").put("id", channel.id());
        if (call.flag("return_im")) {
            json.setAll(channel.json());
        }
        return answer;
    }
}
