package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A text channel, a thread, or the direct messages between one user and the bot. */
public final class FakeChannel {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int PUBLIC_THREAD = 11;
    static final int PRIVATE_THREAD = 12;
    private static final int LEAN_MESSAGES = 500;
    private static final int MEMBER_OVERWRITE = 1;

    private final World world;
    private final String id;
    private final int type;
    private final @Nullable FakeGuild guild;
    private final @Nullable FakeChannel parent;
    final Map<String, StoredMessage> messages = new LinkedHashMap<>();
    final Map<String, Overwrite> overwrites = new LinkedHashMap<>();
    final Set<FakeUser> threadMembers = new LinkedHashSet<>();
    private final Set<DiscordPermission> secretlyDenied = new LinkedHashSet<>();
    private String name;
    private String createdAt;
    private @Nullable FakeUser owner;
    private @Nullable FakeUser recipient;
    private boolean archived;
    private boolean locked;
    private int archiveMinutes = 1440;
    private boolean deleted;
    private int typingCount;
    private int publicMessages;
    /** Benchmarks look at it often, and must not wait for the world's lock that the bot's requests need. */
    private final AtomicInteger changes = new AtomicInteger();

    private String lastMessageId;

    record Overwrite(String id, int type, long allow, long deny) {}

    FakeChannel(
            World world, String id, int type, @Nullable FakeGuild guild, @Nullable FakeChannel parent, String name) {
        this.world = world;
        this.id = id;
        this.type = type;
        this.guild = guild;
        this.parent = parent;
        this.name = name;
        this.lastMessageId = id;
        this.createdAt = Json.timestamp(world.now());
    }

    public String id() {
        return id;
    }

    public String name() {
        return world.locked(() -> name);
    }

    public boolean isThread() {
        return type == PUBLIC_THREAD || type == PRIVATE_THREAD;
    }

    public boolean isPrivateThread() {
        return type == PRIVATE_THREAD;
    }

    public boolean isDirect() {
        return type == DIRECT;
    }

    public boolean isArchived() {
        return world.locked(() -> archived);
    }

    public boolean isLocked() {
        return world.locked(() -> locked);
    }

    public boolean isDeleted() {
        return world.locked(() -> deleted);
    }

    /** How often the bot showed that it is typing. */
    public int typingCount() {
        return world.locked(() -> typingCount);
    }

    /** The channel that a thread hangs on. */
    public Optional<FakeChannel> parent() {
        return Optional.ofNullable(parent);
    }

    /** The messages that everybody in the channel sees, oldest first. */
    public List<SeenMessage> messages() {
        return world.locked(() -> messages.values().stream()
                .filter(message -> !message.deleted && message.onlyFor == null)
                .map(StoredMessage::seen)
                .toList());
    }

    /** The messages that this user sees, ephemeral ones included, oldest first. */
    public List<SeenMessage> messagesSeenBy(FakeUser user) {
        return world.locked(() -> messages.values().stream()
                .filter(message -> message.isVisibleTo(user))
                .map(StoredMessage::seen)
                .toList());
    }

    /** What the bot wrote here for everybody to see. */
    public List<SeenMessage> botMessages() {
        return messages().stream()
                .filter(message -> message.author().equals(world.bot))
                .toList();
    }

    public SeenMessage message(String messageId) {
        return world.locked(() -> {
            StoredMessage message = messages.get(messageId);
            if (message == null) {
                throw new AssertionError("There is no message " + messageId + " in " + this);
            }
            return message.seen();
        });
    }

    /** Waits for a message of the bot that all can see and that fits. */
    public SeenMessage awaitBotMessage(String what, Predicate<SeenMessage> fits) {
        return world.await(
                what + " in " + name, () -> botMessages().stream().filter(fits).findFirst());
    }

    /** Waits for a message of the bot whose text contains this. */
    public SeenMessage awaitBotMessage(String text) {
        return awaitBotMessage(
                "a message with “" + text + "”", message -> message.text().contains(text));
    }

