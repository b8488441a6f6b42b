package org.interviewcoach.testkit.scenario;

import java.time.Instant;
import java.util.Locale;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewScenarioTest {
    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void whatWasAnsweredComesBackWhenItIsAboutToBeForgotten(boolean kills) {
        play("""
                alice@general> /coach review
                alice sees whisper: nothing to review yet
                alice@direct> /quiz kitchen 2 choices
                alice picks wrong
                alice presses Next
                alice picks right
                alice presses Show
                alice sees direct: Result: Kitchen
                alice sees no direct: due for review
                alice@general> /coach review
                alice sees whisper: Nothing is due
                # A wrong answer comes back the next day, a right one in three.
                tick 1d
                alice@general> /coach review
                alice sees whisper: direct message
                alice sees direct: Question 1 of 1
                alice picks right
                alice presses Show
                alice sees direct: Result: Review
                tick 4d
                alice@direct> /coach review
                alice sees direct: Question 1 of 2
                bob@general> /coach review
                bob sees whisper: nothing to review yet
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void theEndOfAQuizSaysWhatIsDueBesideIt(boolean kills) {
        play("""
                alice@direct> /quiz kitchen 2 choices
                alice picks wrong
                alice presses Next
                alice picks wrong
                alice presses Show
                tick 2d
                alice@direct> /quiz kitchen 1 choices
                alice picks right
                alice presses Show
                alice sees direct: 2 questions are due for review
                alice presses Start the review
                alice sees direct: Question 1 of 2
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void aReminderComesOnceADayAtTheAskedForTimeAndOnlyWhereSomethingIsDue(boolean kills) {
        play("""
                alice@direct> /coach settings
                alice fills zone: Asia/Tokyo
                alice@direct> /coach settings
                alice fills reminders: on
                alice sees whisper: reminders: on
                # 09:00 in UTC is 18:00 there; the next 09:00 there is in 15 hours.
                tick 15h
                alice sees no direct: due for review
                alice@direct> /quiz kitchen 1 choices
                alice picks wrong
                alice presses Show
                tick 23h
                alice sees no direct: due for review
                tick 1h
                alice sees direct: One question is due for review
                alice presses Start the review
                alice sees direct: Question 1 of 1
                """, kills);
    }

    private static void play(String transcript, boolean kills) {
        Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
        ShellWorld world = new ShellWorld(
                Instant.parse("2026-03-02T09:00:00Z"),
                knowledge,
                new MemoryStore(new CountedIds()),
                store -> ((MemoryStore) store).reopen(),
                store -> FactDump.of(((MemoryStore) store).facts()));
        new Scenario(world, knowledge.bank()).play(transcript, kills);
    }
}
