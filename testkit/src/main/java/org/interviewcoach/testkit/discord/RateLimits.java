package org.interviewcoach.testkit.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.interviewcoach.testkit.discord.referee.DiscordLimits;
import org.interviewcoach.testkit.discord.referee.Referee;

/**
 * Buckets by route and major parameter. Without a limit set by the test a bucket never runs dry, yet its headers are sent; the global
 * limit of 50 requests a second holds unless switched off. A bot that goes on while it was told to wait is reported.
 */
public final class RateLimits {
    private static final int PLENTY = 1000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** Requests that were on their way when the 429 was sent are no disobedience. */
    private static final long GRACE = Duration.ofMillis(200).toNanos();

    private final Referee referee;
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Pause> pauses = new HashMap<>();
    private final Deque<Long> global = new ArrayDeque<>();
    private final Deque<Long> invalid = new ArrayDeque<>();
    private boolean globalLimit;
    /** Benchmarks take no lock here: nothing was limited, nobody was told to wait. */
    private volatile boolean enforced;

    private volatile boolean paused;
    private boolean invalidReported;

    RateLimits(Referee referee, boolean globalLimit) {
        this.referee = referee;
        this.globalLimit = globalLimit;
        this.enforced = globalLimit;
    }

    private record Limit(int requests, Duration window) {}

    private record Pause(long sentNanos, long untilNanos) {}

    private static final class Bucket {
        private long startNanos;
        private int used;
    }

    /** What the headers of an answer say. */
    record State(String hash, int limit, int remaining, double resetAfterSeconds, boolean exceeded, boolean global) {}

    /** From now on a route such as {@code POST /channels/{channel_id}/messages} allows so many requests in a window, a channel. */
    public synchronized void limit(String route, int requests, Duration window) {
        limits.put(route, new Limit(requests, window));
        enforced = true;
    }

    public synchronized void unlimited(String route) {
        limits.remove(route);
    }

    /** Switches the limit of 50 requests a second over all routes on or off. */
    public synchronized void enforceGlobalLimit(boolean enforce) {
        globalLimit = enforce;
        enforced |= enforce;
    }

    State admit(Call call, long nowNanos) {
        return enforced ? admitWithin(call, nowNanos) : plenty(call.route());
    }

    private synchronized State admitWithin(Call call, long nowNanos) {
        Route route = call.route();
        String hash = Integer.toHexString(route.name().hashCode());
        if (globalLimit && !route.belongsToInteractions() && !takeGlobal(nowNanos)) {
            return new State(hash, PLENTY, 0, 1, true, true);
        }
        Limit limit = limits.get(route.name());
        if (limit == null) {
            return plenty(route);
        }
        Bucket bucket = buckets.computeIfAbsent(key(call), key -> new Bucket());
        long window = limit.window().toNanos();
        if (bucket.used == 0 || nowNanos - bucket.startNanos >= window) {
            bucket.startNanos = nowNanos;
            bucket.used = 0;
        }
        boolean exceeded = bucket.used >= limit.requests();
        bucket.used += exceeded ? 0 : 1;
        double resetAfter = (bucket.startNanos + window - nowNanos) / (double) SECOND;
        return new State(hash, limit.requests(), limit.requests() - bucket.used, resetAfter, exceeded, false);
    }

    private static State plenty(Route route) {
        return new State(Integer.toHexString(route.name().hashCode()), PLENTY, PLENTY - 1, 1, false, false);
    }

    /** Remembers that the bot was told to wait. */
    synchronized void told(Call call, int seconds, boolean global, long nowNanos) {
        paused = true;
        pauses.put(global ? "*" : key(call), new Pause(nowNanos, nowNanos + seconds * SECOND));
    }

    /** Reports a request that should have waited. */
    void checkObedience(Call call) {
        if (paused) {
            checkPauses(call);
        }
    }

    private synchronized void checkPauses(Call call) {
        long arrived = call.http().firstByteNanos();
        for (String key : new String[] {key(call), "*"}) {
            Pause pause = pauses.get(key);
            boolean concerned = !key.equals("*") || !call.route().belongsToInteractions();
            if (pause == null || !concerned) {
                continue;
            }
            if (arrived > pause.sentNanos() + GRACE && arrived < pause.untilNanos() - GRACE) {
                referee.report(
                        "rate-limit-ignored",
                        call.http().method() + " " + call.http().path(),
                        "came " + (pause.untilNanos() - arrived) / 1_000_000 + " ms before Retry-After had passed");
            }
        }
    }

    /** Counts answers of 401, 403 and 429, for which Discord bans an address at ten thousand. */
    void countInvalid(int status, long nowNanos) {
        if (status == 401 || status == 403 || status == 429) {
            countOneInvalid(nowNanos);
        }
    }

    private synchronized void countOneInvalid(long nowNanos) {
        invalid.add(nowNanos);
        while (nowNanos - invalid.getFirst() > DiscordLimits.INVALID_REQUESTS_WINDOW.toNanos()) {
            invalid.removeFirst();
        }
        if (invalid.size() >= DiscordLimits.INVALID_REQUESTS && !invalidReported) {
            invalidReported = true;
            referee.report("invalid-10000", "all requests", invalid.size() + " answers of 401, 403 and 429 in 10 min");
        }
    }

    private boolean takeGlobal(long nowNanos) {
        while (!global.isEmpty() && nowNanos - global.getFirst() >= SECOND) {
            global.removeFirst();
        }
        if (global.size() >= DiscordLimits.GLOBAL_REQUESTS_PER_SECOND) {
            return false;
        }
        global.addLast(nowNanos);
        return true;
    }

    private static String key(Call call) {
        Map<String, String> parameters = call.parameters();
        String major = parameters.getOrDefault(
                "channel_id", parameters.getOrDefault("guild_id", parameters.getOrDefault("webhook_token", "")));
        return call.route() + " " + major;
    }
}
