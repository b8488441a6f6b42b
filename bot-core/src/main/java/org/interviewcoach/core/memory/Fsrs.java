package org.interviewcoach.core.memory;

import java.util.Optional;

/**
 * FSRS-6 with its published default parameters, by whole days, without steps of minutes and without chance: the long-term
 * scheduler of the reference implementation ({@code ts-fsrs} 5.4.2 with {@code enable_short_term: false}), with which it
 * agrees to eight decimals.
 *
 * @see <a href="https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm">the formulas</a>
 */
public final class Fsrs {
    /** The chance of recall at which a review is due where nobody asks for another one. */
    public static final double DEFAULT_TARGET = 0.9;

    /** Targets beyond these make reviews daily or hopeless. */
    public static final double LOWEST_TARGET = 0.7;

    public static final double HIGHEST_TARGET = 0.97;

    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };
    private static final double LOWEST_STABILITY = 0.001;
    private static final double LOWEST_FIRST_STABILITY = 0.1;
    private static final int LONGEST_INTERVAL = 36_500;
    private static final double DECAY = -W[20];
    private static final double FACTOR = rounded(StrictMath.exp(StrictMath.log(0.9) / DECAY) - 1);

    private final double intervalModifier;

    /**
     * A scheduler.
     *
     * @param target the chance of recall at which a review is due, {@value #LOWEST_TARGET} to {@value #HIGHEST_TARGET}
     */
    public Fsrs(double target) {
        if (!(target >= LOWEST_TARGET && target <= HIGHEST_TARGET)) {
            throw new IllegalArgumentException(
                    "A target is from " + LOWEST_TARGET + " to " + HIGHEST_TARGET + ", not " + target);
        }
        intervalModifier = rounded((StrictMath.pow(target, 1 / DECAY) - 1) / FACTOR);
    }

    /**
     * What is remembered after a review.
     *
     * @param before empty at the first one
     * @param elapsedDays since the last review; 0 at the first one
     */
    public static Recall next(Optional<Recall> before, int elapsedDays, Rating rating) {
        if (before.isEmpty()) {
            return new Recall(
                    Math.max(W[rating.grade() - 1], LOWEST_FIRST_STABILITY), clampDifficulty(firstDifficulty(rating)));
        }
        Recall recall = before.get();
        double chance = chance(recall, elapsedDays);
        double stability = rating == Rating.AGAIN ? forgotten(recall, chance) : remembered(recall, chance, rating);
        return new Recall(stability, nextDifficulty(recall.difficulty(), rating));
    }

    /** The chance, 0 to 1, to recall it now. */
    public static double chance(Recall recall, double elapsedDays) {
        return rounded(StrictMath.pow(1 + FACTOR * elapsedDays / recall.stability(), DECAY));
    }

    /**
     * Days until the next review. A better rating always waits longer than a worse one would have.
     *
     * @param before as for {@link #next}
     */
    public int interval(Optional<Recall> before, int elapsedDays, Rating rating) {
        int slowest = interval(next(before, elapsedDays, Rating.HARD));
        int again = Math.min(interval(next(before, elapsedDays, Rating.AGAIN)), slowest);
        int hard = Math.max(slowest, again + 1);
        int good = Math.max(interval(next(before, elapsedDays, Rating.GOOD)), hard + 1);
        int easy = Math.max(interval(next(before, elapsedDays, Rating.EASY)), good + 1);
        return switch (rating) {
            case AGAIN -> again;
            case HARD -> hard;
            case GOOD -> good;
            case EASY -> easy;
        };
    }

    private int interval(Recall recall) {
        return Math.clamp(Math.round(recall.stability() * intervalModifier), 1, LONGEST_INTERVAL);
    }

    private static double firstDifficulty(Rating rating) {
        return rounded(W[4] - StrictMath.exp((rating.grade() - 1) * W[5]) + 1);
    }

    private static double nextDifficulty(double difficulty, Rating rating) {
        double change = -W[6] * (rating.grade() - 3);
        double damped = difficulty + rounded(change * (10 - difficulty) / 9);
        return clampDifficulty(rounded(W[7] * firstDifficulty(Rating.EASY) + (1 - W[7]) * damped));
    }

    private static double remembered(Recall recall, double chance, Rating rating) {
        double penalty = rating == Rating.HARD ? W[15] : 1;
        double bonus = rating == Rating.EASY ? W[16] : 1;
        double growth = StrictMath.exp(W[8])
                * (11 - recall.difficulty())
                * StrictMath.pow(recall.stability(), -W[9])
                * (StrictMath.exp((1 - chance) * W[10]) - 1)
                * penalty
                * bonus;
        return rounded(clampStability(recall.stability() * (1 + growth)));
    }

    private static double forgotten(Recall recall, double chance) {
        double stability = rounded(clampStability(W[11]
                * StrictMath.pow(recall.difficulty(), -W[12])
                * (StrictMath.pow(recall.stability() + 1, W[13]) - 1)
                * StrictMath.exp((1 - chance) * W[14])));
        // Forgetting never makes a memory firmer than it was.
        return Math.min(Math.max(rounded(recall.stability()), LOWEST_STABILITY), stability);
    }

    private static double clampStability(double stability) {
        return Math.clamp(stability, LOWEST_STABILITY, LONGEST_INTERVAL);
    }

    private static double clampDifficulty(double difficulty) {
        return Math.clamp(difficulty, 1, 10);
    }

    /** To eight decimals, as the reference implementation rounds at every step. */
    private static double rounded(double value) {
        return Math.floor(value * 1e8 + 0.5) / 1e8;
    }
}
