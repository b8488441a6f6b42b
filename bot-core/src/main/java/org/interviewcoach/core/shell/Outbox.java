package org.interviewcoach.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.interviewcoach.core.command.Command;
import org.interviewcoach.core.command.SystemCommand;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Messenger.Destination;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.PendingEffect;
import org.interviewcoach.core.port.Turn;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries effects out: in order within a lane of a conversation, side by side across lanes, at most one at a time into a
 * channel, each post at most once.
 *
 * <p>Before a post the store notes that it begins; where a process died or a connection broke in between, the platform
 * is looked at first, and where that cannot be read the post is not repeated. Of several processes on one store the one
 * that has the {@link Turn} delivers, whoever decided.
 */
public final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Pace UNBOUNDED = new Pace(List.of());

    /** Of what waits, so much is read at a time; a few times what can begin. */
    private static final int BATCH = 100;

    /** So far what waits is looked through for something that can begin. */
    private static final int FURTHEST = 6_400;

    /** What is begun and not done: the threads, and as many again so that none is idle until the next look. */
    private static final int MOST_IN_FLIGHT = 32;

    private static final int MOST_OF_A_WORKSPACE = 8;

    private final Store store;
    private final InstantSource clock;
    private final ShellPolicy policy;
    private final Map<PlatformId, Messenger> messengers = new HashMap<>();
    private final Executor deliveries;
    private final Turn turn;
    private final BiFunction<ConversationId, Command, CompletableFuture<Void>> tell;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byWorkspace = new ConcurrentHashMap<>();
    private final AtomicInteger flying = new AtomicInteger();
    private final AtomicInteger wakes = new AtomicInteger();

    Outbox(
            Store store,
            InstantSource clock,
            ShellPolicy policy,
            Collection<Messenger> messengers,
            Executor deliveries,
            Turn turn,
            BiFunction<ConversationId, Command, CompletableFuture<Void>> tell) {
        this.store = store;
        this.clock = clock;
        this.policy = policy;
        this.deliveries = deliveries;
        this.turn = turn;
        this.tell = tell;
        messengers.forEach(it -> this.messengers.put(it.platform(), it));
    }

    /** There may be something to do; cheap, to be called from anywhere. */
    void wake() {
        wakes.incrementAndGet();
    }

    /** Whether somebody called {@link #wake} since the last call of this. */
    boolean woken() {
        return wakes.getAndSet(0) > 0;
    }

    /** Starts the delivery of everything whose turn it is, as fast as it goes: for whoever moves time by hand. */
    public void drain() {
        drain(UNBOUNDED);
    }

    /**
     * Starts the delivery of what has come to its turn, oldest first, as far as threads and the platforms' rates allow,
     * where it is this process that delivers.
     *
     * <p>What was in flight before the store was read is left out even if it has landed since: the row that was read may
     * be that of an effect that is done by now, and would be sent again. One look at a time, for the same reason.
     */
    synchronized void drain(Pace pace) {
        if (!turn.isMine()) {
            return;
        }
        // Platforms that have got as much as they take: what waits for them hides nothing of the others.
        Set<PlatformId> served = new HashSet<>();
        int limit = BATCH;
        while (flying.get() < MOST_IN_FLIGHT) {
            Set<String> busy = Set.copyOf(inFlight);
            boolean begun = false;
            List<PendingEffect> pending = store.pending(clock.instant(), limit, served);
            boolean more = pending.size() == limit;
            boolean slowed = false;
            for (PendingEffect effect : pending) {
                if (flying.get() >= MOST_IN_FLIGHT) {
                    return;
                }
                if (!pace.hasRoom(effect.platform(), clock.instant())) {
                    slowed |= served.add(effect.platform());
                } else if (isPaced(effect, pace) && begin(effect, busy)) {
                    begun = true;
                    pace.take(effect.platform(), requests(effect));
                    into(effect).ifPresent(pace::posted);
                }
            }
            if (!more || (begun && !slowed) || limit >= FURTHEST) {
                return;
            }
            // Nothing of what was read can begin: what is behind it may.
            limit = slowed ? limit : limit * 4;
        }
    }

    /** Whether its workspace takes another post by now. */
    private boolean isPaced(PendingEffect effect, Pace pace) {
        return into(effect)
                .filter(it -> !pace.hasRoomIn(effect.platform(), it, clock.instant()))
                .isEmpty();
    }

    /** The workspace that a post goes into. */
    private static Optional<String> into(PendingEffect effect) {
        return effect.effect() instanceof Effect.Post post
                ? Optional.of(
                        switch (post.target()) {
                            case Target.InChannel it -> it.scope().tenantKey();
                            case Target.InThread it -> it.fallback().tenantKey();
                            case Target.ToPerson it ->
                                it.actor().platform() + "/" + it.actor().tenant();
                        })
                : Optional.empty();
    }

    /** How many requests it takes: a direct message opens its conversation, a look comes before a second send. */
    private static int requests(PendingEffect effect) {
        boolean direct = effect.effect() instanceof Effect.Post post && post.target() instanceof Target.ToPerson;
        return 1 + (direct ? 1 : 0) + (effect.maybeSent() ? 1 : 0);
    }

    /** Begins unless something before it in its lane or on its way to the same channel is in flight. */
    private boolean begin(PendingEffect effect, Set<String> busy) {
        List<String> ways = ways(effect);
        Optional<String> workspace = workspace(effect);
        boolean free = ways.stream().noneMatch(it -> busy.contains(it) || inFlight.contains(it))
                && workspace
                        .filter(it -> byWorkspace.getOrDefault(it, 0) >= MOST_OF_A_WORKSPACE)
                        .isEmpty();
        if (!free) {
            return false;
        }
        inFlight.addAll(ways);
        workspace.ifPresent(it -> byWorkspace.merge(it, 1, Integer::sum));
        flying.incrementAndGet();
        deliveries.execute(() -> {
            try {
                deliver(effect);
            } catch (RuntimeException e) {
                log.error("Effect {} failed", effect.id(), e);
            } finally {
                ways.forEach(inFlight::remove);
                workspace.ifPresent(it -> byWorkspace.computeIfPresent(it, (key, n) -> n > 1 ? n - 1 : null));
                flying.decrementAndGet();
                wake();
            }
        });
        return true;
    }

    /** What it has to itself while it is in flight: its lane, and for a post the channel. */
    private static List<String> ways(PendingEffect effect) {
        String lane = "lane/" + effect.id().conversation() + "/"
                + effect.effect().slot().lane();
        return effect.effect() instanceof Effect.Post post
                ? List.of(lane, "to/" + address(post.target()))
                : List.of(lane);
    }

    private static String address(Target target) {
        return switch (target) {
            case Target.InChannel it -> it.scope().key();
            case Target.InThread it -> it.fallback().key();
            case Target.ToPerson it -> it.actor().key();
        };
    }

    /** One whose platform answers slowly must not take all threads. */
    private static Optional<String> workspace(PendingEffect effect) {
        return effect.effect() instanceof Effect.Post post
                ? Optional.of(
                        switch (post.target()) {
                            case Target.InChannel it -> it.scope().tenantKey();
                            case Target.InThread it -> it.fallback().tenantKey();
                            case Target.ToPerson it -> it.actor().key();
                        })
                : Optional.empty();
    }

    private void deliver(PendingEffect pending) {
        if (!turn.isMine()) {
            // It waited for a thread, and another process has taken over meanwhile.
            return;
        }
        Messenger messenger = messengers.get(pending.platform());
        if (messenger == null) {
            // A platform that is switched off now; its conversations wait until it is back or too old.
            retry(pending, policy.longestRetry(), pending.maybeSent());
            return;
        }
        boolean hangs = !(pending.effect() instanceof Effect.Post post) || post.target() instanceof Target.InThread;
        Map<Slot, MessageRef> slots = hangs
                ? store.load(pending.id().conversation())
                        .map(Store.Stored::slots)
                        .orElse(Map.of())
                : Map.of();
        switch (pending.effect()) {
            case Effect.Post post -> post(messenger, pending, post, slots);
            case Effect.Edit edit ->
                onMessage(pending, slots.get(edit.slot()), ref -> messenger.edit(ref, edit.message()));
            case Effect.Remove remove -> onMessage(pending, slots.get(remove.slot()), messenger::remove);
            case Effect.OpenThread open -> {
                MessageRef under = slots.get(open.under());
                if (under == null) {
                    settle(pending, failed(Delivery.Reason.NOTHING_TO_HANG_ON));
                } else {
                    store.sending(pending.id(), clock.instant());
                    finish(pending, messenger.openThread(pending.id(), under, open.name()), false);
                }
            }
        }
    }

    private void post(Messenger messenger, PendingEffect pending, Effect.Post post, Map<Slot, MessageRef> slots) {
        Destination destination = destination(post.target(), slots);
        if (pending.maybeSent()) {
            if (clock.instant().isAfter(pending.createdAt().plus(Messenger.LOOK_BACK))) {
                // It may stand further back than anybody looks, and a second one is worse than none.
                settle(pending, new Delivery.Unknown());
                return;
            }
            Result found = messenger.find(pending.id(), destination);
            boolean certainlyNot = found instanceof Result.Done done && done.delivery() instanceof Delivery.Failed;
            if (!certainlyNot) {
                finish(pending, found, true);
                return;
            }
        }
        store.sending(pending.id(), clock.instant());
        Result result;
        try {
            result = messenger.post(pending.id(), destination, post.message());
        } catch (RuntimeException e) {
            log.error("A messenger threw on {}", pending.id(), e);
            result = new Result.Done(new Delivery.Unknown());
        }
        boolean unknown = result instanceof Result.Done done && done.delivery() instanceof Delivery.Unknown;
        if (unknown) {
            result = messenger.find(pending.id(), destination);
            if (result instanceof Result.Done looked && looked.delivery() instanceof Delivery.Failed) {
                // Certainly not there: the next try is safe.
                retry(pending, policy.retryAfter(pending.attempts()), false);
                return;
            }
        }
        finish(pending, result, unknown);
    }

    private static Destination destination(Target target, Map<Slot, MessageRef> slots) {
        return switch (target) {
            case Target.InChannel it -> new Destination.InChannel(it.scope());
            case Target.ToPerson it -> new Destination.ToPerson(it.actor());
            case Target.InThread it -> {
                MessageRef thread = slots.get(it.slot());
                yield thread == null ? new Destination.InChannel(it.fallback()) : new Destination.InThread(thread);
            }
        };
    }

    private void onMessage(PendingEffect pending, @Nullable MessageRef ref, Function<MessageRef, Result> action) {
        if (ref == null) {
            settle(pending, failed(Delivery.Reason.NOTHING_TO_HANG_ON));
            return;
        }
        finish(pending, action.apply(ref), false);
    }

    /**
     * Does what the result asks for.
     *
     * @param maybeSent whether the result is that of a look after an earlier send, and not of the send
     */
    private void finish(PendingEffect pending, Result result, boolean maybeSent) {
        switch (result) {
            case Result.Done done -> settle(pending, done.delivery());
            case Result.TryAgain again -> {
                Duration own = policy.retryAfter(pending.attempts());
                retry(pending, again.after().compareTo(own) > 0 ? again.after() : own, maybeSent);
            }
        }
    }

    private void retry(PendingEffect pending, Duration after, boolean maybeSent) {
        Instant next = clock.instant().plus(after);
        if (next.isAfter(pending.createdAt().plus(policy.deliveryGrace()))) {
            // Whoever could not be looked for in all that time may stand there all the same.
            settle(pending, maybeSent ? new Delivery.Unknown() : failed(Delivery.Reason.GAVE_UP));
        } else {
            store.postpone(pending.id(), next, maybeSent);
        }
    }

    /**
     * Tells the conversation, then stores the outcome. A kill between the two leaves a post that may have been sent: it
     * is found on the platform and told again, which changes nothing the second time.
     */
    private void settle(PendingEffect pending, Delivery delivery) {
        if (reports(pending.effect(), delivery)) {
            tell.apply(
                            pending.id().conversation(),
                            new SystemCommand.EffectDone(pending.effect().slot(), delivery))
                    .join();
        }
        store.delivered(pending.id(), delivery);
        if (delivery instanceof Delivery.Failed failed) {
            log.warn("Effect {} failed: {}", pending.id(), failed.reason());
        }
    }

    private static boolean reports(Effect effect, Delivery delivery) {
        return switch (effect) {
            case Effect.Post post -> true;
            case Effect.OpenThread open -> true;
            case Effect.Edit edit -> delivery instanceof Delivery.Failed;
            case Effect.Remove remove -> false;
        };
    }

    private static Delivery failed(Delivery.Reason reason) {
        return new Delivery.Failed(reason, Optional.empty());
    }
}
