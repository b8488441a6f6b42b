package org.interviewcoach.discord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Message;
import org.interviewcoach.core.message.MarkdownDialect;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.who.Actor;

/**
 * The small Markdown of messages as Discord's own.
 *
 * <p>Discord's dialect joins no lines, knows no escape inside code, ends a code block at any three backticks and shows
 * mentions wherever {@code <@…>} stands. So plain text is escaped, never filtered, and what cannot be escaped (backticks
 * in code, {@code @everyone}) is broken by a zero-width space. Pure.
 */
final class DiscordMarkdown {
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final String ALWAYS_ESCAPED = "\\*_~`|<[]";
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^(?<blank>[ \\t]*)(?:(?<mark>[#>+-])|(?<number>\\d+)(?<dot>[.)]))");
    private static final Pattern EVERYONE = Pattern.compile("@(?=everyone|here)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVITE = Pattern.compile("(?<=discord|discordapp)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSAFE_IN_URL = Pattern.compile("[^!#$%&'*+,./0-9:;=?@A-Z\\[\\]_a-z~-]");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,13}):(relative|time|date_time)");
    private static final Pattern SNOWFLAKE = Pattern.compile("\\d{1,20}");
    private static final Pattern MESSAGE = Pattern.compile("(-|\\d{1,20})/(\\d{1,20})/(\\d{1,20})");
    private static final Pattern PAIR = Pattern.compile("`(?=`)");
    private static final Pattern TRIPLE = Pattern.compile("`(?=``)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,20}");

    private static final MarkdownDialect DIALECT = new Dialect();

    private DiscordMarkdown() {}

    /** The whole text, paragraphs with a blank line between them. */
    static String render(String markdown) {
        return DIALECT.render(markdown);
    }

    /** The text's paragraphs, lists and code blocks one by one. */
    static List<String> blocks(String markdown) {
        return DIALECT.blocks(markdown);
    }

    /** Makes any text stand for itself, lines kept: nothing in it is markup, link, mention, emoji or invitation. */
    static String escape(String text) {
        String clean = Md.clean(text);
        StringBuilder out = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            boolean startsUrl = c == ':' && clean.startsWith("//", i + 1);
            if (ALWAYS_ESCAPED.indexOf(c) >= 0 || startsUrl) {
                out.append('\\');
            }
            out.append(c);
        }
        String escaped = LINE_START.matcher(out).replaceAll(DiscordMarkdown::escapeLineStart);
        escaped = EVERYONE.matcher(escaped).replaceAll("@" + ZERO_WIDTH_SPACE);
        return INVITE.matcher(escaped).replaceAll("\\\\.");
    }

    private static String escapeLineStart(MatchResult found) {
        String escaped = found.group("mark") != null
                ? found.group("blank") + "\\" + found.group("mark")
                : found.group("blank") + found.group("number") + "\\" + found.group("dot");
        return Matcher.quoteReplacement(escaped);
    }

    /** A code span that holds the text whatever is in it; three backticks would open a block, so runs are broken. */
    static String code(String text) {
        String line = PAIR.matcher(Md.clean(text).replace('\n', ' ')).replaceAll("`" + ZERO_WIDTH_SPACE);
        if (line.isEmpty()) {
            return "` `";
        }
        if (line.indexOf('`') < 0) {
            return "`" + line + "`";
        }
        return "`` " + line + " ``";
    }

    /** A code block that holds the text whatever is in it. */
    static String codeBlock(String language, String text) {
        String info = LANGUAGE.matcher(language).matches() ? language.toLowerCase(Locale.ROOT) : "";
        String body = TRIPLE.matcher(Md.clean(text)).replaceAll("`" + ZERO_WIDTH_SPACE);
        return "```" + info + "\n" + (body.isBlank() ? " " : body) + "\n```";
    }

    /** Somebody's words, marked as a quotation line by line. */
    static String quote(String text) {
        return MarkdownDialect.quoted(escape(text));
    }

    private static String link(String label, String destination) {
        String words = label.isBlank() ? escape(destination) : label;
        if (destination.startsWith(Md.TIME_SCHEME)) {
            return time(destination.substring(Md.TIME_SCHEME.length()), words);
        }
        if (destination.startsWith(Md.PERSON_SCHEME)) {
            String id = destination.substring(Md.PERSON_SCHEME.length());
            return SNOWFLAKE.matcher(id).matches() ? "<@" + id + ">" : words;
        }
        if (destination.startsWith(Md.MESSAGE_SCHEME)) {
            return message(destination.substring(Md.MESSAGE_SCHEME.length()), words);
        }
        if (!destination.startsWith("https://") && !destination.startsWith("http://")) {
            return words;
        }
        String url = UNSAFE_IN_URL.matcher(destination).replaceAll(DiscordMarkdown::percent);
        if (words.equals(escape(destination))) {
            return "<" + url + ">";
        }
        // Discord shows a link as raw text where its words look like an address themselves.
        return words.contains("//") ? words + " <" + url + ">" : masked(words, url);
    }

    private static String percent(MatchResult match) {
        return match.group()
                .codePoints()
                .mapToObj(Character::toString)
                .flatMap(it -> hex(it.getBytes(StandardCharsets.UTF_8)).stream())
                .collect(Collectors.joining());
    }

    private static List<String> hex(byte[] bytes) {
        List<String> hex = new ArrayList<>();
        for (byte b : bytes) {
            hex.add(String.format(Locale.ROOT, "%%%02X", b));
        }
        return hex;
    }

    private static String time(String rest, String words) {
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return words;
        }
        String style = switch (time.group(2)) {
            case "relative" -> "R";
            case "time" -> "t";
            case "date_time" -> "f";
            default -> throw new AssertionError("Not a style: " + time.group(2));
        };
        return "<t:" + time.group(1) + ":" + style + ">";
    }

    private static String message(String rest, String words) {
        Matcher message = MESSAGE.matcher(rest);
        if (!message.matches()) {
            return words;
        }
        String guild = message.group(1).equals(Actor.NO_TENANT) ? "@me" : message.group(1);
        return masked(words, String.format(Locale.ROOT, Message.JUMP_URL, guild, message.group(2), message.group(3)));
    }

    /** The angle brackets keep Discord from adding a preview of the page. */
    private static String masked(String words, String url) {
        return "[" + words.replace("\\[", "(").replace("\\]", ")") + "](<" + url + ">)";
    }

    private static final class Dialect extends MarkdownDialect {
        Dialect() {
            super(new Marks("**", "*", "~~", "- ", "  "));
        }

        /** Within a line there is no line start: a letter in front keeps the escaping of line starts away. */
        @Override
        protected String text(String literal, boolean lineStart) {
            return lineStart ? escape(literal) : escape("x" + literal).substring(1);
        }

        @Override
        protected String code(String literal) {
            return DiscordMarkdown.code(literal);
        }

        @Override
        protected String codeBlock(String language, String literal) {
            return DiscordMarkdown.codeBlock(language, literal);
        }

        @Override
        protected String link(String label, String destination) {
            return DiscordMarkdown.link(label, destination);
        }
    }
}
