package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A workspace with the app installed: its people, conversations, scopes and tokens. Thread-safe. */
public final class SlackWorkspace {
    private static final Set<String> ALL_SCOPES = Set.of(
            "app_mentions:read",
            "channels:history",
            "channels:join",
            "channels:read",
            "chat:write",
            "commands",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:read",
            "im:write",
            "reactions:write",
            "team:read",
            "users:read");

    private final LoopbackSlack slack;
    private final String id;
    private final String name;
    private final String botId;
    private final String botToken;
    private final SlackUser bot;
    private final Instant created;
    private final ViewStore views;
    private final Map<String, SlackUser> users = new LinkedHashMap<>();
    private final Map<String, SlackChannel> channels = new LinkedHashMap<>();
    private final Set<String> scopes = new LinkedHashSet<>(ALL_SCOPES);
    private boolean messagesTab = true;
    private boolean homeTab = true;
    private boolean installed = true;
    private OptionalInt postsPerMinute = OptionalInt.empty();

    SlackWorkspace(LoopbackSlack slack, String name) {
        this.slack = slack;
        this.name = name;
        this.id = slack.ids().next("T");
        this.botId = slack.ids().next("B");
        this.botToken = "xoxb-" + id + "-" + slack.ids().word();
        this.created = slack.settings().clock().instant();
        this.views = new ViewStore(this, slack.ids());
        this.bot = new SlackUser(this, slack.ids().next("U"), "coach", true);
        users.put(bot.id(), bot);
    }

    /** From now on posts beyond these of one minute are refused; Slack says "several hundred". */
    public synchronized void limitPosts(int perMinute) {
        postsPerMinute = OptionalInt.of(perMinute);
    }

    synchronized OptionalInt postsPerMinute() {
        return postsPerMinute;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The token that the bot works with here. */
    public String botToken() {
        return botToken;
    }

    /** The bot's own user. */
    public SlackUser bot() {
        return bot;
    }

    public String botId() {
        return botId;
    }

    /** A new member. */
    public SlackUser addUser(String userName) {
        return add(new SlackUser(this, slack.ids().next("U"), userName, false));
    }

    /** A new member that is another app's bot. */
    public SlackUser addBot(String userName) {
        return add(new SlackUser(this, slack.ids().next("U"), userName, true));
    }

    /** A public channel; the bot is not in it until invited. */
    public SlackChannel addChannel(String channelName, SlackUser... members) {
        return add(new SlackChannel(this, slack.ids().next("C"), channelName, SlackChannel.Kind.PUBLIC), members);
    }

    /** A private channel; the bot is not in it until invited. */
    public SlackChannel addPrivateChannel(String channelName, SlackUser... members) {
        return add(new SlackChannel(this, slack.ids().next("C"), channelName, SlackChannel.Kind.PRIVATE), members);
    }

    /** The conversation between a user and the bot; opened by whoever comes first. */
    public SlackChannel directMessage(SlackUser user) {
        synchronized (this) {
            Optional<SlackChannel> open = channels.values().stream()
                    .filter(channel -> channel.kind() == SlackChannel.Kind.DIRECT
                            && channel.counterpart().equals(user.id()))
                    .findFirst();
            return open.orElseGet(() -> {
                SlackChannel direct =
                        new SlackChannel(this, slack.ids().next("D"), "directmessage", SlackChannel.Kind.DIRECT);
                channels.put(direct.id(), direct);
                direct.join(user.id());
                direct.join(bot.id());
                return direct;
            });
        }
    }

    public Optional<SlackChannel> channel(String channelId) {
        synchronized (this) {
            return Optional.ofNullable(channels.get(channelId));
        }
    }

    public Optional<SlackUser> user(String userId) {
        synchronized (this) {
            return Optional.ofNullable(users.get(userId));
        }
    }

    public List<SlackUser> users() {
        synchronized (this) {
            return List.copyOf(users.values());
        }
    }

    /** Takes a scope from the bot's token. */
    public void revokeScope(String scope) {
        synchronized (this) {
            scopes.remove(scope);
        }
    }

    /** Gives a scope to the bot's token. */
    public void grantScope(String scope) {
        synchronized (this) {
            scopes.add(scope);
        }
    }

    /** Switches the app's messages tab: without it nobody can write to the bot, nor the bot to anybody. */
    public void setMessagesTab(boolean on) {
        synchronized (this) {
            messagesTab = on;
        }
    }

    /** Switches the app's Home tab. */
    public void setHomeTab(boolean on) {
        synchronized (this) {
            homeTab = on;
        }
    }

    /** An admin removes the app: the bot is told, and its token works no more. */
    public void uninstall() {
        synchronized (this) {
            installed = false;
        }
        String stamp = slack.ids().stamp();
        ObjectNode revoked = Json.object().put("type", "tokens_revoked").put("event_ts", stamp);
        revoked.putObject("tokens").putArray("bot").add(bot.id());
        slack.events().send(this, "tokens_revoked", revoked);
        slack.events()
                .send(
                        this,
                        "app_uninstalled",
                        Json.object().put("type", "app_uninstalled").put("event_ts", stamp));
    }

    /** The app is installed again, with the token it had. */
    public void reinstall() {
        synchronized (this) {
            installed = true;
        }
    }

    LoopbackSlack slack() {
        return slack;
    }

    Instant created() {
        return created;
    }

    ViewStore views() {
        return views;
    }

    String domain() {
        return name;
    }

    Set<String> scopes() {
        synchronized (this) {
            return new LinkedHashSet<>(scopes);
        }
    }

    boolean messagesTab() {
        synchronized (this) {
            return messagesTab;
        }
    }

    boolean homeTab() {
        synchronized (this) {
            return homeTab;
        }
    }

    boolean installed() {
        synchronized (this) {
            return installed;
        }
    }

    void join(SlackChannel channel, SlackUser user) {
        if (channel.join(user.id()) && channel.hasBot()) {
            slack.events().send(this, "member_joined_channel", membership("member_joined_channel", channel, user));
        }
    }

    void leave(SlackChannel channel, SlackUser user) {
        boolean told = channel.hasBot();
        if (channel.leave(user.id()) && told) {
            slack.events().send(this, "member_left_channel", membership("member_left_channel", channel, user));
        }
    }

    ObjectNode botProfile() {
        ObjectNode profile = Json.object()
                .put("id", botId)
                .put("deleted", false)
                .put("name", bot.name())
                .put("updated", created.getEpochSecond())
                .put("app_id", slack.appId())
                .put("team_id", id);
        profile.putObject("icons").put("image_36", "https://a.slack-edge.com/36.png");
        return profile;
    }

    private ObjectNode membership(String type, SlackChannel channel, SlackUser user) {
        return Json.object()
                .put("type", type)
                .put("user", user.id())
                .put("channel", channel.id())
                .put("channel_type", channel.kind() == SlackChannel.Kind.PRIVATE ? "G" : "C")
                .put("team", id)
                .put("event_ts", slack.ids().stamp());
    }

    private SlackUser add(SlackUser user) {
        synchronized (this) {
            users.put(user.id(), user);
        }
        return user;
    }

    private SlackChannel add(SlackChannel channel, SlackUser... members) {
        synchronized (this) {
            channels.put(channel.id(), channel);
        }
        return channel.add(members);
    }
}
