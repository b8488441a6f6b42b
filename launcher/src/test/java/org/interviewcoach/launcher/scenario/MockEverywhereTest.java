package org.interviewcoach.launcher.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Mock interviews are one engine, too: the same transcripts give the same facts on every platform and store. */
final class MockEverywhereTest {
    @TestFactory
    Stream<DynamicNode> theSameTranscriptGivesTheSameFactsEverywhere() {
        return Everywhere.plays(
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
                "mock-time",
                "mock-fresh");
    }
}
