package org.interviewcoach.core.memory;

import org.interviewcoach.core.fact.Fact.Attempt;

/** How well something was remembered, in the four steps of FSRS. */
public enum Rating {
    AGAIN(1),
    HARD(2),
    GOOD(3),
    EASY(4);

    /** From this score on, a choice that was not fully right still shows that something was remembered. */
    private static final int HALF_RIGHT = 500;

    private static final int ALL_RIGHT = 1000;

    private final int grade;

    Rating(int grade) {
        this.grade = grade;
    }

    /**
     * The rating that an answer earns: by what it had and the hints it took, never by how long it took to type.
     *
     * <p>Free text: level 0 and 1 again, 2 hard, 3 good, 4 easy. Choices: all right good, half right hard, else again;
     * recognising is easier than recalling, so never easy. Each hint takes one step, but what was answered is at least
     * hard.
     */
    public static Rating of(Attempt attempt) {
        Rating earned = attempt.level().map(Rating::ofLevel).orElseGet(() -> ofScore(attempt.scorePermille()));
        if (earned == AGAIN) {
            return AGAIN;
        }
        return ofGrade(Math.max(HARD.grade, earned.grade - attempt.hints()));
    }

    private static Rating ofLevel(int level) {
        return switch (level) {
            case 0, 1 -> AGAIN;
            case 2 -> HARD;
            case 3 -> GOOD;
            default -> EASY;
        };
    }

    private static Rating ofGrade(int grade) {
        return switch (grade) {
            case 1 -> AGAIN;
            case 2 -> HARD;
            case 3 -> GOOD;
            default -> EASY;
        };
    }

    private static Rating ofScore(int permille) {
        if (permille >= ALL_RIGHT) {
            return GOOD;
        }
        return permille >= HALF_RIGHT ? HARD : AGAIN;
    }

    /** 1 for again to 4 for easy, as the formulas have it. */
    int grade() {
        return grade;
    }
}
