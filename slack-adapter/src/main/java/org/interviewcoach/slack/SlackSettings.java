package org.interviewcoach.slack;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the coach is connected to Slack.
 *
 * @param botToken the workspace's bot token, {@code xoxb-…}; a secret, never printed
 * @param transport how Slack's payloads come
 * @param api the Web API's address with its trailing {@code /api/}; empty for Slack's own
 * @param prefix stands before every command's name, empty for none: command names are unique in a workspace
 * @param answerWithin how long a command waits for its answer before it is acknowledged without one
 * @param formWithin how long a form or a refusal of one is waited for; Slack waits three seconds in all
 * @param requestTimeout how long one request to Slack may take
 * @param threadText whether messages in threads are read; needs a history scope that admins may dislike
 */
public record SlackSettings(
        String botToken,
        Transport transport,
        Optional<URI> api,
        String prefix,
        Duration answerWithin,
        Duration formWithin,
        Duration requestTimeout,
        boolean threadText) {
    public SlackSettings {
        List<String> problems = new ArrayList<>();
        if (botToken.isBlank()) {
            problems.add("the bot token is empty");
        }
        switch (transport) {
            case Transport.SocketMode socket -> {
                if (socket.appToken().isBlank()) {
                    problems.add("Socket Mode needs an app-level token with the scope connections:write");
                }
            }
            case Transport.Http http -> {
                if (http.signingSecret().isBlank()) {
                    problems.add("HTTP needs the app's signing secret");
                }
                if (http.port() < 0 || http.port() > 65_535) {
                    problems.add("there is no port " + http.port());
                }
                if (!http.path().startsWith("/")) {
                    problems.add("the path must begin with a slash");
                }
            }
        }
        if (!prefix.matches("[a-z0-9_-]{0,20}")) {
            problems.add("the command prefix \"" + prefix
                    + "\" may hold up to 20 lower-case letters, digits, hyphens and underscores");
        }
        if (!isWithin(answerWithin) || !isWithin(formWithin)) {
            problems.add("an answer must come within " + SlackLimits.ACKNOWLEDGEMENT.toSeconds() + " s, Slack's limit");
        }
        if (!requestTimeout.isPositive()) {
            problems.add("the request timeout must be longer than nothing");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Slack: " + String.join("; ", problems) + ".");
        }
    }

    /** What suits most: payloads over a WebSocket, no public address needed. */
    public static SlackSettings socketMode(String botToken, String appToken) {
        return of(botToken, new Transport.SocketMode(appToken));
    }

    /** Signed requests to an address of the operator's own. */
    public static SlackSettings http(String botToken, String signingSecret, String host, int port) {
        return of(botToken, new Transport.Http(signingSecret, host, port, "/slack/events"));
    }

    private static SlackSettings of(String botToken, Transport transport) {
        return new SlackSettings(
                botToken,
                transport,
                Optional.empty(),
                "",
                Duration.ofMillis(1000),
                Duration.ofMillis(2500),
                Duration.ofSeconds(10),
                false);
    }

    /** The same against another server than Slack's own. */
    public SlackSettings withServer(URI newApi) {
        return new SlackSettings(
                botToken, transport, Optional.of(newApi), prefix, answerWithin, formWithin, requestTimeout, threadText);
    }

    public SlackSettings withPrefix(String newPrefix) {
        return new SlackSettings(
                botToken, transport, api, newPrefix, answerWithin, formWithin, requestTimeout, threadText);
    }

    /** The same with other patience. */
    public SlackSettings withTimes(Duration newAnswerWithin, Duration newFormWithin, Duration newRequestTimeout) {
        return new SlackSettings(
                botToken, transport, api, prefix, newAnswerWithin, newFormWithin, newRequestTimeout, threadText);
    }

    public SlackSettings withThreadText(boolean newThreadText) {
        return new SlackSettings(
                botToken, transport, api, prefix, answerWithin, formWithin, requestTimeout, newThreadText);
    }

    private static boolean isWithin(Duration wait) {
        return wait.isPositive() && wait.compareTo(SlackLimits.ACKNOWLEDGEMENT) < 0;
    }

    @Override
    public String toString() {
        return "SlackSettings[botToken=***, transport=" + transport + ", api=" + api + ", prefix=" + prefix
                + ", answerWithin=" + answerWithin + ", formWithin=" + formWithin + ", requestTimeout="
                + requestTimeout + ", threadText=" + threadText + "]";
    }

    /** How Slack's payloads come. */
    public sealed interface Transport {
        /**
         * Over WebSockets that the coach opens itself.
         *
         * @param appToken {@code xapp-…}; a secret
         */
        record SocketMode(String appToken) implements Transport {
            @Override
            public String toString() {
                return "SocketMode[appToken=***]";
            }
        }

        /**
         * As signed requests to an address of ours.
         *
         * @param signingSecret a secret
         * @param host the address that is listened on
         * @param port 0 for any that is free
         */
        record Http(String signingSecret, String host, int port, String path) implements Transport {
            @Override
            public String toString() {
                return "Http[signingSecret=***, host=" + host + ", port=" + port + ", path=" + path + "]";
            }
        }
    }
}
