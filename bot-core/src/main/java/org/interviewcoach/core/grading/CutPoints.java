package org.interviewcoach.core.grading;

/**
 * The shares of the whole weight, in thousandths, from which a level is reached.
 *
 * @param start level 1
 * @param halfway level 2
 * @param solid level 3; with every required point covered it is reached in any case
 * @param complete level 4, which also needs every required point
 */
public record CutPoints(int start, int halfway, int solid, int complete) {
    public static final CutPoints STANDARD = new CutPoints(140, 280, 450, 690);

    /** Where a wrong belief is stated: half of the points beside it are less than half an answer. */
    public static final CutPoints WITH_A_WRONG_BELIEF = new CutPoints(200, 340, 450, 690);

    public CutPoints {
        if (start < 1 || halfway <= start || solid <= halfway || complete <= solid || complete > 1000) {
            throw new IllegalArgumentException("Cut points rise from 1 to 1000");
        }
    }

    /** The lowest share of that level. */
    public int of(int level) {
        return switch (level) {
            case 0 -> 0;
            case 1 -> start;
            case 2 -> halfway;
            case 3 -> solid;
            case 4 -> complete;
            default -> throw new IllegalArgumentException("A level is 0 to 4, not " + level);
        };
    }
}
