package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.port.Learners.Answered;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;

/** What happened: a table for each kind of fact. */
final class FactTable {
    private final PersistedJson json;
    private final FairnessTable fairness;

    FactTable(PersistedJson json) {
        this.json = json;
        this.fairness = new FairnessTable(json);
    }

    /** Adds the decision's facts; false where one of its answers is counted already. */
    boolean add(Handle handle, Commit commit) {
        for (int i = 0; i < commit.facts().size(); i++) {
            boolean added = switch (commit.facts().get(i)) {
                case Fact.Asked asked -> add(handle, commit, i, asked);
                case Fact.Attempt attempt -> add(handle, commit, i, attempt);
                case Fact.Rated rated -> add(handle, commit, i, rated);
                case Fact.Corrected corrected -> fairness.add(handle, commit, i, corrected);
                case Fact.Reported reported -> fairness.add(handle, commit, i, reported);
            };
            if (!added) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(Handle handle, Commit commit, int place, Fact.Asked asked) {
        handle.execute(
                """
                insert into asked (conversation, version, place, audience, question, revision, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                commit.id().value(),
                commit.expectedVersion() + 1,
                place,
                asked.audience().key(),
                asked.question().value(),
                asked.revision(),
                Rows.millis(asked.at()));
        return true;
    }

    private boolean add(Handle handle, Commit commit, int place, Fact.Attempt attempt) {
        long version = commit.expectedVersion() + 1;
        int inserted = handle.execute(
                """
                insert into attempt (conversation, version, place, step, learner, probe, platform, tenant, channel,
                    question, revision, grader, mode, answer, score, level, misconceptions, hints, option_order, late,
                    asked_at, answered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (conversation, step, learner, probe) do nothing""",
                commit.id().value(),
                version,
                place,
                attempt.step(),
                attempt.learner().value(),
                attempt.probe().orElse(""),
                attempt.scope().platform().value(),
                attempt.scope().tenant(),
                attempt.scope().channel(),
                attempt.question().value(),
                attempt.revision(),
                attempt.grader(),
                attempt.mode().name(),
                Rows.text(attempt.answer()),
                attempt.scorePermille(),
                attempt.level().orElse(null),
                json.writeList(attempt.misconceptions()),
                attempt.hints(),
                json.writeList(attempt.optionOrder()),
                Rows.flag(attempt.late()),
                Rows.millis(attempt.askedAt()),
                Rows.millis(attempt.at()));
        if (inserted == 0) {
            return false;
        }
        for (int i = 0; i < attempt.points().size(); i++) {
            handle.execute(
                    """
                    insert into attempt_point (conversation, version, place, ordinal, point, mark)
                    values (?, ?, ?, ?, ?, ?)""",
                    commit.id().value(),
                    version,
                    place,
                    i,
                    attempt.points().get(i).point(),
                    attempt.points().get(i).mark().name());
        }
        return true;
    }

    /** A rating that is kept already was told twice, which changes nothing. */
    private boolean add(Handle handle, Commit commit, int place, Fact.Rated rated) {
        handle.execute(
                """
                insert into rating (conversation, version, place, step, learner, rater, platform, tenant, channel,
                    scores, note, signed, rated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (conversation, step, learner, rater) do nothing""",
                commit.id().value(),
                commit.expectedVersion() + 1,
                place,
                rated.step(),
                rated.learner().value(),
                rated.rater().value(),
                rated.scope().platform().value(),
                rated.scope().tenant(),
                rated.scope().channel(),
                json.writeList(rated.scores()),
                Rows.text(rated.note()),
                Rows.flag(rated.signed()),
                Rows.millis(rated.at()));
        return true;
    }

    Map<QuestionId, Instant> asked(Handle handle, Audience audience) {
        Map<QuestionId, Instant> latest = new HashMap<>();
        handle.select(
                        "select question, max(asked_at) as latest from asked where audience = ? group by question",
                        audience.key())
                .map((row, context) ->
                        Map.entry(new QuestionId(row.getString("question")), Rows.instant(row, "latest")))
                .forEach(it -> latest.put(it.getKey(), it.getValue()));
        return latest;
    }

    /** Everything that happened in that conversation, in the order of the decisions. */
    List<Fact> of(Handle handle, ConversationId id) {
        List<Placed> all = new ArrayList<>();
        handle.select("select * from asked where conversation = ?", id.value())
                .map((row, context) -> new Placed(row.getLong("version"), row.getInt("place"), asked(row)))
                .forEach(all::add);
        Map<Place, List<Fact.PointResult>> points = points(handle, id);
        handle.select("select * from attempt where conversation = ?", id.value())
                .map((row, context) -> {
                    Place place = Place.of(row);
                    return new Placed(
                            place.version(), place.place(), attempt(row, points.getOrDefault(place, List.of())));
                })
                .forEach(all::add);
        handle.select("select * from rating where conversation = ?", id.value())
                .map((row, context) -> new Placed(row.getLong("version"), row.getInt("place"), rated(row)))
                .forEach(all::add);
        fairness.of(handle, id, (place, fact) -> all.add(new Placed(place.version(), place.place(), fact)));
        return all.stream()
                .sorted(Comparator.comparingLong(Placed::version).thenComparingInt(Placed::place))
                .map(Placed::fact)
                .toList();
    }

    /** All answers of that learner, by time; answers of one time always in the same order. */
    List<Fact.Attempt> attempts(Handle handle, LearnerId learner) {
        return attempts(handle, "a.learner = ?", learner.value());
    }

    /** The same for one question. */
    List<Fact.Attempt> attempts(Handle handle, LearnerId learner, QuestionId question) {
        return attempts(handle, "a.learner = ? and a.question = ?", learner.value(), question.value());
    }

    /** The same for a time. */
    List<Fact.Attempt> attempts(Handle handle, LearnerId learner, Instant from, Instant until) {
        return attempts(
                handle,
                "a.learner = ? and a.answered_at >= ? and a.answered_at < ?",
                learner.value(),
                Rows.millis(from),
                Rows.millis(until));
    }

    private List<Fact.Attempt> attempts(Handle handle, String which, Object... arguments) {
        Map<AttemptPlace, List<Fact.PointResult>> points = new HashMap<>();
        handle.select(
                        "select p.conversation, p.version, p.place, p.point, p.mark from attempt_point p join attempt a"
                                + " on a.conversation = p.conversation and a.version = p.version"
                                + " and a.place = p.place where "
                                + which
                                + " order by p.ordinal",
                        arguments)
                .map((row, context) -> Map.entry(AttemptPlace.of(row), result(row)))
                .forEach(it -> points.computeIfAbsent(it.getKey(), key -> new ArrayList<>())
                        .add(it.getValue()));
        return handle.select(
                        "select * from attempt a where " + which
                                + " order by answered_at, conversation, version, place",
                        arguments)
                .map((row, context) -> attempt(row, points.getOrDefault(AttemptPlace.of(row), List.of())))
                .list();
    }

    private static Map<Place, List<Fact.PointResult>> points(Handle handle, ConversationId id) {
        Map<Place, List<Fact.PointResult>> points = new HashMap<>();
        handle.select("select * from attempt_point where conversation = ? order by version, place, ordinal", id.value())
                .map((row, context) -> Map.entry(Place.of(row), result(row)))
                .forEach(it -> points.computeIfAbsent(it.getKey(), key -> new ArrayList<>())
                        .add(it.getValue()));
        return points;
    }

    private static Fact.PointResult result(ResultSet row) throws SQLException {
        return new Fact.PointResult(row.getString("point"), Mark.valueOf(row.getString("mark")));
    }

    private static Fact.Asked asked(ResultSet row) throws SQLException {
        return new Fact.Asked(
                new QuestionId(row.getString("question")),
                row.getString("revision"),
                audience(row.getString("audience")),
                Rows.instant(row, "asked_at"));
    }

    /** Reads what {@link Audience#key} wrote. */
    private static Audience audience(String key) {
        String[] parts = key.split("/", -1);
        return switch (parts[0]) {
            case "person" -> new Audience.Person(new LearnerId(parts[1]));
            case "room" -> new Audience.Room(new Scope(new PlatformId(parts[1]), parts[2], parts[3]));
            default -> throw new AssertionError("No audience: " + key);
        };
    }

    private Fact.Attempt attempt(ResultSet row, List<Fact.PointResult> points) throws SQLException {
        return new Fact.Attempt(
                new LearnerId(row.getString("learner")),
                Rows.scope(row),
                Rows.conversation(row),
                row.getInt("step"),
                new QuestionId(row.getString("question")),
                row.getString("revision"),
                row.getString("grader"),
                Fact.Mode.valueOf(row.getString("mode")),
                Optional.of(row.getString("probe")).filter(it -> !it.isEmpty()),
                row.getString("answer"),
                row.getInt("score"),
                Rows.optionalInt(row, "level"),
                points,
                json.readList(String.class, row.getString("misconceptions")),
                row.getInt("hints"),
                json.readList(Integer.class, row.getString("option_order")),
                row.getInt("late") != 0,
                Rows.instant(row, "asked_at"),
                Rows.instant(row, "answered_at"));
    }

    private Fact.Rated rated(ResultSet row) throws SQLException {
        return new Fact.Rated(
                new LearnerId(row.getString("learner")),
                new LearnerId(row.getString("rater")),
                Rows.scope(row),
                Rows.conversation(row),
                row.getInt("step"),
                json.readList(Integer.class, row.getString("scores")),
                row.getString("note"),
                row.getInt("signed") != 0,
                Rows.instant(row, "rated_at"));
    }

    /** That answer of the learner, follow-ups not meant. */
    Optional<Fact.Attempt> attempt(Handle handle, LearnerId learner, ConversationId conversation, int step) {
        return attempts(
                        handle,
                        "a.learner = ? and a.conversation = ? and a.step = ? and a.probe = ''",
                        learner.value(),
                        conversation.value(),
                        step)
                .stream()
                .findFirst();
    }

    /** Answers in free text with their words, by learner and time: all those of the next people. */
    List<Answered> answersTo(Handle handle, QuestionId question, Optional<LearnerId> after, int people) {
        List<String> next = handle.select("""
                        select distinct learner from attempt where learner > ? and question = ? and probe = ''
                            and mode = 'FREE_TEXT' and answer <> '' order by learner limit ?""", after.map(LearnerId::value).orElse(""), question.value(), people)
                .mapTo(String.class)
                .list();
        List<Answered> found = new ArrayList<>();
        for (String learner : next) {
            List<Fact.Corrected> corrections = corrections(handle, new LearnerId(learner), question);
            attempts(handle, "a.learner = ? and a.question = ? and a.probe = ''", learner, question.value()).stream()
                    .filter(it ->
                            it.mode() == Fact.Mode.FREE_TEXT && !it.answer().isEmpty())
                    .map(it -> new Answered(
                            it,
                            corrections.stream()
                                    .filter(change ->
                                            change.of().equals(it.conversation()) && change.step() == it.step())
                                    .toList()))
                    .forEach(found::add);
        }
        return found;
    }

    /** All corrections of that learner's grades, by time. */
    List<Fact.Corrected> corrections(Handle handle, LearnerId learner) {
        return fairness.corrections(handle, "learner = ?", learner.value());
    }

    /** The same for one question. */
    List<Fact.Corrected> corrections(Handle handle, LearnerId learner, QuestionId question) {
        return fairness.corrections(handle, "learner = ? and question = ?", learner.value(), question.value());
    }

    List<Fact.Reported> reports(Handle handle, LearnerId learner) {
        return fairness.reports(handle, learner);
    }

    record Place(long version, int place) {
        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getLong("version"), row.getInt("place"));
        }
    }

    private record AttemptPlace(ConversationId conversation, Place place) {
        static AttemptPlace of(ResultSet row) throws SQLException {
            return new AttemptPlace(Rows.conversation(row), Place.of(row));
        }
    }

    private record Placed(long version, int place, Fact fact) {}
}
