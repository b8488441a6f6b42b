package org.interviewcoach.core.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;

/**
 * How far somebody has come, drawn from their memory: nothing here is stored.
 *
 * @param answered questions of the bank that they have answered
 * @param total questions of the bank
 * @param due how many are due for review now
 * @param areas those with an answer, the weakest first
 * @param levels those with an answer, from junior to senior
 * @param trend the last weeks, gaps included, the oldest first; empty for somebody who never answered
 * @param missed points that were missed the last time, the most often missed first
 * @param next what to do now
 */
public record Progress(
        int answered,
        int total,
        int due,
        List<Mastery> areas,
        List<Mastery> levels,
        List<Week> trend,
        List<MissedPoint> missed,
        Next next) {
    /** How many weeks a trend shows; the later half is compared with the earlier. */
    public static final int WEEKS = 8;

    private static final int MOST_MISSED = 3;

    /** Below this an area is worth practising before a new one is begun. */
    private static final int SOLID_PERMILLE = 700;

    public Progress {
        areas = List.copyOf(areas);
        levels = List.copyOf(levels);
        trend = List.copyOf(trend);
        missed = List.copyOf(missed);
    }

    /**
     * How well something is known.
     *
     * @param key the area's {@code pack.area}, or the level's key
     * @param permille the mean over what was answered: the latest score, times the chance that it is still remembered
     * @param answered questions that were answered
     * @param total questions that the bank has
     */
    public record Mastery(String key, int permille, int answered, int total) {}

    /**
     * A point that is still missing.
     *
     * @param times how often it was missed
     */
    public record MissedPoint(Question question, KeyPoint point, int times) {}

    /** The one thing to do now. */
    public sealed interface Next {
        /** Something is about to be forgotten. */
        record ReviewDue(int questions) implements Next {}

        /** Nothing is due, and of what was practised this is known least. */
        record Practise(Pack pack, Pack.Area area) implements Next {}

        /** Nothing is weak, and this was never practised. */
        record Explore(Pack pack, Pack.Area area) implements Next {}

        /** Nothing special. */
        record PlayOn() implements Next {}
    }

    public static Progress of(LearnerMemory memory, Bank bank, Instant now, Fsrs fsrs) {
        List<Known> known = new ArrayList<>();
        for (Review review : memory.reviews()) {
            bank.find(review.question()).ifPresent(it -> known.add(new Known(it, review)));
        }
        int due = (int) memory.due(now, fsrs).stream()
                .filter(it -> bank.find(it.question()).isPresent())
                .count();
        List<Mastery> areas = mastery(known, bank, now, it -> it.id().pack() + "." + it.area()).stream()
                .sorted(Comparator.comparingInt(Mastery::permille).thenComparing(Mastery::key))
                .toList();
        List<Mastery> levels = mastery(known, bank, now, it -> it.level().key()).stream()
                .sorted(Comparator.comparingInt(it -> order(it.key())))
                .toList();
        return new Progress(
                known.size(),
                bank.questions().size(),
                due,
                areas,
                levels,
                trend(memory.weeks(), now),
                missed(memory, bank),
                next(due, areas, bank));
    }

    /** Side by side and not in a map: a question's hash goes through its whole rubric. */
    private record Known(Question question, Review review) {}

    private static int order(String level) {
        return Arrays.stream(Level.values()).map(Level::key).toList().indexOf(level);
    }

    private static List<Mastery> mastery(List<Known> known, Bank bank, Instant now, Function<Question, String> group) {
        Map<String, Integer> totals = new TreeMap<>();
        bank.questions().forEach(it -> totals.merge(group.apply(it), 1, Integer::sum));
        Map<String, List<Integer>> scores = new TreeMap<>();
        known.forEach(it -> scores.computeIfAbsent(group.apply(it.question()), key -> new ArrayList<>())
                .add((int) StrictMath.round(
                        it.review().scorePermille() * it.review().chance(now))));
        return scores.entrySet().stream()
                .map(it -> new Mastery(
                        it.getKey(),
                        it.getValue().stream().mapToInt(Integer::intValue).sum()
                                / it.getValue().size(),
                        it.getValue().size(),
                        totals.getOrDefault(it.getKey(), 0)))
                .toList();
    }

    private static List<Week> trend(List<Week> weeks, Instant now) {
        if (weeks.isEmpty()) {
            return List.of();
        }
        LocalDate latest = Week.mondayOf(now);
        List<Week> trend = new ArrayList<>();
        for (int back = WEEKS - 1; back >= 0; back--) {
            LocalDate monday = latest.minusWeeks(back);
            trend.add(weeks.stream()
                    .filter(it -> it.monday().equals(monday))
                    .findFirst()
                    .orElse(new Week(monday, 0, 0)));
        }
        return trend;
    }

    private static List<MissedPoint> missed(LearnerMemory memory, Bank bank) {
        List<MissedPoint> missed = new ArrayList<>();
        for (PointMemory it : memory.points()) {
            Optional<Question> question = bank.find(it.question());
            Optional<KeyPoint> point = question.flatMap(found -> found.rubric().findKeyPoint(it.point()));
            if (!it.lastHeard() && question.isPresent() && point.isPresent()) {
                missed.add(new MissedPoint(question.get(), point.get(), it.missed()));
            }
        }
        return missed.stream()
                .sorted(Comparator.comparingInt((MissedPoint it) -> -it.times())
                        .thenComparingInt(it -> -it.point().weight())
                        .thenComparing(it -> it.question().id().value())
                        .thenComparing(it -> it.point().id()))
                .limit(MOST_MISSED)
                .toList();
    }

    private static Next next(int due, List<Mastery> areas, Bank bank) {
        if (due > 0) {
            return new Next.ReviewDue(due);
        }
        if (!areas.isEmpty() && areas.getFirst().permille() < SOLID_PERMILLE) {
            String weakest = areas.getFirst().key();
            return find(bank, it -> it.equals(weakest))
                    .<Next>map(it -> new Next.Practise(it.pack(), it.area()))
                    .orElse(new Next.PlayOn());
        }
        List<String> begun = areas.stream().map(Mastery::key).toList();
        return find(bank, it -> !begun.isEmpty() && !begun.contains(it))
                .<Next>map(it -> new Next.Explore(it.pack(), it.area()))
                .orElse(new Next.PlayOn());
    }

    private static Optional<Place> find(Bank bank, Predicate<String> wanted) {
        return bank.packs().stream()
                .flatMap(pack -> pack.areas().stream().map(area -> new Place(pack, area)))
                .filter(it -> wanted.test(it.pack().id() + "." + it.area().id()))
                .filter(it -> !bank.pool(new Filter(
                                Optional.of(it.pack().id()), Set.of(it.area().id()), Set.of()))
                        .isEmpty())
                .findFirst();
    }

    private record Place(Pack pack, Pack.Area area) {}

    /** The mean score of the later half of the weeks, 0 to 1000; empty where nothing was answered in it. */
    public Optional<Integer> recentPermille() {
        return mean(trend.subList(trend.size() / 2, trend.size()));
    }

    /** The same for the earlier half. */
    public Optional<Integer> earlierPermille() {
        return mean(trend.subList(0, trend.size() / 2));
    }

    private static Optional<Integer> mean(List<Week> weeks) {
        int answers = weeks.stream().mapToInt(Week::answers).sum();
        long sum = weeks.stream().mapToLong(Week::sumPermille).sum();
        return answers == 0 ? Optional.empty() : Optional.of((int) (sum / answers));
    }

    /** Weeks in a row with an answer, up to this one; a week that is not over yet does not break it. */
    public int streak() {
        int streak = 0;
        for (int i = trend.size() - 1; i >= 0; i--) {
            boolean played = trend.get(i).answers() > 0;
            if (!played && i < trend.size() - 1) {
                return streak;
            }
            streak += played ? 1 : 0;
        }
        return streak;
    }
}
