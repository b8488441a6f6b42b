package org.interviewcoach.launcher.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;

/**
 * Draws a message as lines of text. Controls are numbered, since a terminal has no buttons; pure.
 *
 * <p>Markdown is shown nearly as it is, which reads well in a terminal; only escapes, emphasis and links are resolved.
 */
final class ConsoleRenderer {
    private static final int BAR = 20;
    private static final Pattern ITEM = Pattern.compile("\\s*([-*]|[0-9]+[.)]) ");
    /** An odd number of backslashes: two are an escaped one. */
    private static final Pattern LINE_BREAK = Pattern.compile("(?<!\\\\)(\\\\{2})*\\\\$");

    private static final String HANGING = "  ";
    private static final Pattern LINK = Pattern.compile("\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(([^)\\s]*)\\)");

    private final int width;
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("'at' HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ANOTHER_DAY =
            DateTimeFormatter.ofPattern("'on' EEE d MMM 'at' HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * A renderer.
     *
     * @param width columns to wrap at
     * @param clock tells today from another day
     */
    ConsoleRenderer(int width, ZoneId zone, InstantSource clock) {
        this.width = width;
        this.zone = zone;
        this.clock = clock;
    }

    /** The text and all controls that can be chosen now; control {@code i} is shown with the number {@code i + 1}. */
    record Drawn(String text, List<Numbered> controls) {}

    /** Something that can be chosen by its number. */
    sealed interface Numbered {
        record Press(Part.Button button) implements Numbered {}

        record Choose(Part.Picker picker) implements Numbered {}
    }

    /**
     * A message as text.
     *
     * @param above what stands above it and can be chosen still; numbers go on from there
     */
    Drawn draw(Message message, List<Numbered> above) {
        List<String> blocks = new ArrayList<>();
        List<Numbered> controls = new ArrayList<>(above);
        for (Part part : message.parts()) {
            switch (part) {
                case Part.Heading heading -> blocks.add("== " + safe(heading.text()) + " ==");
                case Part.Prose prose -> blocks.add(markdown(prose.markdown()));
                case Part.Code code -> blocks.add(indent(safe(code.text())));
                case Part.Quote quote -> blocks.add(quote(safe(quote.text())));
                case Part.Fields fields ->
                    fields.fields().forEach(it -> blocks.add(safe(it.name()) + ": " + markdown(it.value())));
                case Part.Progress progress -> blocks.add(bar(progress));
                case Part.Small small -> blocks.add("  " + markdown(small.markdown()));
                case Part.Mention mention ->
                    blocks.add("@" + safe(mention.group().orElse("here")));
                case Part.Divider divider -> blocks.add("-".repeat(Math.min(width, 40)));
                case Part.Picture picture -> blocks.add("[picture: " + safe(picture.alt()) + "]");
                case Part.Document document ->
                    blocks.add("[file " + safe(document.name()) + "]\n" + indent(safe(document.text())));
                case Part.Archive archive -> blocks.add("[archive " + safe(archive.name()) + "]");
                case Part.Actions actions -> blocks.add(buttons(actions, controls));
                case Part.Picker picker -> {
                    controls.add(new Numbered.Choose(picker));
                    blocks.add("[" + controls.size() + "] " + safe(picker.prompt()) + ": type the letters, like A C");
                }
            }
        }
        return new Drawn(String.join("\n\n", blocks), controls);
    }

    private static String buttons(Part.Actions actions, List<Numbered> controls) {
        List<String> labels = new ArrayList<>();
        for (Part.Control control : actions.controls()) {
            switch (control) {
                case Part.Button button -> {
                    if (button.enabled()) {
                        controls.add(new Numbered.Press(button));
                        labels.add("[" + controls.size() + "] " + safe(button.label()));
                    }
                }
                case Part.Link link -> labels.add(safe(link.label()) + ": " + safe(link.url()));
            }
        }
        return String.join("   ", labels);
    }

    private static String bar(Part.Progress progress) {
        int filled = progress.total() <= 0 ? 0 : BAR * Math.min(progress.done(), progress.total()) / progress.total();
        return safe(progress.label()) + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + progress.done()
                + " of " + progress.total();
    }

    private static String quote(String text) {
        return text.lines()
                .map(line -> "> " + line)
                .reduce((a, b) -> a + "\n" + b)
                .orElse(">");
    }

    private static String indent(String text) {
        return text.lines()
                .map(line -> "    " + line)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    /** Paragraph by paragraph: code stays as it is, prose is wrapped. */
    String markdown(String markdown) {
        StringBuilder out = new StringBuilder();
        boolean code = false;
        boolean item = false;
        StringBuilder paragraph = new StringBuilder();
        for (String line : markdown.strip().split("\n", -1)) {
            boolean fence = line.stripLeading().startsWith("```");
            boolean marker = ITEM.matcher(line).lookingAt();
            if (fence || code || line.isBlank() || marker) {
                flush(paragraph, item, out);
                item = marker;
            }
            if (fence) {
                code = !code;
            } else if (code) {
                out.append("    ").append(safe(line)).append('\n');
            } else if (line.isBlank()) {
                out.append('\n');
            } else {
                boolean ends = LINE_BREAK.matcher(line).find();
                String words = ends ? line.substring(0, line.length() - 1) : line;
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(words.strip());
                if (ends) {
                    flush(paragraph, item, out);
                }
            }
        }
        flush(paragraph, item, out);
        return out.toString().stripTrailing();
    }

    /** What goes on in an item stands below its words, not below its mark. */
    private void flush(StringBuilder paragraph, boolean item, StringBuilder out) {
        if (!paragraph.isEmpty()) {
            String wrapped = wrap(inline(paragraph.toString()));
            boolean goesOn = item && !ITEM.matcher(paragraph).lookingAt();
            out.append(goesOn ? HANGING : "")
                    .append(item ? wrapped.replace("\n", "\n" + HANGING) : wrapped)
                    .append('\n');
            paragraph.setLength(0);
        }
    }

    private String inline(String text) {
        Matcher links = LINK.matcher(text);
        StringBuilder out = new StringBuilder();
        while (links.find()) {
            links.appendReplacement(out, Matcher.quoteReplacement(link(links.group(1), links.group(2))));
        }
        links.appendTail(out);
        return unescape(out.toString());
    }

    private String link(String label, String target) {
        if (target.startsWith(Md.TIME_SCHEME)) {
            String[] fields = target.substring(Md.TIME_SCHEME.length()).split(":", -1);
            return moment(Instant.ofEpochSecond(Long.parseLong(fields[0])));
        }
        boolean own = target.startsWith(Md.PERSON_SCHEME) || target.startsWith(Md.MESSAGE_SCHEME);
        return own ? label : label + " (" + target + ")";
    }

    private String moment(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        boolean today = then.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
        return (today ? TODAY : ANOTHER_DAY).format(then);
    }

    /** Resolves backslash escapes and strong emphasis outside code spans. */
    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean span = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                span = !span;
                out.append(c);
            } else if (!span && c == '\\' && i + 1 < text.length() && !Character.isLetterOrDigit(text.charAt(i + 1))) {
                out.append(text.charAt(++i));
            } else if (!span && c == '*' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
                i++;
            } else {
                out.append(c);
            }
        }
        return safe(out.toString());
    }

    private String wrap(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > width) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }

    /** No text can move the cursor or change colours: control characters are dropped. */
    private static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
