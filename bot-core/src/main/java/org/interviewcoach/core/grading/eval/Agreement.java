package org.interviewcoach.core.grading.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.Verdict;

/**
 * How far two sets of levels agree.
 *
 * @param count how many answers
 * @param kappa quadratic weighted kappa over all
 * @param middleKappa the same over the answers that people rate 1 to 3, where a grader that only knows right from wrong
 *     fails
 * @param exact share with the same level
 * @param withinOne share at most one level apart
 * @param goodGradedLow share of those rated 3 or 4 that got 0 or 1
 * @param badGradedHigh share of those rated 0 that got 3 or 4
 * @param worstMeanError the largest mean distance of a question
 * @param worst that question's id, empty where there are no answers
 */
public record Agreement(
        int count,
        double kappa,
        double middleKappa,
        double exact,
        double withinOne,
        double goodGradedLow,
        double badGradedHigh,
        double worstMeanError,
        String worst) {
    private static final int LEVELS = Verdict.TOP_LEVEL + 1;

    /** Measures. */
    public static Agreement of(List<Rated> answers) {
        List<Rated> middle = answers.stream()
                .filter(it -> it.expected() >= 1 && it.expected() <= 3)
                .toList();
        long exact = answers.stream().filter(it -> it.expected() == it.got()).count();
        long near = answers.stream()
                .filter(it -> Math.abs(it.expected() - it.got()) <= 1)
                .count();
        long good = answers.stream().filter(it -> it.expected() >= 3).count();
        long goodLow = answers.stream()
                .filter(it -> it.expected() >= 3 && it.got() <= 1)
                .count();
        long bad = answers.stream().filter(it -> it.expected() == 0).count();
        long badHigh = answers.stream()
                .filter(it -> it.expected() == 0 && it.got() >= 3)
                .count();
        Map<QuestionId, int[]> errors = new TreeMap<>();
        for (Rated it : answers) {
            int[] sum = errors.computeIfAbsent(it.question(), key -> new int[2]);
            sum[0] += Math.abs(it.expected() - it.got());
            sum[1]++;
        }
        double worstError = 0;
        String worst = "";
        for (Map.Entry<QuestionId, int[]> entry : errors.entrySet()) {
            double mean = (double) entry.getValue()[0] / entry.getValue()[1];
            if (mean > worstError || worst.isEmpty()) {
                worstError = mean;
                worst = entry.getKey().value();
            }
        }
        return new Agreement(
                answers.size(),
                kappa(answers),
                kappa(middle),
                share(exact, answers.size()),
                share(near, answers.size()),
                share(goodLow, good),
                share(badHigh, bad),
                worstError,
                worst);
    }

    /** Cohen's kappa with weights by the square of the distance; 1 where all agree, 0 where chance would do as well. */
    public static double kappa(List<Rated> answers) {
        double[][] observed = new double[LEVELS][LEVELS];
        double[] expected = new double[LEVELS];
        double[] got = new double[LEVELS];
        for (Rated it : answers) {
            observed[it.expected()][it.got()]++;
            expected[it.expected()]++;
            got[it.got()]++;
        }
        double apart = 0;
        double byChance = 0;
        for (int i = 0; i < LEVELS; i++) {
            for (int j = 0; j < LEVELS; j++) {
                double weight = (i - j) * (i - j);
                apart += weight * observed[i][j];
                byChance += weight * expected[i] * got[j] / Math.max(1, answers.size());
            }
        }
        return byChance == 0 ? (apart == 0 ? 1 : 0) : 1 - apart / byChance;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The figures in one line, for people. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d answers: kappa %.3f, of the middle %.3f, exact %.1f %%, within one %.1f %%, good graded low %.1f %%,"
                        + " bad graded high %.1f %%, worst question %s with a mean error of %.2f",
                count,
                kappa,
                middleKappa,
                exact * 100,
                withinOne * 100,
                goodGradedLow * 100,
                badGradedHigh * 100,
                worst,
                worstMeanError);
    }
}
