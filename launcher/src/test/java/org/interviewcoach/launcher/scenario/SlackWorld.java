package org.interviewcoach.launcher.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.slack.SlackPlatform;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.HandedIn;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackAck;
import org.interviewcoach.testkit.slack.SlackChannel;
import org.interviewcoach.testkit.slack.SlackHappening;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;

/** Slack: the real Bolt against the loopback server; people act by what their clients would send. */
final class SlackWorld extends WiredWorld implements Pictured {
    private final LoopbackSlack slack;
    private final Map<String, SlackUser> people = new HashMap<>();
    private final Map<String, SlackChannel> channels = new LinkedHashMap<>();
    private final Map<SlackUser, List<Seen>> notes = new HashMap<>();
    private final Set<String> answers = new HashSet<>();

    private SlackWorld(LoopbackSlack slack, Config.Transport transport, ManualClock clock, Stage stage) {
        super(
                clock,
                new Config(
                        stage.database(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.of(new Config.Slack(new Secret(slack.botToken()), transport)),
                        stage.threads(),
                        Optional.empty()),
                stage.bank(),
                Outside.of(clock, new CountedIds()).withSlack(URI.create(slack.apiUrl())));
        this.slack = slack;
        open();
    }

    static SlackWorld overSockets(Stage stage) {
        ManualClock clock = new ManualClock(stage.start());
        LoopbackSlack slack = start(stage, clock);
        return new SlackWorld(slack, new Config.SocketMode(new Secret(slack.appToken())), clock, stage);
    }

    static SlackWorld overHttp(Stage stage) {
        ManualClock clock = new ManualClock(stage.start());
        LoopbackSlack slack = start(stage, clock);
        return new SlackWorld(slack, new Config.SignedHttp(new Secret(slack.signingSecret()), 0), clock, stage);
    }

    /** An app is sent the messages of channels where its manifest subscribes to them. */
    private static LoopbackSlack start(Stage stage, ManualClock clock) {
        SlackSettings settings = SlackSettings.standard(clock);
        return LoopbackSlack.start(
                stage.threads() == Config.Threads.OFF
                        ? settings
                        : settings.plusSubscriptions("message.channels", "message.groups"));
    }

    @Override
    Connection connection(Wiring wiring, Config config, ExecutorService work) {
        SlackPlatform platform = (SlackPlatform) Connection.only(wiring, config, work);
        return Connection.of(
                platform,
                () -> platform.address()
                        .ifPresent(address -> slack.deliverTo(
                                URI.create("http://127.0.0.1:" + address.getPort() + address.getPath()))));
    }

    /** Requests are signed by the clock: one that is on its way would seem old. */
    @Override
    void quiet() {
        slack.awaitAllAnswered();
    }

    /** The server goes by this world's clock. */
    @Override
    void age(Duration by) {}

    private SlackUser person(String name) {
        return people.computeIfAbsent(name, slack.workspace()::addUser);
    }

    /** Leaves the channel, or is removed from it. */
    void leaves(String user, String channel) {
        int before = heard().handled();
        channel(channel).add(person(user)).remove(person(user));
        boolean unusedHeard =
                slack.await("word of " + user, () -> Optional.of(true).filter(it -> heard().handled() > before));
        settle();
    }

    LoopbackSlack server() {
        return slack;
    }

    SlackChannel channel(String name) {
        return channels.computeIfAbsent(
                name, it -> slack.workspace().addChannel(it).inviteBot());
    }

    @Override
    public void admin(String user) {
        person(user).makeAdmin();
    }

    @Override
    public void directMessages(String user, boolean open) {
        if (open) {
            person(user).openDirectMessages();
        } else {
            person(user).closeDirectMessages();
        }
    }

    @Override
    public void slash(String user, String channel, String command) {
        SlackUser person = person(user);
        SlackChannel where = channel.equals(DIRECT)
                ? person.directMessages()
                : channel(channel).add(person);
        String[] words = command.split("\\s+", 2);
        SlackInteraction typed = person.slash(where, words[0], words.length > 1 ? words[1] : "");
        act(person, typed, "trigger_id");
    }

    @Override
    public void press(String user, String label) {
        SlackUser person = person(user);
        for (SlackMessage message : newestFirst(person)) {
            for (JsonNode control : controls(message.blocks())) {
                if (isButton(control) && meant(label(control), label)) {
                    String actionId = control.path("action_id").asText();
                    join(person, message);
                    act(person, person.press(message, actionId), "trigger_id");
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no button " + label);
    }

    /** Whoever presses something in a channel is in it; nobody else could be told anything there. */
    private void join(SlackUser person, SlackMessage message) {
        SlackChannel channel = slack.workspace().channel(message.channel()).orElseThrow();
        if (channel.kind() != SlackChannel.Kind.DIRECT) {
            channel.add(person);
        }
    }

    private static boolean meant(String shown, String label) {
        return shown.equals(label) || (label.length() > 1 && shown.startsWith(label));
    }

    @Override
    public void select(String user, Set<String> labels) {
        SlackUser person = person(user);
        for (SlackMessage message : newestFirst(person)) {
            for (JsonNode control : controls(message.blocks())) {
                if (control.path("options").isArray()) {
                    String actionId = control.path("action_id").asText();
                    act(person, person.choose(message, actionId, List.copyOf(labels)), "trigger_id");
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no select");
    }

    @Override
    public void type(String user, String text) {
        SlackUser person = person(user);
        SlackInteraction typed = person.dm(text);
        typed.ack();
        if (!(heard().reply(inbound(typed, "event_id")) instanceof Reply.Acknowledge)) {
            answers.add(typed.directMessage().ts());
        }
        settle();
    }

    @Override
    public void write(String user, String text) {
        SlackUser person = person(user);
        SlackMessage inThread = newestFirst(person).stream()
                .filter(it -> where(it).equals("thread"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " sees no thread"));
        join(person, inThread);
        SlackInteraction written = person.reply(inThread, text);
        written.ack();
        Reply unusedReply = heard().reply(inbound(written, "event_id"));
        settle();
    }

    @Override
    public void submit(String user, Map<String, String> values) {
        SlackUser person = person(user);
        SlackView form = person.view().orElseThrow(() -> new AssertionError(user + " has no form open"));
        SlackInteraction submitted = person.submit(form, withFiles(form, values));
        JsonNode errors = submitted.ack().body().path("errors");
        errors.forEach(error -> note(person, "whisper", error.asText()));
        act(person, submitted, "trigger_id");
    }

    /** What stands for a file in a transcript becomes one. */
    private static Map<String, Object> withFiles(SlackView form, Map<String, String> values) {
        Map<String, Object> filled = new HashMap<>(values);
        for (JsonNode block : form.blocks()) {
            if (block.path("element").path("type").asText().equals("file_input")) {
                filled.computeIfPresent(
                        block.path("block_id").asText(), (name, typed) -> HandedIn.typed(typed.toString()));
            }
        }
        return filled;
    }

    private void note(SlackUser person, String where, String text) {
        notes.computeIfAbsent(person, it -> new ArrayList<>()).add(new Seen(where, text, List.of()));
    }

    private static String inbound(SlackInteraction interaction, String field) {
        return "slack-" + interaction.payload().path(field).asText();
    }

    /** Waits until everything that it set off can be seen. */
    private void act(SlackUser person, SlackInteraction interaction, String idField) {
        SlackAck ack = interaction.ack();
        if (!(heard().reply(inbound(interaction, idField)) instanceof Reply.Acknowledge)
                && ack.body().path("errors").isMissingNode()) {
            SlackHappening shown = slack.await(
                    "what answers " + person.name(),
                    () -> interaction.happenings().stream()
                            .filter(it -> isAnswer(it, person))
                            .findFirst());
            if (shown.kind() == SlackHappening.Kind.VIEW_OPENED) {
                SlackView form = new SlackView(shown.ts(), shown.json());
                note(person, "form", form.title() + "\n" + form.visible());
            } else if (shown.kind() == SlackHappening.Kind.POSTED) {
                // In the direct conversation a notice is a message like any other.
                answers.add(shown.ts());
            }
        }
        settle();
    }

    private static boolean isAnswer(SlackHappening happening, SlackUser person) {
        return switch (happening.kind()) {
            case EPHEMERAL, VIEW_OPENED, VIEW_UPDATED, VIEW_PUSHED, HOME_PUBLISHED ->
                happening.user().equals(person.id());
            case UPDATED -> true;
            case POSTED -> happening.channel().equals(person.directMessages().id());
            case DELETED, REACTED, FILE_SHARED -> false;
        };
    }

    @Override
    public List<Seen> seenBy(String user) {
        SlackUser person = person(user);
        List<Seen> seen = new ArrayList<>();
        for (SlackMessage message : standing(person)) {
            List<String> labels = new ArrayList<>();
            for (JsonNode control : controls(message.blocks())) {
                if (isButton(control)) {
                    labels.add(label(control));
                }
                control.path("options").forEach(option -> labels.add(label(option)));
            }
            seen.add(new Seen(where(message), text(message), labels));
        }
        seen.addAll(notes.getOrDefault(person, List.of()));
        return seen;
    }

    /** With the files, as somebody who opens them reads them. */
    private String text(SlackMessage message) {
        StringBuilder text = new StringBuilder(message.visible());
        for (JsonNode file : message.json().path("files")) {
            text.append('\n').append(file.path("name").asText()).append('\n');
            slack.uploaded(file.path("id").asText())
                    .ifPresent(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
        }
        return text.toString();
    }

    private String where(SlackMessage message) {
        if (message.ephemeralFor().isPresent() || answers.contains(message.ts())) {
            return "whisper";
        }
        SlackChannel channel = slack.workspace().channel(message.channel()).orElseThrow();
        if (channel.kind() == SlackChannel.Kind.DIRECT) {
            return DIRECT;
        }
        return message.threadTs().filter(root -> !root.equals(message.ts())).isPresent() ? "thread" : channel.name();
    }

    @Override
    public Snapshot snapshot(String user, String where) {
        SlackUser person = person(user);
        List<JsonNode> shown = where.equals("form")
                ? person.view().map(SlackView::json).stream().toList()
                : everything(person)
                        .filter(it -> where(it).equals(where))
                        .map(it -> Pictured.withFiles(
                                it.json(),
                                "files",
                                file -> slack.uploaded(file.path("id").asText())))
                        .toList();
        Map<String, String> names = new TreeMap<>();
        people.forEach((name, it) -> names.put(it.id(), name));
        return new Snapshot("slack", now(), names, shown);
    }

    private List<SlackMessage> newestFirst(SlackUser person) {
        List<SlackMessage> all = new ArrayList<>(standing(person));
        Collections.reverse(all);
        return all;
    }

    private List<SlackMessage> standing(SlackUser person) {
        List<String> ids = people.values().stream().map(SlackUser::id).toList();
        return everything(person)
                .filter(message -> !ids.contains(message.user()))
                .toList();
    }

    /** What that person sees anywhere, oldest first. */
    private Stream<SlackMessage> everything(SlackUser person) {
        List<SlackChannel> all = new ArrayList<>(channels.values());
        all.add(person.directMessages());
        return all.stream()
                .flatMap(channel -> channel.messagesSeenBy(person).stream())
                .sorted(Comparator.comparing(SlackMessage::ts));
    }

    /** Everything that can be pressed or chosen, in order. */
    private static List<JsonNode> controls(JsonNode blocks) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            block.path("elements").forEach(element -> {
                if (element.has("action_id")) {
                    found.add(element);
                }
            });
            for (String field : List.of("accessory", "element")) {
                if (block.path(field).has("action_id")) {
                    found.add(block.path(field));
                }
            }
        }
        return found;
    }

    private static boolean isButton(JsonNode control) {
        return control.path("type").asText().equals("button") && !control.has("url");
    }

    private static String label(JsonNode control) {
        return control.path("text").path("text").asText();
    }

    @Override
    public void close() {
        try {
            slack.awaitAllAnswered();
            slack.referee().assertNoViolations();
        } finally {
            kill();
            slack.close();
        }
    }
}
