package org.interviewcoach.core.command;

import java.time.Instant;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Slot;

/** What the shell itself tells a conversation. */
public sealed interface SystemCommand extends Command {
    /** The due time of that step has come. */
    record Timeout(int step) implements SystemCommand {}

    /** An effect of this conversation was carried out, or not. Edits report failures only. */
    record EffectDone(Slot slot, Delivery delivery) implements SystemCommand {}

    /** The process was down; answer time does not run meanwhile. */
    record Downtime(Instant from, Instant to) implements SystemCommand {}
}
