package org.interviewcoach.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.interviewcoach.launcher.config.Config.Embedded;
import org.interviewcoach.launcher.config.Config.SignedHttp;
import org.interviewcoach.launcher.config.Config.SocketMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {
    private static final Path NO_FILE = Path.of("does-not-exist.properties");

    @Test
    void playsOnTheEmbeddedDatabaseWhereNothingIsConfigured() {
        Config config = ConfigLoader.load(Map.of(), NO_FILE).config().orElseThrow();

        assertThat(config.database()).isEqualTo(new Embedded(Path.of("coach-data")));
        assertThat(config.discord()).isEmpty();
        assertThat(config.slack()).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnceAndNoSecret() {
        ConfigLoader.Loaded loaded = ConfigLoader.load(
                Map.of(
                        "COACH_DATABASE_URL", "mysql://db",
                        "COACH_DISCORD_TOKEN", "Bot hush-hush",
                        "COACH_SLACK_BOT_TOKEN", "xoxp-hush-hush",
                        "COACH_HEALTH_PORT", "70000",
                        "COACH_COMMAND_PREFIX", "Team "),
                NO_FILE);

        assertThat(loaded.config()).isEmpty();
        assertThat(loaded.problems())
                .hasSize(6)
                .noneMatch(problem -> problem.contains("hush"))
                .anyMatch(problem -> problem.contains("COACH_DATABASE_URL"))
                .anyMatch(problem -> problem.contains("COACH_DISCORD_TOKEN"))
                .anyMatch(problem -> problem.contains("COACH_SLACK_BOT_TOKEN"))
                .anyMatch(problem -> problem.contains("COACH_SLACK_APP_TOKEN"))
                .anyMatch(problem -> problem.contains("COACH_HEALTH_PORT"))
                .anyMatch(problem -> problem.contains("COACH_COMMAND_PREFIX"));
    }

    @Test
    void environmentGoesBeforeTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("coach.properties");
        Files.writeString(file, "data.dir=from-file\ncommand.prefix=file-\n");

        Config config = ConfigLoader.load(Map.of("COACH_DATA_DIR", "from-environment"), file)
                .config()
                .orElseThrow();

        assertThat(config.database()).isEqualTo(new Embedded(Path.of("from-environment")));
        assertThat(config.commandPrefix()).isEqualTo("file-");
    }

    @Test
    void namesAKeyThatIsNotThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("coach.properties");
        Files.writeString(file, "discord.tokn=x\n");

        assertThat(ConfigLoader.load(Map.of(), file).problems())
                .singleElement()
                .asString()
                .contains("discord.tokn");
    }

    @Test
    void takesSocketModeWhereBothWaysAreConfigured() {
        Map<String, String> both = Map.of(
                "COACH_SLACK_BOT_TOKEN", "xoxb-1",
                "COACH_SLACK_APP_TOKEN", "xapp-1",
                "COACH_SLACK_SIGNING_SECRET", "s");

        Config config = ConfigLoader.load(both, NO_FILE).config().orElseThrow();

        assertThat(config.slack().orElseThrow().transport()).isInstanceOf(SocketMode.class);
    }

    @Test
    void servesSignedHttpWhereOnlyTheSecretIsConfigured() {
        Map<String, String> http = Map.of("COACH_SLACK_BOT_TOKEN", "xoxb-1", "COACH_SLACK_SIGNING_SECRET", "s");

        Config config = ConfigLoader.load(http, NO_FILE).config().orElseThrow();

        assertThat(config.slack().orElseThrow().transport()).isEqualTo(new SignedHttp(new Secret("s"), 3000));
    }

    @Test
    void neverPrintsASecret() {
        Config config = ConfigLoader.load(
                        Map.of(
                                "COACH_DISCORD_TOKEN",
                                "hush",
                                "COACH_SLACK_BOT_TOKEN",
                                "xoxb-hush",
                                "COACH_SLACK_APP_TOKEN",
                                "xapp-hush"),
                        NO_FILE)
                .config()
                .orElseThrow();

        assertThat(config.toString()).doesNotContain("hush");
    }
}
