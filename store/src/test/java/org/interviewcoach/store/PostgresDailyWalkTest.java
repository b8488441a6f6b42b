package org.interviewcoach.store;

import org.interviewcoach.testkit.scenario.DailyWalk;
import org.interviewcoach.testkit.scenario.Shelf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of the steps; all of them with {@code -Dwalk.stride=1}. */
final class PostgresDailyWalkTest extends DailyWalk {
    PostgresDailyWalkTest() {
        super(Integer.getInteger("walk.stride", 13));
    }

    @Override
    protected Shelf empty() {
        return JdbcShelf.postgres(TestPostgres.emptied());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherProcessAtAnyStepGivesNoSecondPost(boolean dies) {
        walkWithAnother(dies);
    }
}
