package org.interviewcoach.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FsrsTest {
    /** One unit of the last decimal that the reference implementation keeps. */
    private static final double LAST_DECIMAL = 1.1e-8;

    @Test
    void everyStepOfTheReferenceImplementationComesOutTheSame() throws IOException {
        String walk = "";
        Optional<Recall> recall = Optional.empty();
        List<String[]> rows = vectors();
        assertThat(rows).hasSizeGreaterThan(500);
        for (String[] row : rows) {
            if (!row[0].equals(walk)) {
                walk = row[0];
                recall = Optional.empty();
            }
            Fsrs fsrs = new Fsrs(Double.parseDouble(row[1]));
            int elapsed = Integer.parseInt(row[2]);
            Rating rating = rating(Integer.parseInt(row[3]));

            int interval = fsrs.interval(recall, elapsed, rating);
            Recall next = Fsrs.next(recall, elapsed, rating);

            String step = String.join(",", row);
            assertThat(next.stability()).as(step).isCloseTo(Double.parseDouble(row[4]), within(LAST_DECIMAL));
            assertThat(next.difficulty()).as(step).isCloseTo(Double.parseDouble(row[5]), within(LAST_DECIMAL));
            assertThat(interval).as(step).isEqualTo(Integer.parseInt(row[6]));
            recall = Optional.of(next);
        }
    }

    @Test
    void theChanceOfRecallIsNinetyPercentAfterAsManyDaysAsTheStability() {
        Recall recall = new Recall(12.5, 5);

        assertThat(Fsrs.chance(recall, 12.5)).isCloseTo(0.9, within(1e-7));
        assertThat(Fsrs.chance(recall, 0)).isEqualTo(1);
    }

    @Test
    void aHigherTargetAsksSooner() {
        Optional<Recall> recall = Optional.of(new Recall(20, 5));

        assertThat(new Fsrs(0.95).interval(recall, 20, Rating.GOOD))
                .isLessThan(new Fsrs(0.8).interval(recall, 20, Rating.GOOD));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, Double.NaN, -1})
    void anUnusableTargetIsRefused(double target) {
        assertThatThrownBy(() -> new Fsrs(target)).hasMessageContaining("0.7 to 0.97");
    }

    private static Rating rating(int grade) {
        return Arrays.stream(Rating.values())
                .filter(it -> it.grade() == grade)
                .findFirst()
                .orElseThrow();
    }

    private static List<String[]> vectors() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FsrsTest.class.getResourceAsStream("fsrs-vectors.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
