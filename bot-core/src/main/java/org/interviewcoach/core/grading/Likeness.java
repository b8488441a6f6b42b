package org.interviewcoach.core.grading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interviewcoach.core.grading.analysis.ContentWords;
import org.interviewcoach.core.grading.analysis.English;

/** Scores an answer by its likeness to reference answers, for questions without a rubric. */
public final class Likeness {
    private final List<Set<String>> references;
    private final Set<String> prompt;

    public Likeness(String prompt, List<String> references) {
        this.prompt = new HashSet<>(ContentWords.stems(prompt));
        this.references = references.stream()
                .<Set<String>>map(it -> new HashSet<>(ContentWords.stems(it)))
                .toList();
    }

    /** The likeness in thousandths. */
    public int permille(String answer) {
        Set<String> said = new HashSet<>(ContentWords.stems(answer));
        int best = 0;
        for (Set<String> reference : references) {
            int all = 0;
            int met = 0;
            for (String stem : reference) {
                int weight = prompt.contains(stem) ? 1 : English.weight(stem);
                all += weight;
                met += said.contains(stem) ? weight : 0;
            }
            best = Math.max(best, all == 0 ? 0 : met * 1000 / all);
        }
        return best;
    }
}
