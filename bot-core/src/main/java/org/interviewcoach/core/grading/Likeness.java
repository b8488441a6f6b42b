package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.AnalysedText;
import org.interviewcoach.core.grading.analysis.English;
import org.interviewcoach.core.grading.analysis.Synonyms;
import org.interviewcoach.core.grading.analysis.TextAnalyser;
import org.interviewcoach.core.grading.analysis.Vocabulary;
import org.interviewcoach.core.grading.pattern.Edits;

/**
 * Scores an answer by its likeness to reference answers, for questions without a rubric.
 *
 * <p>The content words of both are aligned one to one: same stem, synonym, or nearly the same spelling, the better where
 * their neighbours agree. Rare words weigh more, words of the question little, since whoever repeats the question has
 * said nothing. How much of the reference is met counts for more than how much else is said. Immutable and safe for use
 * by many threads.
 */
public final class Likeness {
    private static final TextAnalyser PLAIN = new TextAnalyser(new Vocabulary.Builder().build());

    /** What a word of the question is worth beside others, in tenths. */
    private static final int DEMOTED = 2;

    private static final int PLAIN_WEIGHT = 10;
    private static final int SAME = 100;
    private static final int SYNONYM = 75;
    private static final int SPELT_ALIKE = 70;
    private static final int NEIGHBOURLY = 15;
    private static final int DENIED = 45;

    /** Longer references and answers are compared by their beginnings. */
    private static final int MOST_WORDS = 400;

    private final Set<String> prompt;
    private final List<Bag> references;

    /** The content words of a text, in order. */
    private record Bag(List<String> stems, List<Integer> weights, List<Boolean> denied, int total) {}

    public Likeness(String prompt, List<String> references) {
        this.prompt = new HashSet<>();
        AnalysedText question = PLAIN.analyse(prompt);
        for (int i = 0; i < question.count(); i++) {
            this.prompt.add(question.stem(i));
        }
        this.references = references.stream().map(this::bag).toList();
    }

    /** The likeness in thousandths: three parts the best reference, one part the mean of all. */
    public int permille(String answer) {
        if (references.isEmpty()) {
            return 0;
        }
        Bag said = bag(answer);
        long best = 0;
        long sum = 0;
        for (Bag reference : references) {
            int likeness = compare(reference, said);
            best = Math.max(best, likeness);
            sum += likeness;
        }
        return (int) ((best * 3 + sum / references.size()) / 4);
    }

    private Bag bag(String text) {
        AnalysedText words = PLAIN.analyse(text);
        List<String> stems = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        List<Boolean> denied = new ArrayList<>();
        int total = 0;
        for (int i = 0; i < words.count() && stems.size() < MOST_WORDS; i++) {
            if (English.isFunctionWord(words.word(i)) && !English.isTelling(words.word(i))) {
                continue;
            }
            String stem = words.stem(i);
            int weight = English.weight(stem) * (prompt.contains(stem) ? DEMOTED : PLAIN_WEIGHT);
            stems.add(stem);
            weights.add(weight);
            denied.add(words.negators(i).length % 2 == 1);
            total += weight;
        }
        return new Bag(stems, weights, denied, total);
    }

    private static int compare(Bag reference, Bag said) {
        if (reference.total == 0 || said.total == 0) {
            return 0;
        }
        int[] partner = new int[reference.stems.size()];
        int[] closeness = new int[reference.stems.size()];
        align(reference, said, partner, closeness);
        long metReference = 0;
        long metSaid = 0;
        Map<String, Integer> seen = new HashMap<>();
        long distinct = 0;
        long metDistinct = 0;
        for (int i = 0; i < partner.length; i++) {
            int closenessHere = partner[i] < 0 ? 0 : closeness[i];
            metReference += (long) reference.weights.get(i) * closenessHere;
            if (partner[i] >= 0) {
                metSaid += (long) said.weights.get(partner[i]) * closenessHere;
            }
            // A word that the reference repeats is met once it is said at all.
            Integer before = seen.get(reference.stems.get(i));
            if (before == null) {
                seen.put(reference.stems.get(i), closenessHere);
                distinct += reference.weights.get(i);
                metDistinct += (long) reference.weights.get(i) * closenessHere;
            } else if (closenessHere > before) {
                seen.put(reference.stems.get(i), closenessHere);
                metDistinct += (long) reference.weights.get(i) * (closenessHere - before);
            }
        }
        long both = (metReference + metSaid) * 10 / ((long) reference.total + said.total);
        long recall = metDistinct * 10 / Math.max(1, distinct);
        return (int) Math.min(1000, (both * 2 + recall * 3) / 5);
    }

    /** Aligns the words one to one, the closest pairs first; among equals the earlier. */
    private static void align(Bag reference, Bag said, int[] partner, int[] closeness) {
        boolean[] taken = new boolean[said.stems.size()];
        Arrays.fill(partner, -1);
        int[][] scores = new int[partner.length][taken.length];
        for (int i = 0; i < partner.length; i++) {
            for (int j = 0; j < taken.length; j++) {
                scores[i][j] = closeness(reference, i, said, j);
            }
        }
        for (int least : new int[] {SAME, SYNONYM, DENIED, 1}) {
            for (int i = 0; i < partner.length; i++) {
                if (partner[i] >= 0) {
                    continue;
                }
                int best = -1;
                int bestScore = least - 1;
                for (int j = 0; j < taken.length; j++) {
                    if (!taken[j] && scores[i][j] > bestScore) {
                        best = j;
                        bestScore = scores[i][j];
                    }
                }
                if (best >= 0) {
                    partner[i] = best;
                    closeness[i] = Math.min(SAME, bestScore);
                    taken[best] = true;
                }
            }
        }
    }

    private static int closeness(Bag reference, int i, Bag said, int j) {
        int base = closeness(reference.stems.get(i), said.stems.get(j));
        if (base == 0) {
            return 0;
        }
        if (base < SAME && (agree(reference, i - 1, said, j - 1) || agree(reference, i + 1, said, j + 1))) {
            base += NEIGHBOURLY;
        }
        return reference.denied.get(i).equals(said.denied.get(j)) ? base : base * DENIED / 100;
    }

    private static boolean agree(Bag reference, int i, Bag said, int j) {
        return i >= 0
                && j >= 0
                && i < reference.stems.size()
                && j < said.stems.size()
                && reference.stems.get(i).equals(said.stems.get(j));
    }

    private static int closeness(String one, String other) {
        if (one.equals(other)) {
            return SAME;
        }
        if (Synonyms.match(one, other)) {
            return SYNONYM;
        }
        int shorter = Math.min(one.length(), other.length());
        if (shorter >= 5 && one.charAt(0) == other.charAt(0)) {
            int most = shorter >= 8 ? 2 : 1;
            if (Edits.within(one, other, most) || one.startsWith(other) || other.startsWith(one)) {
                return SPELT_ALIKE;
            }
        }
        return 0;
    }
}
