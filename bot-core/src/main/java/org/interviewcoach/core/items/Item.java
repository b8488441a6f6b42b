package org.interviewcoach.core.items;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interviewcoach.core.bank.QuestionId;

/**
 * How a question does.
 *
 * @param attempts answers, follow-ups not counted
 * @param people who gave them
 * @param rightPermille the share of answers that were fully right, or complete
 * @param meanPermille the mean score
 * @param discriminationPermille how far those do better here who do better elsewhere, -1000 to 1000; empty where there
 *     is nothing to compare with
 * @param choices the author's option numbers with how often each was chosen
 * @param medianSeconds between question and answer
 * @param hintsPermille hints taken for a thousand answers
 * @param said how often somebody said that they did say a point
 */
public record Item(
        QuestionId question,
        int attempts,
        int people,
        int rightPermille,
        int meanPermille,
        Optional<Integer> discriminationPermille,
        Map<Integer, Integer> choices,
        long medianSeconds,
        int hintsPermille,
        int said,
        int appeals,
        int reports,
        List<Flag> flags) {
    /** Fewer answers than these say nothing of a question. */
    public static final int LEAST_ATTEMPTS = 30;

    /** Figures about fewer people than these would be figures about somebody. */
    public static final int LEAST_PEOPLE = 5;

    public Item {
        choices = new TreeMap<>(choices);
        flags = List.copyOf(flags);
    }

    /** Whether there is enough to show anything at all. */
    public boolean isTelling() {
        return attempts >= LEAST_ATTEMPTS && people >= LEAST_PEOPLE;
    }

    /** What somebody should look at. */
    public enum Flag {
        NOBODY_GETS_IT,
        EVERYBODY_GETS_IT,
        /** Those who know more do worse. */
        NEGATIVE_DISCRIMINATION,
        CHOICE_NEVER_CHOSEN;

        /** The lower-case name with hyphens. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
