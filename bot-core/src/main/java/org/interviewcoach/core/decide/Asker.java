package org.interviewcoach.core.decide;

import java.util.Set;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.LearnerId;

/**
 * Who is behind a command.
 *
 * @param name as they call themselves there: escape it
 * @param capabilities the platform's seeds and the coach's grants together
 */
public record Asker(Actor actor, LearnerId learner, String name, Set<Capability> capabilities, ProfileState profile) {
    public Asker {
        capabilities = Set.copyOf(capabilities);
    }

    public boolean may(Capability capability) {
        return capabilities.contains(capability);
    }
}
