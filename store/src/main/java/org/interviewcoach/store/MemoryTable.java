package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.memory.Corrections;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.memory.PointMemory;
import org.interviewcoach.core.memory.Rating;
import org.interviewcoach.core.memory.Recall;
import org.interviewcoach.core.memory.Review;
import org.interviewcoach.core.memory.Week;
import org.interviewcoach.core.who.LearnerId;
import org.jdbi.v3.core.Handle;

/**
 * What learners remember, kept with every answer.
 *
 * <p>An answer folds anew all answers of that learner to that question: they are few, and so the result is the same as a
 * rebuild's in whatever order answers of several conversations were stored.
 */
final class MemoryTable {
    private final FactTable facts;

    MemoryTable(FactTable facts) {
        this.facts = facts;
    }

    /** Folds an answer in that was stored just now. */
    void add(Handle handle, Attempt attempt) {
        String learner = attempt.learner().value();
        // Two answers of one person at once wait for each other here; without it each would overlook the other's.
        handle.execute("update learner set id = id where id = ?", learner);
        write(
                handle,
                attempt.learner(),
                LearnerMemory.of(Corrections.own(
                        facts.attempts(handle, attempt.learner(), attempt.question()),
                        facts.corrections(handle, attempt.learner(), attempt.question()))));
        if (attempt.probe().isEmpty()) {
            handle.execute("""
                    insert into learner_week (learner, monday, answers, score_sum) values (?, ?, 1, ?)
                    on conflict (learner, monday) do update set answers = learner_week.answers + 1,
                        score_sum = learner_week.score_sum + excluded.score_sum""", learner, Week.mondayOf(attempt.at()).toEpochDay(), attempt.scorePermille());
        }
    }

    /** Folds a changed grade in: the question anew, and the week in which it was answered. */
    void correct(Handle handle, Corrected corrected) {
        LearnerId learner = corrected.learner();
        handle.execute("update learner set id = id where id = ?", learner.value());
        List<Attempt> answers = facts.attempts(handle, learner, corrected.question());
        write(
                handle,
                learner,
                LearnerMemory.of(Corrections.own(answers, facts.corrections(handle, learner, corrected.question()))));
        List<Corrected> all = facts.corrections(handle, learner);
        answers.stream()
                .filter(it -> it.conversation().equals(corrected.of()) && it.step() == corrected.step())
                .map(it -> Week.mondayOf(it.at()))
                .distinct()
                .forEach(monday -> week(handle, learner, monday, all));
    }

    private void week(Handle handle, LearnerId learner, LocalDate monday, List<Corrected> corrections) {
        Instant from = monday.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = monday.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Week week : LearnerMemory.of(Corrections.own(facts.attempts(handle, learner, from, until), corrections))
                .weeks()) {
            handle.execute(
                    "update learner_week set answers = ?, score_sum = ? where learner = ? and monday = ?",
                    week.answers(),
                    week.sumPermille(),
                    learner.value(),
                    week.monday().toEpochDay());
        }
    }

    /** Everything of one learner. */
    LearnerMemory find(Handle handle, LearnerId learner) {
        return new LearnerMemory(
                handle.select("select * from review where learner = ? order by question", learner.value())
                        .map((row, context) -> review(row))
                        .list(),
                handle.select("select * from point_memory where learner = ? order by question, point", learner.value())
                        .map((row, context) -> point(row))
                        .list(),
                handle.select("select * from learner_week where learner = ? order by monday", learner.value())
                        .map((row, context) -> new Week(
                                LocalDate.ofEpochDay(row.getLong("monday")),
                                row.getInt("answers"),
                                row.getLong("score_sum")))
                        .list());
    }

    /** Makes one learner's rows anew. */
    void rebuild(Handle handle, LearnerId learner) {
        forget(handle, learner);
        LearnerMemory memory =
                LearnerMemory.of(Corrections.own(facts.attempts(handle, learner), facts.corrections(handle, learner)));
        write(handle, learner, memory);
        for (Week week : memory.weeks()) {
            handle.execute(
                    "insert into learner_week (learner, monday, answers, score_sum) values (?, ?, ?, ?)",
                    learner.value(),
                    week.monday().toEpochDay(),
                    week.answers(),
                    week.sumPermille());
        }
    }

    /** Takes one learner's rows away. */
    static void forget(Handle handle, LearnerId learner) {
        for (String table : List.of("review", "point_memory", "learner_week")) {
            handle.execute("delete from " + table + " where learner = ?", learner.value());
        }
    }

    private static void write(Handle handle, LearnerId learner, LearnerMemory memory) {
        for (Review it : memory.reviews()) {
            handle.execute(
                    """
                    insert into review (learner, question, before_stability, before_difficulty, elapsed_days, rating,
                        stability, difficulty, score, answers, lapses, first_score, answered_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (learner, question) do update set before_stability = excluded.before_stability,
                        before_difficulty = excluded.before_difficulty, elapsed_days = excluded.elapsed_days,
                        rating = excluded.rating, stability = excluded.stability, difficulty = excluded.difficulty,
                        score = excluded.score, answers = excluded.answers, lapses = excluded.lapses,
                        first_score = excluded.first_score, answered_at = excluded.answered_at""",
                    learner.value(),
                    it.question().value(),
                    it.before().map(Recall::stability).orElse(null),
                    it.before().map(Recall::difficulty).orElse(null),
                    it.elapsedDays(),
                    it.rating().name(),
                    it.after().stability(),
                    it.after().difficulty(),
                    it.scorePermille(),
                    it.answers(),
                    it.lapses(),
                    it.firstPermille(),
                    Rows.millis(it.at()));
        }
        for (PointMemory it : memory.points()) {
            handle.execute(
                    """
                    insert into point_memory (learner, question, point, heard, missed, last_heard, answered_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (learner, question, point) do update set heard = excluded.heard,
                        missed = excluded.missed, last_heard = excluded.last_heard,
                        answered_at = excluded.answered_at""",
                    learner.value(),
                    it.question().value(),
                    it.point(),
                    it.heard(),
                    it.missed(),
                    Rows.flag(it.lastHeard()),
                    Rows.millis(it.at()));
        }
    }

    private static Review review(ResultSet row) throws SQLException {
        double before = row.getDouble("before_stability");
        Optional<Recall> recall =
                row.wasNull() ? Optional.empty() : Optional.of(new Recall(before, row.getDouble("before_difficulty")));
        return new Review(
                new QuestionId(row.getString("question")),
                recall,
                row.getInt("elapsed_days"),
                Rating.valueOf(row.getString("rating")),
                new Recall(row.getDouble("stability"), row.getDouble("difficulty")),
                row.getInt("score"),
                row.getInt("answers"),
                row.getInt("lapses"),
                row.getInt("first_score"),
                Rows.instant(row, "answered_at"));
    }

    private static PointMemory point(ResultSet row) throws SQLException {
        return new PointMemory(
                new QuestionId(row.getString("question")),
                row.getString("point"),
                row.getInt("heard"),
                row.getInt("missed"),
                row.getInt("last_heard") != 0,
                Rows.instant(row, "answered_at"));
    }
}
