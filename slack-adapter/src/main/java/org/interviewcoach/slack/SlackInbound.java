package org.interviewcoach.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.File;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.view.ViewState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What happened on Slack as a neutral inbound. Pure: it reads what came and asks for nothing.
 *
 * <p>An inbound's id is the trigger id of a command, press or submission, which Slack hands out once, and the event id
 * of an event, which its retries keep.
 */
final class SlackInbound {
    private static final String UNKNOWN_LOCALE = "en-US";
    private static final String NO_THREAD = "-";
    private static final Pattern TOKEN = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

    private final SlackCommands commands;

    SlackInbound(SlackCommands commands) {
        this.commands = commands;
    }

    /**
     * Who somebody is, as Slack's directory has it.
     *
     * @param name empty where it is not known
     */
    record Person(String name, String locale, Set<Capability> rights) {
        static final Person UNKNOWN = new Person("", UNKNOWN_LOCALE, Set.of());

        Person {
            rights = Set.copyOf(rights);
        }

        Person orNamed(@Nullable String other) {
            return name.isEmpty() && other != null ? new Person(other, locale, rights) : this;
        }
    }

    /** A slash command; Slack sends no time along. */
    Inbound.SlashCommand slash(SlashCommandPayload command, Person person, Instant received) {
        Place place = place(command.getTeamId(), command.getChannelId(), Optional.empty());
        return new Inbound.SlashCommand(
                new Inbound.Header(
                        "slack-" + command.getTriggerId(),
                        sender(command.getTeamId(), command.getUserId(), person.orNamed(command.getUserName())),
                        place,
                        received),
                commands.unprefixed(command.getCommand()),
                Map.of(),
                plain(command.getText()).strip());
    }

    /** A button or select; empty where it is none of the coach's or of a version that is not understood. */
    static Optional<Inbound.Press> press(BlockActionPayload press, Person person) {
        BlockActionPayload.Action action = press.getActions().getFirst();
        return Token.decode(SlackRenderer.token(action.getActionId())).map(token -> {
            Place place = place(press);
            return new Inbound.Press(
                    new Inbound.Header(
                            "slack-" + press.getTriggerId(),
                            sender(
                                    press.getTeam().getId(),
                                    press.getUser().getId(),
                                    person.orNamed(press.getUser().getName())),
                            place,
                            instant(action.getActionTs())),
                    token,
                    values(action),
                    ref(place, message(press)));
        });
    }

    /** Where something was pressed: in a message, or on the home page, which remembers the direct conversation. */
    static Place place(BlockActionPayload press) {
        String team = press.getTeam().getId();
        if (press.getView() != null) {
            return place(team, press.getView().getPrivateMetadata())
                    .orElseGet(() -> direct(team, press.getUser().getId(), Optional.empty()));
        }
        BlockActionPayload.Container container = press.getContainer();
        Optional<String> thread =
                Optional.ofNullable(container.getThreadTs()).filter(root -> !root.equals(container.getMessageTs()));
        return place(team, container.getChannelId(), thread);
    }

    private static String message(BlockActionPayload press) {
        return press.getView() != null
                ? press.getView().getId()
                : press.getContainer().getMessageTs();
    }

    private static List<String> values(BlockActionPayload.Action action) {
        if (action.getSelectedOption() != null) {
            return List.of(action.getSelectedOption().getValue());
        }
        if (action.getSelectedOptions() != null) {
            return action.getSelectedOptions().stream()
                    .map(BlockActionPayload.Action.SelectedOption::getValue)
                    .toList();
        }
        return List.of();
    }

    /** A submitted form; empty where it is of a version that is not understood. Slack sends no time along. */
    static Optional<Inbound.Submit> submit(ViewSubmissionPayload submit, Person person, Instant received) {
        return Token.decode(submit.getView().getCallbackId()).map(token -> {
            Map<String, List<String>> values = new LinkedHashMap<>();
            submit.getView()
                    .getState()
                    .getValues()
                    .forEach((block, elements) -> elements.values().stream()
                            .filter(value -> value.getFiles() == null)
                            .findFirst()
                            .ifPresent(value -> values.put(block, values(value))));
            return new Inbound.Submit(
                    new Inbound.Header(
                            "slack-" + submit.getTriggerId(),
                            sender(
                                    submit.getTeam().getId(),
                                    submit.getUser().getId(),
                                    person.orNamed(submit.getUser().getName())),
                            place(submit),
                            received),
                    token,
                    values);
        });
    }

