package org.interviewcoach.data.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.SeedSource;

/**
 * Which items of the seed lists a bank covers, and how its areas spread over the levels.
 *
 * @param required items that need a question
 * @param missing those that no question names as its source
 * @param unknown sources that name no item, with the question
 * @param areas questions by pack and area, then by level
 */
public record Coverage(
        int required, List<SeedItem> missing, List<String> unknown, Map<String, Map<Level, Integer>> areas) {
    public Coverage {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
    }

    public static Coverage of(List<SeedItem> items, Collection<Pack> packs) {
        Set<SeedSource> known = new HashSet<>();
        items.forEach(item -> known.add(item.source()));
        Set<SeedSource> covered = new HashSet<>();
        List<String> unknown = new ArrayList<>();
        Map<String, Map<Level, Integer>> areas = new LinkedHashMap<>();
        for (Pack pack : packs) {
            for (Pack.Area area : pack.areas()) {
                areas.put(pack.id() + "." + area.id(), levels());
            }
            for (Question question : pack.questions()) {
                areas.computeIfAbsent(pack.id() + "." + question.area(), it -> levels())
                        .merge(question.level(), 1, Integer::sum);
                for (SeedSource source : question.sources()) {
                    if (!known.contains(source)) {
                        unknown.add(
                                question.id() + ": there is no item " + source.item() + " in seed " + source.seed());
                    }
                    covered.add(source);
                }
            }
        }
        List<SeedItem> required = items.stream()
                .filter(item -> item.kind() != SeedItem.Kind.RESOURCE)
                .toList();
        List<SeedItem> missing = required.stream()
                .filter(item -> !covered.contains(item.source()))
                .toList();
        return new Coverage(required.size(), missing, unknown, areas);
    }

    private static Map<Level, Integer> levels() {
        Map<Level, Integer> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(level, 0);
        }
        return levels;
    }

    public int covered() {
        return required - missing.size();
    }

    /** For people: what is missing, what is wrong, the table of areas, the sum. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (SeedItem item : missing) {
            out.append("seed %d item %d [%s] %s%n".formatted(item.seed(), item.number(), item.section(), item.text()));
        }
        unknown.forEach(line -> out.append(line).append('\n'));
        out.append("%-32s %6s %6s %6s %6s\n".formatted("area", "junior", "mid", "senior", "all"));
        areas.forEach((area, levels) -> {
            int all = levels.values().stream().mapToInt(it -> it).sum();
            out.append("%-32s".formatted(area));
            levels.values().forEach(count -> out.append(" %6d".formatted(count)));
            out.append(" %6d\n".formatted(all));
        });
        out.append(covered()).append(" of ").append(required).append(" seed items covered\n");
        return out.toString().replace("\r\n", "\n");
    }
}
