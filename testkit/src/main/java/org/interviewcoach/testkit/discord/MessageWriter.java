package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.interviewcoach.testkit.discord.referee.MentionRules;
import org.jspecify.annotations.Nullable;

/** Makes and changes messages, and tells the bot of those that all can see. Call it with the world's lock held. */
final class MessageWriter {
    static final long EPHEMERAL = 1 << 6;
    static final long LOADING = 1 << 7;
    static final long HAS_THREAD = 1 << 5;
    static final long SECOND_VERSION = 1 << 15;
    private static final int DEFAULT = 0;
    private static final int REPLY = 19;
    private static final int COMMAND_ANSWER = 20;

    private final World world;
    private final MessageParts parts;

    MessageWriter(World world) {
        this.world = world;
        this.parts = new MessageParts(world);
    }

    record Upload(String name, String contentType, long size, String latin1) {}

    StoredMessage byUser(
            FakeUser user, FakeChannel channel, String text, @Nullable StoredMessage repliedTo, boolean ping) {
        ObjectNode body = Json.object().put("content", text);
        ObjectNode json = blank(user, channel, body);
        if (repliedTo != null) {
            refer(json, repliedTo);
            if (ping) {
                addMention(json, repliedTo.author);
            }
        }
        return store(user, channel, null, null, json);
    }

    /** A message of the bot in a channel. */
    StoredMessage byBot(FakeChannel channel, JsonNode body, List<Upload> files, @Nullable StoredMessage repliedTo) {
        ObjectNode json = blank(world.bot, channel, body);
        fill(json, body, files);
        if (body.has("nonce")) {
            json.set("nonce", body.path("nonce"));
        }
        if (repliedTo != null) {
            refer(json, repliedTo);
        }
        return store(world.bot, channel, null, null, json);
    }

    /** A message that answers an interaction, or follows up on it. */
    StoredMessage byInteraction(SentInteraction interaction, JsonNode body, List<Upload> files, long flags) {
        FakeChannel channel = interaction.channel();
        ObjectNode json = blank(world.bot, channel, body);
        fill(json, body, files);
        json.put("flags", body.path("flags").asLong() | flags)
                .put("application_id", world.applicationId)
                .put("webhook_id", world.applicationId);
        describeInteraction(json, interaction);
        boolean ephemeral = (json.path("flags").asLong() & EPHEMERAL) != 0;
        return store(world.bot, channel, ephemeral ? interaction.user() : null, interaction, json);
    }

