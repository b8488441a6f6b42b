package org.interviewcoach.launcher;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.interviewcoach.core.port.Ids;

/**
 * What the coach has from outside itself: time, ids, and the addresses of the platforms.
 *
 * @param discordRest Discord's REST API with its version; empty for Discord's own
 * @param discordGateway empty for Discord's own
 * @param slackApi Slack's Web API with its trailing {@code /api/}; empty for Slack's own
 */
public record Outside(
        InstantSource clock, Ids ids, Optional<URI> discordRest, Optional<URI> discordGateway, Optional<URI> slackApi) {
    /** The machine's clock, random ids, the platforms themselves. */
    public static Outside real() {
        return of(InstantSource.system(), new RandomIds());
    }

    public static Outside of(InstantSource clock, Ids ids) {
        return new Outside(clock, ids, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with another Discord. */
    public Outside withDiscord(URI rest, URI gateway) {
        return new Outside(clock, ids, Optional.of(rest), Optional.of(gateway), slackApi);
    }

    /** The same with another Slack. */
    public Outside withSlack(URI api) {
        return new Outside(clock, ids, discordRest, discordGateway, Optional.of(api));
    }
}
