package org.interviewcoach.core.grading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.grading.analysis.ContentWords;

/** From the words of somebody who says that they made a point, a pattern for its author to look at. */
public final class PhraseProposal {
    private static final int MOST_WORDS = 3;

    private PhraseProposal() {}

    /** The sentence of the answer that is nearest to the point. */
    public static String sentence(KeyPoint point, String answer) {
        Set<String> wanted = new HashSet<>(ContentWords.stems(point.says()));
        String best = "";
        int most = -1;
        for (String raw : answer.strip().split("(?<=[.!?])\\s+|\\R+", -1)) {
            int shared = (int) ContentWords.stems(raw).stream()
                    .distinct()
                    .filter(wanted::contains)
                    .count();
            if (shared > most && !raw.isBlank()) {
                best = raw.strip();
                most = shared;
            }
        }
        return best;
    }

    /**
     * Up to three words of that sentence in any order, those first that the point has too; empty where it has no words
     * that carry meaning.
     */
    public static Optional<String> pattern(KeyPoint point, String answer) {
        Set<String> wanted = new HashSet<>(ContentWords.stems(point.says()));
        List<Word> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String raw : sentence(point, answer).split("\\s+", -1)) {
            String bare =
                    raw.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "").toLowerCase(Locale.ROOT);
            List<String> stems = ContentWords.stems(bare);
            if (stems.size() == 1 && bare.matches("[\\p{L}\\p{N}_.]+") && seen.add(stems.getFirst())) {
                words.add(new Word(bare, wanted.contains(stems.getFirst()), words.size()));
            }
        }
        List<String> chosen = words.stream()
                .sorted(Comparator.comparing((Word it) -> !it.shared())
                        .thenComparingInt(it -> -it.text().length()))
                .limit(MOST_WORDS)
                .sorted(Comparator.comparingInt(Word::place))
                .map(Word::text)
                .toList();
        return chosen.isEmpty() ? Optional.empty() : Optional.of(String.join(" + ", chosen));
    }

    private record Word(String text, boolean shared, int place) {}
}
