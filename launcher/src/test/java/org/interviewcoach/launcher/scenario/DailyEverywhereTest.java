package org.interviewcoach.launcher.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** A question of the day is the same on every platform and store. */
final class DailyEverywhereTest {
    @TestFactory
    Stream<DynamicNode> theSameTranscriptGivesTheSameFactsEverywhere() {
        return Everywhere.plays(
                "daily-desk",
                "daily-undo",
                "daily-choices",
                "daily-text",
                "daily-plan",
                "daily-several",
                "daily-streak",
                "daily-quote",
                "daily-verdict",
                "daily-pool",
                "daily-auckland",
                "daily-terminal",
                "daily-terminal-desk");
    }
}
