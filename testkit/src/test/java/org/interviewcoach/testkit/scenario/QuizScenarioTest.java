package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuizScenarioTest {
    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void playsAloneWithOneFollowUpAtATime(boolean kills) {
        play("""
                alice@direct> /quiz kitchen 3
                alice sees direct: Question 1 of 3
                alice picks right
                alice sees direct: 1 of 1 point
                alice sees direct: Paint is for walls
                alice presses Next
                alice sees direct: Question 2 of 3
                alice presses Hint
                alice sees whisper: Think of heat
                alice picks right
                alice sees direct: 0.9 of 1 point
                alice presses Next
                alice sees direct: Question 3 of 3
                alice> no idea, I would put it into the microwave
                alice sees direct: What was wrong
                alice sees direct: What does a microwave do
                alice> it gets rubbery
                alice sees direct: Yes, that is it
                alice sees direct: Follow-up
                alice presses Skip this one
                alice sees direct: Model answer
                alice presses Show the result
                alice sees direct: Result: Kitchen
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void channelPlaysTogetherInAThreadAndSeesTwoPosts(boolean kills) {
        World world = play("""
                alice@general> /quiz kitchen 2 choices
                alice sees general: Open the thread and answer
                bob sees thread: Question 1 of 2
                alice picks right
                alice sees whisper: Recorded
                alice sees whisper: You can change it
                bob sees no whisper: Recorded
                bob picks wrong
                bob sees thread: 2 have answered
                bob picks right
                bob sees no thread: Paint is for walls
                tick 21s
                bob sees thread: Paint is for walls
                bob sees thread: 2 of 2 had it all: Alice, Bob
                tick 26s
                bob sees thread: Question 2 of 2
                carol@general> /quiz kitchen
                carol sees whisper: A quiz runs in this channel already
                alice picks right
                alice sees no thread: Question 2 the answer
                bob picks wrong
                alice sees thread: Question 2 the answer
                tick 26s
                alice sees thread: Result: Kitchen
                alice sees general: Result: Kitchen
                carol@general> /quiz kitchen 1 choices
                carol sees general: Carol asked for it
                """, kills);

        assertThat(world.seenBy("alice"))
                .filteredOn(seen -> seen.where().equals("general"))
                .as("start and result, and the start of Carol's quiz")
                .hasSize(3);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void freeTextVerdictGoesToItsAuthorAlone(boolean kills) {
        play("""
                alice@general> /quiz kitchen 1 text
                alice presses Answer
                alice sees form: How do you make
                alice fills answer: paint it with a brush
                alice sees whisper: Recorded
                bob presses Answer by typing
                bob sees direct: How do you make
                bob> put it in the microwave
                alice sees thread: 2 have answered
                tick 21s
                alice sees thread: 2 answers; everybody has their own verdict
                bob sees direct: What was wrong
                alice sees no thread: microwave
                alice sees no direct: microwave
                bob sees no direct: paint it
                bob sees direct: Follow-up
                bob> rubbery of course
                bob sees direct: Yes, that is it
                bob presses Why
                bob sees whisper: How this came about
                tick 61s
                alice sees general: Result: Kitchen
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void openQuizIsAnsweredInPrivateAndRevealedAtTheClose(boolean kills) {
        play("""
                alice@general> /quiz kitchen 2 open:2d
                bob sees general: Press Start whenever it suits
                bob presses Start
                bob sees direct: Question 1 of 2
                bob picks right
                bob sees direct: Recorded
                bob sees direct: Question 2 of 2
                alice sees general: 1 taking part, 0 done
                carol presses Start
                carol picks wrong
                carol> you boil it
                carol sees direct: That was all of it
                carol sees no direct: Solid
                alice sees general: 2 taking part, 1 done
                bob sees no direct: still open for you
                tick 46h
                bob sees direct: still open for you
                carol sees no direct: still open for you
                tick 3h
                alice sees general: Closed, with 2 players
                alice sees general: Result: Kitchen
                alice sees thread: Question 1 the answer
                carol sees direct: Your answer to question 2
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void pausesResumesAndStopsWithTheBoard(boolean kills) {
        play("""
                alice@general> /quiz kitchen 5 choices time:60s
                bob picks right
                bob presses Pause
                bob sees whisper: That is up to Alice
                alice presses Pause
                bob sees thread: Paused at question 1
                tick 10m
                bob sees thread: Paused at question 1
                alice presses Resume
                bob sees thread: Question 1 of 5
                bob sees no thread: Paint is for walls
                tick 61s
                bob sees thread: Paint is for walls
                alice presses Next
                alice presses Stop
                alice sees thread: Result: Kitchen
                alice sees general: Result: Kitchen
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void endsByItselfWhereNobodyAnswers(boolean kills) {
        play("""
                alice@general> /quiz kitchen 5 choices
                tick 121s
                alice sees thread: Nobody answered this one
                tick 26s
                alice sees thread: Question 2 of 5
                tick 121s
                alice sees thread: It ended by itself
                alice sees general: Nobody answered this time
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void saysWhatWasMeantAndWhatToLoosen(boolean kills) {
        play("""
                alice@general> /quiz kitchne
                alice sees whisper: Did you mean kitchen
                alice@general> /quiz kitchen stov
                alice sees whisper: Did you mean stove
                alice@general> /quiz kitchen 99
                alice sees whisper: 1 to 25 questions
                alice@general> /quiz kitchen open:2y
                alice sees whisper: from one hour to 14 days
                alice@general> /coach hlep
                alice sees whisper: Did you mean help
                alice@general> /coach
                alice sees whisper: five questions
                """, kills);
    }

    @ParameterizedTest(name = "killed between lines: {0}")
    @ValueSource(booleans = {false, true})
    void repeatsNothingUntilThePoolIsUsedUp(boolean kills) {
        World world = play("""
                alice@direct> /quiz kitchen 8 choices
                alice presses Skip
                alice presses Next
                alice presses Skip
                alice presses Next
                alice presses Skip
                alice presses Next
                alice presses Stop
                alice@direct> /quiz kitchen 4 choices
                alice presses Skip
                alice presses Next
                alice presses Skip
                alice presses Next
                alice presses Skip
                alice presses Next
                alice presses Skip
                alice presses Show
                """, kills);

        List<String> asked =
                world.facts().stream().filter(fact -> fact.startsWith("asked")).toList();
        assertThat(asked).hasSize(8).doesNotHaveDuplicates();
    }

    private static World play(String transcript, boolean kills) {
        Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
        ShellWorld world = new ShellWorld(
                Instant.parse("2026-03-02T09:00:00Z"),
                knowledge,
                new MemoryStore(new CountedIds()),
                store -> ((MemoryStore) store).reopen(),
                store -> FactDump.of(((MemoryStore) store).facts()));
        new Scenario(world, knowledge.bank()).play(transcript, kills);
        return world;
    }
}
