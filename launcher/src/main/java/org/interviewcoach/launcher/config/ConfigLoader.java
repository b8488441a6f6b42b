package org.interviewcoach.launcher.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.interviewcoach.launcher.config.Config.Database;
import org.interviewcoach.launcher.config.Config.Discord;
import org.interviewcoach.launcher.config.Config.Embedded;
import org.interviewcoach.launcher.config.Config.PostgreSql;
import org.interviewcoach.launcher.config.Config.SignedHttp;
import org.interviewcoach.launcher.config.Config.Slack;
import org.interviewcoach.launcher.config.Config.SocketMode;
import org.interviewcoach.launcher.config.Config.Threads;
import org.interviewcoach.launcher.config.Config.Transport;

/**
 * Reads the configuration: the environment goes before the file, the file before the defaults. Finds all problems at
 * once and never prints a value that is secret.
 */
public final class ConfigLoader {
    private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
    private final List<String> problems = new ArrayList<>();

    private ConfigLoader() {}

    /** A configuration, or what is wrong with it. */
    public record Loaded(Optional<Config> config, List<String> problems) {}

    /**
     * Loads.
     *
     * @param file may be missing
     */
    public static Loaded load(Map<String, String> environment, Path file) {
        ConfigLoader loader = new ConfigLoader();
        loader.readFile(file);
        loader.readEnvironment(environment);
        Config config = loader.build();
        return loader.problems.isEmpty()
                ? new Loaded(Optional.of(config), List.of())
                : new Loaded(Optional.empty(), List.copyOf(loader.problems));
    }

    private void readFile(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + " cannot be read: check that it is a text file of lines like data.dir=coach-data.");
            return;
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            Optional<ConfigKey> key = ConfigKey.ofFileName(name);
            if (key.isPresent()) {
                values.put(key.get(), properties.getProperty(name).strip());
            } else {
                problems.add(file + ": there is no key " + name + "; the README lists all of them.");
            }
        }
    }

    private void readEnvironment(Map<String, String> environment) {
        for (ConfigKey key : ConfigKey.values()) {
            String value = environment.get(key.environmentName());
            if (value != null) {
                values.put(key, value.strip());
            }
        }
    }

    private Config build() {
        return new Config(
                database(),
                folder(ConfigKey.PACKS_DIR),
                prefix(),
                discord(),
                slack(),
                threads(),
                port(ConfigKey.HEALTH_PORT),
                days(ConfigKey.KEEP_WORDS));
    }

    private Optional<Duration> days(ConfigKey key) {
        String value = get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.matches("[1-9][0-9]{0,4}")) {
            problem(key, "has to be a number of days, like 365");
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(Integer.parseInt(value)));
    }

    private String get(ConfigKey key) {
        return values.getOrDefault(key, key.standard());
    }

    private Secret secret(ConfigKey key) {
        return new Secret(get(key));
    }

    private Database database() {
        String url = get(ConfigKey.DATABASE_URL);
        if (url.isEmpty()) {
            return new Embedded(path(ConfigKey.DATA_DIR, get(ConfigKey.DATA_DIR)));
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            problem(
                    ConfigKey.DATABASE_URL,
                    "has to start with jdbc:postgresql: (leave it empty for the embedded database)");
        }
        return new PostgreSql(url, get(ConfigKey.DATABASE_USER), secret(ConfigKey.DATABASE_PASSWORD));
    }

    private Optional<Path> folder(ConfigKey key) {
        String value = get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Path path = path(key, value);
        if (!Files.isDirectory(path)) {
            problem(key, "is not a folder: " + path);
        }
        return Optional.of(path);
    }

    private Path path(ConfigKey key, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            problem(key, "is not a path");
            return Path.of(".");
        }
    }

    private String prefix() {
        String prefix = get(ConfigKey.COMMAND_PREFIX);
        if (!prefix.matches("[a-z0-9_-]{0,20}")) {
            problem(ConfigKey.COMMAND_PREFIX, "may hold lower-case letters, digits, - and _, at most 20");
        }
        return prefix;
    }

    private Threads threads() {
        String value = get(ConfigKey.READ_THREADS).toUpperCase(Locale.ROOT);
        Optional<Threads> found = Arrays.stream(Threads.values())
                .filter(it -> it.name().equals(value))
                .findFirst();
        if (found.isEmpty()) {
            problem(ConfigKey.READ_THREADS, "is off, mentions or all");
        }
        return found.orElse(Threads.OFF);
    }

    private Optional<Discord> discord() {
        Secret token = secret(ConfigKey.DISCORD_TOKEN);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (token.reveal().chars().anyMatch(Character::isWhitespace)
                || token.reveal().startsWith("Bot ")) {
            problem(ConfigKey.DISCORD_TOKEN, "is the bare token, without \"Bot \" and blanks");
        }
        return Optional.of(new Discord(token));
    }

    private Optional<Slack> slack() {
        Secret bot = secret(ConfigKey.SLACK_BOT_TOKEN);
        Secret app = secret(ConfigKey.SLACK_APP_TOKEN);
        Secret signing = secret(ConfigKey.SLACK_SIGNING_SECRET);
        if (bot.isEmpty()) {
            if (!app.isEmpty() || !signing.isEmpty()) {
                problem(ConfigKey.SLACK_BOT_TOKEN, "is missing while other Slack keys are set");
            }
            return Optional.empty();
        }
        if (!bot.reveal().startsWith("xoxb-")) {
            problem(ConfigKey.SLACK_BOT_TOKEN, "starts with xoxb-; this is another kind of token");
        }
        if (!app.isEmpty() && !app.reveal().startsWith("xapp-")) {
            problem(ConfigKey.SLACK_APP_TOKEN, "starts with xapp-; this is another kind of token");
        }
        if (app.isEmpty() && signing.isEmpty()) {
            problem(
                    ConfigKey.SLACK_APP_TOKEN,
                    "is missing: set it for Socket Mode, or " + ConfigKey.SLACK_SIGNING_SECRET.environmentName()
                            + " for signed HTTP");
        }
        Transport transport = app.isEmpty()
                ? new SignedHttp(signing, port(ConfigKey.SLACK_HTTP_PORT).orElse(3000))
                : new SocketMode(app);
        return Optional.of(new Slack(bot, transport));
    }

    private Optional<Integer> port(ConfigKey key) {
        String value = get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            problem(key, "is a port from 1 to 65535");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(value));
    }

    private void problem(ConfigKey key, String what) {
        problems.add(key.environmentName() + " (" + key.fileName() + ") " + what + ".");
    }
}
