package org.interviewcoach.testkit.slack;

/** A way to the bot: sockets or HTTP. */
interface Transport {
    /** Sends a payload; answers false where there is no way to the bot right now. */
    boolean send(Delivery delivery);
}
