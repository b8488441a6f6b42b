package org.interviewcoach.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.data.yaml.Position;
import org.interviewcoach.data.yaml.Yaml;

/**
 * Reads the keys of one mapping. Every fault is collected and a harmless value returned instead, so that one pass finds
 * all of them; whoever reads does not use the values of a file that has faults.
 *
 * <p>Each key is asked for once; then {@link #rejectOthers} reports those that nobody asked for.
 */
final class Fields {
    private final Yaml.Mapping node;
    private final String what;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    /** Keeps how messages call the mapping, with its article. */
    private Fields(Yaml.Mapping node, String what, Faults faults) {
        this.node = node;
        this.what = what;
        this.faults = faults;
    }

    static Optional<Fields> of(Yaml node, String what, Faults faults) {
        if (node instanceof Yaml.Mapping mapping) {
            return Optional.of(new Fields(mapping, what, faults));
        }
        if (!(node instanceof Yaml.Broken)) {
            faults.add(node, capital(what) + " is " + words(node) + " here. Write keys with values, each key: value.");
        }
        return Optional.empty();
    }

    Position at() {
        return node.at();
    }

    /** Where the key's value starts, or the mapping where it is missing. */
    Position at(String key) {
        return node.positionOf(key);
    }

    boolean has(String key) {
        return node.findEntry(key).isPresent();
    }

    /** A text that has to be there. */
    String text(String key, String advice) {
        return required(key, advice)
                .flatMap(node -> asText(key, node, advice))
                .map(Fields::value)
                .orElse("");
    }

    Optional<String> findText(String key, String advice) {
        return findTextNode(key, advice).map(Fields::value);
    }

    /** White space at the end comes from the way a text is written down, and is no part of it. */
    private static String value(Yaml.Scalar text) {
        return text.value().stripTrailing();
    }

    Optional<Yaml.Scalar> findTextNode(String key, String advice) {
        return find(key).flatMap(node -> asText(key, node, advice));
    }

    int integer(String key, int min, int max) {
        String advice = "a whole number from " + min + " to " + max;
        return required(key, advice).map(node -> asInteger(key, node, min, max)).orElse(min);
    }

    int integer(String key, int min, int max, int otherwise) {
        return find(key).map(node -> asInteger(key, node, min, max)).orElse(otherwise);
    }

    boolean flag(String key) {
        Optional<Yaml> value = find(key);
        if (value.isEmpty()) {
            return false;
        }
        if (value.get() instanceof Yaml.Scalar scalar
                && scalar.kind() == Yaml.Kind.BOOLEAN
                && (scalar.value().equals("true") || scalar.value().equals("false"))) {
            return scalar.value().equals("true");
        }
        faultUnlessBroken(value.get(), "\"" + key + "\" is " + shown(value.get()) + ". Write true or false.");
        return false;
    }

    /** One of a few words, in lower case; {@code otherwise} only stands in where there is a fault. */
    <T> T oneOf(String key, Map<String, T> values, T otherwise) {
        return required(key, "one of " + list(values.keySet()))
                .flatMap(node -> asOneOf(key, node, values))
                .orElse(otherwise);
    }

    <T> Optional<T> findOneOf(String key, Map<String, T> values) {
        return find(key).flatMap(node -> asOneOf(key, node, values));
    }

    /** The items of a list that has to be there and to hold something. */
    List<Yaml> list(String key, String advice) {
        return required(key, advice)
                .map(node -> asList(key, node, advice, false))
                .orElse(List.of());
    }

    /** The items of a list that may be missing or empty. */
    List<Yaml> findList(String key, String advice) {
        return find(key).map(node -> asList(key, node, advice, true)).orElse(List.of());
    }

    List<Yaml.Scalar> texts(String key, String advice) {
        List<Yaml.Scalar> texts = new ArrayList<>();
        for (Yaml item : findList(key, advice)) {
            asText("an item of \"" + key + "\"", item, advice, true).ifPresent(texts::add);
        }
        return texts;
    }

