package org.interviewcoach.core.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.fact.Fact.Attempt;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;

/** Answers as they count: with the grade that each was given last. */
public final class Corrections {
    private Corrections() {}

    /**
     * For the person's own memory: every correction counts.
     *
     * @param corrections by time
     */
    public static List<Attempt> own(List<Attempt> attempts, List<Corrected> corrections) {
        return apply(attempts, corrections);
    }

    /**
     * For what others see: what a reviewer ruled counts, what people say of themselves does not.
     *
     * @param corrections by time
     */
    public static List<Attempt> ruled(List<Attempt> attempts, List<Corrected> corrections) {
        return apply(
                attempts, corrections.stream().filter(it -> !it.cause().isOwn()).toList());
    }

    private static List<Attempt> apply(List<Attempt> attempts, List<Corrected> corrections) {
        if (corrections.isEmpty()) {
            return attempts;
        }
        Map<Key, Corrected> latest = new HashMap<>();
        corrections.forEach(it -> latest.put(new Key(it.learner(), it.of(), it.step()), it));
        return attempts.stream()
                .map(it -> {
                    Corrected better = latest.get(new Key(it.learner(), it.conversation(), it.step()));
                    return better == null || it.probe().isPresent() ? it : corrected(it, better);
                })
                .toList();
    }

    private static Attempt corrected(Attempt it, Corrected better) {
        return new Attempt(
                it.learner(),
                it.scope(),
                it.conversation(),
                it.step(),
                it.question(),
                it.revision(),
                it.grader(),
                it.mode(),
                it.probe(),
                it.answer(),
                better.scorePermille(),
                better.level(),
                better.points(),
                it.misconceptions(),
                it.hints(),
                it.optionOrder(),
                it.late(),
                it.askedAt(),
                it.at());
    }

    private record Key(LearnerId learner, ConversationId conversation, int step) {}
}
