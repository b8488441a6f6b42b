package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.interviewcoach.discord.DiscordSettings.ThreadText;
import org.junit.jupiter.api.Test;

final class DiscordSettingsTest {
    @Test
    void neverPrintsTheToken() {
        assertThat(DiscordSettings.of("very-secret"))
                .asString()
                .doesNotContain("secret")
                .contains("token=***");
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscordSettings(
                        " ",
                        Optional.empty(),
                        Optional.empty(),
                        "No Prefix",
                        0,
                        0,
                        1,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        ThreadText.OFF))
                .withMessageContainingAll(
                        "token is empty", "No Prefix", "one shard", "REST threads", "within 3 s", "timeout");
    }
}
