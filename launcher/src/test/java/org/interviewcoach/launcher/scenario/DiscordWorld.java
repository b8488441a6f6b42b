package org.interviewcoach.launcher.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.route.CommandSpec;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.HandedIn;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.discord.Acknowledgement;
import org.interviewcoach.testkit.discord.CommandOption;
import org.interviewcoach.testkit.discord.DiscordPermission;
import org.interviewcoach.testkit.discord.FakeChannel;
import org.interviewcoach.testkit.discord.FakeGuild;
import org.interviewcoach.testkit.discord.FakeUser;
import org.interviewcoach.testkit.discord.LoopbackDiscord;
import org.interviewcoach.testkit.discord.SeenMessage;
import org.interviewcoach.testkit.discord.SentInteraction;

/** Discord: the real JDA against the loopback server; people act by what their clients would send. */
final class DiscordWorld extends WiredWorld implements Pictured {
    private static final int FILE_UPLOAD = 19;
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

    private final CommandCatalog catalog = new CommandCatalog(TEXTS);
    private final LoopbackDiscord discord;
    private final FakeGuild guild;
    private final Map<String, FakeUser> people = new HashMap<>();
    private final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    private final Map<FakeUser, SentInteraction> openForms = new HashMap<>();
    private final List<Standing> forms = new ArrayList<>();
    private final Set<String> notes = new HashSet<>();

    private DiscordWorld(LoopbackDiscord discord, ManualClock clock, Stage stage) {
        super(
                clock,
                new Config(
                        stage.database(),
                        Optional.empty(),
                        "",
                        Optional.of(new Config.Discord(new Secret(discord.token()))),
                        Optional.empty(),
                        stage.threads(),
                        Optional.empty()),
                stage.bank(),
                Outside.of(clock, new CountedIds())
                        .withDiscord(URI.create(discord.restUrl()), URI.create(discord.gatewayUrl())));
        this.discord = discord;
        this.guild = discord.createGuild("Acme");
        open();
    }

    static DiscordWorld start(Stage stage) {
        ManualClock clock = new ManualClock(stage.start());
        // The server's clock stands still and is moved ahead, so that its tokens age too.
        LoopbackDiscord.Builder builder = LoopbackDiscord.builder().time(stage::start);
        if (stage.threads() == Config.Threads.ALL) {
            builder.grantPrivilegedIntents();
        }
        LoopbackDiscord discord = builder.start();
        // Counted in real time, in which these people act within moments; what the coach waits is on the manual clock.
        discord.rateLimits().enforceGlobalLimit(false);
        return new DiscordWorld(discord, clock, stage);
    }

    @Override
    Connection connection(Wiring wiring, Config config, ExecutorService work) {
        return Connection.of(Connection.only(wiring, config, work), () -> {});
    }

    @Override
    void quiet() {}

    @Override
    void age(Duration by) {
        discord.advance(by);
    }

    private FakeUser person(String name) {
        return people.computeIfAbsent(name, guild::join);
    }

    /** Is removed from the server, which Discord tells only those who have its privileged intent. */
    void leaves(String user) {
        guild.leave(person(user));
    }

    LoopbackDiscord server() {
        return discord;
    }

    FakeChannel channel(String name) {
        return channels.computeIfAbsent(name, guild::createTextChannel);
    }

    @Override
    public void admin(String user) {
        guild.join(person(user), DiscordPermission.MANAGE_GUILD, DiscordPermission.MANAGE_MESSAGES);
    }

    @Override
    public void directMessages(String user, boolean open) {
        if (open) {
            person(user).openDirectMessages();
        } else {
            person(user).closeDirectMessages();
        }
    }

    /** Words become the options that Discord's client makes somebody fill in one by one. */
    @Override
    public void slash(String user, String channel, String command) {
        FakeUser person = person(user);
        FakeChannel where = channel.equals(DIRECT) ? person.dm() : channel(channel);
        List<String> words = new ArrayList<>(List.of(command.substring(1).split("\\s+", -1)));
        String name = words.removeFirst();
        CommandSpec spec = catalog.find(name).orElseThrow();
        List<CommandSpec.OptionSpec> options = spec.options();
        if (!spec.subcommands().isEmpty()) {
            String subcommand = words.isEmpty() ? "help" : words.removeFirst();
            name += " " + subcommand;
            options = spec.subcommands().stream()
                    .filter(it -> it.name().equals(subcommand))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Discord's client knows no subcommand " + subcommand))
                    .options();
        }
        act(person, person.slash(where, name, fill(options, words)));
    }

