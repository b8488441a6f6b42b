package org.interviewcoach.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.CommandSpec;
import org.interviewcoach.core.route.CommandSpec.OptionSpec;
import org.interviewcoach.core.route.CommandSpec.SubcommandSpec;

/** The command catalogue as Slack's app manifest, and the names back again. Pure. */
public final class SlackCommands {
    /** Slack's own commands; a single one of them gets the whole manifest rejected. */
    private static final Set<String> RESERVED = Set.of(
            "active",
            "apps",
            "archive",
            "away",
            "call",
            "collapse",
            "dm",
            "dnd",
            "expand",
            "feed",
            "feedback",
            "giphy",
            "help",
            "huddle",
            "invite",
            "invite_people",
            "join",
            "keys",
            "leave",
            "me",
            "msg",
            "mute",
            "open",
            "part",
            "people",
            "prefs",
            "remind",
            "remove",
            "rename",
            "search",
            "shortcuts",
            "shrug",
            "star",
            "status",
            "tableflip",
            "topic",
            "unarchive",
            "who");

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+");

    private final CommandCatalog catalog;
    private final String prefix;

    public SlackCommands(CommandCatalog catalog, String prefix) {
        this.catalog = catalog;
        this.prefix = prefix;
    }

    /** The app manifest for payloads over WebSockets, as YAML. */
    public String manifest() {
        return manifest(Optional.empty(), false);
    }

    /**
     * The app manifest, as YAML.
     *
     * @param url where Slack sends its requests; empty for payloads over WebSockets
     * @param threadText whether messages in threads are read, which takes history scopes
     * @throws IllegalArgumentException with all of {@link #lint} where Slack would refuse it
     */
    public String manifest(Optional<String> url, boolean threadText) {
        List<String> problems = lint();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        List<String> scopes = new ArrayList<>(List.of(
                "channels:read",
                "chat:write",
                "commands",
                "files:read",
                "files:write",
                "groups:read",
                "im:history",
                "im:write",
                "users:read"));
        // Who leaves a channel leaves the session that plays there; that is what the two scopes to read are for.
        List<String> events = new ArrayList<>(List.of("app_home_opened", "member_left_channel", "message.im"));
        if (threadText) {
            scopes.addAll(List.of("channels:history", "groups:history"));
            events.addAll(List.of("message.channels", "message.groups"));
        }
        StringBuilder yaml = new StringBuilder("""
                display_information:
                  name: Interview coach
                  description: Quizzes, a question of the day and mock interviews for teams
                features:
                  app_home:
                    home_tab_enabled: true
                    messages_tab_enabled: true
                    messages_tab_read_only_enabled: false
                  bot_user:
                    display_name: Interview coach
                    always_online: true
                  slash_commands:
                """);
        for (CommandSpec spec : catalog.commands()) {
            yaml.append("    - command: ")
                    .append(quoted("/" + prefix + spec.name()))
                    .append('\n');
            url.ifPresent(it -> yaml.append("      url: ").append(quoted(it)).append('\n'));
            yaml.append("      description: ")
                    .append(quoted(spec.description()))
                    .append('\n');
            String hint = hint(spec);
            if (!hint.isEmpty()) {
                yaml.append("      usage_hint: ").append(quoted(hint)).append('\n');
            }
            yaml.append("      should_escape: false\n");
        }
        yaml.append("oauth_config:\n  scopes:\n    bot:\n");
        scopes.stream()
                .sorted()
                .forEach(scope -> yaml.append("      - ").append(quoted(scope)).append('\n'));
        yaml.append("settings:\n  event_subscriptions:\n");
        url.ifPresent(it -> yaml.append("    request_url: ").append(quoted(it)).append('\n'));
        yaml.append("    bot_events:\n");
        events.stream()
                .sorted()
                .forEach(event -> yaml.append("      - ").append(quoted(event)).append('\n'));
        yaml.append("  interactivity:\n    is_enabled: true\n");
        url.ifPresent(it -> yaml.append("    request_url: ").append(quoted(it)).append('\n'));
        yaml.append("  org_deploy_enabled: false\n  socket_mode_enabled: ")
                .append(url.isEmpty())
                .append("\n  token_rotation_enabled: false\n");
        return yaml.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String hint(CommandSpec spec) {
        String words = spec.subcommands().isEmpty()
                ? spec.options().stream().map(SlackCommands::hint).collect(Collectors.joining(" "))
                : spec.subcommands().stream().map(SubcommandSpec::name).collect(Collectors.joining(" | ", "[", "]"));
        return SlackRenderer.shorten(words, SlackLimits.COMMAND_HINT);
    }

    private static String hint(OptionSpec option) {
        return "[" + (option.values().isEmpty() ? option.name() : String.join(" | ", option.values())) + "]";
    }

    /** Everything that Slack would refuse, a sentence each; empty where all is well. */
    public List<String> lint() {
        List<String> problems = new ArrayList<>();
        for (CommandSpec spec : catalog.commands()) {
            String name = prefix + spec.name();
            if (RESERVED.contains(name)) {
                problems.add("/" + name + " is a command of Slack's own: choose another name or a prefix.");
            }
            if (name.length() + 1 > SlackLimits.COMMAND_NAME) {
                problems.add("/" + name + " needs a name of at most " + SlackLimits.COMMAND_NAME
                        + " characters with its slash.");
            }
            if (!NAME.matcher(name).matches()) {
                problems.add("/" + name + " may hold lower-case letters, digits, hyphens and underscores only.");
            }
            if (spec.description().isEmpty() || spec.description().length() > SlackLimits.COMMAND_DESCRIPTION) {
                problems.add("/" + name + " needs a description of 1 to " + SlackLimits.COMMAND_DESCRIPTION
                        + " characters; shorten it.");
            }
        }
        return problems;
    }

    /** The catalogue's name of a command as it was typed. */
    String unprefixed(String command) {
        String name = command.startsWith("/") ? command.substring(1) : command;
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