    /** Changes what the body names and leaves the rest; the first content of a loading message is no edit to the eye. */
    void edit(StoredMessage message, JsonNode body, List<Upload> files) {
        ObjectNode json = message.json.deepCopy();
        long flags = json.path("flags").asLong();
        boolean wasLoading = (flags & LOADING) != 0;
        boolean secondVersion = ((flags | body.path("flags").asLong()) & SECOND_VERSION) != 0;
        if (secondVersion
                && (!body.path("content").asText("").isEmpty()
                        || !body.path("embeds").isEmpty())) {
            world.referee.report(
                    "v2-exclusive", "edit of " + message.id, "a message of components V2 cannot get content or embeds");
            throw ApiError.invalidForm(
                    "content",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
        if (body.has("content") || body.has("components")) {
            mention(json, body);
        }
        fill(json, body, files);
        json.put("flags", (flags & ~LOADING) | (body.path("flags").asLong() & SECOND_VERSION));
        if (!wasLoading) {
            json.put("edited_timestamp", Json.timestamp(world.now()));
        }
        if (isBare(json)) {
            throw ApiError.emptyMessage();
        }
        message.json = json;
        message.edits++;
        message.channel.changed(message);
        announce("MESSAGE_UPDATE", message);
    }

    /** The event of a message; ephemeral ones make none. */
    void announce(String event, StoredMessage message) {
        if (message.onlyFor != null) {
            return;
        }
        ObjectNode data = message.json.deepCopy();
        FakeGuild guild = message.channel.guildOrNull();
        boolean toBot = message.author == world.bot;
        if (guild != null) {
            data.put("guild_id", guild.id());
            if (guild.hasMember(message.author)) {
                data.set("member", Payloads.memberWithoutUser(guild.memberOf(message.author)));
            }
            for (JsonNode mentioned : data.path("mentions")) {
                toBot |= mentioned.path("id").asText().equals(world.bot.id());
            }
        }
        world.dispatch(new Dispatch(
                event,
                data,
                message.channel.messageIntent(),
                guild == null ? null : guild.id(),
                guild != null && !toBot,
                null));
    }

    void react(StoredMessage message, FakeUser user, String emoji, boolean add) {
        ObjectNode event = Json.object()
                .put("user_id", user.id())
                .put("channel_id", message.channel.id())
                .put("message_id", message.id)
                .put("message_author_id", message.author.id())
                .put("burst", false)
                .put("type", 0);
        event.putObject("emoji").put("name", emoji).putNull("id");
        FakeGuild guild = message.channel.guildOrNull();
        if (guild != null) {
            event.put("guild_id", guild.id());
            event.set("member", Payloads.member(guild.memberOf(user)));
        }
        world.dispatch(
                add ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE",
                event,
                guild == null ? Dispatch.DIRECT_REACTIONS : Dispatch.GUILD_REACTIONS,
                guild);
    }

    private ObjectNode blank(FakeUser author, FakeChannel channel, JsonNode body) {
        ObjectNode json = Json.object()
                .put("id", world.nextId())
                .put("channel_id", channel.id())
                .put("type", DEFAULT)
                .put("content", body.path("content").asText(""))
                .put("timestamp", Json.timestamp(world.now()))
                .put("flags", body.path("flags").asLong())
                .put("pinned", false)
                .put("tts", body.path("tts").asBoolean());
        json.putNull("edited_timestamp");
        json.set("author", Payloads.user(author));
        json.putArray("attachments");
        json.putArray("embeds");
        json.putArray("components");
        mention(json, body);
        return json;
    }

    private void mention(ObjectNode json, JsonNode body) {
        json.put("mention_everyone", false);
        json.putArray("mentions");
        json.putArray("mention_roles");
        Set<String> pings = MentionRules.pings(body);
        for (String id : pings) {
            FakeUser user = world.users.get(id);
            if (user != null) {
                addMention(json, user);
            } else if (id.equals("everyone")) {
                json.put("mention_everyone", true);
            } else {
                json.withArrayProperty("mention_roles").add(id);
            }
        }
    }

    private static void addMention(ObjectNode json, FakeUser user) {
        ArrayNode mentions = json.withArrayProperty("mentions");
        for (JsonNode mentioned : mentions) {
            if (mentioned.path("id").asText().equals(user.id())) {
                return;
            }
        }
        mentions.add(Payloads.user(user));
    }

    private void fill(ObjectNode json, JsonNode body, List<Upload> files) {
        if (body.has("content")) {
            json.put("content", body.path("content").asText(""));
        }
        if (body.has("embeds")) {
            json.set("embeds", parts.embeds(body.path("embeds")));
        }
        if (body.has("components")) {
            json.set("components", parts.components(body.path("components")));
        }
        if (body.has("attachments") || !files.isEmpty()) {
            json.set("attachments", parts.attachments(json.path("attachments"), body.path("attachments"), files));
        }
        if (body.hasNonNull("poll")) {
            json.set("poll", body.path("poll"));
        }
    }

    private static void refer(ObjectNode json, StoredMessage repliedTo) {
        json.put("type", REPLY);
        ObjectNode reference = json.putObject("message_reference")
                .put("type", 0)
                .put("channel_id", repliedTo.channel.id())
                .put("message_id", repliedTo.id);
        FakeGuild guild = repliedTo.channel.guildOrNull();
        if (guild != null) {
            reference.put("guild_id", guild.id());
        }
        ObjectNode referenced = repliedTo.json.deepCopy();
        referenced.remove("referenced_message");
        json.set("referenced_message", referenced);
    }

    private void describeInteraction(ObjectNode json, SentInteraction interaction) {
        if (interaction.type() == SentInteraction.COMMAND) {
            json.put("type", COMMAND_ANSWER);
        }
        if (interaction.type() != SentInteraction.COMMAND && interaction.type() != SentInteraction.COMPONENT) {
            return;
        }
        ObjectNode metadata = json.putObject("interaction_metadata")
                .put("id", interaction.id())
                .put("type", interaction.type());
        metadata.set("user", Payloads.user(interaction.user()));
        metadata.set("authorizing_integration_owners", Payloads.integrationOwners(interaction.channel()));
        StoredMessage source = interaction.source();
        if (source != null) {
            metadata.put("interacted_message_id", source.id);
        }
    }

    private StoredMessage store(
            FakeUser author,
            FakeChannel channel,
            @Nullable FakeUser onlyFor,
            @Nullable SentInteraction answers,
            ObjectNode json) {
        StoredMessage message = new StoredMessage(json.path("id").asText(), channel, author, onlyFor, answers, json);
        channel.add(message);
        if (channel.isThread()) {
            channel.threadMembers.add(author);
        }
        announce("MESSAGE_CREATE", message);
        return message;
    }

    private static boolean isBare(JsonNode json) {
        return json.path("content").asText("").isEmpty()
                && json.path("embeds").isEmpty()
                && json.path("components").isEmpty()
                && json.path("attachments").isEmpty()
                && !json.has("poll");
    }
}
