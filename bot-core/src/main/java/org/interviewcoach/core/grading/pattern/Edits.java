package org.interviewcoach.core.grading.pattern;

/** Edit distance with transpositions of neighbours (optimal string alignment), bounded. */
public final class Edits {
    private Edits() {}

    /** Whether at most so many insertions, deletions, replacements or swaps of neighbours lead from one to the other. */
    public static boolean within(String from, String to, int most) {
        return distance(from, to, most) <= most;
    }

    /** The distance, or {@code most + 1} where it is greater. */
    public static int distance(String from, String to, int most) {
        int rows = from.length();
        int columns = to.length();
        if (Math.abs(rows - columns) > most) {
            return most + 1;
        }
        int[] twoBack = new int[columns + 1];
        int[] back = new int[columns + 1];
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            back[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            row[0] = i;
            int best = row[0];
            char a = from.charAt(i - 1);
            for (int j = 1; j <= columns; j++) {
                char b = to.charAt(j - 1);
                int cost = Math.min(Math.min(row[j - 1], back[j]) + 1, back[j - 1] + (a == b ? 0 : 1));
                if (i > 1 && j > 1 && a == to.charAt(j - 2) && from.charAt(i - 2) == b) {
                    cost = Math.min(cost, twoBack[j - 2] + 1);
                }
                row[j] = cost;
                best = Math.min(best, cost);
            }
            if (best > most) {
                return most + 1;
            }
            int[] spare = twoBack;
            twoBack = back;
            back = row;
            row = spare;
        }
        return Math.min(back[columns], most + 1);
    }
}
