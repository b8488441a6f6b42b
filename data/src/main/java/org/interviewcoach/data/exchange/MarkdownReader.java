package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown question lists as they are found in the wild.
 *
 * <p>It goes by lines, not by a Markdown tree: such lists mix styles, number sections like items, and leave out the blank
 * lines that the standard asks for. What a line cannot be told to be is noted, never dropped in silence.
 */
final class MarkdownReader {
    private static final int MAX_LINE = 10_000;
    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*)$");
    private static final Pattern ITEM = Pattern.compile("^(\\s*)(?:[-*+\u2022]|(\\d+)[.)])\\s+(.*)$");
    private static final Pattern CHECKBOX = Pattern.compile("^\\[([ xX])]\\s*(.*)$");
    private static final Pattern LETTERED = Pattern.compile("^\\(?([A-Ha-h])[.):]\\s+(.*)$");
    private static final Pattern LABELLED = Pattern.compile(
            "^(?:\\*\\*|__)?(Q|Question|A|Ans|Answer|Correct answer|Solution|Explanation)\\s*\\d*\\s*[.:)]"
                    + "(?:\\*\\*|__)?\\s*(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BOLD_START = Pattern.compile("^(?:\\*\\*|__)(.+?)(?:\\*\\*|__)(?:[:.]?\\s+(.*))?$");
    private static final Pattern TAGS = Pattern.compile("(?i)</?(details|summary)[^>]*>");
    private static final Pattern NOISE = Pattern.compile("(?i)</?(p|b|strong|br|div|em|i)\\s*/?>");
    private static final Pattern REASON = Pattern.compile("^\\s*>\\s?(.*)$");

    private final String[] lines;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<String> title = Optional.empty();
    private Optional<ObjectNode> pack = Optional.empty();
    private String section = "";
    private Optional<String> level = Optional.empty();
    private @Nullable Open open;
    private boolean fenced;
    private boolean inSummary;
    private final StringBuilder summary = new StringBuilder();

    /** How the question that is being read was written, which decides what belongs to it. */
    private enum Form {
        /** An item of a list: only what is indented below it is its answer. */
        ITEM,
        /** A heading, a bold line, a label or a summary: all up to the next one is its answer. */
        BLOCK
    }

    /** The question that is being read. */
    private static final class Open {
        private final int line;
        private final Form form;
        private final int indent;
        private final int headingLevel;
        private final ObjectNode content = Trees.object();
        private final ArrayNode options = Trees.array();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder answer = new StringBuilder();
        private String stem = "";
        private boolean labelledAnswer;
        private boolean blankBefore;
        private boolean lettered;

        Open(int line, Form form, int indent, int headingLevel, String text) {
            this.line = line;
            this.form = form;
            this.indent = indent;
            this.headingLevel = headingLevel;
            this.text.append(text.strip());
        }
    }

    private MarkdownReader(String text) {
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    static Imported read(String text) {
        MarkdownReader reader = new MarkdownReader(text);
        int next = 0;
        while (next < reader.lines.length) {
            next = reader.line(next);
        }
        reader.close();
        return new Imported(reader.title, reader.pack, reader.drafts, reader.notes);
    }

    /** Reads a line, or a whole question where it is one of our own exports; returns the line to go on with. */
    private int line(int index) {
        String line = lines[index];
        if (!fenced && OwnMarkdown.startsQuestion(line)) {
            return own(index);
        }
        if (!fenced && OwnMarkdown.startsPack(line)) {
            pack = OwnMarkdown.readValues(line);
            return index + 1;
        }
        if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
            fenced = !fenced;
            content(line, index);
        } else if (fenced) {
            content(line, index);
        } else {
            marked(line, index);
        }
        return index + 1;
    }

    private int own(int index) {
        OwnMarkdown.Question read = OwnMarkdown.read(lines, index);
        close();
        if (read.content().isEmpty()) {
            notes.add(new Note(index + 1, Note.Kind.NOT_RECOGNISED, shortened(lines[index])));
        }
        read.content().ifPresent(content -> {
            String text = content.path("question").asText();
            drafts.add(new Draft(index + 1, section, Note.Kind.QUESTION, content));
            notes.add(new Note(index + 1, Note.Kind.QUESTION, shortened(text)));
        });
        return read.next();
    }

    /** A line outside code, whose HTML tags tell what it is part of. */
    private void marked(String line, int index) {
        Matcher tags = TAGS.matcher(line);
        int from = 0;
        boolean found = false;
        while (tags.find()) {
            found = true;
            piece(line.substring(from, tags.start()), index);
            tag(tags.group().toLowerCase(Locale.ROOT), index);
            from = tags.end();
        }
        if (found) {
            piece(line.substring(from), index);
        } else {
            text(inSummary || line.contains("<") ? NOISE.matcher(line).replaceAll("") : line, index);
        }
    }

    private void piece(String text, int index) {
        String bare = NOISE.matcher(text).replaceAll("");
        if (!bare.isBlank()) {
            text(bare, index);
        }
    }

    private void tag(String tag, int index) {
        if (tag.startsWith("<summary")) {
            inSummary = true;
            summary.setLength(0);
        } else if (tag.startsWith("</summary")) {
            inSummary = false;
            summaryEnds(summary.toString().strip(), index);
        } else if (tag.startsWith("</details") && open != null && open.labelledAnswer) {
            // What follows stands outside, and is not the answer's any more.
            close();
        }
    }

    private void summaryEnds(String text, int index) {
        String bare = Wording.unwrapped(text);
        if (open != null && (Wording.isAnswerLabel(bare) || bare.isEmpty())) {
            open.labelledAnswer = true;
            return;
        }
        start(index, Form.BLOCK, 0, 0, Wording.withoutNumber(bare));
        if (open != null) {
            open.labelledAnswer = true;
        }
    }

    private void text(String line, int index) {
        if (line.length() > MAX_LINE) {
            notes.add(new Note(index + 1, Note.Kind.NOT_RECOGNISED, "a line of " + line.length() + " characters"));
            return;
        }
        if (inSummary) {
            summary.append(line).append(' ');
            return;
        }
        if (line.isBlank()) {
            if (open != null) {
                open.blankBefore = true;
                append("");
            }
            return;
        }
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            heading(heading.group(1).length(), withoutClosingSigns(heading.group(2)), index);
            return;
        }
        if (isRule(line)) {
            if (open != null && open.form == Form.ITEM) {
                close();
            }
            return;
        }
        if (line.strip().startsWith("<!--")) {
            return;
        }
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            item(
                    item.group(1).replace("\t", "    ").length(),
                    Optional.ofNullable(item.group(2)),
                    item.group(3),
                    line,
                    index);
            return;
        }
        paragraph(line, index);
    }

    /** Three or more of one sign and nothing else, as people draw a line. */
    private static boolean isRule(String line) {
        String signs = line.replace(" ", "").replace("\t", "");
        return signs.length() > 2
                && "-*_".indexOf(signs.charAt(0)) >= 0
                && signs.chars().allMatch(sign -> sign == signs.charAt(0));
    }

    private static String withoutClosingSigns(String heading) {
        int end = heading.length();
        while (end > 0 && (heading.charAt(end - 1) == '#' || Character.isWhitespace(heading.charAt(end - 1)))) {
            end--;
        }
        boolean closed = end < heading.length() && Character.isWhitespace(heading.charAt(end));
        return end == 0 || closed ? heading.substring(0, end) : heading.strip();
    }

    private void heading(int depth, String raw, int index) {
        String text = Wording.unmarked(raw);
        String bare = Wording.unwrapped(Wording.withoutNumber(text));
        Matcher label = LABELLED.matcher(text);
        if (open != null && label.matches() && !isQuestionLabel(label.group(1))) {
            answerStarts(label.group(2), index);
            return;
        }
        if (open != null && Wording.isAnswerLabel(bare)) {
            open.labelledAnswer = true;
            return;
        }
        if (label.matches()
                && isQuestionLabel(label.group(1))
                && !label.group(2).isBlank()) {
            start(index, Form.BLOCK, 0, depth, Wording.unwrapped(label.group(2)));
            return;
        }
        if (Wording.headingAsks(bare) && !listsQuestions(index)) {
            start(index, Form.BLOCK, 0, depth, bare);
            return;
        }
        if (open != null && open.form == Form.BLOCK && open.headingLevel > 0 && depth > open.headingLevel) {
            append("#".repeat(depth) + " " + raw);
            return;
        }
        close();
        if (depth == 1 && title.isEmpty() && drafts.isEmpty()) {
            title = Optional.of(text);
            notes.add(new Note(index + 1, Note.Kind.TITLE, text));
            return;
        }
        section(text, index);
    }

    private void section(String text, int index) {
        section = text;
        level = Wording.findLevel(Wording.withoutNumber(text));
        notes.add(new Note(index + 1, Note.Kind.SECTION, text));
    }

    /** Whether the first thing below is a list whose items ask themselves: then a heading that asks is a section. */
    private boolean listsQuestions(int index) {
        return nextLine(index)
                .map(ITEM::matcher)
                .filter(Matcher::matches)
                .map(item -> Wording.unwrapped(item.group(3)).endsWith("?"))
                .orElse(false);
    }

    private Optional<String> nextLine(int index) {
        for (int i = index + 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                return Optional.of(lines[i]);
            }
        }
        return Optional.empty();
    }

    private void item(int indent, Optional<String> number, String body, String line, int index) {
        Matcher checkbox = CHECKBOX.matcher(body);
        if (checkbox.matches() && open != null) {
            option(checkbox.group(2), !checkbox.group(1).isBlank());
            return;
        }
        if (isLetteredOption(body)) {
            Matcher lettered = LETTERED.matcher(body);
            if (lettered.matches() && open != null) {
                open.lettered = true;
                option(lettered.group(2), false);
                return;
            }
        }
        if (Wording.findLink(body).filter(link -> link.startsWith("#")).isPresent()) {
            return;
        }
        Matcher label = LABELLED.matcher(body);
        if (label.matches()
                && isQuestionLabel(label.group(1))
                && !label.group(2).isBlank()) {
            start(index, Form.BLOCK, indent, 0, Wording.unwrapped(label.group(2)));
            return;
        }
        if (label.matches() && open != null && !isQuestionLabel(label.group(1))) {
            answerStarts(label.group(2), index);
            return;
        }
        boolean within = open != null && (open.form == Form.BLOCK || indent > open.indent + 1);
        if (within
                && !(open != null
                        && open.form == Form.BLOCK
                        && open.headingLevel == 0
                        && !open.labelledAnswer
                        && indent == 0
                        && open.answer.isEmpty()
                        && Wording.asks(body))) {
            append(line);
            return;
        }
        if (number.isPresent() && !Wording.asks(body) && opensList(indent, index)) {
            close();
            section(number.get() + ". " + Wording.unwrapped(body), index);
            return;
        }
        Matcher bold = BOLD_START.matcher(body);
        if (bold.matches() && bold.group(2) != null && !bold.group(2).isBlank()) {
            start(index, Form.ITEM, indent, 0, bold.group(1).replaceFirst(":$", ""));
            append(bold.group(2));
            return;
        }
        start(index, Form.ITEM, indent, 0, Wording.unwrapped(body));
    }

    /** Whether a numbered line is followed by bullets that stand as far left: then it is a heading without its signs. */
    private boolean opensList(int indent, int index) {
        Optional<Matcher> next = nextLine(index).map(ITEM::matcher).filter(Matcher::matches);
        return next.isPresent()
                && next.get().group(2) == null
                && next.get().group(1).length() <= indent;
    }

    private boolean isLetteredOption(String body) {
        Matcher lettered = LETTERED.matcher(body);
        if (open == null || !lettered.matches() || open.labelledAnswer) {
            return false;
        }
        int expected = open.options.size();
        return Character.toUpperCase(lettered.group(1).charAt(0)) - 'A' == expected;
    }

    private void option(String text, boolean right) {
        Open question = current();
        if (question.options.isEmpty() && !question.answer.isEmpty()) {
            question.stem = question.answer.toString().strip();
            question.answer.setLength(0);
        }
        question.options.add(Trees.object().put("text", text.strip()).put("right", right));
    }

    private Open current() {
        Open question = open;
        if (question == null) {
            throw new AssertionError("No question is open");
        }
        return question;
    }

    private static boolean isQuestionLabel(String label) {
        return label.toLowerCase(Locale.ROOT).startsWith("q");
    }

    private void answerStarts(String text, int index) {
        Open question = current();
        question.labelledAnswer = true;
        notes.add(new Note(index + 1, Note.Kind.ANSWER, shortened(text)));
        String rest = text.strip();
        if (!question.options.isEmpty()) {
            Matcher letters = Pattern.compile(
                            "^\\**([A-Ha-h](?:\\s*(?:,|and|&)\\s*[A-Ha-h]){0,7})\\b[.:)]?\\**\\s*(.*)$")
                    .matcher(rest);
            if (letters.matches() && (letters.group(2).isBlank() || question.lettered)) {
                for (char letter : letters.group(1)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("AND|[^A-H]", "")
                        .toCharArray()) {
                    int option = letter - 'A';
                    if (option < question.options.size()) {
                        ((ObjectNode) question.options.get(option)).put("right", true);
                    }
                }
                rest = letters.group(2);
            }
        }
        if (!rest.isBlank()) {
            append(rest);
        }
    }

    private void paragraph(String line, int index) {
        String text = line.strip();
        Matcher label = LABELLED.matcher(text);
        if (label.matches()
                && isQuestionLabel(label.group(1))
                && !label.group(2).isBlank()) {
            start(index, Form.BLOCK, 0, 0, Wording.unwrapped(label.group(2)));
            return;
        }
        if (label.matches() && open != null && !isQuestionLabel(label.group(1))) {
            answerStarts(label.group(2), index);
            return;
        }
        if (open != null && isLetteredOption(text)) {
            Matcher lettered = LETTERED.matcher(text);
            if (lettered.matches()) {
                open.lettered = true;
                option(lettered.group(2), false);
                return;
            }
        }
        Matcher reason = REASON.matcher(line);
        if (open != null && reason.matches() && !open.options.isEmpty() && !open.labelledAnswer) {
            reason(reason.group(1));
            return;
        }
        Matcher bold = BOLD_START.matcher(text);
        boolean boldOnly =
                bold.matches() && (bold.group(2) == null || bold.group(2).isBlank());
        if (boldOnly && open != null && Wording.isAnswerLabel(bold.group(1))) {
            open.labelledAnswer = true;
            return;
        }
        if (boldOnly && (Wording.asks(Wording.withoutNumber(bold.group(1))) || Wording.hasNumber(bold.group(1)))) {
            start(index, Form.BLOCK, 0, 0, Wording.withoutNumber(bold.group(1)));
            return;
        }
        if (open != null && belongs(line)) {
            continued(line);
            return;
        }
        close();
        if (text.endsWith("?") && Wording.asks(text)) {
            start(index, Form.BLOCK, 0, 0, Wording.withoutNumber(text));
        } else if (!isNavigation(text)) {
            notes.add(new Note(index + 1, Note.Kind.NOT_RECOGNISED, shortened(text)));
        }
    }

    /** What a list item owns ends where a line stands as far left after a blank one. */
    private boolean belongs(String line) {
        Open question = current();
        if (question.form == Form.BLOCK) {
            return true;
        }
        boolean indented = line.startsWith("  ") || line.startsWith("\t");
        return !question.blankBefore || (indented && indentOf(line) > question.indent);
    }

    private static int indentOf(String line) {
        String spaces = line.replace("\t", "    ");
        return spaces.length() - spaces.stripLeading().length();
    }

    private void continued(String line) {
        Open question = current();
        String text = question.text.toString();
        boolean sentenceOver = text.endsWith("?") || text.endsWith(".") || text.endsWith(":");
        if (question.form == Form.ITEM && question.answer.isEmpty() && !question.blankBefore && !sentenceOver) {
            question.text.append(' ').append(line.strip());
        } else {
            append(question.form == Form.ITEM ? line.strip() : line);
        }
    }

    /** A quotation below an option says why. */
    private void reason(String text) {
        ObjectNode option = (ObjectNode) current().options.get(current().options.size() - 1);
        String before = option.path("why").asText();
        option.put("why", before.isEmpty() ? text : before + "\n" + text);
    }

    private static boolean isNavigation(String text) {
        return text.matches("(?i)^(\\*\\*)?\\[?[\u2b06\u2191\\s]*\\[?(back to top|top)\\b.*")
                || text.matches("(?i)^\\*\\*\\[.*back to top.*");
    }

    private void content(String line, int index) {
        if (open == null) {
            notes.add(new Note(index + 1, Note.Kind.NOT_RECOGNISED, shortened(line)));
        } else {
            append(line);
        }
    }

    private void append(String line) {
        Open question = current();
        if (line.isEmpty() && question.answer.isEmpty()) {
            return;
        }
        question.answer.append(line).append('\n');
        if (!line.isEmpty()) {
            question.blankBefore = false;
        }
    }

    private void start(int index, Form form, int indent, int headingLevel, String text) {
        close();
        open = new Open(index + 1, form, indent, headingLevel, text);
    }

    private void close() {
        Open question = open;
        open = null;
        if (question == null || question.text.isEmpty()) {
            return;
        }
        String text = question.text.toString();
        ObjectNode content = question.content;
        content.put("question", text);
        level.filter(it -> !content.has("level")).ifPresent(it -> content.put("level", it));
        String answer = question.answer.toString().strip();
        ArrayNode options = question.options;
        if (!options.isEmpty()) {
            ObjectNode choices = content.putObject("choices");
            choices.put("stem", question.stem.isEmpty() ? text : question.stem);
            choices.set("options", options);
        }
        if (!answer.isEmpty()) {
            content.put("answer", answer + "\n");
        }
        Note.Kind kind = kind(text, content);
        drafts.add(new Draft(question.line, section, kind, content));
        notes.add(new Note(question.line, kind, shortened(text)));
        if (!options.isEmpty()) {
            notes.add(new Note(question.line, Note.Kind.CHOICES, options.size() + " options"));
        }
    }

    private static Note.Kind kind(String text, ObjectNode content) {
        if (Wording.findLink(text).isPresent()) {
            return Note.Kind.RESOURCE;
        }
        return Wording.asksOutright(text) || content.size() > 1 ? Note.Kind.QUESTION : Note.Kind.TOPIC;
    }

    private static String shortened(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.length() <= 100 ? line : line.substring(0, 99) + "\u2026";
    }
}
