package org.interviewcoach.testkit.slack.referee;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack reads out of text: mentions that ping, and characters that had to be escaped. */
final class TextRules {
    /** A mention as Slack parses it; group 1 is what it names. */
    private static final Pattern MENTION = Pattern.compile("<(![^>|]+|@[UWB][A-Z0-9]+)(?:\\|[^>]*)?>");

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");

    /** Every `<...>` that Slack understands: links, mail, channels, people, special words. */
    private static final Pattern TOKEN = Pattern.compile(
            "<(?:https?://[^\\s<>|]+|mailto:[^\\s<>|]+|tel:[^\\s<>|]+|#C[A-Z0-9]+|@[UWB][A-Z0-9]+|![^<>|]+)"
                    + "(?:\\|[^<>]*)?>");

    private static final Pattern QUOTE_MARK = Pattern.compile("(?m)^>{1,3}");
    private static final Pattern PLAIN_MENTION = Pattern.compile("@(?:here|channel|everyone)\\b");

    private TextRules() {}

    static List<String> mentions(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            // A date is written like a special word but pings nobody.
            if (!matcher.group(1).startsWith("!date^")) {
                found.add("<" + matcher.group(1) + ">");
            }
        }
        return found;
    }

    /** Mentions that only work where the request asks Slack to look for names in plain words. */
    static List<String> namedMentions(String text) {
        return PLAIN_MENTION.matcher(text).results().map(match -> match.group()).toList();
    }

    static List<String> unescaped(String text) {
        List<String> found = new ArrayList<>();
        Matcher ampersand = BARE_AMPERSAND.matcher(text);
        if (ampersand.find()) {
            found.add("bare & at " + ampersand.start());
        }
        String rest = QUOTE_MARK.matcher(TOKEN.matcher(text).replaceAll("")).replaceAll("");
        if (rest.indexOf('<') >= 0) {
            found.add("bare <");
        }
        if (rest.indexOf('>') >= 0) {
            found.add("bare >");
        }
        return found;
    }

    /** Calls back with path and words of every mrkdwn text object below the node. */
    static void eachMrkdwn(String path, JsonNode node, BiConsumer<String, String> visitor) {
        if (node.isObject() && node.path("type").asText().equals("mrkdwn")) {
            visitor.accept(path + ".text", node.path("text").asText());
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                eachMrkdwn(path + "." + entry.getKey(), entry.getValue(), visitor);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            eachMrkdwn(path + "[" + i + "]", node.get(i), visitor);
        }
    }

    /** Mentions that rich text and markdown blocks carry without any mrkdwn object. */
    static List<String> blockMentions(JsonNode node) {
        List<String> found = new ArrayList<>();
        collectBlockMentions(node, found);
        return found;
    }

    private static void collectBlockMentions(JsonNode node, List<String> found) {
        switch (node.path("type").asText()) {
            case "user" -> found.add("<@" + node.path("user_id").asText() + ">");
            case "usergroup" ->
                found.add("<!subteam^" + node.path("usergroup_id").asText() + ">");
            case "broadcast" -> found.add("<!" + node.path("range").asText() + ">");
            case "markdown" -> found.addAll(mentions(node.path("text").asText()));
            default -> {
                // Only these four can name somebody.
            }
        }
        for (JsonNode child : node) {
            collectBlockMentions(child, found);
        }
    }
}
