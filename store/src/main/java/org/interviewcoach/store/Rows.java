package org.interviewcoach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jspecify.annotations.Nullable;

/** How values stand in columns, and come back. */
final class Rows {
    private static final char REPLACEMENT = '\uFFFD';

    private Rows() {}

    static long millis(Instant at) {
        return at.toEpochMilli();
    }

    /** For times that must not come early: the next whole millisecond. */
    static long millisUp(Instant at) {
        return at.plusNanos(999_999).toEpochMilli();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static int flag(boolean value) {
        return value ? 1 : 0;
    }

    static Optional<Integer> optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static ConversationId conversation(ResultSet row) throws SQLException {
        return new ConversationId(row.getString("conversation"));
    }

    static EffectId effectId(ResultSet row) throws SQLException {
        return new EffectId(conversation(row), row.getLong("version"), row.getInt("place"));
    }

    static Scope scope(ResultSet row) throws SQLException {
        return new Scope(new PlatformId(row.getString("platform")), row.getString("tenant"), row.getString("channel"));
    }

    static MessageRef ref(ResultSet row) throws SQLException {
        return new MessageRef(
                new PlatformId(row.getString("platform")),
                row.getString("tenant"),
                row.getString("channel"),
                Optional.ofNullable(row.getString("thread")),
                row.getString("message"));
    }

    /** Nothing but what both databases can keep as text: PostgreSQL takes no NUL, UTF-8 no half of a pair. */
    static String text(String text) {
        int bad = firstBad(text, 0);
        if (bad < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (int i = bad; i >= 0; i = firstBad(text, i + 1)) {
            clean.setCharAt(i, REPLACEMENT);
        }
        return clean.toString();
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    static @Nullable String orNull(Optional<String> value) {
        return value.map(Rows::text).orElse(null);
    }
}
