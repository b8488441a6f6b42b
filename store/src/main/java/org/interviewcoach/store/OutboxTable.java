package org.interviewcoach.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.port.Store.PendingEffect;
import org.interviewcoach.core.who.PlatformId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Effects that wait. The first row of a conversation's lane is the one whose turn it is; a row that is done is gone. */
final class OutboxTable {
    private static final String HEAD = """
            not exists (select 1 from outbox earlier where earlier.conversation = o.conversation
                and earlier.lane = o.lane and (earlier.version, earlier.place) < (o.version, o.place))
            """;

    private static final String PENDING =
            "select conversation, version, place, platform, attempts, sending_at, created_at, format, effect from outbox o"
                    + " where not_before <= :now and " + HEAD;

    private static final String EDIT = PersistedNames.of(Effect.Edit.class);

    private final PersistedJson json;

    OutboxTable(PersistedJson json) {
        this.json = json;
    }

    void add(Handle handle, Commit commit) {
        for (int i = 0; i < commit.effects().size(); i++) {
            Effect effect = commit.effects().get(i);
            if (effect instanceof Effect.Edit edit) {
                dropOlderEdits(handle, commit, edit);
            }
            PersistedJson.Written written = json.write(effect);
            handle.execute(
                    """
                    insert into outbox (conversation, version, place, slot, lane, kind, platform, attempts, not_before,
                        sending_at, created_at, format, effect)
                    values (?, ?, ?, ?, ?, ?, ?, 0, ?, null, ?, ?, ?)""",
                    commit.id().value(),
                    commit.expectedVersion() + 1,
                    i,
                    effect.slot().value(),
                    effect.slot().lane(),
                    PersistedNames.of(effect.getClass()),
                    commit.next().scope().platform().value(),
                    Rows.millis(commit.at()),
                    Rows.millis(commit.at()),
                    written.format(),
                    Rows.text(written.text()));
        }
    }

    /** One that is on its way stays: the newer one must not overtake it. */
    private static void dropOlderEdits(Handle handle, Commit commit, Effect.Edit newest) {
        handle.execute("""
                delete from outbox
                where conversation = ? and slot = ? and kind = ? and sending_at is null""", commit.id().value(), newest.slot().value(), EDIT);
    }

    List<PendingEffect> pending(Handle handle, Instant now, int limit, Set<PlatformId> except) {
        Query query = handle.createQuery(PENDING
                + (except.isEmpty() ? "" : " and platform not in (<except>)")
                + " order by created_at, conversation, version, place limit :limit");
        if (!except.isEmpty()) {
            query.bindList("except", except.stream().map(PlatformId::value).toList());
        }
        return query.bind("now", Rows.millis(now))
                .bind("limit", limit)
                .map((row, context) -> new PendingEffect(
                        Rows.effectId(row),
                        json.readEffect(new PersistedJson.Written(row.getInt("format"), row.getString("effect"))),
                        new PlatformId(row.getString("platform")),
                        row.getInt("attempts"),
                        row.getObject("sending_at") != null,
                        Rows.instant(row, "created_at")))
                .list();
    }

    Optional<Instant> nextPending(Handle handle) {
        return handle.select("select not_before from outbox o where " + HEAD + " order by not_before limit 1")
                .map((row, context) -> Rows.instant(row, "not_before"))
                .findOne();
    }

    void sending(Handle handle, EffectId id, Instant at) {
        handle.execute("""
                update outbox set attempts = attempts + 1, sending_at = ?
                where conversation = ? and version = ? and place = ?""", Rows.millis(at), id.conversation().value(), id.version(), id.index());
    }

    /** Takes it out; empty where it was done before. */
    Optional<Effect> remove(Handle handle, EffectId id) {
        return handle.select("""
                        delete from outbox where conversation = ? and version = ? and place = ?
                        returning format, effect""", id.conversation().value(), id.version(), id.index())
                .map((row, context) ->
                        json.readEffect(new PersistedJson.Written(row.getInt("format"), row.getString("effect"))))
                .findOne();
    }

    /** Puts it off, or drops it where it is an edit that a newer one has overtaken. */
    void postpone(Handle handle, EffectId id, Instant notBefore, boolean maybeSent) {
        int overtaken = handle.execute("""
                delete from outbox
                where conversation = ? and version = ? and place = ? and kind = ? and exists (
                    select 1 from outbox newer where newer.conversation = outbox.conversation
                        and newer.slot = outbox.slot and newer.kind = outbox.kind
                        and (newer.version, newer.place) > (outbox.version, outbox.place))""", id.conversation().value(), id.version(), id.index(), EDIT);
        if (overtaken == 0) {
            // A send counts when it is announced; a look for it, and an effect that needs no announcement, count here.
            handle.execute(
                    """
                    update outbox set not_before = ?,
                        attempts = attempts + case when sending_at is not null and ? = 0 then 0 else 1 end,
                        sending_at = case when ? = 0 then null else sending_at end
                    where conversation = ? and version = ? and place = ?""",
                    Rows.millisUp(notBefore),
                    Rows.flag(maybeSent),
                    Rows.flag(maybeSent),
                    id.conversation().value(),
                    id.version(),
                    id.index());
        }
    }
}
