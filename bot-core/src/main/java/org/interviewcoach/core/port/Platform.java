package org.interviewcoach.core.port;

import java.util.concurrent.CompletableFuture;
import org.interviewcoach.core.who.PlatformId;

/**
 * A chat platform as whoever wires the coach together sees it. Made once, started once, stopped once.
 *
 * <p>Its messenger can be handed out before the start; what it is asked until then it answers with "try again".
 */
public interface Platform {
    PlatformId id();

    Messenger messenger();

    /**
     * Connects, registers the commands and hands everything that happens to the coach.
     *
     * @return done once people can use it; fails with a sentence for the operator where it never will
     */
    CompletableFuture<Void> start(Coach coach);

    /** Takes nothing new in, lets what is under way end, disconnects. May be called without a start. */
    void stop();

    Health health();

    /**
     * How it is right now.
     *
     * @param detail one line for the operator, without secrets
     */
    record Health(boolean ready, String detail) {}
}
