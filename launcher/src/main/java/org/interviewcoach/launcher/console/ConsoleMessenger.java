package org.interviewcoach.launcher.console;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;

/**
 * Shows messages on a screen. What was shown once cannot be changed there, so an edit is shown again below.
 *
 * <p>A screen forgets nothing that it was sent in this run: {@link #find} knows every effect of it, and certainly none
 * of an earlier run.
 */
final class ConsoleMessenger implements Messenger {
    private final InstantSource clock;
    private final BiConsumer<MessageRef, Message> screen;
    private final Map<EffectId, MessageRef> sent = new ConcurrentHashMap<>();
    private final Map<MessageRef, Message> standing = new ConcurrentHashMap<>();

    /**
     * A messenger.
     *
     * @param screen shows a message, new or changed
     */
    ConsoleMessenger(InstantSource clock, BiConsumer<MessageRef, Message> screen) {
        this.clock = clock;
        this.screen = screen;
    }

    @Override
    public PlatformId platform() {
        return PlatformId.CONSOLE;
    }

    @Override
    public Result post(EffectId key, Destination destination, Message message) {
        MessageRef ref = sent.computeIfAbsent(key, it -> refOf(it, destination));
        standing.put(ref, message);
        screen.accept(ref, message);
        return done(ref);
    }

    private static MessageRef refOf(EffectId key, Destination destination) {
        String id = key.toString();
        return switch (destination) {
            case Destination.InChannel it ->
                new MessageRef(
                        PlatformId.CONSOLE, it.scope().tenant(), it.scope().channel(), Optional.empty(), id);
            case Destination.InThread it ->
                new MessageRef(
                        PlatformId.CONSOLE,
                        it.thread().tenant(),
                        it.thread().channel(),
                        Optional.of(it.thread().message()),
                        id);
            case Destination.ToPerson it ->
                new MessageRef(
                        PlatformId.CONSOLE,
                        it.actor().tenant(),
                        "direct-" + it.actor().user(),
                        Optional.empty(),
                        id);
        };
    }

    @Override
    public Result edit(MessageRef ref, Message message) {
        standing.put(ref, message);
        screen.accept(ref, message);
        return done(ref);
    }

    @Override
    public Result openThread(EffectId key, MessageRef under, String name) {
        return done(under);
    }

    @Override
    public Result remove(MessageRef ref) {
        standing.remove(ref);
        return done(ref);
    }

    @Override
    public Result find(EffectId key, Destination destination) {
        MessageRef ref = sent.get(key);
        return ref == null
                ? new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()))
                : done(ref);
    }

    private Result done(MessageRef ref) {
        return new Result.Done(new Delivery.Delivered(ref, clock.instant()));
    }
}
