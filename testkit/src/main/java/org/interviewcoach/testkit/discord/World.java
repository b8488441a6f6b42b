package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.interviewcoach.testkit.discord.referee.Referee;
import org.jspecify.annotations.Nullable;

/**
 * All that Discord would hold: users, guilds, channels, interactions, commands, and the record of requests. One lock guards it; every
 * change wakes those who wait for something to be seen.
 */
final class World {
    static final long EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int SNOWFLAKE_SHIFT = 22;
    private static final int LEAN_INTERACTIONS = 15_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    final Referee referee;
    final boolean lean;
    final String applicationId;
    long applicationFlags;
    final FakeUser bot;
    final Map<String, FakeUser> users = new LinkedHashMap<>();
    final Map<String, FakeGuild> guilds = new LinkedHashMap<>();
    final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    final Map<String, SentInteraction> interactionsByToken = new LinkedHashMap<>();
    /** By address; bytes as Latin-1. */
    final Map<String, String> files = new LinkedHashMap<>();

    /** Where files of users are handed out; known once the server listens. */
    String fileServer = "";

    final CommandRegistry commands;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InstantSource time;
    private final AtomicReference<Duration> advanced = new AtomicReference<>(Duration.ZERO);
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Duration patience;
    private @Nullable Gateway gateway;
    private long lastSnowflake;

    World(InstantSource time, Referee referee, boolean lean, Duration patience, String botName) {
        this.time = time;
        this.referee = referee;
        this.lean = lean;
        this.patience = patience;
        this.applicationId = nextId();
        this.bot = new FakeUser(this, applicationId, botName, true);
        this.users.put(bot.id(), bot);
        this.commands = new CommandRegistry(this);
    }

    boolean sharesGuild(FakeUser user) {
        return guilds.values().stream().anyMatch(it -> it.hasMember(user) && it.hasMember(bot));
    }

    void connect(Gateway theGateway) {
        this.gateway = theGateway;
    }

    Gateway gateway() {
        if (gateway == null) {
            throw new IllegalStateException("The gateway is not started");
        }
        return gateway;
    }

    Instant now() {
        return time.instant().plus(advanced.get());
    }

    Duration advanced() {
        return advanced.get();
    }

    void advance(Duration step) {
        advanced.updateAndGet(before -> before.plus(step));
    }

    /** Snowflakes carry their time, are unique, and grow. */
    String nextId() {
        return nextId(now());
    }

    String nextId(Instant at) {
        return locked(() -> {
            long wanted = (at.toEpochMilli() - EPOCH_MILLIS) << SNOWFLAKE_SHIFT;
            lastSnowflake = Math.max(lastSnowflake + 1, wanted);
            return Long.toString(lastSnowflake);
        });
    }

    /** An id with an earlier time stamp than now, for what was made long before it is delivered. */
    String backdatedId(Instant at) {
        return locked(() -> {
            lastSnowflake++;
            long low = lastSnowflake & ((1L << SNOWFLAKE_SHIFT) - 1);
            return Long.toString(((at.toEpochMilli() - EPOCH_MILLIS) << SNOWFLAKE_SHIFT) + low);
        });
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            // Not from inside a wait: two who wait would wake each other for ever.
            if (lock.getHoldCount() == 1) {
                changed.signalAll();
            }
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        locked(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Waits, in real time, until something is there; the error names what was awaited and what came instead. */
    <T> T await(String what, Supplier<Optional<T>> find) {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<T> found = find.get();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("Waited " + patience + " in vain for " + what + ".\n" + lately());
                }
                try {
                    // What is awaited may be the bot's own state, of whose changes nothing is heard here.
                    long unused = changed.awaitNanos(Math.min(left, LOOK_AGAIN.toNanos()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("Interrupted while waiting for " + what, e);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    Duration patience() {
        return patience;
    }

    void record(RecordedRequest request) {
        locked(() -> {
            requests.add(request);
            if (lean && requests.size() > 100) {
                requests.remove();
            }
        });
    }

    List<RecordedRequest> requests() {
        return locked(() -> new ArrayList<>(requests));
    }

    void remember(SentInteraction interaction) {
        interactionsByToken.put(interaction.token(), interaction);
        if (lean && interactionsByToken.size() > LEAN_INTERACTIONS) {
            interactionsByToken.remove(interactionsByToken.keySet().iterator().next());
        }
    }

    FakeUser user(String id) {
        FakeUser user = users.get(id);
        if (user == null) {
            throw ApiError.unknownUser();
        }
        return user;
    }

    FakeGuild guild(String id) {
        FakeGuild guild = guilds.get(id);
        if (guild == null) {
            throw ApiError.unknownGuild();
        }
        return guild;
    }

    FakeChannel channel(String id) {
        FakeChannel channel = channels.get(id);
        if (channel == null) {
            throw ApiError.unknownChannel();
        }
        return channel;
    }

    void dispatch(Dispatch dispatch) {
        gateway().dispatch(dispatch);
    }

    void dispatch(String type, ObjectNode data, long intent, @Nullable FakeGuild guild) {
        dispatch(Dispatch.of(type, data, intent, guild == null ? null : guild.id()));
    }

    private String lately() {
        StringBuilder text = new StringBuilder("The latest requests were:");
        List<RecordedRequest> all = new ArrayList<>(requests);
        for (RecordedRequest request : all.subList(Math.max(0, all.size() - 8), all.size())) {
            String line = request.toString();
            text.append("\n  ").append(line.length() > 400 ? line.substring(0, 400) + "…" : line);
        }
        referee.violations().forEach(violation -> text.append("\n  ").append(violation));
        return text.toString();
    }
}
