package org.interviewcoach.testkit;

import java.time.InstantSource;
import java.util.Optional;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;

/** A platform that takes everything at once and shows nothing; a test overrides what it is about. */
public class AcceptingMessenger implements Messenger {
    private final InstantSource clock;
    private final String channel;

    /**
     * A platform.
     *
     * @param channel where everything is said to stand
     */
    public AcceptingMessenger(InstantSource clock, String channel) {
        this.clock = clock;
        this.channel = channel;
    }

    @Override
    public PlatformId platform() {
        return PlatformId.CONSOLE;
    }

    @Override
    public Result post(EffectId key, Destination destination, Message message) {
        return done(key.toString());
    }

    @Override
    public Result edit(MessageRef ref, Message message) {
        return done(ref.message());
    }

    @Override
    public Result openThread(EffectId key, MessageRef under, String name) {
        return done(key.toString());
    }

    @Override
    public Result remove(MessageRef ref) {
        return done(ref.message());
    }

    @Override
    public Result find(EffectId key, Destination destination) {
        return done(key.toString());
    }

    /** Delivered, now, as the message of that id. */
    protected final Result done(String message) {
        return new Result.Done(new Delivery.Delivered(
                new MessageRef(PlatformId.CONSOLE, "t1", channel, Optional.empty(), message), clock.instant()));
    }
}
