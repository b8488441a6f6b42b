package org.interviewcoach.core.bank;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is true for a whole topic, once: named synonyms and the identifiers of its code.
 *
 * @param entries name (without {@code @}) to alternatives, each an alternative of the pattern notation
 * @param identifiers code tokens that are never typo-corrected into one another
 * @param terms further words of the topic that typo tolerance may correct to but never between
 */
public record Lexicon(Map<String, List<String>> entries, Set<String> identifiers, Set<String> terms) {
    public static final Lexicon EMPTY = new Lexicon(Map.of(), Set.of(), Set.of());

    public Lexicon {
        // Sorted copies: everything that is derived from a lexicon comes out in the same order on every run.
        TreeMap<String, List<String>> copy = new TreeMap<>();
        entries.forEach((name, alternatives) -> copy.put(name, List.copyOf(alternatives)));
        entries = Collections.unmodifiableMap(copy);
        identifiers = Collections.unmodifiableSet(new TreeSet<>(identifiers));
        terms = Collections.unmodifiableSet(new TreeSet<>(terms));
    }
}
