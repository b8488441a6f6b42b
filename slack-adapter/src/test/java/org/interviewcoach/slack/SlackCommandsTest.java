package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.junit.jupiter.api.Test;

final class SlackCommandsTest {
    private final CommandCatalog catalog = new CommandCatalog(Texts.of(Locale.ENGLISH));

    @Test
    void theManifestAsksForNoMoreThanIsNeeded() {
        String manifest = new SlackCommands(catalog, "").manifest();

        assertThat(manifest).contains("command: \"/quiz\"").contains("socket_mode_enabled: true");
        assertThat(manifest).contains("messages_tab_enabled: true").doesNotContain("request_url");
        assertThat(manifest.lines()
                        .filter(line -> line.matches(" {6}- \"[a-z]+(:[a-z]+)?\""))
                        .map(line -> line.strip().substring(2).replace("\"", "")))
                .containsExactly(
                        "channels:read",
                        "chat:write",
                        "commands",
                        "files:read",
                        "files:write",
                        "groups:read",
                        "im:history",
                        "im:write",
                        "users:read");
        assertThat(manifest)
                .contains("- \"app_home_opened\"", "- \"message.im\"")
                .doesNotContain("message.channels");
    }

    @Test
    void theManifestForHttpNamesTheAddressEverywhere() {
        String manifest =
                new SlackCommands(catalog, "").manifest(Optional.of("https://coach.example/slack/events"), true);

        assertThat(manifest).contains("socket_mode_enabled: false").contains("channels:history");
        assertThat(manifest.split("https://coach.example/slack/events", -1))
                .hasSize(1 + catalog.commands().size() + 2);
    }

    @Test
    void aPrefixKeepsCommandsApartAndIsTakenOffAgain() {
        SlackCommands commands = new SlackCommands(catalog, "prep-");

        assertThat(commands.manifest()).contains("command: \"/prep-quiz\"");
        assertThat(commands.unprefixed("/prep-quiz")).isEqualTo("quiz");
        assertThat(commands.need("coach", "settings")).isEqualTo(Need.FORM);
        assertThat(commands.need("quiz", "django")).isEqualTo(Need.WHISPER);
    }

    @Test
    void namesThatSlackWouldRefuseAreFoundBeforehand() {
        assertThat(new SlackCommands(catalog, "").lint()).isEmpty();
        SlackCommands tooLong = new SlackCommands(catalog, "x".repeat(40));

        assertThat(tooLong.lint()).hasSize(catalog.commands().size()).allMatch(it -> it.contains("at most 32"));
        assertThatThrownBy(tooLong::manifest).isInstanceOf(IllegalArgumentException.class);
    }
}
