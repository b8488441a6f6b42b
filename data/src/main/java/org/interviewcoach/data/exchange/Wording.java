package org.interviewcoach.data.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from its words what a line of a list is. */
final class Wording {
    private static final Pattern ASKS = Pattern.compile(
            "^(what|what's|how|why|when|where|which|who|whose|can|could|do|does|did|is|are|should|would|will|explain|"
                    + "describe|discuss|compare|differentiate|define|name|list|give|write|implement|walk|tell|show|"
                    + "difference between|differences between)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ORDERS = Pattern.compile(
            "^(explain|describe|discuss|compare|differentiate|define|name|list|give|write|implement|walk|tell|show)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HEADING_ASKS = Pattern.compile(
            "^(what|what's|how|why|when|which|explain|describe|discuss|compare|differentiate|tell me|walk me)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ANSWER_LABEL = Pattern.compile(
            "^((show|see|view|reveal|click|check|toggle)\\b.*\\b)?(the )?(answers?|solutions?|explanation)s?\\W*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("^\\s*(?:Q(?:uestion)?\\s*)?\\d+\\s*[.):]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("^\\[[^\\]]*]\\(([^)\\s]*)[^)]*\\)$");
    private static final Map<String, String> LEVELS = Map.ofEntries(
            Map.entry("junior", "junior"),
            Map.entry("beginner", "junior"),
            Map.entry("easy", "junior"),
            Map.entry("basic", "junior"),
            Map.entry("entry", "junior"),
            Map.entry("entry-level", "junior"),
            Map.entry("mid", "mid"),
            Map.entry("middle", "mid"),
            Map.entry("medium", "mid"),
            Map.entry("intermediate", "mid"),
            Map.entry("senior", "senior"),
            Map.entry("advanced", "senior"),
            Map.entry("expert", "senior"),
            Map.entry("hard", "senior"));

    private Wording() {}

    static boolean asks(String text) {
        return endsAsQuestion(text) || ASKS.matcher(text.strip()).matches();
    }

    /** Whether it asks as a sentence does; "What a view is" in a list of topics does not. */
    static boolean asksOutright(String text) {
        return text.contains("?") || ORDERS.matcher(text.strip()).matches();
    }

    static boolean headingAsks(String heading) {
        return endsAsQuestion(heading) || HEADING_ASKS.matcher(heading.strip()).matches();
    }

    private static boolean endsAsQuestion(String text) {
        return text.strip().endsWith("?");
    }

    static boolean isAnswerLabel(String text) {
        return ANSWER_LABEL.matcher(text.strip()).matches();
    }

    static String withoutNumber(String text) {
        return NUMBER.matcher(text).replaceFirst("");
    }

    static boolean hasNumber(String text) {
        return NUMBER.matcher(text).lookingAt();
    }

    /** The address, where the text is a link and nothing else. */
    static Optional<String> findLink(String text) {
        Matcher matcher = LINK.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Takes the marks of bold and italics off a text that is wrapped in them. */
    static String unwrapped(String text) {
        String bare = text.strip();
        for (String mark : new String[] {"***", "**", "__", "*", "_"}) {
            if (bare.length() > 2 * mark.length() && bare.startsWith(mark) && bare.endsWith(mark)) {
                String inside = bare.substring(mark.length(), bare.length() - mark.length());
                if (!inside.contains(mark)) {
                    return inside.strip();
                }
            }
        }
        return bare;
    }

    /** A heading without marks of bold, wherever they stand in it. */
    static String unmarked(String heading) {
        return unwrapped(heading.replace("**", ""));
    }

    /** The level that a word for difficulty means. */
    static Optional<String> findLevel(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceFirst("[\\s-]+(level|questions?)$", "");
        return Optional.ofNullable(LEVELS.get(plain.replace(' ', '-')));
    }
}
