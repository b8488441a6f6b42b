package org.interviewcoach.core.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;

/** What is stored about one person, for that person alone. */
public interface Learners {
    /** What that learner remembers; empty for somebody who never answered. */
    LearnerMemory memory(LearnerId learner);

    /** Their answer of that step, and how its grade was changed since; empty where there is none of theirs. */
    Optional<Answered> answer(LearnerId learner, ConversationId conversation, int step);

    /** Everything that is stored about them, to hand out. */
    Dossier dossier(LearnerId learner);

    /**
     * An answer with its corrections.
     *
     * @param corrections by time
     */
    record Answered(Fact.Attempt attempt, List<Fact.Corrected> corrections) {
        public Answered {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * Everything about one person.
     *
     * @param actors who they are on the platforms
     * @param attempts by time
     * @param asked the questions that these answer, in the revisions that were asked, as far as they are kept
     * @param json all of it, for machines
     */
    record Dossier(Set<Actor> actors, List<Fact.Attempt> attempts, List<Question> asked, String json) {
        public Dossier {
            actors = Set.copyOf(actors);
            attempts = List.copyOf(attempts);
            asked = List.copyOf(asked);
        }

        /** The question as it was when it was answered. */
        public Optional<Question> asked(Fact.Attempt attempt) {
            return asked.stream()
                    .filter(it ->
                            it.id().equals(attempt.question()) && it.revision().equals(attempt.revision()))
                    .findFirst();
        }
    }
}
