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
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
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
    /** A list of up to that many characters stands right below the paragraph that introduces it, without an empty line. */
    private static final int LIST_WITH_TITLE = 2000;

    private static final Pattern UNSAFE_IN_URL = Pattern.compile("[^!#$%&'*+,./0-9:;=?@A-Z\\[\\]_a-z~-]");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,13}):(relative|time|date_time)");
    private static final Pattern SNOWFLAKE = Pattern.compile("\\d{1,20}");
    private static final Pattern MESSAGE = Pattern.compile("(-|\\d{1,20})/(\\d{1,20})/(\\d{1,20})");
    private static final Pattern PAIR = Pattern.compile("`(?=`)");
    private static final Pattern TRIPLE = Pattern.compile("`(?=``)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,20}");

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private DiscordMarkdown() {}

    /** The whole text, paragraphs with a blank line between them. */
    static String render(String markdown) {
        return String.join("\n\n", blocks(markdown));
    }

    /** The text's paragraphs, lists and code blocks one by one. */
    static List<String> blocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            String block = block(node);
            boolean introduced = node instanceof ListBlock
                    && node.getPrevious() instanceof Paragraph
                    && !blocks.isEmpty()
                    && blocks.getLast().length() + block.length() < LIST_WITH_TITLE;
            if (introduced) {
                blocks.add(blocks.removeLast() + "\n" + block);
            } else if (!block.isBlank()) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** Makes any text stand for itself, lines kept: nothing in it is markup, link, mention, emoji or invitation. */
    static String escape(String text) {
        String clean = clean(text);
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
        String line = PAIR.matcher(clean(text).replace('\n', ' ')).replaceAll("`" + ZERO_WIDTH_SPACE);
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
        String body = TRIPLE.matcher(clean(text)).replaceAll("`" + ZERO_WIDTH_SPACE);
        return "```" + info + "\n" + (body.isBlank() ? " " : body) + "\n```";
    }

    /** Somebody's words, marked as a quotation line by line. */
    static String quote(String text) {
        return prefix(escape(text), "> ", "> ");
    }

    /** Control characters have no place in a message, and marks of direction can make text read as another. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean direction = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            boolean loneSurrogate = Character.isSurrogate(c) && !isPaired(text, i);
            if (c == '\n' || (!Character.isISOControl(c) && !direction && !loneSurrogate)) {
                out.append(c);
            } else if (c == '\t') {
                out.append("    ");
            }
        }
        return out.toString();
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String block(Node node) {
        return switch (node) {
            case Heading heading -> "**" + inline(heading).replace("**", "") + "**";
            case BlockQuote quote -> prefix(String.join("\n", children(quote)), "> ", "> ");
            case BulletList list -> items(list, 0);
            case OrderedList list ->
                items(list, list.getMarkerStartNumber() == null ? 1 : Math.max(1, list.getMarkerStartNumber()));
            case FencedCodeBlock code ->
                codeBlock(code.getInfo().split(" ", 2)[0], code.getLiteral().stripTrailing());
            case IndentedCodeBlock code -> codeBlock("", code.getLiteral().stripTrailing());
            case HtmlBlock html -> escape(html.getLiteral());
            case ThematicBreak line -> "";
            case Paragraph paragraph -> inline(paragraph);
            // Only extensions that are not switched on could bring more.
            default -> inline(node);
        };
    }

    private static List<String> children(Node parent) {
        List<String> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private static String items(ListBlock list, int start) {
        List<String> lines = new ArrayList<>();
        int number = start;
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                String mark = start > 0 ? number + ". " : "- ";
                lines.add(prefix(String.join("\n", children(item)), mark, "  "));
                number++;
            }
        }
        return String.join("\n", lines);
    }

    /** Lines of a code block keep their own beginning in a list: Discord would show the indentation as code. */
    private static String prefix(String text, String first, String rest) {
        StringBuilder out = new StringBuilder();
        boolean inCode = false;
        boolean isFirst = true;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.startsWith("```");
            boolean bare = (inCode || fence) && !isFirst && rest.isBlank();
            out.append(isFirst ? first : "\n" + (bare ? "" : rest)).append(line);
            inCode = fence != inCode;
            isFirst = false;
        }
        return out.toString();
    }

    private static String inline(Node parent) {
        Inline inline = new Inline();
        inline.visitAll(parent);
        return inline.out.toString();
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

    /** Collects the inline parts of one block. */
    private static final class Inline extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();

        void visitAll(Node parent) {
            visitChildren(parent);
        }

        @Override
        public void visit(Text text) {
            boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            // Within a line there is no line start: a letter in front keeps the escaping of line starts away.
            out.append(
                    lineStart
                            ? escape(text.getLiteral())
                            : escape("x" + text.getLiteral()).substring(1));
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            out.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            out.append('\n');
        }

        @Override
        public void visit(Code code) {
            out.append(DiscordMarkdown.code(code.getLiteral()));
        }

        @Override
        public void visit(Emphasis emphasis) {
            wrap(emphasis, "*");
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            wrap(emphasis, "**");
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof Strikethrough) {
                wrap(node, "~~");
            } else {
                visitChildren(node);
            }
        }

        @Override
        public void visit(Link link) {
            out.append(DiscordMarkdown.link(inline(link), link.getDestination()));
        }

        @Override
        public void visit(Image image) {
            out.append(DiscordMarkdown.link(inline(image), image.getDestination()));
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(escape(html.getLiteral()));
        }

        private void wrap(Node node, String mark) {
            out.append(mark);
            visitChildren(node);
            out.append(mark);
        }
    }
}
