package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** A message that is created or edited. */
final class MessageRules {
    private static final long EPHEMERAL = 1 << 6;
    private static final long SECOND_VERSION = 1 << 15;
    // SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2: resources/message.mdx on create
    private static final long SETTABLE = (1 << 2) | (1 << 12) | (1 << 13) | SECOND_VERSION;
    private static final String[] CONTENTS = {
        "content", "embeds", "sticker_ids", "components", "attachments", "poll", "shared_client_theme"
    };

    private MessageRules() {}

    /** Where a message is sent, since what may be missing or set differs. */
    enum Kind {
        CHANNEL,
        INTERACTION,
        EDIT
    }

    static void check(
            JsonNode message, String path, Kind kind, boolean hasFiles, Predicate<String> welcome, Findings findings) {
        boolean secondVersion = (message.path("flags").asLong() & SECOND_VERSION) != 0;
        findings.tooLong("content-2000", join(path, "content"), message.path("content"), DiscordLimits.CONTENT);
        findings.tooLong("nonce-25", join(path, "nonce"), message.path("nonce"), DiscordLimits.NONCE);
        findings.tooMany("files-10", join(path, "attachments"), message.path("attachments"), DiscordLimits.FILES);
        EmbedRules.check(message.path("embeds"), join(path, "embeds"), findings);
        ComponentRules.check(
                message.path("components"),
                join(path, "components"),
                secondVersion || (kind == Kind.EDIT && usesSecondVersion(message)),
                findings);
        MentionRules.check(message, path, welcome, findings);
        if (secondVersion) {
            checkSecondVersion(message, path, findings);
        }
        checkFlags(message, path, kind, findings);
        if (kind != Kind.EDIT && !hasFiles && isEmpty(message)) {
            findings.refuse("empty-message", path, "MESSAGE_EMPTY", "Cannot send an empty message");
        }
    }

    /** An edit of a message that already has the flag need not repeat it. */
    private static boolean usesSecondVersion(JsonNode message) {
        for (JsonNode component : message.path("components")) {
            if (component.path("type").asInt() > ComponentRules.LAST_SELECT) {
                return !message.hasNonNull("content") && message.path("embeds").isEmpty();
            }
        }
        return false;
    }

    private static void checkSecondVersion(JsonNode message, String path, Findings findings) {
        for (String part : new String[] {"content", "embeds", "poll", "sticker_ids"}) {
            if (isThere(message.path(part))) {
                findings.refuse(
                        "v2-exclusive",
                        join(path, part),
                        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                        "The '" + part + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }
    }

    private static void checkFlags(JsonNode message, String path, Kind kind, Findings findings) {
        long allowed = kind == Kind.INTERACTION ? SETTABLE | EPHEMERAL : SETTABLE;
        long wrong = message.path("flags").asLong() & ~allowed;
        if (wrong != 0) {
            findings.note("message-flags", join(path, "flags"), "the flags " + wrong + " cannot be set here");
        }
    }

    private static boolean isEmpty(JsonNode message) {
        for (String part : CONTENTS) {
            if (isThere(message.path(part))) {
                return false;
            }
        }
        return message.at("/message_reference/type").asInt() != 1;
    }

    private static boolean isThere(JsonNode part) {
        return part.isTextual() ? !part.textValue().isEmpty() : part.isObject() || !part.isEmpty();
    }
}
