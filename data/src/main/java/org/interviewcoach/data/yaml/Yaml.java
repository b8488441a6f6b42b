package org.interviewcoach.data.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML file. */
public sealed interface Yaml {
    /** Where the node starts. */
    Position at();

    /** Finds the node that a path of keys (strings) and indexes (integers) leads to. */
    default Optional<Yaml> find(Object... path) {
        Optional<Yaml> node = Optional.of(this);
        for (Object step : path) {
            node = node.flatMap(it -> it.child(step));
        }
        return node;
    }

    /** The start of the node that the path leads to, or of the last one on the way that exists. */
    default Position positionOf(Object... path) {
        Yaml node = this;
        for (Object step : path) {
            Optional<Yaml> child = node.child(step);
            if (child.isEmpty()) {
                break;
            }
            node = child.get();
        }
        return node.at();
    }

    private Optional<Yaml> child(Object step) {
        return switch (this) {
            case Mapping mapping ->
                mapping.entries().stream()
                        .filter(entry -> entry.key().value().equals(step))
                        .map(Entry::value)
                        .findFirst();
            case Sequence sequence ->
                step instanceof Integer index
                                && index >= 0
                                && index < sequence.items().size()
                        ? Optional.of(sequence.items().get(index))
                        : Optional.empty();
            case Scalar scalar -> Optional.empty();
            case Broken broken -> Optional.empty();
        };
    }

    /** Keys with values, in the file's order; no key stands twice. */
    record Mapping(Position at, List<Entry> entries) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> findEntry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().value().equals(key))
                    .findFirst();
        }
    }

    /** One key with its value. */
    record Entry(Scalar key, Yaml value) {}

    record Sequence(Position at, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A single value.
     *
     * @param kind what YAML 1.1 readers take it for; quoted values are always text
     * @param value the text, escapes and line folds resolved
     */
    record Scalar(Position at, Kind kind, String value, ScalarSource source) implements Yaml {
        /** Where the code point of that index of the value stands in the file. */
        public Position positionAt(int codePoint) {
            return source.positionAt(value, codePoint).orElse(at);
        }
    }

    /** A node that was reported already; readers pass over it in silence. */
    record Broken(Position at) implements Yaml {}

    /** What a value is, as readers of YAML 1.1 (most editors and Python's) resolve it. */
    enum Kind {
        TEXT("a text"),
        INTEGER("a number"),
        DECIMAL("a number"),
        BOOLEAN("a yes/no value"),
        NULL("empty"),
        OTHER("a date");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** How a message calls it. */
        public String words() {
            return words;
        }
    }
}
