package org.interviewcoach.core.message;

import java.util.ArrayList;
import java.util.List;
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

/**
 * How a platform writes the small Markdown of messages: paragraphs, lists, quotations and code one below the other.
 *
 * <p>The dialect says how each part is written; the walk through the text is the same everywhere. Stateless.
 */
public abstract class MarkdownDialect {
    /** A list of up to that many characters stands right below the paragraph that introduces it, without an empty line. */
    private static final int LIST_WITH_TITLE = 2000;

    private static final String FENCE = "```";
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .build();

    private final Marks marks;

    protected MarkdownDialect(Marks marks) {
        this.marks = marks;
    }

    /**
     * The signs of a dialect.
     *
     * @param strong on both sides of what stands out, of headings, too
     * @param bullet before an item of a list
     * @param indent before the further lines of an item
     */
    public record Marks(String strong, String emphasis, String strike, String bullet, String indent) {}

    /**
     * Plain text, nothing in which may be read as markup.
     *
     * @param lineStart whether it stands at the beginning of a line
     */
    protected abstract String text(String literal, boolean lineStart);

    protected abstract String code(String literal);

    /** A block of code; the language may be empty or anything. */
    protected abstract String codeBlock(String language, String literal);

    /**
     * A link, or what the coach's own schemes stand for.
     *
     * @param label already in the dialect; may be blank
     */
    protected abstract String link(String label, String destination);

    /** The whole text, paragraphs with a blank line between them. */
    public final String render(String markdown) {
        return String.join("\n\n", blocks(markdown));
    }

    /** The text's paragraphs, lists and code blocks one by one. */
    public final List<String> blocks(String markdown) {
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

    private String block(Node node) {
        return switch (node) {
            case Heading heading -> marks.strong() + inline(heading).replace(marks.strong(), "") + marks.strong();
            case BlockQuote quote -> quoted(String.join("\n", children(quote)));
            case BulletList list -> items(list, 0);
            case OrderedList list ->
                items(list, list.getMarkerStartNumber() == null ? 1 : Math.max(1, list.getMarkerStartNumber()));
            case FencedCodeBlock code ->
                codeBlock(code.getInfo().split(" ", 2)[0], code.getLiteral().stripTrailing());
            case IndentedCodeBlock code -> codeBlock("", code.getLiteral().stripTrailing());
            case HtmlBlock html -> text(html.getLiteral(), true);
            case ThematicBreak line -> "";
            case Paragraph paragraph -> inline(paragraph);
            // Only extensions that are not switched on could bring more.
            default -> inline(node);
        };
    }

    private List<String> children(Node parent) {
        List<String> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private String items(ListBlock list, int start) {
        List<String> lines = new ArrayList<>();
        int number = start;
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                String mark = start > 0 ? number + ". " : marks.bullet();
                lines.add(prefix(String.join("\n", children(item)), mark, marks.indent()));
                number++;
            }
        }
        return String.join("\n", lines);
    }

    /** Text that is already in the dialect, marked as a quotation line by line. */
    public static String quoted(String text) {
        return prefix(text, "> ", "> ");
    }

    /** Lines of a code block keep their own beginning in a list: they would show the indentation as code. */
    private static String prefix(String text, String first, String rest) {
        StringBuilder out = new StringBuilder();
        boolean inCode = false;
        boolean isFirst = true;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.startsWith(FENCE);
            boolean bare = (inCode || fence) && !isFirst && rest.isBlank();
            out.append(isFirst ? first : "\n" + (bare ? "" : rest)).append(line);
            inCode = fence != inCode;
            isFirst = false;
        }
        return out.toString();
    }

    private String inline(Node parent) {
        Inline inline = new Inline();
        inline.visitAll(parent);
        return inline.out.toString();
    }

    /** Collects the inline parts of one block. */
    private final class Inline extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();

        void visitAll(Node parent) {
            visitChildren(parent);
        }

        @Override
        public void visit(Text text) {
            boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            out.append(text(text.getLiteral(), lineStart));
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
            out.append(code(code.getLiteral()));
        }

        @Override
        public void visit(Emphasis emphasis) {
            wrap(emphasis, marks.emphasis());
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            wrap(emphasis, marks.strong());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof Strikethrough) {
                wrap(node, marks.strike());
            } else {
                visitChildren(node);
            }
        }

        @Override
        public void visit(Link link) {
            out.append(link(inline(link), link.getDestination()));
        }

        @Override
        public void visit(Image image) {
            out.append(link(inline(image), image.getDestination()));
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(text(html.getLiteral(), true));
        }

        private void wrap(Node node, String mark) {
            out.append(mark);
            visitChildren(node);
            out.append(mark);
        }
    }
}
