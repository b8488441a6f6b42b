package org.interviewcoach.core.grading.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.grading.analysis.Vocabulary;
import org.interviewcoach.core.grading.pattern.Pattern;
import org.interviewcoach.core.grading.pattern.PatternParser;

/**
 * Turns patterns into nodes over a vocabulary that it fills on the way; one for all patterns of a pack, not safe for
 * use by many threads.
 */
public final class PatternCompiler {
    private static final int SHORTEST_JOINED = 5;

    private final PatternParser parser;
    private final Vocabulary.Builder vocabulary;
    private final Map<String, Node> shared = new HashMap<>();

    public PatternCompiler(Lexicon lexicon, Vocabulary.Builder vocabulary) {
        parser = new PatternParser(lexicon);
        this.vocabulary = vocabulary;
        lexicon.identifiers().forEach(vocabulary::term);
        lexicon.terms().forEach(vocabulary::term);
    }

    /** Compiles the phrasings; a broken pattern, which no checked pack has, listens for nothing. */
    public List<CompiledPhrasing> compile(List<Phrasing> phrasings) {
        List<CompiledPhrasing> compiled = new ArrayList<>();
        for (Phrasing phrasing : phrasings) {
            Optional<Pattern> pattern = parser.parse(phrasing.pattern()).pattern();
            pattern.ifPresent(
                    it -> compiled.add(new CompiledPhrasing(node(it), phrasing.within(), phrasing.pattern())));
        }
        return compiled;
    }

    private Node node(Pattern pattern) {
        return switch (pattern) {
            case Pattern.All all ->
                new Node.All(all.parts().stream().map(this::node).toList());
            case Pattern.Any any -> any(any.options());
            case Pattern.Sequence sequence -> row(sequence.items());
            case Pattern.Word word -> word(word.text());
            case Pattern.Prefix prefix -> new Node.Unit(vocabulary.prefix(prefix.text()));
            case Pattern.Exact exact -> exact(exact.words());
            case Pattern.Code code -> code(code.text());
            case Pattern.Negation negation -> new Node.Denial();
            case Pattern.Named named -> named(named);
        };
    }

    private Node named(Pattern.Named named) {
        Node known = shared.get(named.name());
        if (known == null) {
            // The meaning first: it may name further entries.
            Node meaning = node(named.meaning());
            known = new Node.Shared(shared.size(), meaning);
            shared.put(named.name(), known);
        }
        return known;
    }

    private Node any(List<Pattern> options) {
        List<Node> nodes = new ArrayList<>();
        boolean denies = options.stream().allMatch(Pattern.Negation.class::isInstance);
        for (Pattern option : options) {
            // Among other words, as in (zero | none | no), a negation is the word that is written and no more.
            Node node =
                    option instanceof Pattern.Negation negation && !denies ? literal(negation.text()) : node(option);
            if (node instanceof Node.Any inner) {
                nodes.addAll(inner.options());
            } else {
                nodes.add(node);
            }
        }
        if (denies) {
            return new Node.Denial();
        }
        return new Node.Any(nodes);
    }

    private Node literal(String negation) {
        boolean contracted = negation.endsWith("n't") || negation.equals("cannot");
        return new Node.Unit(vocabulary.surface(contracted ? "not" : negation));
    }

    private Node word(String text) {
        Node unit = new Node.Unit(vocabulary.word(text));
        String letters = Vocabulary.key(text);
        if (letters.length() < SHORTEST_JOINED + 1 || !letters.equals(text)) {
            return unit;
        }
        // People write "query set" for queryset.
        return new Node.Any(List.of(unit, new Node.Unit(vocabulary.joined(letters))));
    }

    private Node exact(List<String> words) {
        List<Node> items = Vocabulary.words(String.join(" ", words)).stream()
                .<Node>map(word -> new Node.Unit(vocabulary.surface(word)))
                .toList();
        return items.size() == 1 ? items.getFirst() : new Node.Row(items, true, false, items.size());
    }

    private Node code(String text) {
        Node whole = new Node.Unit(vocabulary.code(text));
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            return whole;
        }
        String name = text.substring(0, equals);
        String value = text.substring(equals + 1);
        if (Vocabulary.key(name).isEmpty() || (Vocabulary.key(value).isEmpty() && value.indexOf('*') < 0)) {
            return whole;
        }
        if (Vocabulary.key(value).isEmpty()) {
            // The name's letters alone are those of the whole.
            return new Node.Row(
                    List.of(new Node.Unit(vocabulary.code(name)), new Node.Unit(vocabulary.code(value))),
                    false,
                    true,
                    2);
        }
        Node assigned = new Node.Row(
                List.of(new Node.Unit(vocabulary.code(name)), new Node.Unit(vocabulary.code(value))), false, true, 2);
        return new Node.Any(List.of(whole, assigned));
    }

    private Node row(List<Pattern> items) {
        // An alternative that denies, as in (no | zero) query, makes two rows.
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Pattern.Any any && mixes(any)) {
                List<Node> rows = new ArrayList<>();
                for (Pattern option : any.options()) {
                    List<Pattern> chosen = new ArrayList<>(items);
                    chosen.set(i, option);
                    rows.add(row(chosen));
                }
                return new Node.Any(rows);
            }
        }
        List<Node> before = new ArrayList<>();
        List<Node> after = new ArrayList<>();
        boolean denied = false;
        for (Pattern item : items) {
            Node node = node(item);
            if (node instanceof Node.Denial) {
                denied = true;
            } else if (denied) {
                after.add(node);
            } else {
                before.add(node);
            }
        }
        if (!denied) {
            return joinable(items, plainRow(before));
        }
        if (after.isEmpty() && before.isEmpty()) {
            // "not none" denies the word: it has to be said, and denied.
            return new Node.Denied(literal(((Pattern.Negation) items.getLast()).text()));
        }
        if (after.isEmpty()) {
            return new Node.Denied(plainRow(before));
        }
        Node inner = new Node.Denied(plainRow(after));
        return before.isEmpty() ? inner : new Node.All(List.of(plainRow(before), inner));
    }

    private static boolean mixes(Pattern.Any any) {
        long denials = any.options().stream()
                .filter(Pattern.Negation.class::isInstance)
                .count();
        return denials > 0 && denials < any.options().size();
    }

    private static Node plainRow(List<Node> items) {
        return items.size() == 1 ? items.getFirst() : new Node.Row(items, false, false, items.size());
    }

    /** A row of plain words is also found written as one word or identifier. */
    private Node joinable(List<Pattern> items, Node row) {
        StringBuilder letters = new StringBuilder();
        for (Pattern item : items) {
            if (!(item instanceof Pattern.Word word)) {
                return row;
            }
            if (!word.text().chars().allMatch(Character::isLetter)) {
                return row;
            }
            letters.append(word.text());
        }
        if (items.size() > 4 || letters.length() < SHORTEST_JOINED) {
            return row;
        }
        return new Node.Any(List.of(row, new Node.Unit(vocabulary.joined(letters.toString()))));
    }
}