    /** Where the form was opened. */
    static Place place(ViewSubmissionPayload submit) {
        String team = submit.getTeam().getId();
        return place(team, submit.getView().getPrivateMetadata())
                .orElseGet(() -> direct(team, submit.getUser().getId(), Optional.empty()));
    }

    /** The files of a form, by the inputs' names; still at Slack. */
    static Map<String, SlackFiles.Kept> files(ViewSubmissionPayload submit) {
        Map<String, SlackFiles.Kept> files = new LinkedHashMap<>();
        submit.getView()
                .getState()
                .getValues()
                .forEach((block, elements) -> elements.values().stream()
                        .filter(value -> value.getFiles() != null)
                        .flatMap(value -> value.getFiles().stream())
                        .findFirst()
                        .ifPresent(file -> files.put(block, kept(file))));
        return files;
    }

    private static SlackFiles.Kept kept(File file) {
        @Nullable
        String url = file.getUrlPrivateDownload() == null ? file.getUrlPrivate() : file.getUrlPrivateDownload();
        return new SlackFiles.Kept(
                file.getName() == null ? "" : file.getName(),
                url == null ? "" : url,
                file.getSize() == null ? 0 : file.getSize());
    }

    private static List<String> values(ViewState.Value value) {
        if (value.getSelectedOption() != null) {
            return List.of(value.getSelectedOption().getValue());
        }
        if (value.getSelectedOptions() != null) {
            return value.getSelectedOptions().stream()
                    .map(ViewState.SelectedOption::getValue)
                    .toList();
        }
        if (value.getSelectedConversations() != null) {
            return List.copyOf(value.getSelectedConversations());
        }
        if (value.getSelectedUsers() != null) {
            return List.copyOf(value.getSelectedUsers());
        }
        boolean typed = "plain_text_input".equals(value.getType());
        return typed ? List.of(value.getValue() == null ? "" : value.getValue()) : List.of();
    }

    /**
     * A message that somebody wrote, whichever event brought it.
     *
     * @param team the workspace
     */
    record Said(
            String id,
            String team,
            String channel,
            String channelType,
            String user,
            String text,
            String ts,
            Optional<String> thread) {
        static Optional<Said> of(EventsApiPayload<MessageEvent> payload) {
            MessageEvent event = payload.getEvent();
            if (event.getBotId() != null) {
                return Optional.empty();
            }
            return of(
                    payload,
                    event.getChannel(),
                    event.getChannelType(),
                    event.getUser(),
                    event.getText(),
                    event.getFiles(),
                    event.getTs(),
                    event.getThreadTs());
        }

        static Optional<Said> ofFile(EventsApiPayload<MessageFileShareEvent> payload) {
            MessageFileShareEvent event = payload.getEvent();
            return of(
                    payload,
                    event.getChannel(),
                    event.getChannelType(),
                    event.getUser(),
                    event.getText(),
                    event.getFiles(),
                    event.getTs(),
                    event.getThreadTs());
        }

        static Optional<Said> ofBroadcast(EventsApiPayload<MessageThreadBroadcastEvent> payload) {
            MessageThreadBroadcastEvent event = payload.getEvent();
            return of(
                    payload,
                    event.getChannel(),
                    event.getChannelType(),
                    event.getUser(),
                    event.getText(),
                    List.of(),
                    event.getTs(),
                    event.getThreadTs());
        }

        private static Optional<Said> of(
                EventsApiPayload<?> payload,
                String channel,
                @Nullable String channelType,
                @Nullable String user,
                @Nullable String text,
                @Nullable List<File> files,
                String ts,
                @Nullable String thread) {
            if (user == null) {
                return Optional.empty();
            }
            return Optional.of(new Said(
                    payload.getEventId(),
                    payload.getTeamId(),
                    channel,
                    channelType == null ? "" : channelType,
                    user,
                    withFiles(plain(text), files),
                    ts,
                    Optional.ofNullable(thread).filter(root -> !root.equals(ts))));
        }

        boolean isDirect() {
            return channelType.equals("im") || SlackInbound.isDirect(channel);
        }
    }

    /** Names of files, which are not read, stand below the words. */
    private static String withFiles(String text, @Nullable List<File> files) {
        if (files == null || files.isEmpty()) {
            return text;
        }
        String names = files.stream().map(File::getName).collect(Collectors.joining(", ", "[", "]"));
        return (text + "\n" + names).strip();
    }

