package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interviewcoach.testkit.discord.referee.DiscordLimits;
import org.jspecify.annotations.Nullable;

/** Messages in channels, typing, reactions and pins. */
final class MessageRoutes {
    private static final String MESSAGES = "/channels/{channel_id}/messages";
    private static final String MESSAGE = MESSAGES + "/{message_id}";
    private static final int DEFAULT_PAGE = 50;

    private final World world;
    private final MessageWriter writer;
    private final Map<String, Remembered> nonces = new LinkedHashMap<>();

    private record Remembered(StoredMessage message, Instant at) {}

    MessageRoutes(World world) {
        this.world = world;
        this.writer = new MessageWriter(world);
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", MESSAGES, this::create),
                Route.of("GET", MESSAGES, this::list),
                Route.of("GET", MESSAGE, this::get),
                Route.of("PATCH", MESSAGE, this::edit),
                Route.of("DELETE", MESSAGE, this::delete),
                Route.of("POST", "/channels/{channel_id}/typing", this::typing),
                Route.of("PUT", MESSAGE + "/reactions/{emoji_name}/@me", call -> react(call, true)),
                Route.of("DELETE", MESSAGE + "/reactions/{emoji_name}/@me", call -> react(call, false)),
                Route.of("PUT", MESSAGES + "/pins/{message_id}", call -> pin(call, true)),
                Route.of("DELETE", MESSAGES + "/pins/{message_id}", call -> pin(call, false)),
                Route.of("PUT", "/channels/{channel_id}/pins/{message_id}", call -> pin(call, true)),
                Route.of("DELETE", "/channels/{channel_id}/pins/{message_id}", call -> pin(call, false)));
    }

    private Answer create(Call call) {
        FakeChannel channel = writable(call);
        JsonNode body = call.body();
        String nonce = body.path("nonce").asText("");
        boolean enforced = body.path("enforce_nonce").asBoolean() && !nonce.isEmpty();
        String key = channel.id() + " " + nonce;
        if (enforced) {
            StoredMessage before = remembered(key);
            if (before != null) {
                return Answer.ok(before.json);
            }
        }
        StoredMessage message = writer.byBot(channel, body, call.files(), repliedTo(channel, body));
        if (enforced) {
            nonces.put(key, new Remembered(message, world.now()));
        }
        return Answer.ok(message.json);
    }

    /** Discord compares with “the last few minutes” only. */
    private @Nullable StoredMessage remembered(String key) {
        Instant oldest = world.now().minus(DiscordLimits.NONCE_MEMORY);
        nonces.values().removeIf(one -> one.at().isBefore(oldest));
        Remembered before = nonces.get(key);
        return before == null ? null : before.message();
    }

    private static @Nullable StoredMessage repliedTo(FakeChannel channel, JsonNode body) {
        JsonNode reference = body.path("message_reference");
        if (!reference.hasNonNull("message_id")) {
            return null;
        }
        StoredMessage target = channel.messages.get(reference.path("message_id").asText());
        if (target != null && !target.deleted && target.onlyFor == null) {
            return target;
        }
        if (reference.path("fail_if_not_exists").asBoolean(true)) {
            throw ApiError.invalidForm("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        }
        return null;
    }

    private Answer list(Call call) {
        FakeChannel channel = readable(call);
        Map<String, String> query = call.http().query();
        int limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(DEFAULT_PAGE)));
        List<StoredMessage> newestFirst = new ArrayList<>(channel.messages.values());
        Collections.reverse(newestFirst);
        ArrayNode page = Json.array();
        newestFirst.stream()
                .filter(message -> !message.deleted && message.onlyFor == null)
                .filter(message -> !query.containsKey("before") || isOlder(message.id, query.get("before")))
                .filter(message -> !query.containsKey("after") || isOlder(query.get("after"), message.id))
                .limit(limit)
                .forEach(message -> page.add(message.json));
        return Answer.ok(page);
    }

    private static boolean isOlder(String id, @Nullable String than) {
        return than != null && Long.parseUnsignedLong(id) < Long.parseUnsignedLong(than);
    }

    private Answer get(Call call) {
        return Answer.ok(publicMessage(readable(call), call).json);
    }

    private Answer edit(Call call) {
        FakeChannel channel = readable(call);
        StoredMessage message = publicMessage(channel, call);
        if (!message.author.equals(world.bot)) {
            throw ApiError.cannotEditOthers();
        }
        if (channel.archivedNow()) {
            throw ApiError.threadArchived();
        }
        writer.edit(message, call.body(), call.files());
        return Answer.ok(message.json);
    }

    private Answer delete(Call call) {
        FakeChannel channel = readable(call);
        StoredMessage message = publicMessage(channel, call);
        if (!message.author.equals(world.bot)) {
            Access.require(world, channel, DiscordPermission.MANAGE_MESSAGES);
        }
        channel.remove(message);
        return Answer.noContent();
    }

    private Answer typing(Call call) {
        writable(call).typing();
        return Answer.noContent();
    }

    private Answer react(Call call, boolean add) {
        FakeChannel channel = readable(call);
        Access.require(world, channel, DiscordPermission.ADD_REACTIONS);
        String emoji = URLDecoder.decode(call.parameter("emoji_name"), StandardCharsets.UTF_8);
        writer.react(publicMessage(channel, call), world.bot, emoji, add);
        return Answer.noContent();
    }

    private Answer pin(Call call, boolean pinned) {
        FakeChannel channel = readable(call);
        if (!channel.may(world.bot, DiscordPermission.MANAGE_MESSAGES)) {
            Access.require(world, channel, DiscordPermission.PIN_MESSAGES);
        }
        StoredMessage message = publicMessage(channel, call);
        ObjectNode json = message.json.deepCopy();
        message.json = json.put("pinned", pinned);
        return Answer.noContent();
    }

    private FakeChannel readable(Call call) {
        return Access.visible(world, call.parameter("channel_id"));
    }

    private FakeChannel writable(Call call) {
        FakeChannel channel = readable(call);
        if (channel.isDirect()) {
            if (channel.recipient().hasClosedDirectMessages()) {
                throw ApiError.cannotSendToUser();
            }
            if (!world.sharesGuild(channel.recipient())) {
                throw ApiError.noMutualGuilds();
            }
            return channel;
        }
        Access.require(
                world,
                channel,
                channel.isThread() ? DiscordPermission.SEND_MESSAGES_IN_THREADS : DiscordPermission.SEND_MESSAGES);
        if (channel.lockedNow()) {
            throw ApiError.threadArchived();
        }
        if (channel.archivedNow()) {
            // A message in an archived thread that is not locked opens it again.
            channel.setArchived(false, false, channel.archiveMinutes());
            channel.announce();
        }
        if (!call.files().isEmpty()) {
            Access.require(world, channel, DiscordPermission.ATTACH_FILES);
        }
        return channel;
    }

    private static StoredMessage publicMessage(FakeChannel channel, Call call) {
        StoredMessage message = channel.stored(call.parameter("message_id"));
        if (message.onlyFor != null) {
            throw ApiError.unknownMessage();
        }
        return message;
    }
}
