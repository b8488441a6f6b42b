package org.interviewcoach.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.port.Store.DueConversation;
import org.interviewcoach.core.port.Store.SlotAddress;
import org.interviewcoach.core.port.Store.Stored;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Scope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Conversations with their states, due times and slots. */
final class ConversationTable {
    private final PersistedJson json;

    ConversationTable(PersistedJson json) {
        this.json = json;
    }

    Optional<Stored> find(Handle handle, ConversationId id) {
        return handle.select("select version, format, state from conversation where id = ?", id.value())
                .map((row, context) -> new Stored(
                        id,
                        row.getLong("version"),
                        json.readState(new PersistedJson.Written(row.getInt("format"), row.getString("state"))),
                        Map.of()))
                .findOne()
                .map(it -> new Stored(id, it.version(), it.state(), slots(handle, id)));
    }

    private static Map<Slot, MessageRef> slots(Handle handle, ConversationId id) {
        Map<Slot, MessageRef> slots = new HashMap<>();
        handle.select(
                        "select slot, platform, tenant, channel, thread, message from slot where conversation = ?",
                        id.value())
                .map((row, context) -> Map.entry(new Slot(row.getString("slot")), Rows.ref(row)))
                .forEach(it -> slots.put(it.getKey(), it.getValue()));
        return slots;
    }

    /** Stores the next state; false where somebody else has decided in between. */
    boolean advance(Handle handle, Commit commit) {
        State next = commit.next();
        PersistedJson.Written written = json.write(next);
        Optional<State.Due> due = next.over() ? Optional.empty() : next.due();
        @Nullable Long dueAt = due.map(it -> Rows.millisUp(it.at())).orElse(null);
        @Nullable Integer dueStep = due.map(State.Due::step).orElse(null);
        long version = commit.expectedVersion() + 1;
        long at = Rows.millis(commit.at());
        Scope scope = next.scope();
        if (commit.expectedVersion() == 0) {
            return handle.execute(
                            """
                            insert into conversation (id, kind, platform, tenant, channel, version, due_at, due_step,
                                ended, updated_at, format, state)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (id) do nothing""",
                            commit.id().value(),
                            kind(next),
                            scope.platform().value(),
                            scope.tenant(),
                            scope.channel(),
                            version,
                            dueAt,
                            dueStep,
                            Rows.flag(next.over()),
                            at,
                            written.format(),
                            Rows.text(written.text()))
                    == 1;
        }
        return handle.execute(
                        """
                        update conversation set platform = ?, tenant = ?, channel = ?, version = ?, due_at = ?,
                            due_step = ?, ended = ?, updated_at = ?, format = ?, state = ?
                        where id = ? and version = ?""",
                        scope.platform().value(),
                        scope.tenant(),
                        scope.channel(),
                        version,
                        dueAt,
                        dueStep,
                        Rows.flag(next.over()),
                        at,
                        written.format(),
                        Rows.text(written.text()),
                        commit.id().value(),
                        commit.expectedVersion())
                == 1;
    }

    /** What the row is of, for people and statistics that look at the table. */
    private static String kind(State state) {
        return switch (state) {
            case QuizState quiz -> "quiz";
            case DailyState daily -> "daily";
            case MockState mock -> "mock";
            case BoardState boards -> "boards";
            case SuggestionState suggestion -> "suggestion";
            case PackState pack -> "own-pack";
            case AppealState appeal -> "appeal";
            case ProfileState profile -> "profile";
            case WorkspaceState workspace -> "workspace";
        };
    }

    List<DueConversation> due(Handle handle, Instant now, int limit) {
        return handle.select("""
                        select id, due_step, due_at from conversation
                        where due_at is not null and due_at <= ?
                        order by due_at, id limit ?""", Rows.millis(now), limit)
                .map((row, context) -> new DueConversation(
                        new ConversationId(row.getString("id")), row.getInt("due_step"), Rows.instant(row, "due_at")))
                .list();
    }

    Optional<Instant> nextDue(Handle handle) {
        return handle.select("select due_at from conversation where due_at is not null order by due_at limit 1")
                .map((row, context) -> Rows.instant(row, "due_at"))
                .findOne();
    }

    List<ConversationId> waiting(Handle handle) {
        return handle.select("select id from conversation where due_at is not null")
                .map((row, context) -> new ConversationId(row.getString("id")))
                .list();
    }

    /** Notes where the slot stands; a slot that is filled again keeps its place among the others. */
    void fill(Handle handle, EffectId id, Slot slot, MessageRef ref) {
        handle.execute(
                """
                insert into slot (conversation, slot, version, place, platform, tenant, channel, thread, message)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (conversation, slot) do update set platform = excluded.platform, tenant = excluded.tenant,
                    channel = excluded.channel, thread = excluded.thread, message = excluded.message""",
                id.conversation().value(),
                slot.value(),
                id.version(),
                id.index(),
                ref.platform().value(),
                ref.tenant(),
                ref.channel(),
                ref.thread().orElse(null),
                ref.message());
    }

    void clear(Handle handle, ConversationId id, Slot slot) {
        handle.execute("delete from slot where conversation = ? and slot = ?", id.value(), slot.value());
    }

    /** The thread is left out: a reference that comes back with a reply does not always name it. */
    Optional<SlotAddress> findSlot(Handle handle, MessageRef ref) {
        return handle.select(
                        """
                        select conversation, slot from slot
                        where message = ? and channel = ? and tenant = ? and platform = ?
                        order by version, place limit 1""",
                        ref.message(),
                        ref.channel(),
                        ref.tenant(),
                        ref.platform().value())
                .map((row, context) -> new SlotAddress(Rows.conversation(row), new Slot(row.getString("slot"))))
                .findOne();
    }
}
