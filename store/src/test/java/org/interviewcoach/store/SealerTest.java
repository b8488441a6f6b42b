package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Map;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.store.Sealer.Sealed;
import org.junit.jupiter.api.Test;

final class SealerTest {
    private static final String TOKEN = "xoxb-1234567890-very-secret";
    private static final String FIRST = SealingKeys.generate("k1", new SecureRandom());
    private static final String SECOND = SealingKeys.generate("k2", new SecureRandom());

    private final Sealer sealer = sealer(FIRST);

    @Test
    void opensWhatItSealed() {
        Sealed sealed = sealer.seal(TOKEN, "slack/T1");

        assertThat(sealer.open(sealed, "slack/T1")).isEqualTo(TOKEN);
        assertThat(sealed.keyId()).isEqualTo("k1");
        assertThat(sealed.text()).doesNotContain("xoxb");
    }

    @Test
    void sealsTheSameSecretDifferentlyEveryTime() {
        assertThat(sealer.seal(TOKEN, "slack/T1")).isNotEqualTo(sealer.seal(TOKEN, "slack/T1"));
    }

    @Test
    void doesNotOpenForAnotherOwner() {
        Sealed sealed = sealer.seal(TOKEN, "slack/T1");

        assertThatThrownBy(() -> sealer.open(sealed, "slack/T2"))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("slack/T2");
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        Sealed sealed = sealer.seal(TOKEN, "slack/T1");
        char last = sealed.text().charAt(20);
        String changed = sealed.text().substring(0, 20)
                + (last == 'A' ? 'B' : 'A')
                + sealed.text().substring(21);

        assertThatThrownBy(() -> sealer.open(new Sealed("k1", changed), "slack/T1"))
                .isInstanceOf(StoreOpenException.class);
        assertThatThrownBy(() -> sealer.open(new Sealed("k1", "AAAA"), "slack/T1"))
                .isInstanceOf(StoreOpenException.class);
        assertThatThrownBy(() -> sealer.open(new Sealed("k1", "not base64!"), "slack/T1"))
                .isInstanceOf(StoreOpenException.class);
    }

    @Test
    void opensOlderSealsWhileTheirKeyIsKept() {
        Sealed old = sealer.seal(TOKEN, "slack/T1");
        Sealer rotated = sealer(SECOND + ", " + FIRST);

        assertThat(rotated.open(old, "slack/T1")).isEqualTo(TOKEN);
        assertThat(rotated.seal(TOKEN, "slack/T1").keyId()).isEqualTo("k2");
        assertThatThrownBy(() -> sealer(SECOND).open(old, "slack/T1")).hasMessageContaining("k1");
    }

    @Test
    void saysAllThatIsWrongWithKeysAndShowsNone() {
        String secret = FIRST.substring(3);

        assertThatThrownBy(() -> SealingKeys.parse(secret + ",k2:c2hvcnQ=," + FIRST + "," + FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Key 1 needs an id")
                .hasMessageContaining("Key k2 has to be 32 bytes")
                .hasMessageContaining("Two keys are called k1")
                .hasMessageNotContaining(secret);
    }

    @Test
    void showsNoSecretAsText() {
        Installation installation = new Installation(
                PlatformId.SLACK, "T1", "Team", Installation.Status.ACTIVE, Map.of("bot", TOKEN), Map.of());
        StoreLocation postgres =
                new StoreLocation.Postgres("jdbc:postgresql://db/coach?password=hunter2", "coach", "hunter3");

        assertThat(installation.toString()).contains("slack/T1", "bot").doesNotContain(TOKEN);
        assertThat(SealingKeys.parse(FIRST).toString()).isEqualTo("SealingKeys[k1]");
        assertThat(postgres.toString()).contains("db/coach").doesNotContain("hunter2", "hunter3");
    }

    private static Sealer sealer(String keys) {
        return new Sealer(SealingKeys.parse(keys), new SecureRandom());
    }
}
