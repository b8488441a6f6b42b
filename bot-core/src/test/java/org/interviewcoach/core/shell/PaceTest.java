package org.interviewcoach.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.PlatformId;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void neverLetsMoreThanARateAndABurstOutInASecond() {
        Pace pace = new Pace(List.of(messenger(PlatformId.DISCORD, OptionalInt.of(40))));

        // A rest, then everybody at once, with a look every ten milliseconds.
        int out = taken(pace, NOON);
        for (int i = 1; i < 100; i++) {
            out += taken(pace, NOON.plusMillis(10L * i));
        }

        assertThat(out).isBetween(46, 48);
    }

    @Test
    void aLongRestSavesNothingUp() {
        Pace pace = new Pace(List.of(messenger(PlatformId.DISCORD, OptionalInt.of(40))));
        int first = taken(pace, NOON);

        int afterAnHour = taken(pace, NOON.plus(Duration.ofHours(1)));

        assertThat(first).isEqualTo(8);
        assertThat(afterAnHour).isEqualTo(8);
    }

    @Test
    void aClockThatIsPutBackGoesOnFromThere() {
        Pace pace = new Pace(List.of(messenger(PlatformId.DISCORD, OptionalInt.of(40))));
        assertThat(taken(pace, NOON)).isEqualTo(8);

        assertThat(taken(pace, NOON.minusSeconds(60))).isZero();
        assertThat(taken(pace, NOON.minusSeconds(59))).isEqualTo(8);
    }

    @Test
    void aPlatformWithoutSuchALimitIsNotSlowed() {
        Pace pace = new Pace(List.of(messenger(PlatformId.SLACK, OptionalInt.empty())));
        pace.take(PlatformId.SLACK, 10_000);

        assertThat(pace.hasRoom(PlatformId.SLACK, NOON)).isTrue();
    }

    @Test
    void aWorkspaceGetsNoMoreThanItsPostsOfAMinuteAndABurst() {
        Pace pace = new Pace(List.of(messenger(PlatformId.SLACK, OptionalInt.empty())));

        int out = 0;
        for (int i = 0; i < 600; i++) {
            Instant at = NOON.plusMillis(100L * i);
            while (pace.hasRoomIn(PlatformId.SLACK, "slack/T1", at)) {
                pace.posted("slack/T1");
                out++;
            }
        }

        assertThat(out).isBetween(240 + 8, 240 + 10);
        assertThat(pace.hasRoomIn(PlatformId.SLACK, "slack/T2", NOON)).isTrue();
    }

    private static int taken(Pace pace, Instant at) {
        int taken = 0;
        while (pace.hasRoom(PlatformId.DISCORD, at)) {
            pace.take(PlatformId.DISCORD, 1);
            taken++;
        }
        return taken;
    }

    private static Messenger messenger(PlatformId platform, OptionalInt perSecond) {
        return (Messenger) Proxy.newProxyInstance(
                Messenger.class.getClassLoader(), new Class<?>[] {Messenger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("platform")) {
                        return platform;
                    }
                    if (method.getName().equals("postsPerMinute")) {
                        return OptionalInt.of(240);
                    }
                    assertThat(method.getName()).isEqualTo("perSecond");
                    return perSecond;
                });
    }
}
