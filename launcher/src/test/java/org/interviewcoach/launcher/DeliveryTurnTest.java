package org.interviewcoach.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.interviewcoach.store.JdbcStore;
import org.interviewcoach.store.StoreLocation;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryTurnTest {
    @Test
    void oneReplicaDeliversAndAnotherTakesOverOnceItIsGone(@TempDir Path folder) {
        ManualClock clock = new ManualClock(Instant.parse("2036-03-03T09:00:00Z"));
        try (JdbcStore store =
                JdbcStore.open(new StoreLocation.Sqlite(folder), new CountedIds(), id -> Optional.empty())) {
            DeliveryTurn first = new DeliveryTurn(store.leases(), "first", clock);
            DeliveryTurn second = new DeliveryTurn(store.leases(), "second", clock);

            assertThat(first.getAsBoolean()).isTrue();
            assertThat(second.getAsBoolean()).isFalse();

            // Renewed for as long as it lives.
            for (int i = 0; i < 20; i++) {
                clock.tick(Duration.ofSeconds(5));
                assertThat(first.getAsBoolean()).isTrue();
                assertThat(second.getAsBoolean()).isFalse();
            }

            // Gone: the second waits for the lease to run out.
            clock.tick(Duration.ofSeconds(20));
            assertThat(second.getAsBoolean()).isFalse();
            clock.tick(Duration.ofSeconds(11));
            assertThat(second.getAsBoolean()).isTrue();

            // Back from a long sleep: its turn is over.
            assertThat(first.getAsBoolean()).isFalse();
        }
    }

    @Test
    void aTurnThatIsFreeAgainIsTakenAtTheNextLook(@TempDir Path folder) {
        ManualClock clock = new ManualClock(Instant.parse("2036-03-03T09:00:00Z"));
        try (JdbcStore store =
                JdbcStore.open(new StoreLocation.Sqlite(folder), new CountedIds(), id -> Optional.empty())) {
            DeliveryTurn turn = new DeliveryTurn(store.leases(), "first", clock);
            store.leases().acquire("outbox", "other", clock.instant(), Duration.ofSeconds(3));
            assertThat(turn.getAsBoolean()).isFalse();

            clock.tick(Duration.ofSeconds(6));

            assertThat(turn.getAsBoolean()).isTrue();
        }
    }
}
