package org.interviewcoach.launcher.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What is learned and forgotten is the same on every platform and store. */
final class ReviewEverywhereTest {
    @TestFactory
    Stream<DynamicNode> theSameTranscriptGivesTheSameFactsEverywhere() {
        return Everywhere.plays(
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
                "own-files",
                "own-files-alone",
                "board",
                "board-session",
                "items");
    }
}
