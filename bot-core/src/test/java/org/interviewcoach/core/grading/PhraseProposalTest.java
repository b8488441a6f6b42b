package org.interviewcoach.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.KeyPoint;
import org.junit.jupiter.api.Test;

final class PhraseProposalTest {
    private static final KeyPoint LAZY = new KeyPoint(
            "lazy",
            "A queryset is evaluated when it is iterated",
            "It saves queries.",
            2,
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    @Test
    void choosesTheSentenceThatIsNearestToThePoint() {
        String answer = "Well, I like the ORM. The queryset only gets evaluated on looping over it. That is all!";

        assertThat(PhraseProposal.sentence(LAZY, answer))
                .isEqualTo("The queryset only gets evaluated on looping over it.");
        assertThat(PhraseProposal.pattern(LAZY, answer)).contains("queryset + evaluated + looping");
    }

    @Test
    void proposesNothingWhereNoWordCarriesMeaning() {
        assertThat(PhraseProposal.pattern(LAZY, "it is that")).isEmpty();
        assertThat(PhraseProposal.pattern(LAZY, "")).isEmpty();
    }
}
