package org.interviewcoach.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact.Attempt;

/**
 * How well a learner remembers a question: the fold of all their answers to it.
 *
 * @param before the memory that the latest answer met; empty where it was the first
 * @param elapsedDays between the latest answer and the one before it, by calendar days in UTC
 * @param rating of the latest answer
 * @param after the memory that it left
 * @param scorePermille of the latest answer, 0 to 1000
 * @param answers how many there were
 * @param lapses how many of them were rated {@link Rating#AGAIN} though there was something to remember
 * @param firstPermille of the first answer, which is what boards count
 * @param at when the latest answer was given
 */
public record Review(
        QuestionId question,
        Optional<Recall> before,
        int elapsedDays,
        Rating rating,
        Recall after,
        int scorePermille,
        int answers,
        int lapses,
        int firstPermille,
        Instant at) {
    /**
     * Folds an answer in. Answers to follow-ups say nothing of the question as a whole and are not for here.
     *
     * @param earlier empty at the first answer
     */
    public static Review after(Optional<Review> earlier, Attempt attempt) {
        Rating rating = Rating.of(attempt);
        Optional<Recall> before = earlier.map(Review::after);
        // Answers can come in out of order when two conversations end at once; time never runs backwards here.
        int elapsed =
                earlier.map(it -> Math.max(0, days(it.at(), attempt.at()))).orElse(0);
        return new Review(
                attempt.question(),
                before,
                elapsed,
                rating,
                Fsrs.next(before, elapsed, rating),
                attempt.scorePermille(),
                earlier.map(Review::answers).orElse(0) + 1,
                earlier.map(Review::lapses).orElse(0) + (rating == Rating.AGAIN && before.isPresent() ? 1 : 0),
                earlier.map(Review::firstPermille).orElse(attempt.scorePermille()),
                earlier.map(Review::at).filter(it -> it.isAfter(attempt.at())).orElse(attempt.at()));
    }

    /** When the next review is due for somebody with that target. */
    public Instant due(Fsrs fsrs) {
        return at.plus(Duration.ofDays(fsrs.interval(before, elapsedDays, rating)));
    }

    /** The chance, 0 to 1, that it is still known. */
    public double chance(Instant now) {
        return Fsrs.chance(after, Math.max(0, days(at, now)));
    }

    private static int days(Instant from, Instant to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(day(from), day(to)));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
