package org.interviewcoach.core.port;

import java.util.List;
import java.util.Optional;

/** Draws. Thread-safe; the same chart always gives the same picture on one machine. */
public interface Pictures {
    /** Where nothing can be drawn. */
    Pictures NONE = chart -> Optional.empty();

    /**
     * A picture as PNG in Base64; readable on dark and on light grounds and on a phone.
     *
     * @return empty where this machine cannot draw letters
     */
    Optional<String> draw(Chart chart);

    /**
     * Bars, and columns below them.
     *
     * @param columns a thousandth each, the oldest first; negative for none
     */
    record Chart(String title, String subtitle, List<Bar> bars, String columnsTitle, List<Integer> columns) {
        public Chart {
            bars = List.copyOf(bars);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A bar.
     *
     * @param value what stands at its end
     */
    record Bar(String label, int permille, String value) {}
}
