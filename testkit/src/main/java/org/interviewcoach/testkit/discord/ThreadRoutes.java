package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** Channels and threads: made, read, changed, joined, deleted. */
final class ThreadRoutes {
    private static final String CHANNEL = "/channels/{channel_id}";
    private static final int DEFAULT_MINUTES = 1440;

    private final World world;

    ThreadRoutes(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", CHANNEL + "/messages/{message_id}/threads", this::createFromMessage),
                Route.of("POST", CHANNEL + "/threads", this::create),
                Route.of("GET", CHANNEL, call -> Answer.ok(Payloads.channel(visible(call)))),
                Route.of("PATCH", CHANNEL, this::change),
                Route.of("DELETE", CHANNEL, this::delete),
                Route.of("GET", CHANNEL + "/thread-members", this::members),
                Route.of("PUT", CHANNEL + "/thread-members/{user_id}", this::addMember),
                Route.of("DELETE", CHANNEL + "/thread-members/{user_id}", this::removeMember),
                Route.of("GET", CHANNEL + "/threads/archived/public", this::archived),
                Route.of("GET", "/guilds/{guild_id}/threads/active", this::active));
    }

    private Answer createFromMessage(Call call) {
        FakeChannel parent = visible(call);
        Access.require(world, parent, DiscordPermission.CREATE_PUBLIC_THREADS);
        StoredMessage message = parent.stored(call.parameter("message_id"));
        if (world.channels.containsKey(message.id)) {
            throw ApiError.threadExists();
        }
        FakeChannel thread = open(parent, message.id, FakeChannel.PUBLIC_THREAD, call.body());
        ObjectNode json = message.json.deepCopy();
        json.put("flags", json.path("flags").asLong() | MessageWriter.HAS_THREAD);
        json.set("thread", Payloads.channel(thread));
        message.json = json;
        new MessageWriter(world).announce("MESSAGE_UPDATE", message);
        return Answer.created(withMembership(thread));
    }

    private Answer create(Call call) {
        FakeChannel parent = visible(call);
        int type = call.body().path("type").asInt(FakeChannel.PRIVATE_THREAD);
        if (type != FakeChannel.PUBLIC_THREAD && type != FakeChannel.PRIVATE_THREAD) {
            throw ApiError.invalidForm("type", "BASE_TYPE_CHOICES", "Value must be one of {11, 12}.");
        }
        Access.require(
                world,
                parent,
                type == FakeChannel.PRIVATE_THREAD
                        ? DiscordPermission.CREATE_PRIVATE_THREADS
                        : DiscordPermission.CREATE_PUBLIC_THREADS);
        return Answer.created(withMembership(open(parent, world.nextId(), type, call.body())));
    }

    private FakeChannel open(FakeChannel parent, String id, int type, JsonNode body) {
        FakeChannel thread = new FakeChannel(
                world, id, type, parent.guild(), parent, body.path("name").asText());
        thread.beThreadOf(world.bot, body.path("auto_archive_duration").asInt(DEFAULT_MINUTES));
        world.channels.put(id, thread);
        ObjectNode event = withMembership(thread).put("newly_created", true);
        world.dispatch("THREAD_CREATE", event, Dispatch.GUILDS, parent.guild());
        return thread;
    }

    private ObjectNode withMembership(FakeChannel thread) {
        ObjectNode json = Payloads.channel(thread);
        json.set("member", Payloads.threadMember(thread, world.bot));
        return json;
    }

    private Answer change(Call call) {
        FakeChannel channel = visible(call);
        JsonNode body = call.body();
        boolean own = world.bot.equals(channel.owner());
        if (!own || body.has("locked")) {
            Access.require(
                    world,
                    channel,
                    channel.isThread() ? DiscordPermission.MANAGE_THREADS : DiscordPermission.MANAGE_CHANNELS);
        }
        if (body.has("name")) {
            channel.rename(body.path("name").asText());
        }
        if (channel.isThread()) {
            channel.setArchived(
                    body.path("archived").asBoolean(channel.archivedNow()),
                    body.path("locked").asBoolean(channel.lockedNow()),
                    body.path("auto_archive_duration").asInt(channel.archiveMinutes()));
        }
        channel.announce();
        return Answer.ok(Payloads.channel(channel));
    }

    private Answer delete(Call call) {
        FakeChannel channel = visible(call);
        Access.require(
                world,
                channel,
                channel.isThread() ? DiscordPermission.MANAGE_THREADS : DiscordPermission.MANAGE_CHANNELS);
        ObjectNode json = Payloads.channel(channel);
        channel.delete();
        return Answer.ok(json);
    }

    private Answer members(Call call) {
        FakeChannel thread = visible(call);
        ArrayNode members = Json.array();
        thread.threadMembers.forEach(user -> members.add(Payloads.threadMember(thread, user)));
        return Answer.ok(members);
    }

    private Answer addMember(Call call) {
        FakeChannel thread = visible(call);
        Access.require(world, thread, DiscordPermission.SEND_MESSAGES_IN_THREADS);
        thread.threadMembers.add(member(call, thread));
        return Answer.noContent();
    }

    private Answer removeMember(Call call) {
        FakeChannel thread = visible(call);
        thread.threadMembers.remove(member(call, thread));
        return Answer.noContent();
    }

    private FakeUser member(Call call, FakeChannel thread) {
        String id = call.parameter("user_id");
        FakeUser user = id.equals("@me") ? world.bot : world.user(id);
        return thread.guild().memberOf(user).user();
    }

    private Answer active(Call call) {
        FakeGuild guild = Access.visibleGuild(world, call.parameter("guild_id"));
        return threads(thread -> thread.guild() == guild && !thread.archivedNow());
    }

    private Answer archived(Call call) {
        FakeChannel parent = visible(call);
        Access.require(world, parent, DiscordPermission.READ_MESSAGE_HISTORY);
        return threads(thread -> thread.parentOrNull() == parent && thread.archivedNow() && !thread.isPrivateThread());
    }

    private Answer threads(Predicate<FakeChannel> wanted) {
        ObjectNode json = Json.object();
        ArrayNode threads = json.putArray("threads");
        ArrayNode members = json.putArray("members");
        world.channels.values().stream()
                .filter(channel -> channel.isThread() && wanted.test(channel))
                .forEach(thread -> {
                    threads.add(Payloads.channel(thread));
                    if (thread.threadMembers.contains(world.bot)) {
                        members.add(Payloads.threadMember(thread, world.bot));
                    }
                });
        json.put("has_more", false);
        return Answer.ok(json);
    }

    private FakeChannel visible(Call call) {
        return Access.visible(world, call.parameter("channel_id"));
    }
}
