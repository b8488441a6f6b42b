package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.interviewcoach.core.Fnv;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;

/** Grades that were changed, and questions that were reported. */
final class FairnessTable {
    private final PersistedJson json;

    FairnessTable(PersistedJson json) {
        this.json = json;
    }

    boolean add(Handle handle, Commit commit, int place, Fact.Corrected it) {
        handle.execute(
                """
                insert into correction (conversation, version, place, learner, platform, tenant, channel,
                    of_conversation, of_step, question, revision, cause, point, points, score, level, corrected_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                commit.id().value(),
                commit.expectedVersion() + 1,
                place,
                it.learner().value(),
                it.scope().platform().value(),
                it.scope().tenant(),
                it.scope().channel(),
                it.of().value(),
                it.step(),
                it.question().value(),
                it.revision(),
                it.cause().name(),
                it.point().orElse(""),
                json.writeList(it.points().stream()
                        .flatMap(point -> List.of(point.point(), point.mark().name()).stream())
                        .toList()),
                it.scorePermille(),
                it.level().orElse(null),
                Rows.millis(it.at()));
        return true;
    }

    /** Who reports the same twice has said nothing new. */
    boolean add(Handle handle, Commit commit, int place, Fact.Reported it) {
        handle.execute(
                """
                insert into report (conversation, version, place, learner, platform, tenant, channel, question,
                    revision, complaint, note, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (learner, question, complaint) do nothing""",
                commit.id().value(),
                commit.expectedVersion() + 1,
                place,
                it.learner().value(),
                it.scope().platform().value(),
                it.scope().tenant(),
                it.scope().channel(),
                it.question().value(),
                it.revision(),
                it.complaint().name(),
                Rows.text(it.note()),
                Rows.millis(it.at()));
        return true;
    }

    /** Tells what happened in that conversation. */
    void of(Handle handle, ConversationId id, BiConsumer<FactTable.Place, Fact> found) {
        handle.select("select * from correction where conversation = ?", id.value())
                .map((row, context) -> new Found(FactTable.Place.of(row), corrected(row)))
                .forEach(it -> found.accept(it.place(), it.fact()));
        handle.select("select * from report where conversation = ?", id.value())
                .map((row, context) -> new Found(FactTable.Place.of(row), reported(row)))
                .forEach(it -> found.accept(it.place(), it.fact()));
    }

    /** By time; those of one time always in the same order. */
    List<Fact.Corrected> corrections(Handle handle, String which, Object... arguments) {
        return handle.select(
                        "select * from correction where " + which
                                + " order by corrected_at, conversation, version, place",
                        arguments)
                .map((row, context) -> corrected(row))
                .list();
    }

    List<Fact.Reported> reports(Handle handle, LearnerId learner) {
        return handle.select("select * from report where learner = ? order by reported_at, question", learner.value())
                .map((row, context) -> reported(row))
                .list();
    }

    static void forget(Handle handle, LearnerId learner) {
        handle.execute("delete from correction where learner = ?", learner.value());
        handle.execute("delete from report where learner = ?", learner.value());
    }

    static List<FiledPhrase> phrases(Handle handle) {
        return handle.select("""
                        select c.conversation, c.version, c.place, c.platform, c.tenant, c.question, c.revision, c.point,
                            c.corrected_at, a.answer
                        from correction c join attempt a on a.conversation = c.of_conversation and a.step = c.of_step
                            and a.learner = c.learner and a.probe = ''
                        where c.cause = 'SAID' and c.ruling is null
                        order by c.question, c.point, c.corrected_at, c.conversation""")
                .map((row, context) -> new FiledPhrase(
                        phraseId(row),
                        new Scope(new PlatformId(row.getString("platform")), row.getString("tenant"), Actor.NO_TENANT),
                        new QuestionId(row.getString("question")),
                        row.getString("revision"),
                        row.getString("point"),
                        row.getString("answer"),
                        Rows.instant(row, "corrected_at")))
                .list();
    }

    static boolean rule(Handle handle, String id, boolean accepted) {
        int ruled = 0;
        List<Key> waiting = handle.select(
                        "select conversation, version, place from correction where cause = 'SAID' and ruling is null")
                .map((row, context) -> new Key(
                        phraseId(row), row.getString("conversation"), row.getLong("version"), row.getInt("place")))
                .list();
        for (Key it : waiting) {
            if (it.id().equals(id)) {
                ruled += handle.execute(
                        "update correction set ruling = ? where conversation = ? and version = ? and place = ?",
                        accepted ? "accepted" : "dropped",
                        it.conversation(),
                        it.version(),
                        it.place());
            }
        }
        return ruled > 0;
    }

    /** Short enough to type, and without the learner's id that the conversation's has in it. */
    private static String phraseId(ResultSet row) throws SQLException {
        String key = row.getString("conversation") + "#" + row.getLong("version") + "." + row.getInt("place");
        return String.format(Locale.ROOT, "%08x", Fnv.hash(key) >>> 32);
    }

    private record Key(String id, String conversation, long version, int place) {}

    private Fact.Corrected corrected(ResultSet row) throws SQLException {
        List<String> words = json.readList(String.class, row.getString("points"));
        List<Fact.PointResult> points = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            points.add(new Fact.PointResult(words.get(i), Mark.valueOf(words.get(i + 1))));
        }
        return new Fact.Corrected(
                new LearnerId(row.getString("learner")),
                Rows.scope(row),
                new ConversationId(row.getString("of_conversation")),
                row.getInt("of_step"),
                new QuestionId(row.getString("question")),
                row.getString("revision"),
                Fact.Cause.valueOf(row.getString("cause")),
                Optional.of(row.getString("point")).filter(it -> !it.isEmpty()),
                points,
                row.getInt("score"),
                Rows.optionalInt(row, "level"),
                Rows.instant(row, "corrected_at"));
    }

    private static Fact.Reported reported(ResultSet row) throws SQLException {
        return new Fact.Reported(
                new LearnerId(row.getString("learner")),
                Rows.scope(row),
                new QuestionId(row.getString("question")),
                row.getString("revision"),
                Fact.Complaint.valueOf(row.getString("complaint")),
                row.getString("note"),
                Rows.instant(row, "reported_at"));
    }

    private record Found(FactTable.Place place, Fact fact) {}
}