    Optional<Fields> findFields(String key, String called) {
        return find(key).flatMap(node -> of(node, called, faults));
    }

    Optional<Yaml> find(String key) {
        known.add(key);
        return node.findEntry(key).map(Yaml.Entry::value);
    }

    private Optional<Yaml> required(String key, String advice) {
        Optional<Yaml> value = find(key);
        if (value.isEmpty()) {
            faults.add(node, capital(what) + " has no \"" + key + "\". Add " + key + ": " + advice + ".");
        }
        return value;
    }

    /** Reports keys that nobody has asked for. */
    void rejectOthers() {
        for (Yaml.Entry entry : node.entries()) {
            String key = entry.key().value();
            if (!known.contains(key)) {
                faults.add(
                        entry.key(),
                        capital(what) + " has no key \"" + key + "\". "
                                + Suggestion.or(key, known, "Its keys are " + list(known) + "."));
            }
        }
    }

    private Optional<Yaml.Scalar> asText(String key, Yaml value, String advice) {
        return asText("\"" + key + "\"", value, advice, false);
    }

    private Optional<Yaml.Scalar> asText(String called, Yaml value, String advice, boolean item) {
        String wanted = item ? "Write a text." : "Write " + advice + ".";
        if (!(value instanceof Yaml.Scalar scalar)) {
            faultUnlessBroken(value, capital(called) + " is " + words(value) + ". " + wanted);
            return Optional.empty();
        }
        if (scalar.kind() == Yaml.Kind.NULL || scalar.value().isBlank()) {
            faults.add(value, capital(called) + " is empty. " + wanted);
            return Optional.empty();
        }
        if (scalar.kind() != Yaml.Kind.TEXT) {
            faults.add(
                    value,
                    capital(called) + " is read as " + scalar.kind().words() + ". Put it in quotes: \"" + scalar.value()
                            + "\".");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    private int asInteger(String key, Yaml value, int min, int max) {
        if (value instanceof Yaml.Scalar scalar
                && scalar.kind() == Yaml.Kind.INTEGER
                && scalar.value().matches("0|[1-9][0-9]{0,8}")) {
            int number = Integer.parseInt(scalar.value());
            if (number >= min && number <= max) {
                return number;
            }
        }
        faultUnlessBroken(
                value,
                "\"" + key + "\" is " + shown(value) + ". Write a whole number from " + min + " to " + max + ".");
        return min;
    }

    private <T> Optional<T> asOneOf(String key, Yaml value, Map<String, T> values) {
        if (!(value instanceof Yaml.Scalar scalar)) {
            faultUnlessBroken(
                    value, "\"" + key + "\" is " + words(value) + ". Write one of " + list(values.keySet()) + ".");
            return Optional.empty();
        }
        T found = values.get(scalar.value());
        if (found == null) {
            faults.add(
                    value,
                    "\"" + key + "\" is " + shown(value) + ". "
                            + Suggestion.or(
                                    scalar.value(), values.keySet(), "Write one of " + list(values.keySet()) + "."));
        }
        return Optional.ofNullable(found);
    }

    private List<Yaml> asList(String key, Yaml value, String advice, boolean mayBeEmpty) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            faultUnlessBroken(value, "\"" + key + "\" is " + words(value) + ". Write a list: " + advice + ".");
            return List.of();
        }
        if (sequence.items().isEmpty() && !mayBeEmpty) {
            faults.add(value, "\"" + key + "\" is an empty list. Add " + advice + ".");
        }
        return sequence.items();
    }

    private void faultUnlessBroken(Yaml value, String message) {
        if (!(value instanceof Yaml.Broken)) {
            faults.add(value, message);
        }
    }

    private static String shown(Yaml value) {
        return value instanceof Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL
                ? "\"" + scalar.value() + "\""
                : words(value);
    }

    static String words(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> "a mapping";
            case Yaml.Sequence sequence -> "a list";
            case Yaml.Scalar scalar -> scalar.kind().words();
            case Yaml.Broken broken -> "broken";
        };
    }

    private static String list(Set<String> names) {
        return String.join(", ", names);
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
