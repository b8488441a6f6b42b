package org.interviewcoach.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.launcher.config.Config;

/**
 * Asks the platforms who a token is and what it may do, with one harmless request each. Tokens go into headers alone and
 * into no message.
 */
final class PlatformProbe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final URI DISCORD = URI.create("https://discord.com/api/v10/");
    private static final URI SLACK = URI.create("https://slack.com/api/");

    /** What Slack's bot token has to have been granted; the manifest asks for exactly these. */
    private static final Set<String> SLACK_SCOPES = new TreeSet<>(
            Set.of("commands", "chat:write", "files:read", "files:write", "im:write", "im:history", "users:read"));

    /** What it has to have besides where threads are read. */
    private static final Set<String> SLACK_HISTORY = new TreeSet<>(Set.of("channels:history", "groups:history"));

    /** Discord's flags of an application that is granted Message Content, as a verified one and as a small one. */
    private static final long MESSAGE_CONTENT = 1L << 18 | 1L << 19;

    private PlatformProbe() {}

    /** What a platform said. */
    record Finding(String platform, String detail, List<String> problems) {
        Finding {
            problems = List.copyOf(problems);
        }
    }

    static List<Finding> all(Config config) {
        return all(config, DISCORD, SLACK);
    }

    static List<Finding> all(Config config, URI discord, URI slack) {
        List<Finding> findings = new ArrayList<>();
        boolean threads = config.threads() == Config.Threads.ALL;
        config.discord().ifPresent(it -> findings.add(guarded("discord", () -> discord(discord, it, threads))));
        config.slack().ifPresent(it -> findings.add(guarded("slack", () -> slack(slack, it, threads))));
        return findings;
    }

    private interface Probe {
        Finding run() throws IOException, InterruptedException;
    }

    private static Finding guarded(String platform, Probe probe) {
        try {
            return probe.run();
        } catch (IOException e) {
            return new Finding(
                    platform,
                    "",
                    List.of(platform + " cannot be reached: check the network and the proxy of this machine."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(platform, "", List.of("The check was interrupted."));
        }
    }

    private static Finding discord(URI base, Config.Discord discord, boolean threads)
            throws IOException, InterruptedException {
        String token = "Bot " + discord.token().reveal();
        HttpResponse<String> me = send(base.resolve("users/@me"), token, "GET");
        if (me.statusCode() == 401) {
            return new Finding(
                    "discord",
                    "",
                    List.of("Discord does not know the token: reset it on the portal's Bot page and set it anew."));
        }
        String name = JSON.readTree(me.body()).path("username").asText("?");
        if (!threads) {
            return new Finding("discord", "the token is " + name + "'s", List.of());
        }
        JsonNode application = JSON.readTree(
                send(base.resolve("applications/@me"), token, "GET").body());
        boolean reads = (application.path("flags").asLong() & MESSAGE_CONTENT) != 0;
        return new Finding(
                "discord",
                "the token is " + name + "'s, and threads can be read",
                reads
                        ? List.of()
                        : List.of(
                                "Discord has not granted the Message Content intent, without which COACH_READ_THREADS=all"
                                        + " cannot start: tick it on the portal's Bot page, under Privileged Gateway Intents, or"
                                        + " set COACH_READ_THREADS=mentions."));
    }

    private static Finding slack(URI base, Config.Slack slack, boolean threads)
            throws IOException, InterruptedException {
        HttpResponse<String> test =
                send(base.resolve("auth.test"), "Bearer " + slack.botToken().reveal(), "POST");
        JsonNode body = JSON.readTree(test.body());
        if (!body.path("ok").asBoolean()) {
            return new Finding(
                    "slack",
                    "",
                    List.of("Slack refuses the bot token (" + body.path("error").asText("unknown")
                            + "): install the app anew and set the token that it shows."));
        }
        Set<String> granted = new TreeSet<>(
                List.of(test.headers().firstValue("x-oauth-scopes").orElse("").split("\\s*,\\s*", -1)));
        List<String> problems = new ArrayList<>();
        missing(SLACK_SCOPES, granted)
                .ifPresent(it -> problems.add("Slack has not granted " + it
                        + ": paste the manifest anew (`coach manifest slack`) and reinstall the app."));
        if (threads) {
            missing(SLACK_HISTORY, granted)
                    .ifPresent(it -> problems.add("Slack has not granted " + it
                            + ", without which COACH_READ_THREADS=all reads nothing: paste the manifest anew (`coach manifest"
                            + " slack`, with that setting) and reinstall the app, or set COACH_READ_THREADS=off."));
        }
        String team = "the token is for " + body.path("team").asText("?");
        return new Finding("slack", threads ? team + ", and threads can be read" : team, problems);
    }

    private static Optional<String> missing(Set<String> wanted, Set<String> granted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(granted);
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    private static HttpResponse<String> send(URI uri, String authorization, String method)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("User-Agent", "DiscordBot (interview-coach, check)")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
