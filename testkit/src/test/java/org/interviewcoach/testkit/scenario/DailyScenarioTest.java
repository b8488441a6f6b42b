package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of the day on the bare shell, each also killed and restarted between any two of its lines. */
final class DailyScenarioTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily-desk",
                "daily-undo",
                "daily-choices",
                "daily-text",
                "daily-plan",
                "daily-several",
                "daily-streak",
                "daily-quote",
                "daily-mention",
                "daily-verdict",
                "daily-pool",
                "daily-auckland",
                "daily-terminal",
                "daily-terminal-desk"
            })
    void aKillBetweenAnyTwoLinesChangesNothing(String name) {
        List<String> plainly = play(name, false).facts();

        List<String> killed = play(name, true).facts();

        assertThat(killed).isEqualTo(plainly);
    }

    @Test
    void everybodyHasOneAnswerAndADayHasOnePost() {
        World world = play("daily-choices", false);

        assertThat(world.facts().stream().filter(it -> it.startsWith("attempt")))
                .hasSize(2);
        assertThat(world.seenBy("alice"))
                .filteredOn(seen -> seen.where().equals("general"))
                .hasSize(2);
    }

    @Test
    void whoeverAnswersBerlinsFridayOnSaturdayMorningInAucklandHasAnsweredFridays() {
        World world = play("daily-auckland", false);

        List<String> answered =
                world.facts().stream().filter(it -> it.startsWith("attempt")).toList();
        assertThat(answered).hasSize(2).noneMatch(it -> it.contains("late"));
        assertThat(world.seenBy("kiri"))
                .filteredOn(seen -> seen.where().equals("whisper"))
                .last()
                .asString()
                .contains("In a row: 2, best 2, 2 freezes left");
    }

    @Test
    void noQuestionComesTwiceBeforeAllWereUsed() {
        List<String> asked = play("daily-pool", false).facts().stream()
                .filter(it -> it.startsWith("asked "))
                .sorted(Comparator.comparing(it -> it.substring(it.indexOf(" at "))))
                .map(it -> it.split(" ", -1)[1])
                .toList();

        assertThat(asked).hasSize(6);
        assertThat(asked.subList(0, 4)).doesNotHaveDuplicates().allMatch(it -> it.startsWith("kitchen.oven."));
        assertThat(asked.subList(4, 6)).isEqualTo(asked.subList(0, 2));
    }

    private static World play(String name, boolean kills) {
        return ShellWorld.play(Transcript.load(name), SampleBank.bank(), kills);
    }
}
