package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which mentions of a message would ping. A message without {@code allowed_mentions} pings whatever its text names (resources/message
 * 712-771); edits are held to the same rule, since the text of an edit is read for mentions again.
 */
public final class MentionRules {
    private static final Pattern MENTION = Pattern.compile("<@!?(\\d{15,20})>|<@&(\\d{15,20})>|@(everyone|here)");

    private MentionRules() {}

    /** The ids of users and roles, and {@code everyone}, that would be pinged. */
    public static Set<String> pings(JsonNode message) {
        Set<String> pings = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(spokenText(message));
        JsonNode allowed = message.path("allowed_mentions");
        while (matcher.find()) {
            boolean user = matcher.group(1) != null;
            boolean role = matcher.group(2) != null;
            String kind = user ? "users" : role ? "roles" : "everyone";
            String id = user ? matcher.group(1) : role ? matcher.group(2) : "everyone";
            if (!allowed.isObject() || isIn(allowed.path("parse"), kind) || isIn(allowed.path(kind), id)) {
                pings.add(id);
            }
        }
        return pings;
    }

    static void check(JsonNode message, String path, Predicate<String> welcome, Findings findings) {
        for (String id : pings(message)) {
            if (!welcome.test(id)) {
                findings.note(
                        "mentions-default",
                        join(path, "content"),
                        "would ping " + id + "; allowed_mentions is " + message.path("allowed_mentions"));
            }
        }
        JsonNode allowed = message.path("allowed_mentions");
        for (String kind : new String[] {"users", "roles"}) {
            if (isIn(allowed.path("parse"), kind) && !allowed.path(kind).isEmpty()) {
                findings.refuse(
                        "mentions-exclusive",
                        join(path, "allowed_mentions"),
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
            }
        }
    }

    private static boolean isIn(JsonNode list, String wanted) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Embeds never ping; the content and the text parts of the second version do. */
    private static String spokenText(JsonNode message) {
        StringBuilder text = new StringBuilder(message.path("content").asText(""));
        for (JsonNode component : message.path("components")) {
            for (JsonNode value : component.findValues("content")) {
                text.append('\n').append(value.asText(""));
            }
        }
        return text.toString();
    }
}
