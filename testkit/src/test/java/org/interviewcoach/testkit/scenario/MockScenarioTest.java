package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mock interviews on the bare shell, each also killed and restarted between any two of its lines. */
final class MockScenarioTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mock-panel",
                "mock-steering",
                "mock-everyone",
                "mock-pair",
                "mock-coach",
                "mock-alone",
                "mock-plan",
                "mock-words",
                "mock-closed",
                "mock-voice",
                "mock-thread",
                "mock-beside-quiz",
                "mock-time",
                "mock-fresh"
            })
    void aKillBetweenAnyTwoLinesChangesNothing(String name) {
        List<String> plainly = play(name, false).facts();

        List<String> killed = play(name, true).facts();

        assertThat(killed).isEqualTo(plainly);
    }

    @Test
    void keepsAnswersRepliesAndRatingsForGood() {
        List<String> facts = play("mock-panel", false).facts();

        assertThat(facts)
                .filteredOn(fact -> fact.startsWith("rated"))
                .hasSize(2)
                .anyMatch(fact ->
                        fact.startsWith("rated [3, 2, 4, 3] signed by") && fact.endsWith("\"Spoke very clearly\""))
                .anyMatch(fact -> fact.startsWith("rated [2, 2, 5, 3] by") && fact.endsWith("\"\""));
        assertThat(facts)
                .anyMatch(fact -> fact.startsWith("attempt") && fact.contains("FOLLOW_UP microwave 1000"))
                .anyMatch(fact -> fact.contains("FREE_TEXT") && fact.endsWith("\"put it into the microwave\""));
    }

    @Test
    void dropsWhatOthersWriteInTheThread() {
        List<String> facts = play("mock-thread", false).facts();

        assertThat(facts)
                .anyMatch(fact -> fact.contains("FREE_TEXT")
                        && fact.contains("well, first of all\nthe microwave")
                        && fact.contains("and one more thing"))
                .anyMatch(fact -> fact.contains("FREE_TEXT") && fact.endsWith("\"boil it is\""))
                .noneMatch(fact -> fact.contains("I would boil it"))
                .noneMatch(fact -> fact.contains("everyone"));
    }

    @Test
    void asksWhatNobodyPresentHasSeen() {
        List<String> asked = play("mock-fresh", false).facts().stream()
                .filter(fact -> fact.startsWith("asked"))
                .toList();

        // Seven in Bob's own quiz and one in the interview, which both have seen: eight questions, nine marks.
        assertThat(asked).hasSize(9);
        assertThat(asked.stream().map(fact -> fact.split(" ", 3)[1]).distinct()).hasSize(8);
    }

    private static World play(String name, boolean kills) {
        return ShellWorld.play(Transcript.load(name), SampleBank.bank(), kills);
    }
}
