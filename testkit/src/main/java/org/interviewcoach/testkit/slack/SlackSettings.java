package org.interviewcoach.testkit.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.testkit.slack.referee.SlackLimits;

/**
 * How a loopback Slack behaves; start from {@link #standard} and change what the test needs.
 *
 * @param clock stamps messages, triggers and response URLs; a manual clock makes half an hour pass at once
 * @param acknowledgement real time after which a payload counts as unanswered
 * @param patience real time that a waiting method of the driver waits
 * @param channelPostInterval least time on the clock between two posts in a channel; empty: no limit
 * @param retryDelays real time before each further try of an event that was not acknowledged
 * @param subscriptions event types that the app subscribes to, as they stand in its manifest
 * @param ownMessageEvents whether the app is sent its own messages and edits back, as Slack does
 * @param recording whether requests and happenings are kept; off for load
 * @param refereeing whether the content of requests is judged; off for load
 */
public record SlackSettings(
        InstantSource clock,
        Duration acknowledgement,
        Duration patience,
        Optional<Duration> channelPostInterval,
        List<Duration> retryDelays,
        Set<String> subscriptions,
        boolean ownMessageEvents,
        boolean recording,
        boolean refereeing) {

    public SlackSettings {
        retryDelays = List.copyOf(retryDelays);
        subscriptions = Set.copyOf(subscriptions);
    }

    /** Slack as documented, on the given clock, without the limit of one post a second. */
    public static SlackSettings standard(InstantSource clock) {
        return new SlackSettings(
                clock,
                SlackLimits.ACKNOWLEDGEMENT,
                Duration.ofSeconds(10),
                Optional.empty(),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Set.of(
                        "app_home_opened",
                        "app_mention",
                        "app_uninstalled",
                        "member_left_channel",
                        "message.im",
                        "tokens_revoked"),
                true,
                true,
                true);
    }

    /** For thousands of interactions a second: nothing is kept or judged, own messages are not sent back. */
    public static SlackSettings load(InstantSource clock) {
        SlackSettings standard = standard(clock);
        return new SlackSettings(
                clock,
                standard.acknowledgement,
                standard.patience,
                Optional.empty(),
                standard.retryDelays,
                standard.subscriptions,
                false,
                false,
                false);
    }

    public SlackSettings withAcknowledgement(Duration limit) {
        return new SlackSettings(
                clock,
                limit,
                patience,
                channelPostInterval,
                retryDelays,
                subscriptions,
                ownMessageEvents,
                recording,
                refereeing);
    }

    public SlackSettings withPatience(Duration limit) {
        return new SlackSettings(
                clock,
                acknowledgement,
                limit,
                channelPostInterval,
                retryDelays,
                subscriptions,
                ownMessageEvents,
                recording,
                refereeing);
    }

    public SlackSettings withChannelPostInterval(Duration interval) {
        return new SlackSettings(
                clock,
                acknowledgement,
                patience,
                Optional.of(interval),
                retryDelays,
                subscriptions,
                ownMessageEvents,
                recording,
                refereeing);
    }

    public SlackSettings withRetryDelays(List<Duration> delays) {
        return new SlackSettings(
                clock,
                acknowledgement,
                patience,
                channelPostInterval,
                delays,
                subscriptions,
                ownMessageEvents,
                recording,
                refereeing);
    }

    public SlackSettings withSubscriptions(Set<String> types) {
        return new SlackSettings(
                clock,
                acknowledgement,
                patience,
                channelPostInterval,
                retryDelays,
                types,
                ownMessageEvents,
                recording,
                refereeing);
    }

    /** The subscriptions so far and these. */
    public SlackSettings plusSubscriptions(String... types) {
        Set<String> all = new HashSet<>(subscriptions);
        all.addAll(List.of(types));
        return withSubscriptions(all);
    }

    public SlackSettings withOwnMessageEvents(boolean sent) {
        return new SlackSettings(
                clock,
                acknowledgement,
                patience,
                channelPostInterval,
                retryDelays,
                subscriptions,
                sent,
                recording,
                refereeing);
    }
}
