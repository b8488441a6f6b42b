package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands as they are registered, and the choices of an autocomplete answer. */
final class CommandRules {
    private static final String RULE = "command-limits";
    private static final int CHAT_INPUT = 1;
    private static final int SUBCOMMAND_GROUP = 2;
    // interactions/application-commands.mdx, "Application Command Naming"
    private static final Pattern NAME = Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$");

    private CommandRules() {}

    static void checkAll(JsonNode commands, Findings findings) {
        Set<String> names = new HashSet<>();
        int chatInput = 0;
        for (int i = 0; i < commands.size(); i++) {
            JsonNode command = commands.path(i);
            int type = command.path("type").asInt(CHAT_INPUT);
            chatInput += type == CHAT_INPUT ? 1 : 0;
            check(command, String.valueOf(i), findings);
            if (!names.add(type + " " + command.path("name").asText())) {
                findings.refuse(
                        RULE,
                        i + ".name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "The name " + command.path("name") + " is used twice");
            }
        }
        if (chatInput > DiscordLimits.COMMANDS) {
            findings.refuse(
                    RULE, "", "BASE_TYPE_BAD_LENGTH", chatInput + " commands, " + DiscordLimits.COMMANDS + " may be");
        }
    }

    static void check(JsonNode command, String path, Findings findings) {
        if (command.path("type").asInt(CHAT_INPUT) != CHAT_INPUT) {
            findings.needsText(RULE, join(path, "name"), command.path("name"), DiscordLimits.COMMAND_NAME);
            return;
        }
        int characters = named(command, path, findings) + options(command.path("options"), path, findings);
        if (characters > DiscordLimits.COMMAND_CHARACTERS) {
            findings.refuse(
                    RULE,
                    path,
                    "APPLICATION_COMMAND_TOO_LARGE",
                    "Command exceeds maximum size (" + DiscordLimits.COMMAND_CHARACTERS + "): " + characters);
        }
    }

    static void checkChoices(JsonNode choices, String path, Findings findings) {
        findings.tooMany("choices-25", path, choices, DiscordLimits.CHOICES);
        for (int i = 0; i < choices.size(); i++) {
            JsonNode choice = choices.path(i);
            String at = join(path, i);
            findings.needsText("choices-25", join(at, "name"), choice.path("name"), DiscordLimits.CHOICE_TEXT);
            findings.tooLong("choices-25", join(at, "value"), choice.path("value"), DiscordLimits.CHOICE_TEXT);
        }
    }

    private static int named(JsonNode part, String path, Findings findings) {
        String name = part.path("name").asText("");
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            findings.refuse(
                    RULE,
                    join(path, "name"),
                    "APPLICATION_COMMAND_INVALID_NAME",
                    "\"" + name + "\" must be 1 to 32 lower-case letters, digits, - or _");
        }
        findings.needsText(
                RULE, join(path, "description"), part.path("description"), DiscordLimits.COMMAND_DESCRIPTION);
        return Findings.length(name) + Findings.length(part.path("description").asText(""));
    }

    private static int options(JsonNode options, String path, Findings findings) {
        String at = join(path, "options");
        findings.tooMany(RULE, at, options, DiscordLimits.COMMAND_OPTIONS);
        Set<String> names = new HashSet<>();
        boolean optionalSeen = false;
        int characters = 0;
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.path(i);
            String here = join(at, i);
            characters += named(option, here, findings) + options(option.path("options"), here, findings);
            if (!names.add(option.path("name").asText())) {
                findings.refuse(
                        RULE,
                        join(here, "name"),
                        "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
                        "The option name " + option.path("name") + " is used twice");
            }
            boolean isValue = option.path("type").asInt() > SUBCOMMAND_GROUP;
            if (isValue && option.path("required").asBoolean() && optionalSeen) {
                findings.refuse(
                        RULE,
                        join(here, "required"),
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= isValue && !option.path("required").asBoolean();
            characters += choices(option, here, findings);
        }
        return characters;
    }

    private static int choices(JsonNode option, String path, Findings findings) {
        JsonNode choices = option.path("choices");
        checkChoices(choices, join(path, "choices"), findings);
        if (!choices.isEmpty() && option.path("autocomplete").asBoolean()) {
            findings.refuse(
                    RULE,
                    join(path, "autocomplete"),
                    "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
                    "Choices and autocomplete exclude each other");
        }
        int characters = 0;
        for (JsonNode choice : choices) {
            characters += Findings.length(choice.path("value").asText(""));
        }
        return characters;
    }
}
