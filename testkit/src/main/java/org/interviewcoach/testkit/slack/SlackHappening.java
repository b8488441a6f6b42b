package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that the bot made happen, as a user would notice it.
 *
 * @param sequence counts up over the whole server
 * @param kind what happened
 * @param channel conversation id, empty for views
 * @param user who sees it, where it is for one user alone; else empty
 * @param ts the message's stamp or the view's id
 * @param json the message or view
 */
public record SlackHappening(long sequence, Kind kind, String channel, String user, String ts, JsonNode json) {
    /** What can happen. */
    public enum Kind {
        POSTED,
        UPDATED,
        DELETED,
        EPHEMERAL,
        VIEW_OPENED,
        VIEW_PUSHED,
        VIEW_UPDATED,
        HOME_PUBLISHED,
        REACTED,
        FILE_SHARED
    }

    SlackMessage message() {
        return new SlackMessage(
                channel, ts, user.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(user), json);
    }

    SlackView view() {
        return new SlackView(ts, json);
    }
}
