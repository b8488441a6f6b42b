package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.who.ConversationId;
import org.jdbi.v3.core.Handle;

/** Unique keys and the conversations that hold them. */
final class ClaimTable {
    /** The same order in every transaction, so that two of them never wait for each other. */
    private static final Comparator<ClaimChange> LOCK_ORDER = Comparator.comparing(
            ClaimChange::key, Comparator.comparing(ClaimKey::kind).thenComparing(ClaimKey::value));

    private static final String WITH_CARD = """
            select c.kind, c.value, c.conversation, s.platform, s.tenant, s.channel, s.thread, s.message
            from claim c left join slot s on s.conversation = c.conversation and not exists (
                select 1 from slot earlier where earlier.conversation = s.conversation
                    and (earlier.version, earlier.place) < (s.version, s.place))
            """;

    /**
     * Applies the changes; those of one key in their order.
     *
     * @return who holds the keys that were to be taken and are not free; nothing may be committed then
     */
    List<ClaimHolder> apply(Handle handle, ConversationId self, List<ClaimChange> changes, Instant at) {
        List<ClaimHolder> taken = new ArrayList<>();
        // The sort is stable, and different keys have nothing to do with each other.
        for (ClaimChange change : changes.stream().sorted(LOCK_ORDER).toList()) {
            switch (change) {
                case ClaimChange.Take take -> take(handle, self, take.key(), at).ifPresent(taken::add);
                case ClaimChange.Seize seize -> seize(handle, self, seize.key(), at);
                case ClaimChange.Release release -> release(handle, self, release.key());
            }
        }
        return taken;
    }

    private static Optional<ClaimHolder> take(Handle handle, ConversationId self, ClaimKey key, Instant at) {
        while (true) {
            int inserted = handle.execute("""
                    insert into claim (kind, value, conversation, taken_at) values (?, ?, ?, ?)
                    on conflict (kind, value) do nothing""", key.kind(), key.value(), self.value(), Rows.millis(at));
            if (inserted == 1) {
                return Optional.empty();
            }
            Optional<ClaimHolder> holder = find(handle, key);
            if (holder.isPresent()) {
                return holder.filter(it -> !it.conversation().equals(self));
            }
            // Given back between the two statements: it is free now.
        }
    }

    private static void seize(Handle handle, ConversationId self, ClaimKey key, Instant at) {
        handle.execute("""
                insert into claim (kind, value, conversation, taken_at) values (?, ?, ?, ?)
                on conflict (kind, value) do update set conversation = excluded.conversation,
                    taken_at = excluded.taken_at""", key.kind(), key.value(), self.value(), Rows.millis(at));
    }

    private static void release(Handle handle, ConversationId self, ClaimKey key) {
        handle.execute(
                "delete from claim where kind = ? and value = ? and conversation = ?",
                key.kind(),
                key.value(),
                self.value());
    }

    static Optional<ClaimHolder> find(Handle handle, ClaimKey key) {
        return handle.select(WITH_CARD + "where c.kind = ? and c.value = ?", key.kind(), key.value())
                .map((row, context) -> holder(row))
                .findOne();
    }

    List<ClaimHolder> findAll(Handle handle, String kind) {
        return handle.select(WITH_CARD + "where c.kind = ?", kind).map((row, context) -> holder(row)).list().stream()
                // Here and not in SQL: databases sort text each in their own way.
                .sorted(Comparator.comparing(it -> it.key().value()))
                .toList();
    }

    private static ClaimHolder holder(ResultSet row) throws SQLException {
        return new ClaimHolder(
                new ClaimKey(row.getString("kind"), row.getString("value")),
                Rows.conversation(row),
                row.getString("message") == null ? Optional.empty() : Optional.of(Rows.ref(row)));
    }
}
