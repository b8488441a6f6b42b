package org.interviewcoach.testkit.discord;

/** What the bot may see and do. */
final class Access {
    private Access() {}

    /** The channel, if it exists and the bot sees it. */
    static FakeChannel visible(World world, String channelId) {
        FakeChannel channel = world.channel(channelId);
        FakeGuild guild = channel.guildOrNull();
        if (guild != null && !guild.hasMember(world.bot)) {
            throw ApiError.missingAccess();
        }
        if (!channel.may(world.bot, DiscordPermission.VIEW_CHANNEL)) {
            throw ApiError.missingAccess();
        }
        return channel;
    }

    static FakeGuild visibleGuild(World world, String guildId) {
        FakeGuild guild = world.guild(guildId);
        if (!guild.hasMember(world.bot)) {
            throw ApiError.missingAccess();
        }
        return guild;
    }

    static void require(World world, FakeChannel channel, DiscordPermission permission) {
        if (!channel.may(world.bot, permission)) {
            throw ApiError.missingPermissions();
        }
    }
}
