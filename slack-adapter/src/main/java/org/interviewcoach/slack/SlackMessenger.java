package org.interviewcoach.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.request.files.FilesUploadV2Request.FilesUploadV2RequestBuilder;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message.Metadata;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Delivery.Reason;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries effects out over Slack's Web API. Blocks the caller until Slack has answered or the time is up.
 *
 * <p>Slack has no idempotency of its own for posts: each carries its effect's id as metadata, by which {@link #find}
 * knows it. That needs a history scope, which the coach has for direct messages alone unless the operator grants more.
 */
final class SlackMessenger implements Messenger {
    private static final Logger log = LoggerFactory.getLogger(SlackMessenger.class);

    private static final String EVENT_TYPE = "coach_effect";
    private static final String EFFECT = "effect";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MUCH_LATER = Duration.ofMinutes(1);
    private static final int PAGE = 100;
    private static final int PAGES = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Supplier<Optional<Connection>> connection;
    private final InstantSource clock;
    private final Map<String, String> directs = new ConcurrentHashMap<>();

    /**
     * A messenger.
     *
     * @param connection empty until the platform is started
     */
    SlackMessenger(Supplier<Optional<Connection>> connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** What is needed to act on a workspace. */
    record Connection(MethodsClient slack, SlackRenderer renderer) {}

    @Override
    public PlatformId platform() {
        return PlatformId.SLACK;
    }

    /** Slack names no figure but "several hundred", and allows bursts. */
    @Override
    public OptionalInt postsPerMinute() {
        return OptionalInt.of(SlackLimits.POSTS_A_MINUTE);
    }

    @Override
    public Result post(EffectId key, Destination destination, Message message) {
        return attempt(Attempt.POST, it -> {
            Address address = open(it, destination);
            Delivery delivery = post(it, address, it.renderer().card(message), Optional.of(key));
            for (Part part : message.parts()) {
                if (part instanceof Part.Document document) {
                    attachOrSay(it, address, document.name(), file -> file.content(document.text()));
                } else if (part instanceof Part.Archive archive) {
                    byte[] zip = Base64.getDecoder().decode(archive.zip());
                    attachOrSay(it, address, archive.name(), file -> file.fileData(zip));
                } else if (part instanceof Part.Picture picture) {
                    hang(it, address, picture);
                }
            }
            return delivery;
        });
    }

    /** A file below its message. The message stands already, so what goes wrong here is said there and no failure. */
    private void attachOrSay(
            Connection it, Address address, String name, UnaryOperator<FilesUploadV2RequestBuilder> content)
            throws Exception {
        try {
            attach(it, address, name, content);
        } catch (SlackApiException | SlackFilesUploadV2Exception | Refused e) {
            log.warn("A file could not be attached: {}", e.getMessage());
            Message note = Message.ofText("The file " + name
                    + " could not be attached here. An admin has to give the coach the scope `files:write`.");
            post(it, address, it.renderer().card(note), Optional.empty());
        }
    }

    /** A picture below its message, which says the same in words: without the picture nothing is lost. */
    private void hang(Connection it, Address address, Part.Picture picture) {
        try {
            attach(
                    it,
                    address,
                    picture.name() + ".png",
                    file -> file.fileData(Base64.getDecoder().decode(picture.png()))
                            .altTxt(picture.alt()));
        } catch (IOException | SlackApiException | SlackFilesUploadV2Exception | Refused e) {
            log.warn("A picture could not be attached: {}", e.toString());
        }
    }

    private static void attach(
            Connection it, Address address, String name, UnaryOperator<FilesUploadV2RequestBuilder> content)
            throws IOException, SlackApiException, SlackFilesUploadV2Exception, Refused {
        require(it.slack()
                .filesUploadV2(r -> content.apply(r.channel(address.channel())
                        .threadTs(address.threadTs())
                        .filename(name)
                        .title(name))));
    }

    private Delivery post(Connection it, Address address, SlackRenderer.Card card, Optional<EffectId> key)
            throws Exception {
        ChatPostMessageResponse answer = it.slack()
                .chatPostMessage(r -> r.channel(address.channel())
                        .threadTs(address.threadTs())
                        .text(card.text())
                        .blocks(card.blocks())
                        .parse("none")
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .metadata(key.map(SlackMessenger::metadata).orElse(null)));
        require(answer);
        Scope scope = new Scope(PlatformId.SLACK, address.team(), answer.getChannel());
        return delivered(SlackInbound.ref(scope, address.thread(), answer.getTs()));
    }

    private static Metadata metadata(EffectId key) {
        return Metadata.builder()
                .eventType(EVENT_TYPE)
                .eventPayload(Map.of(EFFECT, key.toString()))
                .build();
    }

    @Override
    public Result edit(MessageRef ref, Message message) {
        return attempt(Attempt.REPEATABLE, it -> {
            SlackRenderer.Card card = it.renderer().card(message);
            require(it.slack()
                    .chatUpdate(r -> r.channel(ref.channel())
                            .ts(ref.message())
                            .text(SlackRenderer.shorten(card.text(), SlackLimits.UPDATE_TEXT))
                            .blocks(card.blocks())
                            .parse("none")));
            return delivered(ref);
        });
    }

    /** A thread on Slack is an address below its first message and nothing that could be opened. */
    @Override
    public Result openThread(EffectId key, MessageRef under, String name) {
        return new Result.Done(delivered(under));
    }

    @Override
    public Result remove(MessageRef ref) {
        return attempt(Attempt.REPEATABLE, it -> {
            try {
                require(it.slack().chatDelete(r -> r.channel(ref.channel()).ts(ref.message())));
            } catch (Refused e) {
                if (!e.error.equals("message_not_found")) {
                    throw e;
                }
            }
            return delivered(ref);
        });
    }

    @Override
    public Result find(EffectId key, Destination destination) {
        return attempt(Attempt.SEARCH, it -> {
            Address address = open(it, destination);
            String oldest = Long.toString(clock.instant().minus(LOOK_BACK).getEpochSecond());
            Optional<String> cursor = Optional.empty();
            for (int page = 0; page < PAGES; page++) {
                Page found = page(it, address, oldest, cursor);
                Optional<com.slack.api.model.Message> own = found.messages().stream()
                        .filter(message -> carries(message, key))
                        .findFirst();
                if (own.isPresent()) {
                    Scope scope = new Scope(PlatformId.SLACK, address.team(), address.channel());
                    return delivered(
                            SlackInbound.ref(scope, address.thread(), own.get().getTs()));
                }
                cursor = found.next();
                if (cursor.isEmpty()) {
                    return new Delivery.Failed(Reason.GAVE_UP, Optional.empty());
                }
            }
            return new Delivery.Unknown();
        });
    }

    private static Page page(Connection it, Address address, String oldest, Optional<String> cursor) throws Exception {
        if (address.thread().isPresent()) {
            ConversationsRepliesResponse answer = it.slack()
                    .conversationsReplies(r -> r.channel(address.channel())
                            .ts(address.threadTs())
                            .oldest(oldest)
                            .limit(PAGE)
                            .cursor(cursor.orElse(null))
                            .includeAllMetadata(true));
            require(answer);
            return new Page(
                    answer.getMessages(),
                    next(
                            answer.isHasMore(),
                            answer.getResponseMetadata() == null
                                    ? null
                                    : answer.getResponseMetadata().getNextCursor()));
        }
        ConversationsHistoryResponse answer = it.slack()
                .conversationsHistory(r -> r.channel(address.channel())
                        .oldest(oldest)
                        .limit(PAGE)
                        .cursor(cursor.orElse(null))
                        .includeAllMetadata(true));
        require(answer);
        return new Page(
                answer.getMessages(),
                next(
                        answer.isHasMore(),
                        answer.getResponseMetadata() == null
                                ? null
                                : answer.getResponseMetadata().getNextCursor()));
    }

    private static Optional<String> next(boolean more, @Nullable String cursor) {
        return Optional.ofNullable(cursor).filter(it -> more && !it.isEmpty());
    }

    private static boolean carries(com.slack.api.model.Message message, EffectId key) {
        Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT_TYPE.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && key.toString().equals(metadata.getEventPayload().get(EFFECT));
    }

    /** A note to one person that nothing waits for. */
    Result note(String team, String channelOrUser, Optional<String> thread, SlackRenderer.Card card) {
        return attempt(Attempt.POST, it -> post(it, new Address(team, channelOrUser, thread), card, Optional.empty()));
    }

    private Delivery delivered(MessageRef ref) {
        return new Delivery.Delivered(ref, clock.instant());
    }

    private Address open(Connection it, Destination destination) throws Exception {
        return switch (destination) {
            case Destination.InChannel channel ->
                new Address(channel.scope().tenant(), channel.scope().channel(), Optional.empty());
            case Destination.InThread thread ->
                new Address(
                        thread.thread().tenant(),
                        thread.thread().channel(),
                        Optional.of(
                                thread.thread().thread().orElse(thread.thread().message())));
            case Destination.ToPerson person ->
                new Address(person.actor().tenant(), direct(it, person.actor().user()), Optional.empty());
        };
    }

    private String direct(Connection it, String user) throws Exception {
        String known = directs.get(user);
        if (known != null) {
            return known;
        }
        var answer = it.slack().conversationsOpen(r -> r.users(List.of(user)));
        try {
            require(answer);
        } catch (Refused e) {
            // Nothing was posted yet, so nothing is in doubt and whoever cannot be found cannot be written to.
            throw e.error.equals("user_not_found") ? new Refused("user_disabled", "") : e;
        }
        String channel = answer.getChannel().getId();
        directs.put(user, channel);
        return channel;
    }

    private static void require(SlackApiTextResponse answer) throws Refused {
        if (!answer.isOk()) {
            throw new Refused(
                    answer.getError() == null ? "" : answer.getError(),
                    answer.getNeeded() == null ? "" : answer.getNeeded());
        }
    }

    private Result attempt(Attempt kind, Call call) {
        Optional<Connection> connected = connection.get();
        if (connected.isEmpty()) {
            return new Result.TryAgain(SOON);
        }
        try {
            return new Result.Done(call.run(connected.get()));
        } catch (Refused e) {
            return refused(kind, e);
        } catch (SlackApiException e) {
            return status(kind, e);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            return new Result.TryAgain(SOON);
        } catch (IOException e) {
            return uncertain(kind);
        } catch (Exception e) {
            log.error("A message could not be made or sent: a bug", e);
            return failed(Reason.REFUSED);
        }
    }

    private static Result refused(Attempt kind, Refused e) {
        return switch (e.error) {
            case "not_in_channel", "user_not_in_channel" -> search(kind).orElse(failed(Reason.NOT_IN_CHANNEL));
            case "channel_not_found", "is_archived", "is_inactive", "thread_not_found" ->
                search(kind).orElse(failed(Reason.CHANNEL_GONE));
            case "missing_scope" -> search(kind).orElse(missing(e.needed));
            case "restricted_action", "restricted_action_thread_locked", "restricted_action_read_only_channel" ->
                search(kind).orElse(missing(e.error));
            case "user_disabled" -> failed(Reason.PERSON_GONE);
            case "cannot_dm_bot", "messages_tab_disabled", "user_not_visible" -> failed(Reason.DIRECT_MESSAGES_CLOSED);
            case "message_not_found", "cant_update_message", "cant_delete_message" -> failed(Reason.MESSAGE_GONE);
            case "ratelimited", "rate_limited", "service_unavailable", "team_added_to_org" -> new Result.TryAgain(SOON);
            // Slack's reference: some of it may have happened before the error was raised.
            case "fatal_error", "internal_error", "request_timeout" -> uncertain(kind);
            case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" -> {
                log.error("Slack no longer accepts the bot token: {}", e.error);
                yield new Result.TryAgain(MUCH_LATER);
            }
            default -> {
                log.error("Slack refused a message: {}", e.error);
                yield search(kind).orElse(failed(Reason.REFUSED));
            }
        };
    }

