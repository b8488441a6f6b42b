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
    private static final Set<String> SLACK_SCOPES =
            new TreeSet<>(Set.of("commands", "chat:write", "im:write", "im:history", "users:read"));

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
        config.discord().ifPresent(it -> findings.add(guarded("discord", () -> discord(discord, it))));
        config.slack().ifPresent(it -> findings.add(guarded("slack", () -> slack(slack, it))));
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

    private static Finding discord(URI base, Config.Discord discord) throws IOException, InterruptedException {
        HttpResponse<String> me =
                send(base.resolve("users/@me"), "Bot " + discord.token().reveal(), "GET");
        if (me.statusCode() == 401) {
            return new Finding(
                    "discord",
                    "",
                    List.of("Discord does not know the token: reset it on the portal's Bot page and set it anew."));
        }
        String name = JSON.readTree(me.body()).path("username").asText("?");
        return new Finding("discord", "the token is " + name + "'s", List.of());
    }

    private static Finding slack(URI base, Config.Slack slack) throws IOException, InterruptedException {
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
        Set<String> missing = new TreeSet<>(SLACK_SCOPES);
        missing.removeAll(granted);
        List<String> problems = missing.isEmpty()
                ? List.of()
                : List.of("Slack has not granted " + String.join(", ", missing)
                        + ": paste the manifest anew (`coach manifest slack`) and reinstall the app.");
        return new Finding("slack", "the token is for " + body.path("team").asText("?"), problems);
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
