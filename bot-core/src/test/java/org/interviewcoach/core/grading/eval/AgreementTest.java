package org.interviewcoach.core.grading.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.core.bank.QuestionId;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    private static final QuestionId ONE = new QuestionId("django.orm.one");
    private static final QuestionId TWO = new QuestionId("django.orm.two");

    @Test
    void isOneWhereAllAgree() {
        assertThat(Agreement.kappa(rated(ONE, "00 11 22 33 44"))).isEqualTo(1);
    }

    @Test
    void isNoneWhereChanceWouldDoAsWell() {
        assertThat(Agreement.kappa(rated(ONE, "00 04 40 44"))).isCloseTo(0, within(1e-9));
    }

    @Test
    void weighsByTheSquareOfTheDistance() {
        // Worked by hand: one of four apart by two; 1 - 4 / (sum over all pairs of squared distances / 4, which is
        // 12.5).
        assertThat(Agreement.kappa(rated(ONE, "00 11 22 24"))).isCloseTo(1 - 4 / 12.5, within(1e-9));
    }

    @Test
    void countsWhatMattersMost() {
        List<Rated> answers = new ArrayList<>(rated(ONE, "30 44 22 11"));
        answers.addAll(rated(TWO, "03 00 21 34"));

        Agreement agreement = Agreement.of(answers);

        assertThat(agreement.count()).isEqualTo(8);
        assertThat(agreement.exact()).isEqualTo(0.5);
        assertThat(agreement.withinOne()).isEqualTo(0.75);
        assertThat(agreement.goodGradedLow()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(agreement.badGradedHigh()).isEqualTo(0.5);
        assertThat(agreement.worst()).isEqualTo(TWO.value());
        assertThat(agreement.worstMeanError()).isEqualTo(1.25);
        assertThat(agreement.summary()).contains("exact 50.0 %");
    }

    private static List<Rated> rated(QuestionId question, String pairs) {
        List<Rated> rated = new ArrayList<>();
        for (String pair : pairs.split(" ", -1)) {
            rated.add(new Rated(question, pair.charAt(0) - '0', pair.charAt(1) - '0'));
        }
        return rated;
    }
}
