package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transcripts on the bare shell, each also killed and restarted between any two of its lines. */
final class QuizScenarioTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiz-alone",
                "quiz-together",
                "quiz-free-text",
                "quiz-open",
                "quiz-pause",
                "quiz-silence",
                "quiz-skip",
                "quiet-hours",
                "quiz-words",
                "coach-words",
                "quiz-pool",
                "direct-which",
                "seven-days"
            })
    void aKillBetweenAnyTwoLinesChangesNothing(String name) {
        List<String> plainly = play(name, false).facts();

        List<String> killed = play(name, true).facts();

        assertThat(killed).isEqualTo(plainly);
    }

    @Test
    void theChannelSeesTwoPostsOfAQuiz() {
        World world = play("quiz-together", false);

        assertThat(world.seenBy("alice"))
                .filteredOn(seen -> seen.where().equals("general"))
                .as("start and result, and the start of Carol's quiz")
                .hasSize(3);
    }

    @Test
    void repeatsNothingUntilThePoolIsUsedUp() {
        List<String> asked = play("quiz-pool", false).facts().stream()
                .filter(fact -> fact.startsWith("asked"))
                .map(fact -> fact.split(" ", 3)[1])
                .toList();

        assertThat(asked).hasSize(8).doesNotHaveDuplicates();
    }

    private static World play(String name, boolean kills) {
        return ShellWorld.play(Transcript.load(name), SampleBank.bank(), kills);
    }
}
