package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.util.json.GsonFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.slack.SlackInbound.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackInboundTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "a &lt; b &amp;&amp; c &gt; d => a < b && c > d",
                "see <https://x.example|x.example> => see x.example",
                "see <https://x.example/?a=1&amp;b=2> => see https://x.example/?a=1&b=2",
                "ask <@U123|ada> in <#C1|general> => ask @ada in #general",
                "hey <!here> => hey @here",
                "&amp;lt; stays => &lt; stays",
            })
    void readsWhatWasTyped(String sent, String typed) {
        assertThat(SlackInbound.plain(sent)).isEqualTo(typed);
    }

    @Test
    void aPressInAThreadNamesItsThreadAndItsMoment() {
        Inbound.Press press = SlackInbound.press(press("1|w|pick|q1|2|b", "\"1700000001.000100\""), Person.UNKNOWN)
                .orElseThrow();

        assertThat(press.header().id()).isEqualTo("slack-77.88.abc");
        assertThat(press.header().sentAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_009L, 500_000_000L));
        assertThat(press.header().place().thread()).contains("1700000001.000100");
        assertThat(press.message().thread()).contains("1700000001.000100");
        assertThat(press.message().message()).isEqualTo("1700000002.000200");
        assertThat(press.header().sender().name()).isEqualTo("ada");
        assertThat(press.values()).isEqualTo(List.of("b", "c"));
    }

    @Test
    void aThreadsFirstMessageStandsInTheChannel() {
        Inbound.Press press = SlackInbound.press(press("1|w|pick|q1|2|b", "\"1700000002.000200\""), Person.UNKNOWN)
                .orElseThrow();

        assertThat(press.header().place().thread()).isEmpty();
        assertThat(press.message().thread()).isEmpty();
    }

    @Test
    void aTokenOfAnotherVersionIsNoPress() {
        assertThat(SlackInbound.press(press("9|w|pick|q1|2", "null"), Person.UNKNOWN))
                .isEqualTo(Optional.empty());
    }

    private static BlockActionPayload press(String actionId, String thread) {
        return GsonFactory.createSnakeCase(SlackConfig.DEFAULT)
                .fromJson("""
                {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "name": "ada"},
                 "trigger_id": "77.88.abc",
                 "container": {"type": "message", "message_ts": "1700000002.000200", "channel_id": "C1",
                               "thread_ts": %s},
                 "actions": [{"type": "multi_static_select", "action_id": "%s", "block_id": "b",
                              "action_ts": "1700000009.500000",
                              "selected_options": [{"value": "b"}, {"value": "c"}]}]}
                """.formatted(thread, actionId), BlockActionPayload.class);
    }
}
