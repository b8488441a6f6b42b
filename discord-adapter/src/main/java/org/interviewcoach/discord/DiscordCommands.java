package org.interviewcoach.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.CommandSpec;
import org.interviewcoach.core.route.CommandSpec.OptionSpec;
import org.interviewcoach.core.route.CommandSpec.SubcommandSpec;

/** The catalogue of commands as Discord registers it, with a check that says what Discord would refuse. Immutable. */
public final class DiscordCommands {
    /** Discord's own client answers to these before any application does. */
    private static final Set<String> BUILT_IN = Set.of(
            "ban",
            "caption",
            "deafen",
            "force-disconnect",
            "giphy",
            "gif",
            "kick",
            "leave",
            "me",
            "move",
            "msg",
            "mute",
            "nick",
            "shrug",
            "spoiler",
            "sticker",
            "tableflip",
            "tenor",
            "thread",
            "timeout",
            "tts",
            "unflip");

    private static final Pattern NAME = Pattern.compile("[-_\\p{L}\\p{N}]+");

    private final CommandCatalog catalog;
    private final String prefix;

    public DiscordCommands(CommandCatalog catalog, String prefix) {
        this.catalog = catalog;
        this.prefix = prefix;
    }

    /**
     * What is registered.
     *
     * @throws IllegalArgumentException with all of {@link #lint} where Discord would refuse it
     */
    public List<SlashCommandData> data() {
        List<String> problems = lint();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return catalog.commands().stream().map(this::data).toList();
    }

    private SlashCommandData data(CommandSpec spec) {
        SlashCommandData data = Commands.slash(prefix + spec.name(), spec.description())
                .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
        spec.options().forEach(option -> data.addOptions(option(option)));
        for (SubcommandSpec subcommand : spec.subcommands()) {
            data.addSubcommands(new SubcommandData(subcommand.name(), subcommand.description())
                    .addOptions(subcommand.options().stream()
                            .map(DiscordCommands::option)
                            .toList()));
        }
        return data;
    }

    private static OptionData option(OptionSpec spec) {
        OptionType type = switch (spec.kind()) {
            case TEXT -> OptionType.STRING;
            case NUMBER -> OptionType.INTEGER;
        };
        OptionData data = new OptionData(type, spec.name(), spec.description());
        spec.values().forEach(value -> data.addChoice(value, value));
        return data.setAutoComplete(spec.suggests() && spec.values().isEmpty());
    }

    /** The registration as Discord's API takes it, for operators who register by hand. */
    public String manifest() {
        return DataArray.fromCollection(data()).toPrettyString();
    }

    /** Everything that Discord would refuse, a sentence each; empty where all is well. */
    public List<String> lint() {
        List<String> problems = new ArrayList<>();
        for (CommandSpec spec : catalog.commands()) {
            String name = prefix + spec.name();
            lintWords("/" + name, name, spec.description(), problems);
            if (BUILT_IN.contains(name)) {
                problems.add("/" + name + " is a command of Discord's own client: choose another name or a prefix.");
            }
            if (spec.subcommands().size() > DiscordLimits.COMMAND_OPTIONS) {
                problems.add("/" + name + " has more than " + DiscordLimits.COMMAND_OPTIONS + " subcommands.");
            }
            lintOptions("/" + name, spec.options(), problems);
            for (SubcommandSpec subcommand : spec.subcommands()) {
                String path = "/" + name + " " + subcommand.name();
                lintWords(path, subcommand.name(), subcommand.description(), problems);
                lintOptions(path, subcommand.options(), problems);
            }
        }
        return problems;
    }

    private static void lintOptions(String path, List<OptionSpec> options, List<String> problems) {
        if (options.size() > DiscordLimits.COMMAND_OPTIONS) {
            problems.add(path + " has more than " + DiscordLimits.COMMAND_OPTIONS + " options.");
        }
        for (OptionSpec option : options) {
            String where = path + " " + option.name() + ":";
            lintWords(where, option.name(), option.description(), problems);
            if (option.values().size() > DiscordLimits.CHOICES) {
                problems.add(where + " has more than " + DiscordLimits.CHOICES + " values.");
            }
            for (String value : option.values()) {
                if (value.isEmpty() || value.length() > DiscordLimits.CHOICE_VALUE) {
                    problems.add(where + " shorten the value \"" + value + "\" to 1 to " + DiscordLimits.CHOICE_VALUE
                            + " characters.");
                }
            }
        }
    }

    private static void lintWords(String where, String name, String description, List<String> problems) {
        if (name.isEmpty() || name.length() > DiscordLimits.COMMAND_NAME) {
            problems.add(where + " needs a name of 1 to " + DiscordLimits.COMMAND_NAME + " characters.");
        }
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            problems.add(where + " may hold lower-case letters, digits, hyphens and underscores only.");
        }
        if (description.isEmpty() || description.length() > DiscordLimits.COMMAND_DESCRIPTION) {
            problems.add(where + " needs a description of 1 to " + DiscordLimits.COMMAND_DESCRIPTION
                    + " characters; shorten it.");
        }
    }

    /** The catalogue's name of a registered command. */
    String unprefixed(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** How a command will be answered, as far as the catalogue knows; a whisper where it knows nothing. */
    Need need(String name, String subcommand) {
        return catalog.find(name)
                .map(spec -> spec.subcommands().stream()
                        .filter(it -> it.name().equals(subcommand))
                        .findFirst()
                        .map(SubcommandSpec::need)
                        .orElse(spec.need()))
                .orElse(Need.WHISPER);
    }
}
