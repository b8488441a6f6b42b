package org.interviewcoach.core.bank;

import java.util.List;
import java.util.Optional;

/**
 * A question with everything that is needed to ask, grade and explain it.
 *
 * @param revision hash of the content; a fact pins it, so that an old verdict can be told from a new rubric
 * @param text what is asked, small Markdown
 * @param answer the model answer, Markdown
 * @param samples graded examples, for lint and tests
 * @param hints from gentle to near
 */
public record Question(
        QuestionId id,
        String revision,
        Tier tier,
        String text,
        Level level,
        List<String> tags,
        Optional<String> since,
        Optional<String> until,
        String answer,
        Rubric rubric,
        Optional<Choices> choices,
        List<String> hints,
        List<Sample> samples,
        List<Reference> references,
        List<SeedSource> sources) {
    public Question {
        tags = List.copyOf(tags);
        hints = List.copyOf(hints);
        samples = List.copyOf(samples);
        references = List.copyOf(references);
        sources = List.copyOf(sources);
    }

    public String area() {
        return id.area();
    }
}
