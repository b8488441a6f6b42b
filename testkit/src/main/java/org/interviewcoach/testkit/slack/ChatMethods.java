package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.interviewcoach.testkit.slack.referee.SlackLimits;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** The chat methods. */
final class ChatMethods {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Instant> lastPosts = new ConcurrentHashMap<>();
    private final Map<String, Deque<Instant>> posts = new ConcurrentHashMap<>();

    ObjectNode postMessage(ApiCall call) {
        SlackChannel channel = target(call);
        checkContent(call, SlackLimits.MESSAGE_TEXT);
        call.find("thread_ts").filter(root -> !channel.knowsThread(root)).ifPresent(root -> {
            throw new ApiError("thread_not_found");
        });
        pace(call, channel);
        paceWorkspace(call);
        SlackMessage message = call.slack().messages().post(channel, call.parameters(), Optional.empty());
        ObjectNode answer = ApiCall.ok().put("channel", channel.id()).put("ts", message.ts());
        answer.set("message", message.json());
        return answer;
    }

    ObjectNode update(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        SlackMessage old = call.message(channel, "ts");
        if (!old.user().equals(call.workspace().bot().id())) {
            throw new ApiError("cant_update_message");
        }
        if (channel.archived()) {
            throw new ApiError("is_inactive");
        }
        checkContent(call, SlackLimits.UPDATE_TEXT);
        SlackMessage message = call.slack().messages().update(channel, old, call.parameters());
        ObjectNode answer = ApiCall.ok()
                .put("channel", channel.id())
                .put("ts", message.ts())
                .put("text", message.text());
        answer.set("message", message.json());
        return answer;
    }

    ObjectNode delete(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        SlackMessage message = call.message(channel, "ts");
        if (!message.user().equals(call.workspace().bot().id())) {
            throw new ApiError("cant_delete_message");
        }
        var unused = call.slack().messages().delete(channel, message);
        return ApiCall.ok().put("channel", channel.id()).put("ts", message.ts());
    }

    ObjectNode postEphemeral(ApiCall call) {
        SlackChannel channel = target(call);
        SlackUser user =
                call.workspace().user(call.text("user")).orElseThrow(() -> new ApiError("user_not_in_channel"));
        if (!channel.has(user)) {
            throw new ApiError("user_not_in_channel");
        }
        checkContent(call, SlackLimits.MESSAGE_TEXT);
        SlackMessage message = call.slack().messages().post(channel, call.parameters(), Optional.of(user.id()));
        return ApiCall.ok().put("message_ts", message.ts());
    }

    ObjectNode getPermalink(ApiCall call) {
        SlackChannel channel = call.channel("channel");
        SlackMessage message = call.message(channel, "message_ts");
        return ApiCall.ok()
                .put("channel", channel.id())
                .put(
                        "permalink",
                        "https://" + call.workspace().domain() + ".slack.com/archives/" + channel.id() + "/p"
                                + message.ts().replace(".", ""));
    }

    /** The conversation to write in: a user's id stands for the direct message with that user. */
    private static SlackChannel target(ApiCall call) {
        String id = call.text("channel");
        Optional<SlackUser> user = call.workspace().user(id);
        SlackChannel channel = user.isPresent() ? direct(call, user.get()) : call.channel("channel");
        if (channel.archived()) {
            throw new ApiError("is_archived");
        }
        if (!channel.hasBot()) {
            throw new ApiError("not_in_channel");
        }
        if (channel.kind() == SlackChannel.Kind.DIRECT) {
            boolean closed = call.workspace()
                    .user(channel.counterpart())
                    .map(SlackUser::refusesDirectMessages)
                    .orElse(false);
            if (closed || !call.workspace().messagesTab()) {
                throw new ApiError("messages_tab_disabled");
            }
        }
        return channel;
    }

    private static SlackChannel direct(ApiCall call, SlackUser user) {
        if (user.isBot()) {
            throw new ApiError("cannot_dm_bot");
        }
        if (user.deactivated()) {
            throw new ApiError("user_disabled");
        }
        return call.workspace().directMessage(user);
    }

    private static void checkContent(ApiCall call, int mostText) {
        JsonNode blocks = call.json("blocks");
        if (!blocks.isMissingNode() && !blocks.isArray()) {
            throw new ApiError("invalid_blocks_format");
        }
        boolean nothing = call.find("text").isEmpty()
                && call.find("markdown_text").isEmpty()
                && blocks.isEmpty()
                && call.json("attachments").isEmpty();
        if (nothing) {
            throw new ApiError("no_text");
        }
        int length = call.text("text").length();
        if (length > mostText) {
            call.slack()
                    .referee()
                    .report(SlackRule.BLOCKS, call.method(), "text: " + length + " characters, at most " + mostText);
            throw new ApiError("msg_too_long");
        }
        if (call.json("attachments").size() > SlackLimits.ATTACHMENTS) {
            throw new ApiError("too_many_attachments");
        }
        JsonNode metadata = call.json("metadata");
        boolean complete = metadata.path("event_type").isTextual()
                && metadata.path("event_payload").isObject();
        if (!metadata.isMissingNode() && !complete) {
            throw new ApiError("invalid_metadata_format");
        }
        call.checkMessage();
    }

    private void paceWorkspace(ApiCall call) {
        OptionalInt most = call.workspace().postsPerMinute();
        if (most.isEmpty()) {
            return;
        }
        Instant now = call.slack().settings().clock().instant();
        Optional<Instant> first = Optional.empty();
        Deque<Instant> recent = posts.computeIfAbsent(call.workspace().id(), id -> new ArrayDeque<>());
        synchronized (recent) {
            while (!recent.isEmpty() && !recent.getFirst().plus(MINUTE).isAfter(now)) {
                recent.removeFirst();
            }
            if (recent.size() >= most.getAsInt()) {
                first = Optional.of(recent.getFirst());
            } else {
                recent.addLast(now);
            }
        }
        first.ifPresent(it -> {
            throw new RateLimited(Duration.between(now, it.plus(MINUTE)));
        });
    }

    private void pace(ApiCall call, SlackChannel channel) {
        Optional<Duration> interval = call.slack().settings().channelPostInterval();
        if (interval.isEmpty()) {
            return;
        }
        Instant now = call.slack().settings().clock().instant();
        boolean[] early = new boolean[1];
        lastPosts.compute(channel.id(), (id, last) -> {
            early[0] = last != null && now.isBefore(last.plus(interval.get()));
            return early[0] ? last : now;
        });
        if (early[0]) {
            throw new RateLimited(interval.get());
        }
    }
}
