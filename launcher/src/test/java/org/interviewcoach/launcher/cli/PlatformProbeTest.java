package org.interviewcoach.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code coach check} finds out from the platforms, and whether it says what to mend. */
final class PlatformProbeTest {
    @Test
    void discordsIntentIsAskedForOnlyWhereThreadsAreRead() {
        try (LoopbackDiscord discord = LoopbackDiscord.builder().start()) {
            assertThat(problems(discord, Config.Threads.OFF)).isEmpty();
            assertThat(problems(discord, Config.Threads.MENTIONS)).isEmpty();
            assertThat(problems(discord, Config.Threads.ALL))
                    .singleElement()
                    .asString()
                    .contains("Message Content")
                    .contains("Privileged Gateway Intents")
                    .contains("COACH_READ_THREADS=mentions");
        }
    }

    @Test
    void aGrantedIntentIsEnough() {
        try (LoopbackDiscord discord =
                LoopbackDiscord.builder().grantPrivilegedIntents().start()) {
            assertThat(problems(discord, Config.Threads.ALL)).isEmpty();
        }
    }

    @Test
    void anUnknownTokenIsSaidAndNotShown() {
        try (LoopbackDiscord discord = LoopbackDiscord.builder().start()) {
            List<String> problems =
                    problems(config(Optional.of("nobodys"), Optional.empty(), Config.Threads.ALL), discord, null);

            assertThat(problems).singleElement().asString().contains("reset it").doesNotContain("nobodys");
        }
    }

    @Test
    void slacksHistoryScopesAreAskedForOnlyWhereThreadsAreRead() {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            slack.workspace().revokeScope("groups:history");

            assertThat(problems(slack, Config.Threads.OFF)).isEmpty();
            assertThat(problems(slack, Config.Threads.MENTIONS)).isEmpty();
            assertThat(problems(slack, Config.Threads.ALL))
                    .singleElement()
                    .asString()
                    .contains("groups:history")
                    .doesNotContain("channels:history")
                    .contains("coach manifest slack");
            slack.workspace().grantScope("groups:history");
            assertThat(problems(slack, Config.Threads.ALL)).isEmpty();
        }
    }

    @Test
    void aScopeThatTheManifestAsksForIsNamed() {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            slack.workspace().revokeScope("files:write");

            assertThat(problems(slack, Config.Threads.OFF))
                    .singleElement()
                    .asString()
                    .contains("files:write");
        }
    }

    private static List<String> problems(LoopbackDiscord discord, Config.Threads threads) {
        return problems(config(Optional.of(discord.token()), Optional.empty(), threads), discord, null);
    }

    private static List<String> problems(LoopbackSlack slack, Config.Threads threads) {
        return problems(config(Optional.empty(), Optional.of(slack), threads), null, slack);
    }

    private static List<String> problems(
            Config config, @Nullable LoopbackDiscord discord, @Nullable LoopbackSlack slack) {
        URI nowhere = URI.create("http://127.0.0.1:1/");
        List<PlatformProbe.Finding> findings = PlatformProbe.all(
                config,
                discord == null ? nowhere : URI.create(discord.restUrl().replaceAll("/?$", "/")),
                slack == null ? nowhere : URI.create(slack.apiUrl()));
        assertThat(findings).hasSize(1);
        return findings.getFirst().problems();
    }

    private static Config config(Optional<String> discord, Optional<LoopbackSlack> slack, Config.Threads threads) {
        return new Config(
                new Config.Embedded(Path.of("unused")),
                Optional.empty(),
                "",
                discord.map(it -> new Config.Discord(new Secret(it))),
                slack.map(it ->
                        new Config.Slack(new Secret(it.botToken()), new Config.SocketMode(new Secret(it.appToken())))),
                threads,
                Optional.empty());
    }
}
