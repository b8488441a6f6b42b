package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.junit.jupiter.api.Test;

final class DiscordCommandsTest {
    private final CommandCatalog catalog = new CommandCatalog(Texts.of(Locale.ENGLISH));

    @Test
    void registersWhatTheCatalogueHolds() {
        SlashCommandData quiz = command("", "quiz");
        SlashCommandData coach = command("", "coach");

        assertThat(quiz.getOptions())
                .extracting(OptionData::getName)
                .contains("topic", "area", "level", "count", "mode", "where", "open", "time");
        OptionData level = option(quiz, "level");
        assertThat(level.getChoices()).hasSize(3);
        assertThat(level.isAutoComplete()).isFalse();
        assertThat(option(quiz, "topic").isAutoComplete()).isTrue();
        assertThat(option(quiz, "count").getType()).isEqualTo(OptionType.INTEGER);
        assertThat(coach.getSubcommands()).extracting(SubcommandData::getName).contains("help", "settings", "setup");
    }

    @Test
    void putsThePrefixBeforeEveryNameAndTakesItAway() {
        DiscordCommands commands = new DiscordCommands(catalog, "dj-");

        assertThat(commands.data()).extracting(SlashCommandData::getName).contains("dj-quiz", "dj-coach");
        assertThat(commands.unprefixed("dj-quiz")).isEqualTo("quiz");
        assertThat(commands.manifest()).contains("\"dj-quiz\"");
    }

    @Test
    void findsNothingToComplainAboutInTheCatalogue() {
        assertThat(new DiscordCommands(catalog, "").lint()).isEmpty();
    }

    @Test
    void namesEverythingThatDiscordWouldRefuse() {
        DiscordCommands commands = new DiscordCommands(catalog, "Far Too Long A Prefix For It ");

        assertThat(commands.lint())
                .anyMatch(it -> it.contains("lower-case letters"))
                .anyMatch(it -> it.contains("1 to 32 characters"));
        assertThatIllegalArgumentException().isThrownBy(commands::data).withMessageContaining("lower-case letters");
    }

    @Test
    void knowsHowACommandWillBeAnswered() {
        DiscordCommands commands = new DiscordCommands(catalog, "");

        assertThat(commands.need("coach", "settings")).isEqualTo(Need.FORM);
        assertThat(commands.need("coach", "help")).isEqualTo(Need.WHISPER);
        assertThat(commands.need("gone", "")).isEqualTo(Need.WHISPER);
    }

    private SlashCommandData command(String prefix, String name) {
        return new DiscordCommands(catalog, prefix)
                .data().stream()
                        .filter(it -> it.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static OptionData option(SlashCommandData command, String name) {
        return command.getOptions().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
