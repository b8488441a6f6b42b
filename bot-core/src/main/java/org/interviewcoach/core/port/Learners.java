package org.interviewcoach.core.port;

import java.util.List;
import java.util.Set;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.LearnerId;

/** What is stored about one person, for that person alone. */
public interface Learners {
    /** What that learner remembers; empty for somebody who never answered. */
    LearnerMemory memory(LearnerId learner);

    /** Everything that is stored about them, to hand out. */
    Dossier dossier(LearnerId learner);

    /**
     * Everything about one person.
     *
     * @param actors who they are on the platforms
     * @param attempts by time
     * @param json all of it, for machines
     */
    record Dossier(Set<Actor> actors, List<Fact.Attempt> attempts, String json) {
        public Dossier {
            actors = Set.copyOf(actors);
            attempts = List.copyOf(attempts);
        }
    }
}
