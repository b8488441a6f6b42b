package org.interviewcoach.testkit.discord;

import java.util.Collection;

/** The permissions that matter to a bot that talks in text channels, with Discord's bit numbers (topics/permissions.mdx). */
public enum DiscordPermission {
    ADMINISTRATOR(3),
    MANAGE_CHANNELS(4),
    MANAGE_GUILD(5),
    ADD_REACTIONS(6),
    VIEW_CHANNEL(10),
    SEND_MESSAGES(11),
    MANAGE_MESSAGES(13),
    EMBED_LINKS(14),
    ATTACH_FILES(15),
    READ_MESSAGE_HISTORY(16),
    MENTION_EVERYONE(17),
    MANAGE_ROLES(28),
    USE_APPLICATION_COMMANDS(31),
    MANAGE_THREADS(34),
    CREATE_PUBLIC_THREADS(35),
    CREATE_PRIVATE_THREADS(36),
    SEND_MESSAGES_IN_THREADS(38),
    MODERATE_MEMBERS(40),
    PIN_MESSAGES(51);

    private final long bit;

    DiscordPermission(int number) {
        this.bit = 1L << number;
    }

    public long bit() {
        return bit;
    }

    static long bits(Collection<DiscordPermission> permissions) {
        long bits = 0;
        for (DiscordPermission permission : permissions) {
            bits |= permission.bit;
        }
        return bits;
    }
}
