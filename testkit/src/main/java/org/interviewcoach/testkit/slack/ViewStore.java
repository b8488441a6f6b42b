package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.testkit.slack.referee.SlackLimits;

/** The modals in front of each user, as a stack, and the Home tabs. Thread-safe. */
final class ViewStore {
    private final SlackWorkspace workspace;
    private final Ids ids;
    private final Map<String, Deque<ObjectNode>> stacks = new HashMap<>();
    private final Map<String, ObjectNode> homes = new HashMap<>();

    ViewStore(SlackWorkspace workspace, Ids ids) {
        this.workspace = workspace;
        this.ids = ids;
    }

    /** A root modal takes the place of whatever was open. */
    synchronized ObjectNode open(SlackUser user, JsonNode given) {
        checkExternalId(given, "");
        ObjectNode view = complete(given, ids.next("V"));
        view.put("root_view_id", view.path("id").asText()).putNull("previous_view_id");
        Deque<ObjectNode> stack = new ArrayDeque<>();
        stack.push(view);
        stacks.put(user.id(), stack);
        return view.deepCopy();
    }

    synchronized ObjectNode push(SlackUser user, JsonNode given) {
        Deque<ObjectNode> stack = stacks.getOrDefault(user.id(), new ArrayDeque<>());
        ObjectNode below = stack.peek();
        if (below == null) {
            throw new ApiError("not_found");
        }
        if (stack.size() >= SlackLimits.VIEW_STACK) {
            throw new ApiError("push_limit_reached");
        }
        checkExternalId(given, "");
        ObjectNode view = complete(given, ids.next("V"));
        view.put("root_view_id", below.path("root_view_id").asText())
                .put("previous_view_id", below.path("id").asText());
        stack.push(view);
        return view.deepCopy();
    }

    /** Puts new content into an open view or a published Home tab. */
    synchronized ObjectNode update(String viewId, String externalId, String hash, JsonNode given) {
        ObjectNode old = find(viewId, externalId).orElseThrow(() -> new ApiError("not_found"));
        if (!hash.isEmpty() && !hash.equals(old.path("hash").asText())) {
            throw new ApiError("hash_conflict");
        }
        checkExternalId(given, old.path("id").asText());
        ObjectNode view = complete(given, old.path("id").asText());
        view.set("root_view_id", old.path("root_view_id"));
        view.set("previous_view_id", old.path("previous_view_id"));
        old.removeAll();
        old.setAll(view);
        return view.deepCopy();
    }

    synchronized ObjectNode publish(SlackUser user, String hash, JsonNode given) {
        ObjectNode old = homes.get(user.id());
        if (!hash.isEmpty() && (old == null || !hash.equals(old.path("hash").asText()))) {
            throw new ApiError("hash_conflict");
        }
        String id = old == null ? ids.next("V") : old.path("id").asText();
        checkExternalId(given, id);
        ObjectNode view = complete(given, id);
        view.put("root_view_id", id).putNull("previous_view_id");
        homes.put(user.id(), view);
        return view.deepCopy();
    }

    /** The modal in front of a user. */
    synchronized Optional<SlackView> top(SlackUser user) {
        return Optional.ofNullable(
                        stacks.getOrDefault(user.id(), new ArrayDeque<>()).peek())
                .map(ViewStore::snapshot);
    }

    synchronized Optional<SlackView> home(SlackUser user) {
        return Optional.ofNullable(homes.get(user.id())).map(ViewStore::snapshot);
    }

    /** Who has this view before them or on their Home tab. */
    synchronized Optional<SlackUser> owner(JsonNode view) {
        String id = view.path("id").asText();
        for (Map.Entry<String, Deque<ObjectNode>> entry : stacks.entrySet()) {
            if (entry.getValue().stream().anyMatch(open -> matches(open, id, ""))) {
                return workspace.user(entry.getKey());
            }
        }
        return homes.entrySet().stream()
                .filter(entry -> matches(entry.getValue(), id, ""))
                .findFirst()
                .flatMap(entry -> workspace.user(entry.getKey()));
    }

    /** Whether this view is still before the user. */
    synchronized boolean isOpen(SlackUser user, SlackView view) {
        return stacks.getOrDefault(user.id(), new ArrayDeque<>()).stream()
                .anyMatch(open -> open.path("id").asText().equals(view.id()));
    }

    /** The view goes; the one below it shows again. */
    synchronized void close(SlackUser user, String viewId) {
        Deque<ObjectNode> stack = stacks.getOrDefault(user.id(), new ArrayDeque<>());
        stack.removeIf(view -> view.path("id").asText().equals(viewId));
    }

    synchronized void closeAll(SlackUser user) {
        stacks.remove(user.id());
    }

    private Optional<ObjectNode> find(String viewId, String externalId) {
        for (Deque<ObjectNode> stack : stacks.values()) {
            for (ObjectNode view : stack) {
                if (matches(view, viewId, externalId)) {
                    return Optional.of(view);
                }
            }
        }
        return homes.values().stream()
                .filter(view -> matches(view, viewId, externalId))
                .findFirst();
    }

    private static boolean matches(ObjectNode view, String viewId, String externalId) {
        return viewId.isEmpty()
                ? !externalId.isEmpty() && view.path("external_id").asText().equals(externalId)
                : view.path("id").asText().equals(viewId);
    }

    private void checkExternalId(JsonNode given, String ownId) {
        String externalId = given.path("external_id").asText();
        if (externalId.isEmpty()) {
            return;
        }
        Optional<ObjectNode> holder = find("", externalId);
        if (holder.isPresent() && !holder.get().path("id").asText().equals(ownId)) {
            throw new ApiError("duplicate_external_id");
        }
    }

    private ObjectNode complete(JsonNode given, String id) {
        ObjectNode view = Json.object().put("id", id).put("team_id", workspace.id());
        view.put("private_metadata", "").put("callback_id", "").put("external_id", "");
        view.put("clear_on_close", false).put("notify_on_close", false);
        view.putNull("close").putNull("submit");
        view.setAll((ObjectNode) given.deepCopy());
        view.putObject("state").putObject("values");
        Blocks.complete(view.path("blocks"), ids);
        return view.put("hash", ids.stamp() + "." + ids.word())
                .put("app_id", workspace.slack().appId())
                .put("app_installed_team_id", workspace.id())
                .put("bot_id", workspace.botId());
    }

    private static SlackView snapshot(ObjectNode view) {
        return new SlackView(view.path("id").asText(), view.deepCopy());
    }
}
