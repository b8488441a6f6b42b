package org.interviewcoach.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
    private static final String STACK = "What is a stack?";
    private static final Likeness LIKENESS = new Likeness(
            STACK,
            List.of(
                    "A collection that removes the element that was added most recently: last in, first out.",
                    "A data structure with push and pop, where elements leave in the reverse order of their arrival."));

    @Test
    void isFullForTheReferenceItself() {
        Likeness one = new Likeness(STACK, List.of("A collection in which the newest element leaves first."));

        assertThat(one.permille("A collection in which the newest element leaves first."))
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "you delete the item that was inserted last, last in first out | it stores elements",
                "data structure with push and pop operations, lifo, last in first out | a data structure",
                "the elment that was aded most recently is removd first | the element is some data in memory",
                "last in first out | a stack is a stack",
                "the most recently added element is removed first | the most recently added element is not removed first"
            })
    void prefersTheBetterAnswer(String better, String worse) {
        assertThat(LIKENESS.permille(better)).isGreaterThan(LIKENESS.permille(worse));
    }

    @Test
    void givesLittleForTheQuestionItself() {
        assertThat(LIKENESS.permille("What is a stack? A stack is a stack.")).isLessThan(120);
    }

    @Test
    void givesNothingForNothing() {
        assertThat(LIKENESS.permille("")).isZero();
        assertThat(LIKENESS.permille("the of and")).isZero();
        assertThat(new Likeness(STACK, List.of()).permille("anything")).isZero();
    }

    @Test
    void doesNotRewardPadding() {
        String answer = "last in, first out, with push and pop";

        assertThat(LIKENESS.permille(answer + " and my cat likes the warm windows of the neighbour's kitchen at noon"))
                .isLessThanOrEqualTo(LIKENESS.permille(answer));
    }
}
