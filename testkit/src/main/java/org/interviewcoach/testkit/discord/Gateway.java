package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The gateway as tests drive it: who is connected, and what may go wrong with connections and events. */
public final class Gateway {
    private final World world;
    private final GatewaySocket socket;
    private final List<GatewaySession> sessions = new ArrayList<>();
    private final Map<String, Integer> duplicates = new LinkedHashMap<>();
    private final Map<String, Integer> losses = new LinkedHashMap<>();
    private @Nullable List<Dispatch> held;
    private Duration lateness = Duration.ZERO;
    private boolean answersHeartbeats = true;
    private int identifies;
    private int resumes;

    Gateway(World world, GatewaySocket socket) {
        this.world = world;
        this.socket = socket;
    }

    /** The address to connect to. */
    public String url() {
        return "ws://127.0.0.1:" + socket.getPort();
    }

    /** Waits until the bot has identified and is connected. */
    public void awaitConnected() {
        awaitTrue("the bot to connect to the gateway", () -> sessions.stream().anyMatch(GatewaySession::isConnected));
    }

    /** Waits until the bot has resumed at least so often. */
    public void awaitResumes(int count) {
        awaitTrue(count + " resumes", () -> resumes >= count);
    }

    /** Waits until the bot has begun at least so many sessions. */
    public void awaitIdentifies(int count) {
        awaitTrue(count + " sessions", () -> identifies >= count);
    }

    public int resumes() {
        return world.locked(() -> resumes);
    }

    public int identifies() {
        return world.locked(() -> identifies);
    }

    public boolean isConnected() {
        return world.locked(() -> sessions.stream().anyMatch(GatewaySession::isConnected));
    }

    /** The connections vanish without a word; the sessions can be resumed. */
    public void dropConnections() {
        List<GatewayConnection> dropped = world.locked(this::connections);
        dropped.forEach(GatewayConnection::drop);
        awaitTrue("the dropped connections to be gone", () -> Collections.disjoint(connections(), dropped));
    }

    /** Closes the connections with one of Discord's close codes. */
    public void close(int code, String reason) {
        world.locked(() -> connections().forEach(connection -> connection.close(code, reason)));
    }

    /** Asks the bot to reconnect and resume (op 7). */
    public void requestReconnect() {
        send(Json.object().put("op", 7).putNull("d"));
    }

    /** Tells the bot that its session is invalid (op 9), to be resumed or not. Events until the new session are lost. */
    public void invalidateSession(boolean resumable) {
        world.locked(() -> {
            List<GatewayConnection> told = connections();
            if (!resumable) {
                excusePending();
                sessions.clear();
            }
            told.forEach(
                    connection -> connection.send(Json.object().put("op", 9).put("d", resumable)));
        });
    }

    /** The next events of a type, such as {@code INTERACTION_CREATE}, are sent twice. */
    public void duplicateNext(int times, String type) {
        world.locked(() -> duplicates.merge(type, times, Integer::sum));
    }

    /** The next events of a type are lost. */
    public void loseNext(int times, String type) {
        world.locked(() -> losses.merge(type, times, Integer::sum));
    }

    /** Keeps all events back until they are released. */
    public void hold() {
        world.locked(() -> {
            if (held == null) {
                held = new ArrayList<>();
            }
        });
    }

    /** Sends what was held, in order. */
    public void release() {
        release(false);
    }

    /** Sends what was held, the newest first. */
    public void releaseReversed() {
        release(true);
    }

    /** The next interaction was made this long ago when it reaches the bot. */
    public void deliverNextLate(Duration age) {
        world.locked(() -> lateness = age);
    }

    /** Heartbeats stay unanswered: a zombie connection. */
    public void answerHeartbeats(boolean answer) {
        world.locked(() -> answersHeartbeats = answer);
    }

    /** Sends any event to every session, whatever its intents. */
    public void inject(String type, ObjectNode data) {
        world.locked(() -> deliver(Dispatch.of(type, data, 0, null)));
    }

