package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.data.LoadedPack;

/**
 * Writes packs in the formats of others.
 *
 * <p>JSON holds everything. Markdown and CSV hold what people are shown: question, answer, choices with their reasons,
 * hints, references, level, tags, versions and sources; not rubric, samples and proof. Anki holds question, answer and
 * tags. {@link Importer} reads the first three back.
 */
public final class Exporter {
    private Exporter() {}

    public static String json(LoadedPack loaded) {
        ObjectNode root = Trees.object();
        root.put("format", JsonReader.FORMAT);
        ObjectNode pack = PackTree.header(loaded.pack());
        pack.set("lexicon", PackTree.lexicon(loaded.pack().lexicon()));
        root.set("pack", pack);
        ArrayNode questions = root.putArray("questions");
        for (Question question : loaded.pack().questions()) {
            questions.add(Trees.json(loaded.sourceOf(question).root()));
        }
        return Trees.pretty(root);
    }

    public static String markdown(LoadedPack loaded) {
        return OwnMarkdown.write(loaded.pack());
    }

    public static String csv(LoadedPack loaded) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Columns.OWN);
        loaded.pack().questions().forEach(question -> rows.add(Columns.write(question)));
        return Csv.write(rows);
    }

    /** Text that Anki imports as it is: the header lines tell it separator, HTML, deck and columns. */
    public static String anki(LoadedPack loaded) {
        Pack pack = loaded.pack();
        StringBuilder out = new StringBuilder();
        out.append("#separator:tab\n#html:true\n#notetype:Basic\n#deck:")
                .append(pack.title())
                .append("\n#guid column:1\n#tags column:4\n");
        for (Question question : pack.questions()) {
            List<String> tags = new ArrayList<>(
                    List.of(pack.id() + "::" + question.area(), question.level().key()));
            tags.addAll(question.tags());
            out.append(question.id())
                    .append('\t')
                    .append(field(question.text()))
                    .append('\t')
                    .append(field(question.answer()))
                    .append('\t')
                    .append(String.join(" ", tags))
                    .append('\n');
        }
        return out.toString();
    }

    /** HTML in one line; line breaks of code are kept as the element that means one. */
    private static String field(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        String html =
                HtmlRenderer.builder().escapeHtml(true).build().render(document).strip();
        StringBuilder line = new StringBuilder();
        int from = 0;
        while (from < html.length()) {
            int open = html.indexOf("<pre>", from);
            int close = open < 0 ? -1 : html.indexOf("</pre>", open);
            int end = open < 0 ? html.length() : open;
            line.append(html.substring(from, end).replace("\n", " "));
            if (open < 0) {
                break;
            }
            line.append(html.substring(open, close).replace("\n", "<br>"));
            from = close;
        }
        return line.toString().replace("\t", "    ");
    }
}
