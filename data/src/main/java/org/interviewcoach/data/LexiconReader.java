package org.interviewcoach.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Lexicon;
import org.interviewcoach.core.grading.pattern.LexiconProblem;
import org.interviewcoach.core.grading.pattern.PatternParser;
import org.interviewcoach.data.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Merges the files of a pack's lexicon and checks the whole. */
final class LexiconReader {
    /** A name that stands for more words than this, through the names in it, is a mistake or an attack. */
    private static final int MAX_EXPANSION = 2_000;

    private static final int MAX_DEPTH = 10;
    private static final Pattern REFERENCE = Pattern.compile("@([a-z0-9-]+)");

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> identifiers = new LinkedHashSet<>();
    private final Set<String> terms = new LinkedHashSet<>();

    private record Entry(Faults faults, Yaml.Scalar name, List<Yaml.Scalar> alternatives) {
        List<String> values() {
            return alternatives.stream().map(Yaml.Scalar::value).toList();
        }
    }

    /** Adds one file's content. */
    void add(Yaml root, Faults faults) {
        Optional<Fields> read = Fields.of(root, "the lexicon", faults);
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        fields.find("entries").ifPresent(node -> addEntries(node, faults));
        fields.texts("identifiers", "code tokens").forEach(it -> identifiers.add(it.value()));
        fields.texts("terms", "words").forEach(it -> terms.add(it.value()));
        fields.rejectOthers();
    }

    private void addEntries(Yaml node, Faults faults) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            faults.add(node, "\"entries\" is " + Fields.words(node) + ". Write each name with its list: fk: [...].");
            return;
        }
        Fields names = Fields.of(mapping, "the lexicon's entries", faults).orElseThrow();
        for (Yaml.Entry entry : mapping.entries()) {
            String name = entry.key().value();
            List<Yaml.Scalar> alternatives = names.texts(name, "the ways of saying it");
            @Nullable Entry first = entries.get(name);
            if (first == null) {
                entries.put(name, new Entry(faults, entry.key(), alternatives));
            } else {
                faults.add(
                        entry.key(),
                        "The entry \"" + name + "\" is defined in " + first.faults.file() + ":"
                                + first.name.at().line() + " already. Merge the two lists.");
            }
        }
    }

    /** The lexicon of everything added; entries with problems are reported and left out. */
    Lexicon build() {
        rejectBombs();
        Lexicon all = lexicon();
        Set<String> broken = new LinkedHashSet<>();
        for (LexiconProblem problem : new PatternParser(all).checkLexicon()) {
            Entry entry = entries.get(problem.entry());
            if (entry == null) {
                throw new AssertionError(problem);
            }
            broken.add(problem.entry());
            if (problem.alternative() < 0) {
                entry.faults.add(entry.name, problem.problem().message());
            } else {
                Yaml.Scalar alternative = entry.alternatives.get(problem.alternative());
                entry.faults.add(
                        alternative.positionAt(problem.problem().column() - 1),
                        problem.problem().message());
            }
        }
        broken.forEach(entries::remove);
        return lexicon();
    }

    /** Where each entry is defined. */
    Map<String, LoadedPack.Place> places() {
        Map<String, LoadedPack.Place> places = new LinkedHashMap<>();
        entries.forEach((name, entry) -> places.put(name, new LoadedPack.Place(entry.faults.file(), entry.name.at())));
        return places;
    }

    private Lexicon lexicon() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        entries.forEach((name, entry) -> values.put(name, entry.values()));
        return new Lexicon(values, identifiers, terms);
    }

    /** A name expands to all words of the names within it; this bounds the product before anything expands it. */
    private void rejectBombs() {
        Map<String, Integer> sizes = new HashMap<>();
        List<String> bombs = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (size(name, sizes, new ArrayDeque<>()) > MAX_EXPANSION) {
                entry.faults.add(
                        entry.name,
                        "The entry \"" + name + "\" stands for more than " + MAX_EXPANSION
                                + " words through the names in it, or leads through more than " + MAX_DEPTH
                                + " of them. Split it.");
                bombs.add(name);
            }
        });
        bombs.forEach(entries::remove);
    }

    private int size(String name, Map<String, Integer> sizes, Deque<String> open) {
        Integer known = sizes.get(name);
        if (known != null) {
            return known;
        }
        Entry entry = entries.get(name);
        if (entry == null || open.contains(name)) {
            return 1;
        }
        if (open.size() >= MAX_DEPTH) {
            return MAX_EXPANSION + 1;
        }
        open.push(name);
        int size = 0;
        for (String alternative : entry.values()) {
            size++;
            Matcher references = REFERENCE.matcher(alternative);
            while (references.find() && size <= MAX_EXPANSION) {
                size += size(references.group(1), sizes, open);
            }
        }
        open.pop();
        int bounded = Math.min(size, MAX_EXPANSION + 1);
        sizes.put(name, bounded);
        return bounded;
    }
}
