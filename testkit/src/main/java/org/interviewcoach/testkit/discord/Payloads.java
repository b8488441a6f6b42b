package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of users, members, roles, channels and guilds, as REST answers and events share it. */
final class Payloads {
    private Payloads() {}

    /** Shared by all payloads: copy it before changing it. */
    static ObjectNode user(FakeUser user) {
        return user.json();
    }

    static ObjectNode newUser(FakeUser user) {
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("username", user.name())
                .put("discriminator", "0")
                .put("public_flags", 0)
                .put("flags", 0)
                .put("global_name", user.name());
        json.putNull("avatar");
        json.putNull("primary_guild");
        if (user.isBot()) {
            json.put("bot", true);
        }
        return json;
    }

    /** The bot's own user, with what only it sees. */
    static ObjectNode self(FakeUser bot) {
        return newUser(bot).put("verified", true).put("mfa_enabled", false).put("locale", "en-US");
    }

    static ObjectNode memberWithoutUser(FakeGuild.Member member) {
        ObjectNode json = Json.object()
                .put("flags", 0)
                .put("joined_at", member.joinedAt())
                .put("pending", false)
                .put("mute", false)
                .put("deaf", false);
        for (String absent :
                new String[] {"avatar", "banner", "communication_disabled_until", "nick", "premium_since"}) {
            json.putNull(absent);
        }
        ArrayNode roles = json.putArray("roles");
        member.roles().forEach(roles::add);
        return json;
    }

    static ObjectNode member(FakeGuild.Member member) {
        ObjectNode json = memberWithoutUser(member);
        json.set("user", user(member.user()));
        return json;
    }

    static ObjectNode role(FakeGuild.Role role) {
        ObjectNode json = Json.object()
                .put("id", role.id())
                .put("name", role.name())
                .put("permissions", Long.toString(role.permissions()))
                .put("position", role.position())
                .put("color", 0)
                .put("hoist", false)
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0);
        json.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        json.putNull("icon");
        json.putNull("unicode_emoji");
        return json;
    }

    static ObjectNode channel(FakeChannel channel) {
        ObjectNode json = Json.object()
                .put("id", channel.id())
                .put("type", channel.type())
                .put("flags", 0)
                .put("last_message_id", channel.lastMessageId());
        if (channel.isDirect()) {
            json.putArray("recipients").add(user(channel.recipient()));
            return json;
        }
        json.put("guild_id", channel.guild().id())
                .put("name", channel.nameNow())
                .put("rate_limit_per_user", 0);
        FakeChannel parent = channel.parentOrNull();
        json.put("parent_id", parent == null ? null : parent.id());
        return channel.isThread() ? thread(json, channel) : text(json, channel);
    }

    private static ObjectNode text(ObjectNode json, FakeChannel channel) {
        json.put("position", 0).put("nsfw", false).putNull("topic");
        ArrayNode overwrites = json.putArray("permission_overwrites");
        for (FakeChannel.Overwrite overwrite : channel.overwriteList()) {
            overwrites
                    .addObject()
                    .put("id", overwrite.id())
                    .put("type", overwrite.type())
                    .put("allow", Long.toString(overwrite.allow()))
                    .put("deny", Long.toString(overwrite.deny()));
        }
        return json;
    }

    private static ObjectNode thread(ObjectNode json, FakeChannel channel) {
        FakeUser owner = channel.owner();
        json.put("owner_id", owner == null ? "0" : owner.id())
                .put("message_count", channel.messageCount())
                .put("member_count", channel.threadMembers.size())
                .put("total_message_sent", channel.messageCount());
        json.putObject("thread_metadata")
                .put("archived", channel.archivedNow())
                .put("archive_timestamp", channel.createdAt())
                .put("auto_archive_duration", channel.archiveMinutes())
                .put("locked", channel.lockedNow())
                .put("create_timestamp", channel.createdAt());
        return json;
    }

    static ObjectNode threadMember(FakeChannel thread, FakeUser user) {
        return Json.object()
                .put("id", thread.id())
                .put("user_id", user.id())
                .put("join_timestamp", thread.createdAt())
                .put("flags", 0);
    }

    /** Installed by the guild; in direct messages with the bot the guild is written as 0. */
    static ObjectNode integrationOwners(FakeChannel channel) {
        FakeGuild guild = channel.guildOrNull();
        return Json.object().put("0", guild == null ? "0" : guild.id());
    }

    /** A guild as REST returns it. */
    static ObjectNode guild(FakeGuild guild) {
        ObjectNode json = Json.object()
                .put("id", guild.id())
                .put("name", guild.name())
                .put("owner_id", guild.owner().id())
                .put("region", "deprecated")
                .put("afk_timeout", 300)
                .put("system_channel_flags", 0)
                .put("widget_enabled", false)
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("mfa_level", 0)
                .put("explicit_content_filter", 0)
                .put("max_members", 500_000)
                .put("max_presences", 25_000)
                .put("max_stage_video_channel_users", 50)
                .put("max_video_channel_users", 25)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("preferred_locale", "en-US")
                .put("premium_progress_bar_enabled", false)
                .put("nsfw", false)
                .put("nsfw_level", 0);
        for (String absent : new String[] {
            "icon",
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "incidents_data"
        }) {
            json.putNull(absent);
        }
        json.putArray("features");
        json.putArray("emojis");
        json.putArray("stickers");
        json.set("roles", guild.rolesJson());
        return json;
    }

    /** A guild as it comes by the gateway; the members are the bot alone, the rest is asked for. */
    static ObjectNode guildCreate(FakeGuild guild, World world) {
        ObjectNode json = guild(guild);
        json.put("joined_at", guild.memberOf(world.bot).joinedAt())
                .put("large", false)
                .put("unavailable", false)
                .put("member_count", guild.members.size());
        json.putArray("members").add(member(guild.memberOf(world.bot)));
        ArrayNode channels = json.putArray("channels");
        guild.channels.forEach(channel -> channels.add(channel(channel)));
        ArrayNode threads = json.putArray("threads");
        world.channels.values().stream()
                .filter(channel -> channel.isThread() && channel.guild() == guild && !channel.archivedNow())
                .forEach(thread -> threads.add(channel(thread)));
        for (String empty : new String[] {
            "voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"
        }) {
            json.putArray(empty);
        }
        return json;
    }
}
