package org.interviewcoach.slack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.message.MarkdownDialect;
import org.interviewcoach.core.message.Md;

/**
 * The small Markdown of messages as Slack's mrkdwn.
 *
 * <p>Slack knows three escapes, for {@code &}, {@code <} and {@code >}; they alone keep mentions, links and special
 * words away. Its marks (asterisk, underscore, tilde, backtick) have no escape: where a literal one could begin or end a
 * span it is replaced by a sign that looks alike. Pure.
 */
final class SlackMarkdown {
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final String MARKS = "*_~`";
    private static final String LOOK_ALIKES = "\u2217\uff3f\u223c\u02cb";
    private static final Pattern EMOJI = Pattern.compile(":(?=[a-z0-9_+'-]+:)");
    private static final Pattern LINE_START_QUOTE = Pattern.compile("(?m)^(\\s*)(?=&gt;)");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,13}):(relative|time|date_time)");
    private static final Pattern MESSAGE = Pattern.compile("[A-Z0-9]{1,20}/([A-Z0-9]{1,20})/(\\d{1,20})\\.(\\d{1,10})");
    private static final Pattern UNSAFE_IN_URL = Pattern.compile("[\\s<>|\\p{Cntrl}]");

    private SlackMarkdown() {}

    /**
     * The whole text, paragraphs with a blank line between them.
     *
     * @param workspace the workspace's address, which links to messages begin with
     */
    static String render(String markdown, String workspace) {
        return new Dialect(workspace).render(markdown);
    }

    /** The text's paragraphs, lists and code blocks one by one. */
    static List<String> blocks(String markdown, String workspace) {
        return new Dialect(workspace).blocks(markdown);
    }

    /** Makes any text stand for itself, lines kept: nothing in it is markup, link, mention or emoji. */
    static String escape(String text) {
        String clean = Md.clean(text);
        StringBuilder out = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            int mark = MARKS.indexOf(c);
            out.append(mark >= 0 && couldMark(clean, i) ? LOOK_ALIKES.charAt(mark) : c);
        }
        String escaped = EMOJI.matcher(entities(out.toString())).replaceAll(":" + ZERO_WIDTH_SPACE);
        return LINE_START_QUOTE.matcher(escaped).replaceAll("$1" + ZERO_WIDTH_SPACE);
    }

    /** Within a word Slack takes a mark for itself, and between blanks too; a backtick marks anywhere. */
    private static boolean couldMark(String text, int i) {
        if (text.charAt(i) == '`') {
            return true;
        }
        boolean wordBefore = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
        boolean wordAfter = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
        boolean blankBefore = i == 0 || text.charAt(i - 1) == ' ';
        boolean blankAfter = i + 1 == text.length() || text.charAt(i + 1) == ' ';
        return !(wordBefore && wordAfter) && !(blankBefore && blankAfter);
    }

    /** The three characters that Slack reads, and nothing else. */
    static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A code span; Slack ends one at any backtick, so those are replaced by what looks alike. */
    static String code(String text) {
        String line = Md.clean(text).replace('\n', ' ').replace('`', LOOK_ALIKES.charAt(3));
        return line.isBlank() ? "` `" : "`" + entities(line) + "`";
    }

    /** A code block; Slack ends one at three backticks, so runs are broken. */
    static String codeBlock(String text) {
        String body = Md.clean(text).replace("``", "`" + ZERO_WIDTH_SPACE + "`");
        return "```\n" + entities(body.isBlank() ? " " : body) + "\n```";
    }

    private static String link(String label, String destination, String workspace) {
        String words = label.isBlank() ? escape(destination) : label;
        if (destination.startsWith(Md.TIME_SCHEME)) {
            return time(destination.substring(Md.TIME_SCHEME.length()), words);
        }
        if (destination.startsWith(Md.PERSON_SCHEME)) {
            // Slack pings whoever is mentioned and knows no mention that does not: the name alone.
            return words;
        }
        if (destination.startsWith(Md.MESSAGE_SCHEME)) {
            return message(destination.substring(Md.MESSAGE_SCHEME.length()), words, workspace);
        }
        if (!destination.startsWith("https://") && !destination.startsWith("http://")) {
            return words;
        }
        return labelled(destination, words);
    }

    private static String labelled(String url, String words) {
        String safe = entities(UNSAFE_IN_URL.matcher(url.replace("|", "%7C")).replaceAll(""))
                .replace("`", "%60");
        return "<" + safe + "|" + labelWords(words) + ">";
    }

    /** Inside angle brackets a bar would end the address and a nested link or date the label. */
    private static String labelWords(String words) {
        String flat = words.replaceAll("<[^>|]*\\|([^>]*)>", "$1");
        return flat.replace("|", "\u00a6").replace("<", "").replace(">", "").replace('\n', ' ');
    }

    private static String time(String rest, String words) {
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return words;
        }
        String style = switch (time.group(2)) {
            case "relative" -> "{ago}";
            case "time" -> "{time}";
            case "date_time" -> "{date_short_pretty}, {time}";
            default -> throw new AssertionError("Not a style: " + time.group(2));
        };
        return "<!date^" + time.group(1) + "^" + style + "|" + labelWords(words) + ">";
    }

    private static String message(String rest, String words, String workspace) {
        Matcher message = MESSAGE.matcher(rest);
        if (!message.matches() || workspace.isEmpty()) {
            return words;
        }
        return labelled(workspace + "archives/" + message.group(1) + "/p" + message.group(2) + message.group(3), words);
    }

    /** mrkdwn has no lists: bullets and numbers are written out. */
    private static final class Dialect extends MarkdownDialect {
        private final String workspace;

        Dialect(String workspace) {
            super(new Marks("*", "_", "~", "\u2022 ", "    "));
            this.workspace = workspace;
        }

        @Override
        protected String text(String literal, boolean lineStart) {
            return escape(literal);
        }

        @Override
        protected String code(String literal) {
            return SlackMarkdown.code(literal);
        }

        /** Slack colours no language. */
        @Override
        protected String codeBlock(String language, String literal) {
            return SlackMarkdown.codeBlock(literal);
        }

        @Override
        protected String link(String label, String destination) {
            return SlackMarkdown.link(label, destination, workspace);
        }
    }
}
