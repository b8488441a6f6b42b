package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A channel or direct message conversation: who is in it and what stands in it. Thread-safe. */
public final class SlackChannel {
    /** What sort of conversation. */
    public enum Kind {
        PUBLIC,
        PRIVATE,
        DIRECT
    }

    private final SlackWorkspace workspace;
    private final String id;
    private final String name;
    private final Kind kind;
    private final Set<String> members = new LinkedHashSet<>();
    private final TreeMap<String, SlackMessage> messages = new TreeMap<>();
    private boolean archived;

    SlackChannel(SlackWorkspace workspace, String id, String name, Kind kind) {
        this.workspace = workspace;
        this.id = id;
        this.name = name;
        this.kind = kind;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public SlackWorkspace workspace() {
        return workspace;
    }

    /** Lets people in; the bot hears of it where it is a member. */
    public SlackChannel add(SlackUser... users) {
        Arrays.stream(users).forEach(user -> workspace.join(this, user));
        return this;
    }

    /** Takes someone out. */
    public SlackChannel remove(SlackUser user) {
        workspace.leave(this, user);
        return this;
    }

    /** Somebody types /invite @bot. */
    public SlackChannel inviteBot() {
        return add(workspace.bot());
    }

    /** Somebody removes the bot: posts now meet not_in_channel. */
    public SlackChannel removeBot() {
        return remove(workspace.bot());
    }

    public void archive() {
        synchronized (workspace) {
            archived = true;
        }
    }

    public void unarchive() {
        synchronized (workspace) {
            archived = false;
        }
    }

    public boolean archived() {
        synchronized (workspace) {
            return archived;
        }
    }

    public boolean has(SlackUser user) {
        synchronized (workspace) {
            return members.contains(user.id());
        }
    }

    /** Everything that everybody in it sees, threads included, oldest first. */
    public List<SlackMessage> messages() {
        return select(message -> message.ephemeralFor().isEmpty());
    }

    /** What one user sees: also the ephemeral messages for that user. */
    public List<SlackMessage> messagesSeenBy(SlackUser user) {
        return select(message -> message.ephemeralFor().orElse(user.id()).equals(user.id()));
    }

    /** A thread: its first message and the replies, oldest first. */
    public List<SlackMessage> thread(SlackMessage any) {
        String root = any.threadTs().orElse(any.ts());
        return select(message -> message.ephemeralFor().isEmpty()
                && (message.ts().equals(root) || message.threadTs().orElse("").equals(root)));
    }

    /** The message as it is now; empty where it was deleted. */
    public Optional<SlackMessage> message(String ts) {
        synchronized (workspace) {
            return Optional.ofNullable(messages.get(ts));
        }
    }

    Set<String> members() {
        synchronized (workspace) {
            return new LinkedHashSet<>(members);
        }
    }

    boolean hasBot() {
        return has(workspace.bot());
    }

    boolean join(String user) {
        synchronized (workspace) {
            return members.add(user);
        }
    }

    boolean leave(String user) {
        synchronized (workspace) {
            return members.remove(user);
        }
    }

    /** Puts a message in or in the place of the one with its stamp. */
    SlackMessage put(ObjectNode json, Optional<String> ephemeralFor) {
        SlackMessage message = new SlackMessage(id, json.path("ts").asText(), ephemeralFor, json);
        synchronized (workspace) {
            boolean isNew = messages.put(message.ts(), message) == null;
            String root = message.threadTs().orElse(message.ts());
            if (isNew && ephemeralFor.isEmpty() && !root.equals(message.ts())) {
                countReply(root, message.ts());
            }
        }
        return message;
    }

    Optional<SlackMessage> delete(String ts) {
        synchronized (workspace) {
            return Optional.ofNullable(messages.remove(ts));
        }
    }

    /** The channel as conversations.info gives it. */
    ObjectNode json() {
        synchronized (workspace) {
            long created = workspace.created().getEpochSecond();
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("created", created)
                    .put("is_archived", archived)
                    .put("is_im", kind == Kind.DIRECT)
                    .put("is_org_shared", false)
                    .put("context_team_id", workspace.id())
                    .put("updated", created * 1000);
            if (kind == Kind.DIRECT) {
                return json.put("user", counterpart()).put("is_open", true);
            }
            json.put("name", name)
                    .put("name_normalized", name)
                    .put("is_channel", kind == Kind.PUBLIC)
                    .put("is_group", kind == Kind.PRIVATE)
                    .put("is_private", kind == Kind.PRIVATE)
                    .put("is_mpim", false)
                    .put("is_general", name.equals("general"))
                    .put("is_member", members.contains(workspace.bot().id()))
                    .put("is_shared", false)
                    .put("is_ext_shared", false)
                    .put("is_pending_ext_shared", false)
                    .put("unlinked", 0)
                    .put(
                            "creator",
                            members.stream().findFirst().orElse(workspace.bot().id()));
            for (String words : List.of("topic", "purpose")) {
                json.putObject(words).put("value", "").put("creator", "").put("last_set", 0);
            }
            for (String list :
                    List.of("shared_team_ids", "pending_shared", "pending_connected_team_ids", "previous_names")) {
                json.putArray(list);
            }
            return json;
        }
    }

    /** The other side of a direct message. */
    String counterpart() {
        return members().stream()
                .filter(member -> !member.equals(workspace.bot().id()))
                .findFirst()
                .orElse("");
    }

    private void countReply(String root, String reply) {
        SlackMessage first = messages.get(root);
        if (first == null) {
            return;
        }
        ObjectNode json = first.json().deepCopy();
        json.put("thread_ts", root)
                .put("reply_count", json.path("reply_count").asInt() + 1)
                .put("latest_reply", reply);
        messages.put(root, new SlackMessage(id, root, first.ephemeralFor(), json));
    }

    private List<SlackMessage> select(Predicate<SlackMessage> wanted) {
        synchronized (workspace) {
            return messages.values().stream().filter(wanted).toList();
        }
    }

    /** Lets a deleted root's thread be answered still: Slack keeps a tombstone. */
    boolean knowsThread(String root) {
        synchronized (workspace) {
            return messages.containsKey(root)
                    || messages.values().stream()
                            .anyMatch(m -> m.threadTs().orElse("").equals(root));
        }
    }
}