    /** A search that may not read knows nothing; everything else has failed. */
    private static Optional<Result> search(Attempt kind) {
        return switch (kind) {
            case SEARCH -> Optional.of(new Result.Done(new Delivery.Unknown()));
            case POST, REPEATABLE -> Optional.empty();
        };
    }

    private static Result status(Attempt kind, SlackApiException e) {
        int status = e.getResponse().code();
        if (status == TOO_MANY_REQUESTS) {
            return new Result.TryAgain(retryAfter(e.getResponse().header("Retry-After")));
        }
        if (status == UNAVAILABLE) {
            return new Result.TryAgain(SOON);
        }
        if (status >= 500) {
            // Whether it was carried out before something broke nobody says.
            return uncertain(kind);
        }
        log.error("Slack answered with status {}", status);
        return search(kind).orElse(failed(Reason.REFUSED));
    }

    private static Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(header)))
                : MUCH_LATER;
    }

    private static Result uncertain(Attempt kind) {
        return switch (kind) {
            case REPEATABLE, SEARCH -> new Result.TryAgain(SOON);
            case POST -> new Result.Done(new Delivery.Unknown());
        };
    }

    private static Result missing(String permission) {
        return new Result.Done(new Delivery.Failed(Reason.MISSING_PERMISSION, Optional.of(permission)));
    }

    private static Result failed(Reason reason) {
        return new Result.Done(new Delivery.Failed(reason, Optional.empty()));
    }

    /** What a doubtful outcome means. */
    private enum Attempt {
        /** A second one could be a second message. */
        POST,
        /** A second one does no harm. */
        REPEATABLE,
        /** It changes nothing. */
        SEARCH
    }

    /** A conversation, and the thread in it. */
    private record Address(String team, String channel, Optional<String> thread) {
        @Nullable
        String threadTs() {
            return thread.orElse(null);
        }
    }

    /** A part of a history. */
    private record Page(List<com.slack.api.model.Message> messages, Optional<String> next) {}

    /** A call that ends in an outcome. */
    @FunctionalInterface
    private interface Call {
        Delivery run(Connection connection) throws Exception;
    }

    /** Slack's {@code ok: false}. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;
        private final String needed;

        Refused(String error, String needed) {
            super(error);
            this.error = error;
            this.needed = needed;
        }
    }
}
