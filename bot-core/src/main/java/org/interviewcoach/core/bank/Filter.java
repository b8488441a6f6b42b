package org.interviewcoach.core.bank;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which questions are wanted; an empty set or absent value means any.
 *
 * @param pack the topic's id
 */
public record Filter(Optional<String> pack, Set<String> areas, Set<Level> levels) {
    public static final Filter ANY = new Filter(Optional.empty(), Set.of(), Set.of());

    public Filter {
        areas = Collections.unmodifiableSet(new TreeSet<>(areas));
        levels = levels.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(levels));
    }

    public static Filter ofPack(String pack) {
        return new Filter(Optional.of(pack), Set.of(), Set.of());
    }

    public boolean accepts(Question question) {
        return pack.map(question.id().pack()::equals).orElse(true)
                && (areas.isEmpty() || areas.contains(question.area()))
                && (levels.isEmpty() || levels.contains(question.level()));
    }
}
