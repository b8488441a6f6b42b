package org.interviewcoach.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the coach runs.
 *
 * @param packs a folder with packs beside the bundled ones
 * @param commandPrefix before every command's name, may be empty
 * @param threads which messages in the coach's threads are read
 * @param healthPort of the loopback address, where wanted
 * @param keepWords after which the words of answers are erased
 */
public record Config(
        Database database,
        Optional<Path> packs,
        String commandPrefix,
        Optional<Discord> discord,
        Optional<Slack> slack,
        Threads threads,
        Optional<Integer> healthPort,
        Optional<Duration> keepWords) {
    /** One that keeps words until somebody has theirs erased. */
    public Config(
            Database database,
            Optional<Path> packs,
            String commandPrefix,
            Optional<Discord> discord,
            Optional<Slack> slack,
            Threads threads,
            Optional<Integer> healthPort) {
        this(database, packs, commandPrefix, discord, slack, threads, healthPort, Optional.empty());
    }

    /** Which messages in the coach's threads are read. */
    public enum Threads {
        OFF,
        /** On Discord those that mention the coach, which needs no privileged intent; on Slack none. */
        MENTIONS,
        /** All; needs Discord's privileged intent and Slack's history scopes. */
        ALL
    }

    /** Where state is kept. */
    public sealed interface Database {}

    /**
     * SQLite in a folder.
     *
     * @param folder is made where it is missing
     */
    public record Embedded(Path folder) implements Database {}

    public record PostgreSql(String url, String user, Secret password) implements Database {}

    public record Discord(Secret token) {}

    public record Slack(Secret botToken, Transport transport) {}

    /** How Slack reaches the coach. */
    public sealed interface Transport {}

    /** Over a socket that the coach opens; needs no public address. */
    public record SocketMode(Secret appToken) implements Transport {}

    /** Over signed requests to a public address. */
    public record SignedHttp(Secret signingSecret, int port) implements Transport {}
}
