package org.interviewcoach.testkit.scenario;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step, on the store in memory. */
final class MemoryDailyWalkTest extends DailyWalk {
    MemoryDailyWalkTest() {
        super(1);
    }

    @Override
    protected Shelf empty() {
        return Shelf.inMemory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherProcessAtAnyStepGivesNoSecondPost(boolean dies) {
        walkWithAnother(dies);
    }
}
