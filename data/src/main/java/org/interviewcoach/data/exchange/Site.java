package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.Proof;

/**
 * Packs as a static web site: a page a question, a page an area, a search that works from the file system too.
 *
 * <p>Needs no server and nothing from elsewhere. All of it reads without scripts; only the search needs one.
 */
public final class Site {
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final ProofRecord record;
    private final Optional<String> report;
    private final Map<String, String> files = new LinkedHashMap<>();

    private Site(ProofRecord record, Optional<String> report) {
        this.record = record;
        this.report = report;
    }

    /**
     * Makes the site.
     *
     * @param report where readers report an error, an http(s) or mailto address; {@code {id}} in it becomes the
     *     question's id
     * @return content by path within the site; the start is {@code index.html}
     */
    public static Map<String, String> of(List<LoadedPack> packs, ProofRecord record, Optional<String> report) {
        return new Site(record, report).make(packs);
    }

    private Map<String, String> make(List<LoadedPack> packs) {
        files.put("style.css", resource("style.css"));
        files.put("search.js", resource("search.js"));
        files.put("questions.js", "window.QUESTIONS = " + index(packs) + ";\n");
        StringBuilder body = new StringBuilder();
        body.append("<p class=\"lead\">Interview questions with answers, what an interviewer listens for, and the")
                .append(" mistakes that people make.</p>\n")
                .append("<form role=\"search\" id=\"search\" hidden><label for=\"q\">Search</label>")
                .append("<input id=\"q\" type=\"search\" autocomplete=\"off\"></form>\n")
                .append("<p id=\"found\" role=\"status\"></p>\n<ul class=\"questions\" id=\"results\"></ul>\n");
        for (LoadedPack pack : packs) {
            body.append(packSection(pack.pack()));
            for (Pack.Area area : pack.pack().areas()) {
                area(pack, area);
            }
        }
        body.append("<script src=\"questions.js\"></script>\n<script src=\"search.js\"></script>\n");
        page("index.html", "Interview questions", "", body.toString());
        return files;
    }

    private static String packSection(Pack pack) {
        StringBuilder out = new StringBuilder();
        out.append("<section><h2>").append(text(pack.title())).append("</h2>\n");
        out.append(html(pack.description()));
        out.append("<table><thead><tr><th scope=\"col\">Area</th>");
        for (Level level : Level.values()) {
            out.append("<th scope=\"col\" class=\"n\">").append(title(level)).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (Pack.Area area : pack.areas()) {
            List<Question> questions = questions(pack, area);
            if (questions.isEmpty()) {
                continue;
            }
            Map<Level, Integer> counts = new EnumMap<>(Level.class);
            questions.forEach(it -> counts.merge(it.level(), 1, Integer::sum));
            out.append("<tr><th scope=\"row\"><a href=\"")
                    .append(areaPath(pack, area))
                    .append("\">")
                    .append(text(area.title()))
                    .append("</a></th>");
            for (Level level : Level.values()) {
                out.append("<td class=\"n\">")
                        .append(counts.getOrDefault(level, 0))
                        .append("</td>");
            }
            out.append("</tr>\n");
        }
        return out.append("</tbody></table></section>\n").toString();
    }

    private void area(LoadedPack loaded, Pack.Area area) {
        Pack pack = loaded.pack();
        List<Question> questions = questions(pack, area);
        if (questions.isEmpty()) {
            return;
        }
        StringBuilder body = new StringBuilder("<ul class=\"questions\">\n");
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            body.append("<li><a href=\"")
                    .append(slug(question))
                    .append(".html\">")
                    .append(inline(question.text()))
                    .append("</a> <span class=\"level\">")
                    .append(title(question.level()))
                    .append("</span></li>\n");
            Optional<Question> next = i + 1 < questions.size() ? Optional.of(questions.get(i + 1)) : Optional.empty();
            question(loaded, area, question, next);
        }
        body.append("</ul>\n");
        page(areaPath(pack, area), area.title() + " – " + pack.title(), "../../", body.toString());
    }

