package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A message as the server holds it. Its JSON is replaced, never changed, so that answers and views may share it. */
final class StoredMessage {
    final String id;
    final FakeChannel channel;
    final FakeUser author;
    /** The one who sees it, where it is ephemeral. */
    final @Nullable FakeUser onlyFor;

    final @Nullable SentInteraction answers;
    ObjectNode json;
    int edits;
    boolean deleted;

    StoredMessage(
            String id,
            FakeChannel channel,
            FakeUser author,
            @Nullable FakeUser onlyFor,
            @Nullable SentInteraction answers,
            ObjectNode json) {
        this.id = id;
        this.channel = channel;
        this.author = author;
        this.onlyFor = onlyFor;
        this.answers = answers;
        this.json = json;
    }

    boolean isVisibleTo(FakeUser user) {
        return !deleted && (onlyFor == null || onlyFor.equals(user));
    }

    SeenMessage seen() {
        return new SeenMessage(id, channel, author, json, onlyFor != null, edits, deleted);
    }
}
