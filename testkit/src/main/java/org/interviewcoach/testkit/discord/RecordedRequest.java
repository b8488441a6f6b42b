package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One REST request as it came, in the order in which they took effect.
 *
 * @param route method and template, such as {@code POST /channels/{channel_id}/messages}
 * @param path the path that was asked for, without {@code /api/v10}
 * @param body the JSON body, or the {@code payload_json} of a multipart body; missing where there is none
 * @param files names of the files that came along
 * @param status what was answered; 0 where the connection was reset
 * @param at when it arrived, by the server's clock
 * @param arrivedNanos when it arrived, by {@link System#nanoTime()}
 */
public record RecordedRequest(
        String method,
        String route,
        String path,
        Map<String, String> query,
        JsonNode body,
        List<String> files,
        int status,
        Instant at,
        long arrivedNanos) {
    public RecordedRequest {
        query = Map.copyOf(query);
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + " " + (body.isMissingNode() ? "" : body);
    }
}
