package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SlackSettingsTest {
    @Test
    void printsNoSecret() {
        assertThat(SlackSettings.socketMode("xoxb-one", "xapp-two").toString())
                .doesNotContain("xoxb-one")
                .doesNotContain("xapp-two");
        assertThat(SlackSettings.http("xoxb-one", "three", "127.0.0.1", 3000).toString())
                .doesNotContain("three")
                .contains("3000");
    }

    @Test
    void namesAllProblemsTogether() {
        assertThatThrownBy(() -> SlackSettings.socketMode("", ""))
                .hasMessageContaining("bot token")
                .hasMessageContaining("connections:write");
        assertThatThrownBy(() -> SlackSettings.socketMode("a", "b")
                        .withTimes(Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("within 3 s");
    }
}
