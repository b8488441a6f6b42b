package org.interviewcoach.core.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.PointResult;

/**
 * Everything that one learner remembers; belongs to them alone.
 *
 * @param reviews one for each question that they have answered
 * @param points one for each key point that was listened for in their answers
 * @param weeks those in which they answered, the oldest first
 */
public record LearnerMemory(List<Review> reviews, List<PointMemory> points, List<Week> weeks) {
    public static final LearnerMemory EMPTY = new LearnerMemory(List.of(), List.of(), List.of());

    /**
     * How much a question moves ahead for each of its points that was missed the last time, here or in a question that
     * shares it, as a share of the chance of recall.
     */
    private static final double PER_MISSED_POINT = 0.05;

    public LearnerMemory {
        reviews = List.copyOf(reviews);
        points = List.copyOf(points);
        weeks = List.copyOf(weeks);
    }

    /**
     * The fold of all answers of one learner, from nothing.
     *
     * @param attempts by time; those of one time in any order that is always the same
     */
    public static LearnerMemory of(List<Attempt> attempts) {
        Map<QuestionId, Review> reviews = new TreeMap<>();
        Map<QuestionId, Map<String, PointMemory>> points = new TreeMap<>();
        Map<LocalDate, Week> weeks = new TreeMap<>();
        for (Attempt attempt : attempts) {
            Map<String, PointMemory> mine = points.computeIfAbsent(attempt.question(), it -> new TreeMap<>());
            for (PointResult result : attempt.points()) {
                Optional<PointMemory> earlier = Optional.ofNullable(mine.get(result.point()));
                mine.put(result.point(), PointMemory.after(earlier, attempt.question(), result, attempt.at()));
            }
            if (attempt.probe().isEmpty()) {
                Optional<Review> earlier = Optional.ofNullable(reviews.get(attempt.question()));
                reviews.put(attempt.question(), Review.after(earlier, attempt));
                weeks.merge(
                        Week.mondayOf(attempt.at()),
                        new Week(Week.mondayOf(attempt.at()), 1, attempt.scorePermille()),
                        Week::plus);
            }
        }
        return new LearnerMemory(
                List.copyOf(reviews.values()),
                points.values().stream().flatMap(it -> it.values().stream()).toList(),
                List.copyOf(weeks.values()));
    }

    /** What is due now, the weakest and most overdue first. */
    public List<Review> due(Instant now, Fsrs fsrs) {
        Map<QuestionId, Double> strength = new HashMap<>();
        List<Review> due =
                reviews.stream().filter(it -> !it.due(fsrs).isAfter(now)).toList();
        Map<QuestionId, Integer> missed = missed();
        due.forEach(it ->
                strength.put(it.question(), it.chance(now) - PER_MISSED_POINT * missed.getOrDefault(it.question(), 0)));
        return due.stream()
                .sorted(Comparator.comparingDouble((Review it) -> strength.getOrDefault(it.question(), 1.0))
                        .thenComparing(it -> it.question().value()))
                .toList();
    }

    /** When the next review is due, in the past where one is due already; empty for somebody who never answered. */
    public Optional<Instant> nextDue(Fsrs fsrs) {
        return reviews.stream().map(it -> it.due(fsrs)).min(Comparator.naturalOrder());
    }

    /**
     * How many points of each question were missed the last time that they were listened for, in it or beside it:
     * questions of one area that name a point alike listen for the same thing. One pass over the points and not one a
     * question, since progress is shown while people wait.
     */
    private Map<QuestionId, Integer> missed() {
        Map<String, Set<String>> byArea = new HashMap<>();
        for (PointMemory it : points) {
            if (!it.lastHeard()) {
                byArea.computeIfAbsent(area(it.question()), key -> new HashSet<>())
                        .add(it.point());
            }
        }
        Map<QuestionId, Integer> missed = new HashMap<>();
        for (PointMemory it : points) {
            if (byArea.getOrDefault(area(it.question()), Set.of()).contains(it.point())) {
                missed.merge(it.question(), 1, Integer::sum);
            }
        }
        return missed;
    }

    private static String area(QuestionId question) {
        return question.value().substring(0, question.value().lastIndexOf('.'));
    }
}