    /** A direct message, or a message in a thread; empty for what is said in a channel at large. */
    static Optional<Inbound> said(Said said, Person person) {
        Place place = place(said);
        Inbound.Header header = new Inbound.Header(
                "slack-" + said.id(), sender(said.team(), said.user(), person), place, instant(said.ts()));
        if (said.isDirect()) {
            Optional<MessageRef> replyTo = said.thread().map(root -> ref(place.scope(), Optional.empty(), root));
            return Optional.of(new Inbound.DirectText(header, said.text(), replyTo));
        }
        if (said.thread().isEmpty() || said.text().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Inbound.ThreadText(header, said.text(), ref(place, said.ts())));
    }

    /** Where it was said. */
    static Place place(Said said) {
        return said.isDirect()
                ? direct(said.team(), said.channel(), said.thread())
                : place(said.team(), said.channel(), said.thread());
    }

    static Inbound.HomeOpened homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, Person person) {
        return new Inbound.HomeOpened(home("slack-" + payload.getEventId(), payload, person));
    }

    /**
     * The coach is in a workspace. Slack says nothing when an app of a single workspace is installed, so this is made
     * from the first sign of life, with the same id each time.
     */
    static Inbound.Installed installed(
            EventsApiPayload<AppHomeOpenedEvent> payload, Person person, String workspaceName) {
        return new Inbound.Installed(home("slack-installed-" + payload.getTeamId(), payload, person), workspaceName);
    }

    /** Somebody left a channel, or was removed from it. */
    static Inbound.Departed departed(EventsApiPayload<MemberLeftChannelEvent> payload, Person person) {
        MemberLeftChannelEvent event = payload.getEvent();
        return new Inbound.Departed(new Inbound.Header(
                "slack-" + payload.getEventId(),
                sender(payload.getTeamId(), event.getUser(), person),
                place(payload.getTeamId(), event.getChannel(), Optional.empty()),
                Instant.ofEpochSecond(payload.getEventTime())));
    }

    private static Inbound.Header home(String id, EventsApiPayload<AppHomeOpenedEvent> payload, Person person) {
        AppHomeOpenedEvent event = payload.getEvent();
        return new Inbound.Header(
                id,
                sender(payload.getTeamId(), event.getUser(), person),
                direct(payload.getTeamId(), event.getChannel(), Optional.empty()),
                Instant.ofEpochSecond(payload.getEventTime()));
    }

    private static Inbound.Sender sender(String team, String user, Person person) {
        return new Inbound.Sender(
                new Actor(PlatformId.SLACK, team, user), person.name(), person.locale(), person.rights());
    }

    private static Place place(String team, String channel, Optional<String> thread) {
        return new Place(new Scope(PlatformId.SLACK, team, channel), isDirect(channel), thread);
    }

    private static Place direct(String team, String channel, Optional<String> thread) {
        return new Place(new Scope(PlatformId.SLACK, team, channel), true, thread);
    }

    static boolean isDirect(String channel) {
        return channel.startsWith("D");
    }

    /** The place as a view carries it. */
    static String metadata(Place place) {
        return place.scope().channel() + " " + place.thread().orElse(NO_THREAD) + " " + place.direct();
    }

    private static Optional<Place> place(String team, @Nullable String metadata) {
        String[] words = metadata == null ? new String[0] : metadata.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Place(
                new Scope(PlatformId.SLACK, team, words[0]),
                Boolean.parseBoolean(words[2]),
                Optional.of(words[1]).filter(thread -> !thread.equals(NO_THREAD))));
    }

    private static MessageRef ref(Place place, String ts) {
        return ref(place.scope(), place.thread(), ts);
    }

    /** The same reference as the messenger gives when it posts the message. */
    static MessageRef ref(Scope scope, Optional<String> thread, String ts) {
        return new MessageRef(PlatformId.SLACK, scope.tenant(), scope.channel(), thread, ts);
    }

    /** What somebody typed: Slack escapes three characters and wraps addresses and names in angle brackets. */
    static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String words = TOKEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words(found)));
        return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String words(MatchResult token) {
        String target = token.group(1);
        String label = token.group(2);
        if (target.startsWith("@") || target.startsWith("#")) {
            return label == null || label.isEmpty() ? target : target.charAt(0) + label;
        }
        if (target.startsWith("!")) {
            return label == null || label.isEmpty() ? "@" + target.substring(1) : label;
        }
        return label == null || label.isEmpty() ? target : label;
    }

    private static Instant instant(String ts) {
        BigDecimal seconds = new BigDecimal(ts);
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
