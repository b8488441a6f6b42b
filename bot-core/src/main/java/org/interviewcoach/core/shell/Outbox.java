package org.interviewcoach.core.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
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
 * Carries effects out: in order within a conversation, side by side across conversations, each post at most once.
 *
 * <p>Before a post the store notes that it begins; where a process died or a connection broke in between, the platform
 * is looked at first, and where that cannot be read the post is not repeated. Of several processes on one store the one
 * that has the {@link Turn} delivers, whoever decided.
 */
public final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 200;

    private final Store store;
    private final InstantSource clock;
    private final ShellPolicy policy;
    private final Map<PlatformId, Messenger> messengers = new HashMap<>();
    private final Executor deliveries;
    private final Turn turn;
    private final BiFunction<ConversationId, Command, CompletableFuture<Void>> tell;
    private final Set<ConversationId> inFlight = ConcurrentHashMap.newKeySet();
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

    /**
     * Starts the delivery of everything whose turn it is, where it is this process that delivers.
     *
     * <p>What was in flight before the store was read is left out even if it has landed since: the row that was read may
     * be that of an effect that is done by now, and would be sent again. One look at a time, for the same reason.
     */
    public synchronized void drain() {
        if (!turn.isMine()) {
            return;
        }
        Set<ConversationId> busy = Set.copyOf(inFlight);
        List<PendingEffect> pending = store.pending(clock.instant(), BATCH);
        for (PendingEffect effect : pending) {
            ConversationId conversation = effect.id().conversation();
            if (!busy.contains(conversation) && inFlight.add(conversation)) {
                deliveries.execute(() -> {
                    try {
                        deliver(effect);
                    } catch (RuntimeException e) {
                        log.error("Effect {} failed", effect.id(), e);
                    } finally {
                        inFlight.remove(conversation);
                        wake();
                    }
                });
            }
        }
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
        Map<Slot, MessageRef> slots =
                store.load(pending.id().conversation()).map(Store.Stored::slots).orElse(Map.of());
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
            settle(pending, failed(Delivery.Reason.GAVE_UP));
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
