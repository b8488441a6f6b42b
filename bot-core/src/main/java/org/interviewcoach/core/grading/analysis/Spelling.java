package org.interviewcoach.core.grading.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.grading.pattern.Edits;
import org.jspecify.annotations.Nullable;

/**
 * Leads a mistyped word back to a known one: no edit under four letters, one up to seven, two from eight, and only
 * where one known word is nearest. A known word is never touched.
 *
 * <p>Candidates are grouped by length and first letter and filtered by the set of their letters, so that a text full of
 * unknown words costs microseconds a word and not a comparison with the whole vocabulary.
 */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int TWO_EDITS_FROM = 8;
    private static final int LONGEST = 32;

    private record Candidate(String word, int letters, boolean topical) {}

    private final Map<Integer, List<Candidate>> byShape = new HashMap<>();

    /**
     * Prepares the candidates.
     *
     * @param topical words of the pack, which win over plain English at the same distance
     */
    Spelling(Set<String> topical) {
        for (String word : new TreeSet<>(topical)) {
            add(word, true);
        }
        for (String word : new TreeSet<>(English.all())) {
            if (!topical.contains(word)) {
                add(word, false);
            }
        }
    }

    /** The known word that the unknown one stands for, or null. */
    @Nullable
    String correct(String word) {
        int length = word.length();
        if (length < SHORTEST || length > LONGEST || !isLetters(word)) {
            return null;
        }
        int most = length >= TWO_EDITS_FROM ? 2 : 1;
        int letters = letters(word);
        @Nullable Candidate best = null;
        int bestDistance = most + 1;
        boolean tie = false;
        for (int other = length - most; other <= length + most; other++) {
            for (int first = 0; first < 2; first++) {
                // A typo in the first letter is rare but for a swap of the first two.
                char initial = word.charAt(first);
                if (first == 1 && initial == word.charAt(0)) {
                    continue;
                }
                List<Candidate> list = byShape.get(other * 32 + (initial - 'a'));
                if (list == null) {
                    continue;
                }
                for (Candidate candidate : list) {
                    if (Integer.bitCount(candidate.letters ^ letters) > 2 * most) {
                        continue;
                    }
                    if (first == 1 && (candidate.word.length() < 2 || candidate.word.charAt(1) != word.charAt(0))) {
                        continue;
                    }
                    int distance = Edits.distance(word, candidate.word, Math.min(most, bestDistance));
                    if (distance < bestDistance) {
                        best = candidate;
                        bestDistance = distance;
                        tie = false;
                    } else if (distance == bestDistance && distance <= most && best != null) {
                        if (candidate.topical && !best.topical) {
                            best = candidate;
                            tie = false;
                        } else if (candidate.topical == best.topical) {
                            tie = true;
                        }
                    }
                }
            }
        }
        return best == null || tie ? null : best.word;
    }

    private void add(String word, boolean topical) {
        if (word.length() >= SHORTEST && word.length() <= LONGEST + 2 && isLetters(word)) {
            byShape.computeIfAbsent(word.length() * 32 + (word.charAt(0) - 'a'), key -> new ArrayList<>())
                    .add(new Candidate(word, letters(word), topical));
        }
    }

    static boolean isLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    private static int letters(String word) {
        int set = 0;
        for (int i = 0; i < word.length(); i++) {
            set |= 1 << (word.charAt(i) - 'a');
        }
        return set;
    }
}
