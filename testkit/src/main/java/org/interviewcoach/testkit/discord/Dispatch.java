package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the sessions that want it.
 *
 * @param intent the gateway intent that asks for it; 0 where it always comes
 * @param guildId the guild that decides the shard; null for direct messages, which go to shard 0
 * @param hidesContent whether the text is blanked for sessions without the message-content intent
 * @param onSent run when it first leaves on a socket
 */
record Dispatch(
        String type,
        ObjectNode data,
        long intent,
        @Nullable String guildId,
        boolean hidesContent,
        @Nullable Runnable onSent) {
    static final long GUILDS = 1;
    static final long GUILD_MEMBERS = 1 << 1;
    static final long GUILD_PRESENCES = 1 << 8;
    static final long GUILD_MESSAGES = 1 << 9;
    static final long GUILD_REACTIONS = 1 << 10;
    static final long DIRECT_MESSAGES = 1 << 12;
    static final long DIRECT_REACTIONS = 1 << 13;
    static final long MESSAGE_CONTENT = 1 << 15;

    static Dispatch of(String type, ObjectNode data, long intent, @Nullable String guildId) {
        return new Dispatch(type, data, intent, guildId, false, null);
    }

    /** What a session with these intents gets to see. */
    ObjectNode dataFor(long intents) {
        if (!hidesContent || (intents & MESSAGE_CONTENT) != 0) {
            return data;
        }
        ObjectNode hidden = data.deepCopy();
        hidden.put("content", "");
        hidden.putArray("embeds");
        hidden.putArray("attachments");
        hidden.putArray("components");
        return hidden;
    }
}
