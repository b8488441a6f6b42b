package org.interviewcoach.core.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.interviewcoach.core.items.Item.Flag;

/** Figures as a table and as CSV, the same columns in both. */
public final class ItemTable {
    private static final List<String> COLUMNS = List.of(
            "question",
            "attempts",
            "people",
            "right_percent",
            "mean_percent",
            "discrimination",
            "choices",
            "median_seconds",
            "hints_per_answer",
            "said",
            "appeals",
            "reports",
            "flags");

    private ItemTable() {}

    /** With a line of columns. Nothing in it needs quotes. */
    public static String csv(List<Item> items) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        items.forEach(it -> out.append(String.join(",", cells(it))).append('\n'));
        return out.toString();
    }

    /** For a terminal. */
    public static String table(List<Item> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        items.forEach(it -> rows.add(cells(it)));
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(it -> it.get(at).length()).max().orElse(0);
                line.append(row.get(column)).repeat(' ', width - row.get(column).length() + 2);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static List<String> cells(Item it) {
        return List.of(
                it.question().value(),
                String.valueOf(it.attempts()),
                String.valueOf(it.people()),
                tenths(it.rightPermille()),
                tenths(it.meanPermille()),
                it.discriminationPermille().map(ItemTable::share).orElse(""),
                it.choices().entrySet().stream()
                        .map(choice -> choice.getKey() + ":" + choice.getValue())
                        .collect(Collectors.joining(" ")),
                String.valueOf(it.medianSeconds()),
                share(it.hintsPermille()),
                String.valueOf(it.said()),
                String.valueOf(it.appeals()),
                String.valueOf(it.reports()),
                it.flags().stream().map(Flag::key).collect(Collectors.joining(" ")));
    }

    private static String tenths(int permille) {
        return permille / 10 + "." + permille % 10;
    }

    /** Thousandths with two decimals. */
    public static String share(int permille) {
        return String.format(Locale.ROOT, "%.2f", permille / 1000.0);
    }
}