    /** Waits until the bot has written at least this many messages that all can see, and returns the last. */
    public SeenMessage awaitBotMessages(int count) {
        return world.await(count + " messages of the bot in " + name, () -> {
            List<SeenMessage> written = botMessages();
            return written.size() < count ? Optional.empty() : Optional.of(written.get(written.size() - 1));
        });
    }

    /** The threads that hang on this channel, oldest first. */
    public List<FakeChannel> threads() {
        return world.locked(() -> world.channels.values().stream()
                .filter(channel -> channel.parent == this && channel.isThread())
                .toList());
    }

    public FakeChannel awaitThread() {
        return world.await("a thread in " + name, () -> threads().stream().findFirst());
    }

    /** Takes permissions from the bot in this channel; the bot is told, so its library may refuse by itself. */
    public void denyBot(DiscordPermission... permissions) {
        overwrite(world.bot.id(), MEMBER_OVERWRITE, 0, DiscordPermission.bits(List.of(permissions)));
    }

    /** As {@link #denyBot}, but the bot learns of it from the refusal alone, as when its cache is old. */
    public void denyBotUnnoticed(DiscordPermission... permissions) {
        world.locked(() -> secretlyDenied.addAll(List.of(permissions)));
    }

    /** Gives the bot back what was denied here. */
    public void allowBotAgain() {
        world.locked(() -> {
            secretlyDenied.clear();
            overwrites.remove(world.bot.id());
            announce();
        });
    }

    public void allow(FakeUser user, DiscordPermission... permissions) {
        overwrite(user.id(), MEMBER_OVERWRITE, DiscordPermission.bits(List.of(permissions)), 0);
    }

    public void deny(FakeUser user, DiscordPermission... permissions) {
        overwrite(user.id(), MEMBER_OVERWRITE, 0, DiscordPermission.bits(List.of(permissions)));
    }

    /** Takes permissions from all members who have no overwrite of their own. */
    public void denyEveryone(DiscordPermission... permissions) {
        overwrite(guild().id(), 0, 0, DiscordPermission.bits(List.of(permissions)));
    }

    /** Somebody deletes the channel. */
    public void delete() {
        world.locked(() -> {
            deleted = true;
            world.channels.remove(id);
            if (guild != null) {
                guild.channels.remove(this);
                String event = isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE";
                world.dispatch(event, Payloads.channel(this), Dispatch.GUILDS, guild);
            }
        });
    }

    /** A moderator archives the thread, and locks it or not. */
    public void archive(boolean lockToo) {
        world.locked(() -> {
            archived = true;
            locked = lockToo;
            announce();
        });
    }

    /** A moderator deletes a message, whoever wrote it. */
    public void deleteMessage(SeenMessage message) {
        world.locked(() -> remove(stored(message.id())));
    }

    FakeGuild guild() {
        if (guild == null) {
            throw new IllegalStateException(this + " is not in a guild");
        }
        return guild;
    }

    @Nullable
    FakeGuild guildOrNull() {
        return guild;
    }

    int type() {
        return type;
    }

    String createdAt() {
        return createdAt;
    }

    int archiveMinutes() {
        return archiveMinutes;
    }

    boolean archivedNow() {
        return archived;
    }

    boolean lockedNow() {
        return locked;
    }

    String nameNow() {
        return name;
    }

    @Nullable
    FakeUser owner() {
        return owner;
    }

    FakeUser recipient() {
        if (recipient == null) {
            throw new IllegalStateException(this + " is not a direct channel");
        }
        return recipient;
    }

    void beDirectWith(FakeUser user) {
        this.recipient = user;
    }

    void beThreadOf(FakeUser creator, int minutes) {
        this.owner = creator;
        this.archiveMinutes = minutes;
        threadMembers.add(creator);
    }