    private static CommandOption[] fill(List<CommandSpec.OptionSpec> options, List<String> words) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String word : words) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                filled.put(word.substring(0, colon), word.substring(colon + 1));
            } else {
                filled.put(optionFor(options, filled, word).name(), word);
            }
        }
        return filled.entrySet().stream()
                .map(it -> options.stream()
                        .filter(option -> option.name().equals(it.getKey()))
                        .findFirst()
                        .map(option -> option.kind() == CommandSpec.Kind.NUMBER
                                ? CommandOption.integer(it.getKey(), Long.parseLong(it.getValue()))
                                : CommandOption.text(it.getKey(), it.getValue()))
                        .orElseThrow(() -> new AssertionError("There is no option " + it.getKey())))
                .toArray(CommandOption[]::new);
    }

    /** The one that has the word among its values, else the first that is free and takes any word. */
    private static CommandSpec.OptionSpec optionFor(
            List<CommandSpec.OptionSpec> options, Map<String, String> filled, String word) {
        boolean number = word.matches("[0-9]+");
        return options.stream()
                .filter(it -> it.values().contains(word) || (number && it.kind() == CommandSpec.Kind.NUMBER))
                .findFirst()
                .or(() -> options.stream()
                        .filter(it ->
                                !filled.containsKey(it.name()) && it.values().isEmpty())
                        .findFirst())
                .orElseThrow(() -> new AssertionError("No option takes the word " + word));
    }

    @Override
    public void press(String user, String label) {
        FakeUser person = person(user);
        for (Standing it : newestFirst(person)) {
            for (JsonNode control : it.enabled()) {
                if (isButton(control) && meant(control.path("label").asText(), label)) {
                    act(
                            person,
                            person.press(it.message(), control.path("custom_id").asText()));
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no button " + label);
    }

    private static boolean meant(String shown, String label) {
        return shown.equals(label) || (label.length() > 1 && shown.startsWith(label));
    }

    @Override
    public void select(String user, Set<String> labels) {
        FakeUser person = person(user);
        for (Standing it : newestFirst(person)) {
            for (JsonNode control : it.enabled()) {
                if (control.path("options").isArray()) {
                    act(
                            person,
                            person.choose(
                                    it.message(), control.path("custom_id").asText(), labels.toArray(String[]::new)));
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no select");
    }

    @Override
    public void type(String user, String text) {
        FakeUser person = person(user);
        int before = person.dm().botMessages().size();
        SeenMessage typed = person.direct(text);
        if (!(heard().reply(typed.id()) instanceof Reply.Acknowledge)) {
            notes.add(person.dm().awaitBotMessages(before + 1).id());
        }
        settle();
    }

    @Override
    public void write(String user, String text) {
        FakeUser person = person(user);
        FakeChannel thread = channels.values().stream()
                .flatMap(it -> it.threads().stream())
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("There is no thread"));
        Reply unusedReply = heard().reply(person.say(thread, text).id());
        settle();
    }

    @Override
    public void submit(String user, Map<String, String> values) {
        FakeUser person = person(user);
        SentInteraction opened = openForms.remove(person);
        if (opened == null) {
            // A refused form is gone from the screen; the note about it has a button that opens it with its text.
            press(user, TEXTS.of("form.again"));
            opened = Optional.ofNullable(openForms.remove(person))
                    .orElseThrow(() -> new AssertionError(user + " has no form open"));
        }
        act(person, person.submit(opened, withFiles(opened.awaitModal(), values)));
    }

    /** What stands for a file in a transcript becomes one. */
    private static Map<String, Object> withFiles(JsonNode modal, Map<String, String> values) {
        Map<String, Object> filled = new HashMap<>(values);
        for (JsonNode part : modal.path("components")) {
            JsonNode input = part.path("component");
            if (input.path("type").asInt() == FILE_UPLOAD) {
                filled.computeIfPresent(
                        input.path("custom_id").asText(), (name, typed) -> HandedIn.typed(typed.toString()));
            }
        }
        return filled;
    }

    /** Waits until everything that the interaction set off can be seen. */
    private void act(FakeUser person, SentInteraction interaction) {
        Acknowledgement ack = interaction.awaitAck();
        switch (ack.type()) {
            case MESSAGE, UPDATE, CHOICES -> {}
            case MODAL -> {
                openForms.put(person, interaction);
                forms.add(Standing.form(person, ack.data()));
            }
            case DEFERRED_MESSAGE -> interaction.awaitReply();
            case DEFERRED_UPDATE -> {
                if (!(heard().reply(interaction.id()) instanceof Reply.Acknowledge)) {
                    discord.await(
                            "what follows a deferral",
                            () -> interaction.followUps().isEmpty()
                                    ? interaction.findReply().filter(it -> it.edits() > 0)
                                    : Optional.of(interaction.followUps().getFirst()));
                }
            }
        }
        settle();
    }

    @Override
    public List<Seen> seenBy(String user) {
        FakeUser person = person(user);
        List<Seen> seen = new ArrayList<>();
        for (Standing it : standing(person)) {
            seen.add(new Seen(where(it.message()), text(it.message()), it.labels()));
        }
        forms.stream().filter(it -> it.isFor(person)).forEach(it -> seen.add(new Seen("form", it.text(), List.of())));
        return seen;
    }

    /** With the files, as somebody who opens them reads them. */
    private String text(SeenMessage message) {
        StringBuilder text = new StringBuilder(message.text());
        for (JsonNode file : message.json().path("attachments")) {
            text.append('\n')
                    .append(file.path("filename").asText())
                    .append('\n')
                    .append(file.path("description").asText())
                    .append('\n')
                    .append(discord.file(file.path("url").asText()).orElse(""));
        }
        return text.toString();
    }

    private String where(SeenMessage message) {
        if (message.ephemeral() || notes.contains(message.id())) {
            return "whisper";
        }
        FakeChannel channel = message.channel();
        return channel.isDirect() ? DIRECT : channel.isThread() ? "thread" : channel.name();
    }

    @Override
    public Snapshot snapshot(String user, String where) {
        FakeUser person = person(user);
        List<JsonNode> shown = where.equals("form")
                ? forms.stream()
                        .filter(it -> it.isFor(person))
                        .map(Standing::json)
                        .toList()
                : everything(person)
                        .filter(it -> where(it).equals(where))
                        .map(it -> Pictured.withFiles(
                                it.json(),
                                "attachments",
                                file -> discord.uploaded(file.path("url").asText())))
                        .toList();
        Map<String, String> names = new TreeMap<>();
        people.forEach((name, it) -> names.put(it.id(), name));
        return new Snapshot("discord", discord.now(), names, shown);
    }

    private List<Standing> newestFirst(FakeUser person) {
        List<Standing> all = new ArrayList<>(standing(person));
        Collections.reverse(all);
        return all;
    }

    private List<Standing> standing(FakeUser person) {
        return everything(person)
                .filter(message -> message.author().equals(discord.bot()))
                .map(Standing::message)
                .toList();
    }

    /** What that person sees anywhere, oldest first. */
    private Stream<SeenMessage> everything(FakeUser person) {
        List<FakeChannel> all = new ArrayList<>(List.of(person.dm()));
        for (FakeChannel channel : channels.values()) {
            all.add(channel);
            all.addAll(channel.threads());
        }
        return all.stream()
                .flatMap(channel -> channel.messagesSeenBy(person).stream())
                .sorted(Comparator.comparing(message -> Long.valueOf(message.id())));
    }

    private static boolean isButton(JsonNode control) {
        return control.path("type").asInt() == 2 && control.hasNonNull("custom_id");
    }

    @Override
    public void close() {
        try {
            discord.assertNoViolations();
        } finally {
            kill();
            discord.close();
        }
    }

    /** A message, or a form that was opened. */
    private record Standing(Optional<SeenMessage> shown, Optional<FakeUser> reader, JsonNode json) {
        static Standing message(SeenMessage message) {
            return new Standing(Optional.of(message), Optional.empty(), message.json());
        }

        static Standing form(FakeUser reader, JsonNode modal) {
            return new Standing(Optional.empty(), Optional.of(reader), modal);
        }

        SeenMessage message() {
            return shown.orElseThrow();
        }

        boolean isFor(FakeUser person) {
            return reader.filter(person::equals).isPresent();
        }

        /** All words of a form. */
        String text() {
            List<String> words = new ArrayList<>();
            for (String field : List.of("title", "content", "label", "description", "placeholder")) {
                words.addAll(json.findValuesAsText(field));
            }
            return String.join("\n", words);
        }

        List<JsonNode> enabled() {
            return message().controls().stream()
                    .filter(it -> !it.path("disabled").asBoolean())
                    .toList();
        }

        List<String> labels() {
            List<String> labels = new ArrayList<>();
            for (JsonNode control : enabled()) {
                if (isButton(control)) {
                    labels.add(control.path("label").asText());
                }
                control.path("options")
                        .forEach(option -> labels.add(option.path("label").asText()));
            }
            return labels;
        }
    }
}
