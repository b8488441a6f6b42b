package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;
import static org.interviewcoach.testkit.discord.referee.Findings.length;

import com.fasterxml.jackson.databind.JsonNode;

/** Lengths and counts of embeds. */
final class EmbedRules {
    private EmbedRules() {}

    static void check(JsonNode embeds, String path, Findings findings) {
        findings.tooMany("embeds-10", path, embeds, DiscordLimits.EMBEDS);
        int sum = 0;
        for (int i = 0; i < embeds.size(); i++) {
            sum += checkOne(embeds.path(i), join(path, i), findings);
        }
        if (sum > DiscordLimits.EMBEDS_SUM) {
            findings.refuse(
                    "embeds-6000",
                    path,
                    "MAX_EMBED_SIZE_EXCEEDED",
                    "Embed size exceeds maximum size of " + DiscordLimits.EMBEDS_SUM + " (" + sum + " characters)");
        }
    }

    private static int checkOne(JsonNode embed, String path, Findings findings) {
        String rule = "embed-lengths";
        findings.tooLong(rule, join(path, "title"), embed.path("title"), DiscordLimits.EMBED_TITLE);
        findings.tooLong(rule, join(path, "description"), embed.path("description"), DiscordLimits.EMBED_DESCRIPTION);
        findings.tooLong(rule, join(path, "url"), embed.path("url"), DiscordLimits.EMBED_URL);
        findings.tooLong(rule, join(path, "footer.text"), embed.at("/footer/text"), DiscordLimits.EMBED_FOOTER);
        findings.tooLong(rule, join(path, "author.name"), embed.at("/author/name"), DiscordLimits.EMBED_AUTHOR);
        JsonNode fields = embed.path("fields");
        findings.tooMany(rule, join(path, "fields"), fields, DiscordLimits.EMBED_FIELDS);
        int sum = textLength(embed.path("title"))
                + textLength(embed.path("description"))
                + textLength(embed.at("/footer/text"))
                + textLength(embed.at("/author/name"));
        for (int i = 0; i < fields.size(); i++) {
            JsonNode field = fields.path(i);
            String at = join(path, "fields." + i);
            findings.needsText(rule, join(at, "name"), field.path("name"), DiscordLimits.EMBED_FIELD_NAME);
            findings.needsText(rule, join(at, "value"), field.path("value"), DiscordLimits.EMBED_FIELD_VALUE);
            sum += textLength(field.path("name")) + textLength(field.path("value"));
        }
        return sum;
    }

    private static int textLength(JsonNode text) {
        return text.isTextual() ? length(text.textValue()) : 0;
    }
}
