package org.interviewcoach.launcher.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.cli.CommandLines;
import org.interviewcoach.testkit.discord.Acknowledgement;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.interviewcoach.testkit.discord.SentInteraction;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackFault;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./coach serve} from its configuration to its end, with Discord and Slack at once, in real time. */
final class ServeTest {
    @Test
    void installsSetsUpPlaysStopsAndGoesOnWhereItStopped(@TempDir Path folder) throws Exception {
        try (LoopbackDiscord discord = LoopbackDiscord.start();
                LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            FakeUser dana = discord.createUser("dana");
            SlackUser sam = slack.workspace().addUser("sam").makeAdmin();
            SlackChannel team = slack.workspace().addChannel("team", sam).inviteBot();
            int port = freePort();
            SeenMessage discordCard;
            SlackMessage slackCard;

            try (Served served = serve(discord, slack, folder, port)) {
                served.awaitReady();
                FakeGuild guild = discord.createGuild("Acme", dana);
                FakeChannel general = guild.createTextChannel("general");
                assertThat(dana.dm().awaitBotMessage("Thanks for having me").buttons())
                        .isNotEmpty();
                sam.openHome();
                SlackMessage welcome = slack.await(
                        "a welcome",
                        () -> sam.directMessages().messages().stream()
                                .filter(it -> it.visible().contains("Thanks for having me"))
                                .findFirst());
                assertThat(welcome.actionIds()).isNotEmpty();

                SentInteraction setup = dana.slash(general, "coach setup");
                setup.awaitAck(Acknowledgement.Type.MODAL);
                assertThat(dana.submit(setup, Map.of()).awaitReply().text()).contains("Saved.");
                SlackView form = sam.slash(team, "/coach", "setup").view();
                assertThat(sam.submit(form, Map.of()).ephemeral().visible()).contains("Saved.");

                dana.slash(general, "quiz", CommandOption.text("topic", "sql")).awaitAck();
                discordCard = general.awaitThread().awaitBotMessage("Question 1 of 5");
                sam.slash(team, "/quiz", "sql").ack();
                slackCard = question(slack, team);
                assertThat(served.health()).startsWith("200 ok").contains("discord: 1 of 1", "slack: connected");
                assertThat(served.get("/metrics")).contains("coach_platform_ready{platform=\"discord\"} 1");
            }

            try (Served again = serve(discord, slack, folder, port)) {
                again.awaitReady();

                assertThat(answerA(dana, discordCard.now()).awaitReply().text()).contains("Recorded: **A**");
                assertThat(answerA(sam, slackCard).ephemeral().visible()).contains("Recorded: *A*");
            }
            slack.awaitAllAnswered();
            slack.referee().assertNoViolations();
            discord.assertNoViolations();
        }
    }

    @Test
    void waitsForASlackThatIsOutOfReachWhileDiscordIsServed(@TempDir Path folder) throws Exception {
        try (LoopbackDiscord discord = LoopbackDiscord.start();
                LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            slack.faults().next("auth.test", 1, SlackFault.status(503));
            FakeGuild guild = discord.createGuild("Acme");
            FakeChannel general = guild.createTextChannel("general");
            FakeUser alice = guild.join("alice");

            try (Served served = serve(discord, slack, folder, freePort())) {
                discord.await(
                        "the commands",
                        () -> Optional.of(discord.globalCommands()).filter(it -> !it.isEmpty()));
                assertThat(alice.slash(general, "coach help").awaitReply().text())
                        .contains("/quiz");
                served.awaitReady();

                assertThat(slack.calls("auth.test")).hasSizeGreaterThan(1);
            }
        }
    }

    /** Every question of the SQL pack has one right option, so the first one has buttons. */
    private static SentInteraction answerA(FakeUser user, SeenMessage card) {
        return user.press(card, "A");
    }

    private static SlackInteraction answerA(SlackUser user, SlackMessage card) {
        return user.press(card, "A");
    }

    private static SlackMessage question(LoopbackSlack slack, SlackChannel channel) {
        return slack.await(
                "the first question",
                () -> channel.messages().stream()
                        .filter(it -> it.visible().contains("Question 1 of 5"))
                        .findFirst());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Served serve(LoopbackDiscord discord, LoopbackSlack slack, Path folder, int port) {
        Map<String, String> environment = Map.of(
                "COACH_DATA_DIR", folder.toString(),
                "COACH_DISCORD_TOKEN", discord.token(),
                "COACH_SLACK_BOT_TOKEN", slack.botToken(),
                "COACH_SLACK_APP_TOKEN", slack.appToken(),
                "COACH_HEALTH_PORT", Integer.toString(port));
        Outside outside = Outside.real()
                .withDiscord(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl()))
                .withSlack(URI.create(slack.apiUrl()));
        return new Served(
                CommandLines.of(environment, outside),
                folder.resolve("none.properties").toString(),
                port);
    }

    /** The command in a thread of its own; closing it is the stop. */
    private static final class Served implements AutoCloseable {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();
        private final StringWriter err = new StringWriter();
        private final HttpClient http = HttpClient.newHttpClient();
        private final Thread thread;
        private final int port;

        Served(CommandLine line, String file, int port) {
            this.port = port;
            line.setErr(new PrintWriter(err, true));
            thread = new Thread(() -> code.complete(line.execute("--config", file, "serve")), "serve");
            thread.start();
        }

        void awaitReady() {
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(health()).as(err.toString()).startsWith("200"));
        }

        String health() throws IOException, InterruptedException {
            return get("/health");
        }

        String get(String path) throws IOException, InterruptedException {
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() + " " + answer.body();
            } catch (ConnectException e) {
                return "not there";
            }
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(code)
                    .as(err.toString())
                    .succeedsWithin(30, TimeUnit.SECONDS)
                    .isEqualTo(0);
            Awaitility.await().untilAsserted(() -> assertThat(health()).isEqualTo("not there"));
        }
    }
}
