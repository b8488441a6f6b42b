package org.interviewcoach.core.message;

import java.util.function.UnaryOperator;

/** How much of a text fits into a platform's limit once it is rendered, and where to part it nicely. */
public final class Fitting {
    private Fitting() {}

    /**
     * How many of the text's characters fit once rendered; never half of a pair of surrogates.
     *
     * @param room characters of the rendered text
     * @param render never makes a text shorter than its half
     */
    public static int length(String text, int room, UnaryOperator<String> render) {
        int low = 0;
        int high = Math.min(text.length(), Math.max(0, room) * 2);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (render.apply(text.substring(0, middle)).length() <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean splitsPair = low > 0 && low < text.length() && Character.isHighSurrogate(text.charAt(low - 1));
        return splitsPair ? low - 1 : low;
    }

    /** The end of a line or word shortly before, in the last quarter; else the end itself. */
    public static int nicely(String text, int end) {
        int line = text.lastIndexOf('\n', end - 1);
        int word = text.lastIndexOf(' ', end - 1);
        int earliest = end * 3 / 4;
        return line > earliest ? line + 1 : word > earliest ? word + 1 : end;
    }
}
