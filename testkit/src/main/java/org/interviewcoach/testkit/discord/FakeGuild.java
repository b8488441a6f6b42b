package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A server (“guild”) with its channels and members; the bot is a member from the start. Changes reach the bot as events. */
public final class FakeGuild {
    private static final Set<DiscordPermission> EVERYONE = Set.of(
            DiscordPermission.VIEW_CHANNEL,
            DiscordPermission.SEND_MESSAGES,
            DiscordPermission.READ_MESSAGE_HISTORY,
            DiscordPermission.ADD_REACTIONS,
            DiscordPermission.EMBED_LINKS,
            DiscordPermission.ATTACH_FILES,
            DiscordPermission.USE_APPLICATION_COMMANDS,
            DiscordPermission.CREATE_PUBLIC_THREADS,
            DiscordPermission.SEND_MESSAGES_IN_THREADS);

    private final World world;
    private final String id;
    private final String name;
    private final FakeUser owner;
    final Map<String, Role> roles = new LinkedHashMap<>();
    final Map<String, Member> members = new LinkedHashMap<>();
    final List<FakeChannel> channels = new ArrayList<>();

    record Role(String id, String name, long permissions, int position) {}

    record Member(FakeUser user, List<String> roles, String joinedAt) {}

    FakeGuild(World world, String name, FakeUser owner) {
        this.world = world;
        this.id = world.nextId();
        this.name = name;
        this.owner = owner;
        roles.put(id, new Role(id, "@everyone", DiscordPermission.bits(EVERYONE), 0));
        String botRole = addRole(
                world.bot.name(),
                DiscordPermission.VIEW_CHANNEL,
                DiscordPermission.SEND_MESSAGES,
                DiscordPermission.SEND_MESSAGES_IN_THREADS,
                DiscordPermission.CREATE_PUBLIC_THREADS,
                DiscordPermission.CREATE_PRIVATE_THREADS,
                DiscordPermission.MANAGE_THREADS,
                DiscordPermission.EMBED_LINKS,
                DiscordPermission.ATTACH_FILES,
                DiscordPermission.READ_MESSAGE_HISTORY,
                DiscordPermission.ADD_REACTIONS);
        members.put(world.bot.id(), member(world.bot, List.of(botRole)));
        if (owner != world.bot) {
            members.put(owner.id(), member(owner, List.of()));
        }
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public FakeUser owner() {
        return owner;
    }

    /** The id of the role that everyone has: the guild's own. */
    public String everyone() {
        return id;
    }

    public FakeChannel createTextChannel(String channelName) {
        return world.locked(() -> {
            FakeChannel channel = new FakeChannel(world, world.nextId(), FakeChannel.TEXT, this, null, channelName);
            channels.add(channel);
            world.channels.put(channel.id(), channel);
            world.dispatch("CHANNEL_CREATE", Payloads.channel(channel), Dispatch.GUILDS, this);
            return channel;
        });
    }

    /** A new role; returns its id. */
    public String addRole(String roleName, DiscordPermission... permissions) {
        return world.locked(() -> {
            Role role = new Role(world.nextId(), roleName, DiscordPermission.bits(List.of(permissions)), roles.size());
            roles.put(role.id(), role);
            if (world.guilds.containsKey(id)) {
                ObjectNode event = Json.object().put("guild_id", id);
                event.set("role", Payloads.role(role));
                world.dispatch("GUILD_ROLE_CREATE", event, Dispatch.GUILDS, this);
            }
            return role.id();
        });
    }

    /** A new user by this name joins, with what everyone may do and these permissions besides. */
    public FakeUser join(String userName, DiscordPermission... permissions) {
        return world.locked(() -> {
            FakeUser user = new FakeUser(world, world.nextId(), userName, false);
            world.users.put(user.id(), user);
            join(user, permissions);
            return user;
        });
    }

    /** A user who exists already joins. */
    public void join(FakeUser user, DiscordPermission... permissions) {
        world.locked(() -> {
            List<String> own = permissions.length == 0 ? List.of() : List.of(addRole(user.name(), permissions));
            Member member = member(user, own);
            members.put(user.id(), member);
            ObjectNode event = Payloads.member(member);
            event.put("guild_id", id);
            world.dispatch("GUILD_MEMBER_ADD", event, Dispatch.GUILD_MEMBERS, this);
        });
    }

    /** The user leaves or is thrown out. */
    public void leave(FakeUser user) {
        world.locked(() -> {
            members.remove(user.id());
            ObjectNode event = Json.object().put("guild_id", id);
            event.set("user", Payloads.user(user));
            world.dispatch("GUILD_MEMBER_REMOVE", event, Dispatch.GUILD_MEMBERS, this);
        });
    }

    /** The bot is thrown out: the guild and its channels are gone for it. */
    public void removeBot() {
        world.locked(() -> {
            members.remove(world.bot.id());
            world.dispatch("GUILD_DELETE", Json.object().put("id", id), Dispatch.GUILDS, this);
        });
    }

    public List<FakeChannel> channels() {
        return world.locked(() -> List.copyOf(channels));
    }

    Member memberOf(FakeUser user) {
        Member member = members.get(user.id());
        if (member == null) {
            throw ApiError.unknownMember();
        }
        return member;
    }

    boolean hasMember(FakeUser user) {
        return members.containsKey(user.id());
    }

    /** What the user may do in the whole guild, without a channel's overwrites. */
    long basePermissions(FakeUser user) {
        if (user.equals(owner)) {
            return -1L >>> 1;
        }
        long bits = roleOf(id).permissions();
        for (String roleId : memberOf(user).roles()) {
            bits |= roleOf(roleId).permissions();
        }
        return bits;
    }

    ArrayNode rolesJson() {
        ArrayNode array = Json.array();
        roles.values().forEach(role -> array.add(Payloads.role(role)));
        return array;
    }

    private Role roleOf(String roleId) {
        Role role = roles.get(roleId);
        if (role == null) {
            throw new IllegalStateException("No role " + roleId + " in " + this);
        }
        return role;
    }

    private Member member(FakeUser user, List<String> own) {
        return new Member(user, own, Json.timestamp(world.now()));
    }

    @Override
    public String toString() {
        return name;
    }
}