    /** Whatever is sent before a bot ever came is a slip of the test; what is sent between two sessions is lost as in life. */
    void mustHaveBeenConnected() {
        if (identifies == 0) {
            throw new IllegalStateException("No bot has connected yet: see awaitConnected()");
        }
    }

    Duration takeLateness() {
        Duration taken = lateness;
        lateness = Duration.ZERO;
        return taken;
    }

    void dispatch(Dispatch dispatch) {
        if (use(losses, dispatch.type())) {
            return;
        }
        if (held != null) {
            held.add(dispatch);
            return;
        }
        deliver(dispatch);
        if (use(duplicates, dispatch.type())) {
            deliver(dispatch);
        }
    }

    boolean answersHeartbeats() {
        return answersHeartbeats;
    }

    /** A new session begins. */
    void identified(GatewaySession session) {
        sessions.add(session);
        identifies++;
        ObjectNode ready =
                Json.object().put("v", 10).put("session_id", session.id()).put("resume_gateway_url", url());
        ready.set("user", Payloads.self(world.bot));
        ready.putArray("private_channels");
        ready.putObject("application").put("id", world.applicationId).put("flags", 0);
        ready.putArray("shard").add(session.shard()).add(session.shards());
        List<FakeGuild> served = world.guilds.values().stream()
                .filter(guild -> guild.hasMember(world.bot) && session.servesGuild(guild.id()))
                .toList();
        for (FakeGuild guild : served) {
            ready.withArrayProperty("guilds").addObject().put("id", guild.id()).put("unavailable", true);
        }
        ready.withArrayProperty("guilds");
        session.send(Dispatch.of("READY", ready, 0, null));
        for (FakeGuild guild : served) {
            Dispatch create =
                    Dispatch.of("GUILD_CREATE", Payloads.guildCreate(guild, world), Dispatch.GUILDS, guild.id());
            if (session.wants(create)) {
                session.send(create);
            }
        }
    }

    Optional<GatewaySession> find(String sessionId) {
        return sessions.stream()
                .filter(session -> session.id().equals(sessionId))
                .findFirst();
    }

    void resumed(GatewaySession session) {
        resumes++;
        session.send(Dispatch.of("RESUMED", Json.object(), 0, null));
    }

    void disconnected(GatewaySession session, boolean forGood) {
        excusePending();
        session.disconnected();
        if (forGood) {
            sessions.remove(session);
        }
    }

    private void deliver(Dispatch dispatch) {
        for (GatewaySession session : List.copyOf(sessions)) {
            if (session.wants(dispatch)) {
                session.send(dispatch);
            }
        }
    }

    private void release(boolean reversed) {
        world.locked(() -> {
            List<Dispatch> all = held == null ? List.of() : held;
            held = null;
            if (reversed) {
                Collections.reverse(all);
            }
            all.forEach(this::dispatch);
        });
    }

    /** Whoever loses the connection cannot be blamed for what was on its way. */
    private void excusePending() {
        world.interactionsByToken.values().stream()
                .filter(interaction -> !interaction.isAcknowledged())
                .forEach(SentInteraction::excuse);
    }

    private void send(ObjectNode payload) {
        world.locked(() -> connections().forEach(connection -> connection.send(payload)));
    }

    private List<GatewayConnection> connections() {
        List<GatewayConnection> open = new ArrayList<>();
        for (GatewaySession session : sessions) {
            GatewayConnection connection = session.connection();
            if (connection != null) {
                open.add(connection);
            }
        }
        return open;
    }

    private void awaitTrue(String what, BooleanSupplier condition) {
        boolean unused =
                world.await(what, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    private static boolean use(Map<String, Integer> counts, String type) {
        Integer left = counts.get(type);
        if (left == null || left == 0) {
            return false;
        }
        counts.put(type, left - 1);
        return true;
    }
}
