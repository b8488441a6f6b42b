package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackHttp;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.junit.jupiter.api.Test;

/** What only HTTP has: signatures, the proof of a URL, the look at a certificate. */
final class LoopbackSlackHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void boltProvesItsUrlAndPassesTheCertificateCheck() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = LoopbackBot.start(slack, LoopbackBot.Mode.HTTP, QuizHandlers::register)) {
            SlackHttp http = slack.deliverTo(bot.url());

            assertThat(http.verifyUrl("prove it").body()).contains("prove it");
            assertThat(http.sslCheck().status()).isEqualTo(200);
        }
    }

    @Test
    void boltRefusesForgedOldAndUnsignedRequests() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system());
                LoopbackBot bot = LoopbackBot.start(slack, LoopbackBot.Mode.HTTP, QuizHandlers::register)) {
            SlackHttp http = slack.deliverTo(bot.url());
            var general = slack.workspace().addChannel("general").inviteBot();
            SlackInteraction genuine = slack.workspace().addUser("alice").slash(general, "/quiz", "real");
            genuine.message();
            String body = SlackHttp.body("slash_commands", genuine.payload());
            long now = InstantSource.system().instant().getEpochSecond();

            assertThat(http.postSigned(FORM, body, now, slack.signingSecret()).status())
                    .isEqualTo(200);
            assertThat(http.postSigned(FORM, body, now, "some-other-secret").status())
                    .isEqualTo(401);
            assertThat(http.postSigned(FORM, body, now - 301, slack.signingSecret())
                            .status())
                    .isEqualTo(401);
            assertThat(http.post(FORM, body, Map.of()).status()).isEqualTo(401);
            assertThat(slack.calls("chat.postMessage")).hasSize(2);
        }
    }
}
