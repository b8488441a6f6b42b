package org.interviewcoach.core.grading;

import java.util.List;
import java.util.Optional;

/**
 * What the answer made of one key point.
 *
 * @param id the key point's
 * @param weight the point's weight, 1 to 3
 * @param required whether an answer without it cannot be solid
 * @param span covers everything that earned (or contradicted) it; absent where it is missed
 * @param evidence the single stretches within, in order
 * @param quote the raw answer's text of the span, empty where there is none
 * @param pattern the author's pattern that hit; absent for a likeness and for a miss
 */
public record PointVerdict(
        String id,
        Mark mark,
        int weight,
        boolean required,
        Optional<Span> span,
        List<Span> evidence,
        String quote,
        Optional<String> pattern) {
    public PointVerdict {
        evidence = List.copyOf(evidence);
    }

    /** What it adds to the sum: weight times the mark's thousandths. */
    public int earned() {
        return weight * mark.permille();
    }
}
