package org.interviewcoach.launcher.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every key that can be configured. The file's name is the constant's in lower case with dots, the environment's is
 * {@code COACH_} and the constant's; the README's table is made from this list.
 */
public enum ConfigKey {
    DATA_DIR("coach-data", false, "Folder for the embedded database and everything else that is kept."),
    DATABASE_URL("", false, "PostgreSQL instead of the embedded database: jdbc:postgresql://host/name."),
    DATABASE_USER("", false, "User for DATABASE_URL."),
    DATABASE_PASSWORD("", true, "Password for DATABASE_URL."),
    PACKS_DIR("", false, "Folder with question packs of your own, beside the bundled ones."),
    COMMAND_PREFIX(
            "", false, "Put before every command name, for workspaces where /quiz is taken: team- gives /team-quiz."),
    DISCORD_TOKEN("", true, "The bot's token from Discord's developer portal; empty: no Discord."),
    SLACK_BOT_TOKEN("", true, "xoxb-… from Slack's app page; empty: no Slack."),
    SLACK_APP_TOKEN("", true, "xapp-… for Socket Mode; or SLACK_SIGNING_SECRET for signed HTTP."),
    SLACK_SIGNING_SECRET("", true, "For signed HTTP requests instead of Socket Mode."),
    SLACK_HTTP_PORT("3000", false, "Port for Slack's signed HTTP requests."),
    READ_THREADS(
            "off",
            false,
            "Whether a mock interview's candidate can answer by writing in its thread: off, mentions (Discord: only messages"
                    + " that mention the coach) or all (needs Discord's privileged Message Content intent and Slack's"
                    + " channels:history and groups:history scopes). Everything else that is written is dropped unread."),
    KEEP_WORDS(
            "",
            false,
            "Days after which the words of answers, notes and reports are erased, and sessions that are over with them;"
                    + " scores and what they add up to stay. Empty: until somebody has theirs erased."),
    HEALTH_PORT("", false, "Port for /health and /metrics on the loopback address; empty: none.");

    private final String standard;
    private final boolean secret;
    private final String description;

    ConfigKey(String standard, boolean secret, String description) {
        this.standard = standard;
        this.secret = secret;
        this.description = description;
    }

    /** The name in a file: {@code discord.token}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The name in the environment: {@code COACH_DISCORD_TOKEN}. */
    public String environmentName() {
        return "COACH_" + name();
    }

    /** What holds where nothing is configured. */
    public String standard() {
        return standard;
    }

    public boolean secret() {
        return secret;
    }

    public String description() {
        return description;
    }

    static Optional<ConfigKey> ofFileName(String name) {
        return Arrays.stream(values())
                .filter(key -> key.fileName().equals(name))
                .findFirst();
    }
}
