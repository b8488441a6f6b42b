package org.interviewcoach.data.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into a tree with positions.
 *
 * <p>It works on the parser's events: nothing is ever constructed from a tag, aliases are not followed, and depth and
 * size are bounded, so a hostile file costs no more than a long one. Wrong input is a value, never an exception.
 */
public final class YamlReader {
    /** Some twenty times the longest question; a larger file is a mistake. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final int MAX_DEPTH = 24;

    private final List<Fault> faults = new ArrayList<>();
    private final Resolver resolver = new Resolver();
    private int[] codePoints = {};

    private YamlReader() {}

    /** Reads a file's bytes; the first document only, a second one is a fault. */
    public static YamlFile read(byte[] bytes) {
        YamlReader reader = new YamlReader();
        Optional<Yaml> root = reader.readAll(bytes);
        reader.faults.sort(Comparator.comparing(Fault::at));
        return new YamlFile(root, reader.faults);
    }

    private Optional<Yaml> readAll(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return giveUp(Position.START, "The file has more than " + MAX_BYTES + " bytes. Split it.");
        }
        Optional<String> text = decode(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        codePoints = text.get().codePoints().toArray();
        if (!checkCharacters()) {
            return Optional.empty();
        }
        try {
            return parse(text.get());
        } catch (TooDeepException e) {
            return giveUp(e.at, "Lists and mappings are nested deeper than " + MAX_DEPTH + ". Flatten them.");
        } catch (MarkedYAMLException e) {
            Mark mark = Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark());
            Position at = mark == null ? Position.START : position(mark);
            return giveUp(at, YamlMessages.translate(e, lineAt(at.line())));
        } catch (YAMLException e) {
            return giveUp(Position.START, "This is not YAML that can be read: " + YamlMessages.firstLine(e) + ".");
        }
    }

    private Optional<Yaml> giveUp(Position at, String message) {
        faults.add(new Fault(at, message));
        return Optional.empty();
    }

    private Optional<String> decode(byte[] bytes) {
        int skip = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            giveUp(Position.START, "The file is in UTF-16. Save it as UTF-8.");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            giveUp(endOf(text), "A byte here is not UTF-8. Save the file as UTF-8.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Position endOf(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int last = text.lastIndexOf('\n');
        return new Position(line, text.codePointCount(last + 1, text.length()) + 1);
    }

    /**
     * Characters that no editor shows are refused: control codes, line ends of other alphabets, and those that turn the
     * direction of writing.
     */
    private boolean checkCharacters() {
        int line = 1;
        int column = 1;
        for (int point : codePoints) {
            boolean hidden = (point >= 0x2028 && point <= 0x202E)
                    || (point >= 0x2066 && point <= 0x2069)
                    || point == 0x85
                    || point == 0xFEFF;
            if (hidden || (point != '\n' && !StreamReader.isPrintable(point))) {
                giveUp(
                        new Position(line, column),
                        "The invisible character U+%04X stands here. Remove it.".formatted(point));
                return false;
            }
            if (point == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return true;
    }

    private String lineAt(int line) {
        StringBuilder text = new StringBuilder();
        int current = 1;
        for (int point : codePoints) {
            if (point == '\n') {
                current++;
            } else if (current == line) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    private Optional<Yaml> parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        ParserImpl parser = new ParserImpl(new StreamReader(text), options);
        @Nullable Yaml root = null;
        int documents = 0;
        while (true) {
            Event event = parser.getEvent();
            if (event.is(Event.ID.StreamEnd)) {
                break;
            }
            if (event instanceof DocumentStartEvent start) {
                documents++;
                if (documents > 1) {
                    giveUp(
                            position(start.getStartMark()),
                            "A second document starts here. Remove the \"---\"; a file holds one.");
                    return Optional.ofNullable(root);
                }
            } else if (event instanceof NodeEvent node) {
                root = node(parser, node, 0);
            }
        }
        if (root == null || (root instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL)) {
            return giveUp(Position.START, "The file is empty. Write its keys, or delete it.");
        }
        return Optional.of(root);
    }

    private Yaml node(ParserImpl parser, NodeEvent event, int depth) {
        Position at = position(event.getStartMark());
        if (depth > MAX_DEPTH) {
            throw new TooDeepException(at);
        }
        if (event instanceof AliasEvent alias) {
            faults.add(new Fault(
                    at, "The alias *" + alias.getAnchor() + " is not followed. Write the value out at each place."));
            return new Yaml.Broken(at);
        }
        if (event.getAnchor() != null) {
            faults.add(new Fault(
                    at, "The anchor &" + event.getAnchor() + " is not allowed. Write the value out instead."));
        }
        if (event instanceof ScalarEvent scalar) {
            checkTag(at, scalar.getTag());
            return scalar(scalar, at);
        }
        if (event instanceof CollectionStartEvent collection) {
            checkTag(at, collection.getTag());
        }
        return event.is(Event.ID.SequenceStart) ? sequence(parser, at, depth) : mapping(parser, at, depth);
    }

    private void checkTag(Position at, @Nullable String tag) {
        if (tag != null && !tag.equals("!")) {
            faults.add(new Fault(at, "The tag " + tag + " is not allowed. Remove it, and put texts in quotes."));
        }
    }

    private Yaml sequence(ParserImpl parser, Position at, int depth) {
        List<Yaml> items = new ArrayList<>();
        while (parser.getEvent() instanceof NodeEvent event) {
            items.add(node(parser, event, depth + 1));
        }
        return new Yaml.Sequence(at, items);
    }

    private Yaml mapping(ParserImpl parser, Position at, int depth) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        while (parser.getEvent() instanceof NodeEvent event) {
            Yaml key = node(parser, event, depth + 1);
            Yaml value = node(parser, (NodeEvent) parser.getEvent(), depth + 1);
            if (!(key instanceof Yaml.Scalar name)) {
                if (!(key instanceof Yaml.Broken)) {
                    faults.add(new Fault(key.at(), "A key is a single word here. Write key: value."));
                }
                continue;
            }
            @Nullable Position first = seen.putIfAbsent(name.value(), name.at());
            if (first == null) {
                entries.add(new Yaml.Entry(name, value));
            } else {
                faults.add(new Fault(
                        name.at(),
                        "The key \"" + name.value() + "\" stands here again, first on line " + first.line()
                                + ". Keep one of them."));
            }
        }
        return new Yaml.Mapping(at, entries);
    }

    private Yaml.Scalar scalar(ScalarEvent event, Position at) {
        ScalarStyle style = event.getScalarStyle();
        char sign = style == ScalarStyle.PLAIN ? ' ' : style.getChar();
        Yaml.Kind kind = style == ScalarStyle.PLAIN ? kindOf(event.getValue()) : Yaml.Kind.TEXT;
        ScalarSource source = new ScalarSource(
                codePoints, event.getStartMark().getIndex(), event.getEndMark().getIndex(), sign, at);
        return new Yaml.Scalar(at, kind, event.getValue(), source);
    }

    private Yaml.Kind kindOf(String plain) {
        Tag tag = resolver.resolve(NodeId.scalar, plain, true);
        if (tag.equals(Tag.STR)) {
            return Yaml.Kind.TEXT;
        }
        if (tag.equals(Tag.INT)) {
            return Yaml.Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Yaml.Kind.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Yaml.Kind.NULL : Yaml.Kind.OTHER;
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static final class TooDeepException extends RuntimeException {
        private final transient Position at;

        TooDeepException(Position at) {
            this.at = at;
        }
    }
}