    void rename(String newName) {
        this.name = newName;
    }

    void setArchived(boolean isArchived, boolean isLocked, int minutes) {
        this.archived = isArchived;
        this.locked = isLocked;
        this.archiveMinutes = minutes;
    }

    void typing() {
        typingCount++;
    }

    /** Tells the bot how the channel is now. */
    void announce() {
        if (guild != null) {
            world.dispatch(
                    isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", Payloads.channel(this), Dispatch.GUILDS, guild);
        }
    }

    StoredMessage stored(String messageId) {
        StoredMessage message = messages.get(messageId);
        if (message == null || message.deleted) {
            throw ApiError.unknownMessage();
        }
        return message;
    }

    /** Counts up with everything that appears here or changes, a bot's "is thinking" left out; takes no lock. */
    public int changes() {
        return changes.get();
    }

    void changed(StoredMessage message) {
        if (!message.seen().isLoading()) {
            changes.incrementAndGet();
        }
    }

    void add(StoredMessage message) {
        messages.put(message.id, message);
        changed(message);
        if (message.onlyFor == null) {
            publicMessages++;
            lastMessageId = message.id;
        }
        if (world.lean && messages.size() > LEAN_MESSAGES) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    void remove(StoredMessage message) {
        message.deleted = true;
        if (message.onlyFor == null) {
            publicMessages--;
            ObjectNode event = Json.object().put("id", message.id).put("channel_id", id);
            if (guild != null) {
                event.put("guild_id", guild.id());
            }
            world.dispatch("MESSAGE_DELETE", event, messageIntent(), guild);
        }
    }

    long messageIntent() {
        return guild == null ? Dispatch.DIRECT_MESSAGES : Dispatch.GUILD_MESSAGES;
    }

    /** What the user may do here, by Discord's algorithm: roles, then overwrites of everyone, of roles, of the member. */
    long permissions(FakeUser user) {
        if (guild == null) {
            return -1L >>> 1;
        }
        long bits = guild.basePermissions(user);
        if ((bits & DiscordPermission.ADMINISTRATOR.bit()) != 0) {
            return -1L >>> 1;
        }
        FakeChannel ruling = parent == null ? this : parent;
        bits = ruling.overwritten(bits, List.of(guild.id()));
        bits = ruling.overwritten(bits, guild.memberOf(user).roles());
        bits = ruling.overwritten(bits, List.of(user.id()));
        if (user.equals(world.bot)) {
            bits &= ~DiscordPermission.bits(ruling.secretlyDenied);
            bits &= ~DiscordPermission.bits(secretlyDenied);
        }
        return bits;
    }

    boolean may(FakeUser user, DiscordPermission permission) {
        return (permissions(user) & permission.bit()) != 0;
    }

    private long overwritten(long bits, Collection<String> ids) {
        long allow = 0;
        long deny = 0;
        for (String one : ids) {
            Overwrite overwrite = overwrites.get(one);
            if (overwrite != null) {
                allow |= overwrite.allow();
                deny |= overwrite.deny();
            }
        }
        return (bits & ~deny) | allow;
    }

    private void overwrite(String target, int targetType, long allow, long deny) {
        world.locked(() -> {
            Overwrite before = overwrites.getOrDefault(target, new Overwrite(target, targetType, 0, 0));
            overwrites.put(
                    target,
                    new Overwrite(
                            target, targetType, (before.allow() & ~deny) | allow, (before.deny() & ~allow) | deny));
            announce();
        });
    }

    int messageCount() {
        return publicMessages;
    }

    String lastMessageId() {
        return lastMessageId;
    }

    @Nullable
    FakeChannel parentOrNull() {
        return parent;
    }

    List<Overwrite> overwriteList() {
        return new ArrayList<>(overwrites.values());
    }

    @Override
    public String toString() {
        return (isDirect() ? "direct messages with " : isThread() ? "thread " : "#") + name;
    }
}
