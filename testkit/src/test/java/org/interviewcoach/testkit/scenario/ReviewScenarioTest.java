package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews and privacy on the bare shell, each also killed and restarted between any two of its lines. */
final class ReviewScenarioTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "review-again",
                "review-beside",
                "review-reminder",
                "privacy",
                "progress",
                "fair-said",
                "fair-report",
                "fair-appeal",
                "fair-open",
                "fair-quiet",
                "fair-mock",
                "fair-daily",
                "suggest",
                "own-pack",
                "own-upload",
                "board",
                "board-session",
                "items"
            })
    void aKillBetweenAnyTwoLinesChangesNothing(String name) {
        List<String> plainly =
                ShellWorld.play(Transcript.load(name), SampleBank.bank(), false).facts();

        List<String> killed =
                ShellWorld.play(Transcript.load(name), SampleBank.bank(), true).facts();

        assertThat(killed).isEqualTo(plainly);
    }
}
