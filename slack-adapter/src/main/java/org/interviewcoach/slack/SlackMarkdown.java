package org.interviewcoach.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** A list of up to that many characters stands right below the paragraph that introduces it, without an empty line. */
    private static final int LIST_WITH_TITLE = 2000;

    private static final Pattern UNSAFE_IN_URL = Pattern.compile("[\\s<>|\\p{Cntrl}]");

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private SlackMarkdown() {}

    /**
     * The whole text, paragraphs with a blank line between them.
     *
     * @param workspace the workspace's address, which links to messages begin with
     */
    static String render(String markdown, String workspace) {
        return String.join("\n\n", blocks(markdown, workspace));
    }

    /** The text's paragraphs, lists and code blocks one by one. */
    static List<String> blocks(String markdown, String workspace) {
        List<String> blocks = new ArrayList<>();
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            String block = block(node, workspace);
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

    /** Makes any text stand for itself, lines kept: nothing in it is markup, link, mention or emoji. */
    static String escape(String text) {
        String clean = clean(text);
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
        String line = clean(text).replace('\n', ' ').replace('`', LOOK_ALIKES.charAt(3));
        return line.isBlank() ? "` `" : "`" + entities(line) + "`";
    }

    /** A code block; Slack ends one at three backticks, so runs are broken. */
    static String codeBlock(String text) {
        String body = clean(text).replace("``", "`" + ZERO_WIDTH_SPACE + "`");
        return "```\n" + entities(body.isBlank() ? " " : body) + "\n```";
    }

    /** Control characters have no place in a message, and marks of direction can make text read as another. */
    static String clean(String text) {
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

    private static String block(Node node, String workspace) {
        return switch (node) {
            case Heading heading -> "*" + inline(heading, workspace).replace("*", "") + "*";
            case BlockQuote quote -> prefix(String.join("\n", children(quote, workspace)), "> ", "> ");
            case BulletList list -> items(list, 0, workspace);
            case OrderedList list ->
                items(
                        list,
                        list.getMarkerStartNumber() == null ? 1 : Math.max(1, list.getMarkerStartNumber()),
                        workspace);
            case FencedCodeBlock code -> codeBlock(code.getLiteral().stripTrailing());
            case IndentedCodeBlock code -> codeBlock(code.getLiteral().stripTrailing());
            case HtmlBlock html -> escape(html.getLiteral());
            case ThematicBreak line -> "";
            case Paragraph paragraph -> inline(paragraph, workspace);
            // Only extensions that are not switched on could bring more.
            default -> inline(node, workspace);
        };
    }

    private static List<String> children(Node parent, String workspace) {
        List<String> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node, workspace));
        }
        return blocks;
    }

    /** mrkdwn has no lists: bullets and numbers are written out. */
    private static String items(ListBlock list, int start, String workspace) {
        List<String> lines = new ArrayList<>();
        int number = start;
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                String mark = start > 0 ? number + ". " : "\u2022 ";
                lines.add(prefix(String.join("\n", children(item, workspace)), mark, "    "));
                number++;
            }
        }
        return String.join("\n", lines);
    }

    /** Lines of a code block keep their own beginning: Slack would show the indentation as code. */
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

    private static String inline(Node parent, String workspace) {
        Inline inline = new Inline(workspace);
        inline.visitAll(parent);
        return inline.out.toString();
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

    /** Collects the inline parts of one block. */
    private static final class Inline extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();
        private final String workspace;

        Inline(String workspace) {
            this.workspace = workspace;
        }

        void visitAll(Node parent) {
            visitChildren(parent);
        }

        @Override
        public void visit(Text text) {
            out.append(escape(text.getLiteral()));
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
            out.append(SlackMarkdown.code(code.getLiteral()));
        }

        @Override
        public void visit(Emphasis emphasis) {
            wrap(emphasis, "_");
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            wrap(emphasis, "*");
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof Strikethrough) {
                wrap(node, "~");
            } else {
                visitChildren(node);
            }
        }

        @Override
        public void visit(Link link) {
            out.append(SlackMarkdown.link(inline(link, workspace), link.getDestination(), workspace));
        }

        @Override
        public void visit(Image image) {
            out.append(SlackMarkdown.link(inline(image, workspace), image.getDestination(), workspace));
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