    private void question(LoadedPack loaded, Pack.Area area, Question question, Optional<Question> next) {
        Pack pack = loaded.pack();
        StringBuilder body = new StringBuilder();
        body.append("<p class=\"path\"><a href=\"index.html\">")
                .append(text(area.title()))
                .append("</a> · ")
                .append(title(question.level()))
                .append(versions(question))
                .append("</p>\n");
        question.choices().ifPresent(it -> body.append(choices(it)));
        if (!question.hints().isEmpty()) {
            body.append("<details><summary>Hints</summary><ol>");
            question.hints()
                    .forEach(it -> body.append("<li>").append(inline(it)).append("</li>"));
            body.append("</ol></details>\n");
        }
        body.append("<h2>Answer</h2>\n").append(html(question.answer()));
        body.append(points(question.rubric().keyPoints()));
        body.append(misconceptions(question.rubric().misconceptions()));
        body.append(followUps(question.rubric().followUps()));
        body.append(proof(loaded, question));
        body.append(references(question.references()));
        body.append("<footer><p><code>").append(text(question.id().value())).append("</code>");
        report.ifPresent(address -> body.append(" · <a href=\"")
                .append(text(address.replace("{id}", question.id().value())))
                .append("\">Report an error</a>"));
        body.append("</p>");
        next.ifPresent(it -> body.append("<p>Next: <a href=\"")
                .append(slug(it))
                .append(".html\">")
                .append(inline(it.text()))
                .append("</a></p>"));
        body.append("</footer>\n");
        String path = pack.id() + "/" + area.id() + "/" + slug(question) + ".html";
        page(path, question.text().strip(), "../../", body.toString());
    }

    private static String versions(Question question) {
        StringBuilder out = new StringBuilder();
        question.since().ifPresent(it -> out.append(" · since ").append(text(it)));
        question.until().ifPresent(it -> out.append(" · until ").append(text(it)));
        return out.toString();
    }

    private static String choices(Choices choices) {
        StringBuilder out = new StringBuilder("<section class=\"choices\"><h2>Try it</h2>\n");
        out.append(html(choices.stem()));
        if (choices.multiple()) {
            out.append("<p>Several are right.</p>\n");
        }
        out.append("<ol type=\"A\">\n");
        for (Choices.Option option : choices.options()) {
            out.append("<li><details><summary>")
                    .append(inline(option.text()))
                    .append("</summary><p><strong>")
                    .append(option.right() ? "Right." : "Wrong.")
                    .append("</strong> ")
                    .append(inline(option.why()))
                    .append("</p></details></li>\n");
        }
        return out.append("</ol></section>\n").toString();
    }

