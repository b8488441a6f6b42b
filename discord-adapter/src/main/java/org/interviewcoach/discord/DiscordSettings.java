package org.interviewcoach.discord;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the coach is connected to Discord.
 *
 * @param token the bot's token; a secret, never printed
 * @param rest the REST API's address with its version; empty for Discord's own
 * @param gateway the gateway's address; empty for Discord's own
 * @param prefix stands before every command's name, empty for none
 * @param shards how many connections carry the servers; Discord demands more than one from 2,500 servers on
 * @param connections idle HTTP connections that are kept
 * @param restThreads threads that speak REST
 * @param answerWithin how long a press waits for its answer before it is deferred; Discord waits three seconds in all
 * @param formWithin the same where a form may follow, which no deferral allows
 * @param requestTimeout how long one REST request may take
 * @param threadText which messages in threads are read
 */
public record DiscordSettings(
        String token,
        Optional<URI> rest,
        Optional<URI> gateway,
        String prefix,
        int shards,
        int connections,
        int restThreads,
        Duration answerWithin,
        Duration formWithin,
        Duration requestTimeout,
        ThreadText threadText) {
    private static final Duration DISCORD_WAITS = Duration.ofSeconds(3);

    public DiscordSettings {
        List<String> problems = new ArrayList<>();
        if (token.isBlank()) {
            problems.add("the Discord token is empty");
        }
        if (!prefix.matches("[a-z0-9_-]{0,20}")) {
            problems.add("the command prefix \"" + prefix
                    + "\" may hold up to 20 lower-case letters, digits, hyphens and underscores");
        }
        if (shards < 1) {
            problems.add("there must be at least one shard, not " + shards);
        }
        if (connections < 1 || restThreads < 1) {
            problems.add("connections and REST threads must be at least 1");
        }
        if (!isWithin(answerWithin) || !isWithin(formWithin)) {
            problems.add("an answer must come within " + DISCORD_WAITS.toSeconds() + " s, Discord's limit");
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            problems.add("the request timeout must be longer than nothing");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Discord: " + String.join("; ", problems) + ".");
        }
    }

    /** What suits most. */
    public static DiscordSettings of(String token) {
        return new DiscordSettings(
                token,
                Optional.empty(),
                Optional.empty(),
                "",
                1,
                64,
                32,
                Duration.ofMillis(1500),
                Duration.ofMillis(2500),
                Duration.ofSeconds(10),
                ThreadText.OFF);
    }

    /** The same against other servers than Discord's own. */
    public DiscordSettings withServers(URI newRest, URI newGateway) {
        return new DiscordSettings(
                token,
                Optional.of(newRest),
                Optional.of(newGateway),
                prefix,
                shards,
                connections,
                restThreads,
                answerWithin,
                formWithin,
                requestTimeout,
                threadText);
    }

    public DiscordSettings withPrefix(String newPrefix) {
        return new DiscordSettings(
                token,
                rest,
                gateway,
                newPrefix,
                shards,
                connections,
                restThreads,
                answerWithin,
                formWithin,
                requestTimeout,
                threadText);
    }

    /** The same with other patience. */
    public DiscordSettings withTimes(Duration newAnswerWithin, Duration newFormWithin, Duration newRequestTimeout) {
        return new DiscordSettings(
                token,
                rest,
                gateway,
                prefix,
                shards,
                connections,
                restThreads,
                newAnswerWithin,
                newFormWithin,
                newRequestTimeout,
                threadText);
    }

    public DiscordSettings withThreadText(ThreadText newThreadText) {
        return new DiscordSettings(
                token,
                rest,
                gateway,
                prefix,
                shards,
                connections,
                restThreads,
                answerWithin,
                formWithin,
                requestTimeout,
                newThreadText);
    }

    private static boolean isWithin(Duration wait) {
        return wait.isPositive() && wait.compareTo(DISCORD_WAITS) < 0;
    }

    @Override
    public String toString() {
        return "DiscordSettings[token=***, rest=" + rest + ", gateway=" + gateway + ", prefix=" + prefix + ", shards="
                + shards + ", connections=" + connections + ", restThreads=" + restThreads + ", answerWithin="
                + answerWithin + ", formWithin=" + formWithin + ", requestTimeout=" + requestTimeout + ", threadText="
                + threadText + "]";
    }

    /** Which messages in the coach's threads are read. */
    public enum ThreadText {
        /** None: answers come by button, form or direct message. */
        OFF,
        /** Those that mention the coach or reply to it with the ping on; needs no privileged intent. */
        MENTIONS,
        /** All; needs Discord's privileged intent for message content. */
        ALL
    }
}
