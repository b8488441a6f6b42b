package org.interviewcoach.launcher.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.interviewcoach.testkit.scenario.World;

/** A world in which messages stand as a platform's own JSON, from which {@link Pictures} draws. */
interface Pictured extends World {
    /**
     * What somebody sees, the messages of people among it.
     *
     * @param where as {@link Seen#where}
     */
    Snapshot snapshot(String user, String where);

    /** The message with the bytes of its pictures, in Base64, beside what says where they are. */
    static JsonNode withFiles(JsonNode message, String field, Function<JsonNode, Optional<byte[]>> bytes) {
        JsonNode copy = message.deepCopy();
        for (JsonNode file : copy.path(field)) {
            boolean picture =
                    file.path("filename").asText(file.path("name").asText()).endsWith(".png");
            if (picture && file instanceof ObjectNode object) {
                bytes.apply(file)
                        .ifPresent(it -> object.put("data", Base64.getEncoder().encodeToString(it)));
            }
        }
        return copy;
    }

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