    private static String points(List<KeyPoint> points) {
        if (points.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>What an interviewer listens for</h2>\n<ul>\n");
        for (KeyPoint point : points) {
            out.append("<li>").append(inline(point.says()));
            if (point.required()) {
                out.append(" <span class=\"level\">a must</span>");
            }
            out.append("<br><small>").append(inline(point.why())).append("</small></li>\n");
        }
        return out.append("</ul>\n").toString();
    }

    private static String misconceptions(List<Misconception> misconceptions) {
        if (misconceptions.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>Often believed, and wrong</h2>\n<dl>\n");
        for (Misconception it : misconceptions) {
            out.append("<dt>“")
                    .append(inline(it.says()))
                    .append("”</dt><dd>")
                    .append(inline(it.correction()))
                    .append("</dd>\n");
        }
        return out.append("</dl>\n").toString();
    }

    private static String followUps(List<FollowUp> followUps) {
        if (followUps.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>Follow-up questions</h2>\n");
        for (FollowUp it : followUps) {
            out.append("<details><summary>")
                    .append(inline(it.text()))
                    .append("</summary>")
                    .append(html(it.answer()))
                    .append("</details>\n");
        }
        return out.toString();
    }

    private String proof(LoadedPack loaded, Question question) {
        Optional<Proof> proof = loaded.sourceOf(question).proof();
        if (proof.isEmpty()) {
            return "";
        }
        return switch (proof.get()) {
            case Proof.None none -> "<h2>Proof</h2>\n<p>Nothing was run: " + inline(none.reason()) + "</p>\n";
            case Proof.Code code -> {
                StringJoiner runs = new StringJoiner(", ");
                record.of(question.id())
                        .forEach((series, claims) -> runs.add(loaded.pack().title() + " "
                                + record.releases().getOrDefault(series, series) + " (" + claims + " claims)"));
                String ran = runs.length() == 0 ? "The code below has not been run yet." : "Run on " + runs + ".";
                yield "<h2>Proof</h2>\n<p>" + text(ran)
                        + "</p>\n<details><summary>The code that was run</summary><pre><code>" + text(source(code))
                        + "</code></pre></details>\n";
            }
        };
    }

    private static String source(Proof.Code code) {
        StringBuilder out = new StringBuilder();
        if (!code.requires().isEmpty()) {
            out.append("# needs ").append(String.join(", ", code.requires())).append("\n\n");
        }
        code.settings()
                .ifPresent(it -> out.append("# settings\n").append(it.strip()).append("\n\n"));
        code.files()
                .forEach((path, content) -> out.append("# ")
                        .append(path)
                        .append('\n')
                        .append(content.strip())
                        .append("\n\n"));
        return out.append("# app/tests.py\n")
                .append(code.code().strip())
                .append('\n')
                .toString();
    }

    private static String references(List<Reference> references) {
        if (references.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>Read on</h2>\n<ul>\n");
        for (Reference it : references) {
            out.append("<li><a href=\"")
                    .append(text(it.url()))
                    .append("\">")
                    .append(text(it.title()))
                    .append("</a>");
            it.section().ifPresent(section -> out.append(", ").append(text(section)));
            out.append("</li>\n");
        }
        return out.append("</ul>\n").toString();
    }

    private void page(String path, String title, String root, String body) {
        String home = root.isEmpty() ? "" : "<nav><a href=\"" + root + "index.html\">All questions</a></nav>\n";
        files.put(path, """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%sstyle.css">
                </head>
                <body>
                %s<main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(text(title.replace("`", "")), root, home, inline(title), body));
    }

    private static String index(List<LoadedPack> packs) {
        ArrayNode index = Trees.array();
        for (LoadedPack loaded : packs) {
            Pack pack = loaded.pack();
            for (Question question : pack.questions()) {
                index.addObject()
                        .put("url", pack.id() + "/" + question.area() + "/" + slug(question) + ".html")
                        .put("text", question.text().strip().replace("`", ""))
                        .put("level", title(question.level()))
                        .put("words", words(pack, question));
            }
        }
        // A script element ends at the first "</": nothing that an author writes may do that.
        return Trees.compact(index).replace("</", "<\\/");
    }

    private static String words(Pack pack, Question question) {
        String area = pack.findArea(question.area()).map(Pack.Area::title).orElse("");
        return (question.id().value() + " " + pack.title() + " " + area + " " + question.text() + " "
                        + String.join(" ", question.tags()) + " " + question.answer())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_]+", " ")
                .strip();
    }

    private static List<Question> questions(Pack pack, Pack.Area area) {
        return pack.questions().stream()
                .filter(it -> it.area().equals(area.id()))
                .toList();
    }

    private static String areaPath(Pack pack, Pack.Area area) {
        return pack.id() + "/" + area.id() + "/index.html";
    }

    private static String slug(Question question) {
        String id = question.id().value();
        return id.substring(id.lastIndexOf('.') + 1);
    }

    private static String title(Level level) {
        String key = level.key();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private static String html(String markdown) {
        return HTML.render(MARKDOWN.parse(markdown));
    }

    /** Markdown without the paragraph around it, where it is only one. */
    private static String inline(String markdown) {
        Node document = MARKDOWN.parse(markdown.strip());
        String rendered = HTML.render(document).strip();
        boolean one = document.getFirstChild() instanceof Paragraph only && only.getNext() == null;
        return one ? rendered.substring("<p>".length(), rendered.length() - "</p>".length()) : rendered;
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Site.class.getResourceAsStream("/site/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
