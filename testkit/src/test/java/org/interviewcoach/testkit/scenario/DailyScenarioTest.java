package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DailyScenarioTest {
    /** A Monday in winter: in Berlin it is ten o'clock. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void switchesOnWithDefaultsPausesResumesAndRemoves(boolean kills) {
        play("""
                bob@general> /daily on kitchen
                bob sees whisper: That is for those who run
                alice@general> /daily list
                alice sees whisper: No question of the day here yet
                alice@general> /daily on kitchen zone:Europe/Berlin
                alice sees whisper: next on Tue 3 Mar, 09:00
                alice sees whisper: 09:00 Europe/Berlin, mon-fri
                alice sees whisper: Kitchen, choices and free text by turns
                alice@general> /daily list
                alice sees whisper: next 3 Mar 2026, 08:00 UTC
                alice@general> /daily on
                alice sees whisper: This channel has one
                alice@general> /daily pause
                alice sees whisper: Paused: nothing is posted
                tick 24h
                alice sees no general: Question of the day
                alice@general> /daily resume
                alice sees whisper: next on Wed 4 Mar
                alice@general> /daily remove
                alice sees whisper: is removed
                tick 48h
                alice sees no general: Question of the day
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void undoTakesItBack(boolean kills) {
        play("""
                alice@general> /daily on kitchen
                alice presses Undo
                alice sees whisper: is removed
                alice presses Undo
                alice sees whisper: was removed
                tick 48h
                alice sees no general: Question of the day
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void asksAnswersAndRevealsWithTheNextPost(boolean kills) {
        World world = play("""
                alice@general> /daily on kitchen zone:Europe/Berlin choices
                tick 23h
                bob sees general: Question of the day Tuesday 3 March
                bob sees general: 0 have answered
                bob sees general: Open until the next question
                bob picks wrong
                bob sees whisper: Recorded
                bob sees whisper: You can change it
                alice sees general: One has answered
                bob picks right
                alice sees general: One has answered
                carol picks wrong
                alice sees general: 2 have answered
                alice sees no general: Paint is for walls
                bob presses My result
                bob sees whisper: Done for this question
                bob sees whisper: Your streak is safe until
                bob sees no whisper: Paint is for walls
                tick 24h
                alice sees general: Question of the day Wednesday 4 March
                alice sees general: The last question
                alice sees general: Paint is for walls
                alice sees general: 1 of 2 had it all right
                alice sees general: Revealed. 2 answers in time
                bob presses My result
                bob sees whisper: 1 of 1 point
                bob sees whisper: This question still waits for you
                carol presses My result
                carol sees whisper: your choice
                """, kills);

        assertThat(world.facts().stream().filter(it -> it.startsWith("attempt")))
                .as("one answer a person")
                .hasSize(2);
        assertThat(world.seenBy("alice"))
                .filteredOn(seen -> seen.where().equals("general"))
                .as("one post a day")
                .hasSize(2);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void freeTextIsGradedAtTheRevealAndLateAnswersEarnNothing(boolean kills) {
        World world = play("""
                alice@general> /daily on kitchen text 10:30 UTC reveal:same-day@17:00
                tick 90m
                bob presses Answer
                bob sees form: How do you make
                bob fills answer: paint it with a brush
                bob sees whisper: Recorded
                carol presses Answer by typing
                carol sees direct: How do you make
                carol> put it into the microwave
                carol sees whisper: Recorded
                alice sees general: 2 have answered
                alice sees no general: Model answer
                tick 6h
                tick 40m
                alice sees general: The answer Monday 2 March
                alice sees general: Model answer
                alice sees general: 2 answers; everybody has their own verdict
                alice sees general: Revealed
                alice sees no general: microwave
                carol presses My result
                carol sees whisper: What was wrong
                dave presses My result
                dave sees whisper: You did not answer this one
                """, kills);

        assertThat(world.facts().stream().filter(it -> it.startsWith("attempt")))
                .hasSize(2);
    }

    private static World play(String transcript, boolean kills) {
        Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
        ShellWorld world = new ShellWorld(
                MONDAY,
                knowledge,
                new MemoryStore(new CountedIds()),
                store -> ((MemoryStore) store).reopen(),
                store -> FactDump.of(((MemoryStore) store).facts()));
        world.grant("alice", Capability.RUN_DAILIES, Capability.SET_UP);
        new Scenario(world, knowledge.bank()).play(transcript, kills);
        return world;
    }
}
