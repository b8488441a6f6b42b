package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Set;

/**
 * The multiple-choice form of a question.
 *
 * @param stem what is asked, small Markdown, code blocks allowed; often differs from the question's own text
 * @param options two to five, in the author's order; the letters A to E belong to the order in which they are shown
 */
public record Choices(String stem, List<Option> options) {
    public static final int MAX_OPTIONS = 5;

    public Choices {
        options = List.copyOf(options);
        if (options.size() < 2 || options.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("Choices have 2 to " + MAX_OPTIONS + " options, not " + options.size());
        }
        if (options.stream().noneMatch(Option::right)) {
            throw new IllegalArgumentException("Choices need at least one right option");
        }
    }

    /** How many options are right. */
    public int rightCount() {
        return (int) options.stream().filter(Option::right).count();
    }

    /** Whether the form says that several are right. */
    public boolean multiple() {
        return rightCount() > 1;
    }

    /**
     * The share of the question that a selection earns: {@code max((right - wrong) / k, 0)}, k the number of right
     * options.
     *
     * @param selected indexes in the author's order
     * @return an integer in thousandths, so that sums stay exact
     */
    public int scorePermille(Set<Integer> selected) {
        int right = 0;
        int wrong = 0;
        for (int index : selected) {
            if (index < 0 || index >= options.size()) {
                throw new IllegalArgumentException("No option " + index);
            }
            if (options.get(index).right()) {
                right++;
            } else {
                wrong++;
            }
        }
        return Math.max(right - wrong, 0) * 1000 / rightCount();
    }

    /**
     * One option.
     *
     * @param why why it is right, or what confusion makes people choose it
     */
    public record Option(String text, boolean right, String why) {}
}
