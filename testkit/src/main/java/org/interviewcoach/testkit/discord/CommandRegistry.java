package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that the bot registered, for all guilds and for single ones. */
final class CommandRegistry {
    static final String GLOBAL = "";

    private final World world;
    /** By guild id, or {@link #GLOBAL}. */
    private final Map<String, List<ObjectNode>> commands = new LinkedHashMap<>();

    CommandRegistry(World world) {
        this.world = world;
    }

    ArrayNode overwrite(String scope, JsonNode wanted) {
        List<ObjectNode> fresh = new ArrayList<>();
        for (JsonNode command : wanted) {
            fresh.add(complete(scope, command));
        }
        commands.put(scope, fresh);
        return list(scope);
    }

    ObjectNode upsert(String scope, JsonNode wanted) {
        List<ObjectNode> all = commands.computeIfAbsent(scope, key -> new ArrayList<>());
        ObjectNode fresh = complete(scope, wanted);
        all.removeIf(command -> isSame(command, wanted));
        all.add(fresh);
        return fresh;
    }

    ArrayNode list(String scope) {
        ArrayNode array = Json.array();
        commands.getOrDefault(scope, List.of()).forEach(array::add);
        return array;
    }

    ObjectNode get(String scope, String id) {
        return commands.getOrDefault(scope, List.of()).stream()
                .filter(command -> command.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(ApiError::unknownCommand);
    }

    ObjectNode patch(String scope, String id, JsonNode change) {
        ObjectNode patched = get(scope, id).deepCopy();
        patched.setAll((ObjectNode) change);
        commands.getOrDefault(scope, List.of())
                .replaceAll(command -> command.path("id").asText().equals(id) ? patched : command);
        return patched;
    }

    void delete(String scope, String id) {
        ObjectNode command = get(scope, id);
        commands.getOrDefault(scope, new ArrayList<>()).remove(command);
    }

    boolean isEmpty() {
        return commands.values().stream().allMatch(List::isEmpty);
    }

    /** A guild's own command goes before a global one of the same name. */
    Optional<ObjectNode> find(String guildId, String name) {
        return named(name, commands.getOrDefault(guildId, List.of()))
                .or(() -> named(name, commands.getOrDefault(GLOBAL, List.of())));
    }

    List<String> names() {
        return commands.values().stream()
                .flatMap(List::stream)
                .map(command -> "/" + command.path("name").asText())
                .toList();
    }

    private static Optional<ObjectNode> named(String name, List<ObjectNode> among) {
        return among.stream()
                .filter(command -> command.path("type").asInt() == 1)
                .filter(command -> command.path("name").asText().equals(name))
                .findFirst();
    }

    private ObjectNode complete(String scope, JsonNode wanted) {
        ObjectNode json = Json.object();
        String kept = commands.getOrDefault(scope, List.of()).stream()
                .filter(command -> isSame(command, wanted))
                .map(command -> command.path("id").asText())
                .findFirst()
                .orElseGet(world::nextId);
        json.put("id", kept)
                .put("application_id", world.applicationId)
                .put("version", world.nextId())
                .put("type", 1)
                .put("description", "")
                .put("nsfw", false)
                .put("dm_permission", true);
        json.putNull("default_member_permissions");
        json.putNull("contexts");
        json.putArray("integration_types").add(0);
        if (!scope.equals(GLOBAL)) {
            json.put("guild_id", scope);
        }
        json.setAll((ObjectNode) wanted.deepCopy());
        toNumbers(json, "contexts");
        toNumbers(json, "integration_types");
        if (json.path("default_member_permissions").isNumber()) {
            json.put(
                    "default_member_permissions",
                    json.path("default_member_permissions").asText());
        }
        return json;
    }

    /** Clients send int-like strings here; Discord answers with ints. */
    private static void toNumbers(ObjectNode json, String field) {
        if (json.path(field).isArray()) {
            ArrayNode numbers = Json.array();
            json.path(field).forEach(entry -> numbers.add(entry.asInt()));
            json.set(field, numbers);
        }
    }

    private static boolean isSame(JsonNode command, JsonNode other) {
        return command.path("name").equals(other.path("name"))
                && command.path("type").asInt(1) == other.path("type").asInt(1);
    }
}
