package org.interviewcoach.launcher.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The quiz is one engine: the same words and presses give the same facts and scores on every platform and store. */
final class QuizEverywhereTest {
    @TestFactory
    Stream<DynamicNode> theSameTranscriptGivesTheSameFactsEverywhere() {
        return Everywhere.plays(
                "quiz-alone",
                "quiz-together",
                "quiz-free-text",
                "quiz-open",
                "quiz-pause",
                "quiz-silence",
                "quiet-hours",
                "quiz-words",
                "coach-words",
                "quiz-pool",
                "direct-which",
                "seven-days");
    }
}
