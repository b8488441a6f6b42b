package org.interviewcoach.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // the evening, the night and the morning of quiet hours over midnight, and the two moments beside them
        "20:00, 08:00, 2026-06-01T17:59:59Z, 2026-06-01T17:59:59Z",
        "20:00, 08:00, 2026-06-01T18:00:00Z, 2026-06-02T06:00:00Z",
        "20:00, 08:00, 2026-06-02T03:00:00Z, 2026-06-02T06:00:00Z",
        "20:00, 08:00, 2026-06-02T06:00:00Z, 2026-06-02T06:00:00Z",
        // within a day
        "12:00, 13:00, 2026-06-01T10:30:00Z, 2026-06-01T11:00:00Z",
        "12:00, 13:00, 2026-06-01T18:00:00Z, 2026-06-01T18:00:00Z",
        // none
        "00:00, 00:00, 2026-06-01T00:00:00Z, 2026-06-01T00:00:00Z",
        // the night in which the clocks go ahead, and the one in which they go back
        "20:00, 08:00, 2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z",
        "20:00, 08:00, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
    })
    void waitsForTheirEnd(LocalTime from, LocalTime until, Instant wanted, Instant said) {
        assertThat(workspace(from, until).outsideQuietHours(wanted, LATER)).isEqualTo(said);
    }

    @Test
    void comesBeforeThemWhereTheirEndIsTooLate() {
        WorkspaceState overnight = workspace(LocalTime.of(20, 0), LocalTime.of(8, 0));
        WorkspaceState noon = workspace(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertThat(overnight.outsideQuietHours(
                        Instant.parse("2026-06-02T02:00:00Z"), Instant.parse("2026-06-02T05:00:00Z")))
                .isEqualTo("2026-06-01T17:59:00Z");
        assertThat(noon.outsideQuietHours(Instant.parse("2026-06-01T10:15:00Z"), Instant.parse("2026-06-01T10:45:00Z")))
                .isEqualTo("2026-06-01T09:59:00Z");
    }

    private static WorkspaceState workspace(LocalTime from, LocalTime until) {
        return new WorkspaceState(
                new Scope(new PlatformId("slack"), "T1", "C1"),
                "acme",
                Set.of(),
                Map.of(),
                "django",
                ZoneId.of("Europe/Berlin"),
                from,
                until,
                true);
    }
}
