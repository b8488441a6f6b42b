package org.interviewcoach.launcher.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interviewcoach.testkit.scenario.World;

/** A world in which messages stand as a platform's own JSON, from which {@link Pictures} draws. */
interface Pictured extends World {
    /**
     * What somebody sees, the messages of people among it.
     *
     * @param where as {@link Seen#where}
     */
    Snapshot snapshot(String user, String where);

    /**
     * A place as one person sees it.
     *
     * @param people their names by the platform's ids
     * @param messages oldest first
     */
    record Snapshot(String platform, Instant now, Map<String, String> people, List<JsonNode> messages) {
        public Snapshot {
            people = Map.copyOf(people);
            messages = List.copyOf(messages);
        }

        Snapshot newest(int count) {
            int from = Math.max(0, messages.size() - count);
            return new Snapshot(platform, now, people, messages.subList(from, messages.size()));
        }
    }
}
