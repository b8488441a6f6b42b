package org.interviewcoach.testkit.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Pictures;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.HandedIn;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.MemoryStore;
import org.jspecify.annotations.Nullable;

/**
 * The bare shell, without any platform: everything happens in the calling thread, and time moves when it is told to.
 * The store is read anew at every restart.
 */
public final class ShellWorld implements World {
    /** One dot: what a picture shows is said by its words, which are all that this world reads of it. */
    public static final Pictures DOT = chart -> Optional.of(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final PlatformId PLATFORM = PlatformId.CONSOLE;
    private static final String TENANT = "t1";

    private final ManualClock clock;
    private final Ids ids;
    private final Knowledge knowledge;
    private final Function<Store, Store> reopen;
    private final Function<Store, List<String>> facts;
    private final Recorder recorder = new Recorder();
    private final List<Standing> standing = new ArrayList<>();
    private final Map<String, Form> forms = new HashMap<>();
    private final Map<String, Set<Capability>> rights = new HashMap<>();
    private Store store;
    private Shell shell;
    private Pump pump;
    private int inbound;
    private int message;
    private final Set<String> unreachable = new HashSet<>();

    /**
     * A world.
     *
     * @param ids the store's too: questions are drawn by the conversation's id, so that two worlds count alike
     * @param reopen what a restart does to the store
     * @param facts reads back what was stored for good
     */
    public ShellWorld(
            Instant start,
            Knowledge knowledge,
            Ids ids,
            Store store,
            Function<Store, Store> reopen,
            Function<Store, List<String>> facts) {
        this.clock = new ManualClock(start);
        this.knowledge = knowledge;
        this.ids = ids;
        this.store = store;
        this.reopen = reopen;
        this.facts = facts;
        this.shell = start();
        this.pump = new Pump(shell, store, clock);
    }

    /** With ids of its own for the shell. */
    public ShellWorld(
            Instant start,
            Knowledge knowledge,
            Store store,
            Function<Store, Store> reopen,
            Function<Store, List<String>> facts) {
        this(start, knowledge, new CountedIds(), store, reopen, facts);
    }

    /**
     * Plays a transcript in memory.
     *
     * @param kills whether the coach is killed and started anew between any two lines
     * @return the world as it is at the end
     */
    public static World play(Transcript transcript, Bank bank, boolean kills) {
        return play(transcript, Knowledge.of(bank, Texts.of(Locale.ENGLISH)).with(DOT), kills);
    }

    /** The same with knowledge of one's own. */
    public static World play(Transcript transcript, Knowledge knowledge, boolean kills) {
        CountedIds ids = new CountedIds();
        ShellWorld world = new ShellWorld(
                transcript.start(),
                knowledge,
                ids,
                new MemoryStore(ids),
                store -> ((MemoryStore) store).reopen(),
                store -> FactDump.of(((MemoryStore) store).facts()));
        new Scenario(world, knowledge.bank()).play(transcript.lines(), kills);
        return world;
    }

    private Shell start() {
        Shell started = new Shell(
                store, clock, ids, ShellPolicy.DEFAULT, knowledge, List.of(recorder), Runnable::run, Runnable::run);
        started.wakeUp();
        return started;
    }

    @Override
    public void slash(String user, String channel, String command) {
        String[] words = command.substring(1).split(" ", 2);
        handle(
                user,
                new Inbound.SlashCommand(header(user, channel), words[0], Map.of(), words.length > 1 ? words[1] : ""));
    }

    @Override
    public void press(String user, String label) {
        for (Standing it : newestFirst()) {
            if (!it.visibleTo(user)) {
                continue;
            }
            for (Part part : it.message.parts()) {
                if (part instanceof Part.Actions actions) {
                    for (Part.Control control : actions.controls()) {
                        if (control instanceof Part.Button button
                                && button.enabled()
                                && (button.label().equals(label)
                                        || (label.length() > 1 && button.label().startsWith(label)))) {
                            handle(user, new Inbound.Press(header(user, it), button.token(), List.of(), it.ref));
                            return;
                        }
                    }
                }
            }
        }
        throw new AssertionError(user + " sees no button " + label);
    }

    @Override
    public void select(String user, Set<String> labels) {
        for (Standing it : newestFirst()) {
            for (Part part : it.message.parts()) {
                if (it.visibleTo(user) && part instanceof Part.Picker picker) {
                    List<String> values = picker.items().stream()
                            .filter(item -> labels.contains(item.label()))
                            .map(Part.Item::value)
                            .toList();
                    handle(user, new Inbound.Press(header(user, it), picker.token(), values, it.ref));
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no select");
    }

    @Override
    public void type(String user, String text) {
        handle(user, new Inbound.DirectText(header(user, DIRECT), text, Optional.empty()));
    }

    @Override
    public void write(String user, String text) {
        Standing on = newestFirst().stream()
                .filter(it -> it.where.equals("thread"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no thread"));
        Place place = new Place(new Scope(PLATFORM, TENANT, on.ref.channel()), false, on.ref.thread());
        handle(user, new Inbound.ThreadText(header(user, place), text, on.ref));
    }

    @Override
    public void submit(String user, Map<String, String> values) {
        Form form = forms.remove(user);
        if (form == null) {
            throw new AssertionError(user + " has no form open");
        }
        Map<String, List<String>> all = new TreeMap<>();
        for (Form.Input input : form.inputs()) {
            all.put(input.name(), initial(input));
        }
        values.forEach((name, value) -> all.put(name, List.of(value)));
        Map<String, HandedFile> files = new TreeMap<>();
        for (Form.Input input : form.inputs()) {
            if (input instanceof Form.FileInput && values.containsKey(input.name())) {
                HandedIn file = HandedIn.typed(values.getOrDefault(input.name(), ""));
                all.remove(input.name());
                files.put(
                        input.name(),
                        HandedFile.of(file.name(), Base64.getEncoder().encodeToString(file.bytes())));
            }
        }
        handle(user, new Inbound.Submit(header(user, DIRECT), form.token(), all, files));
    }

    private static List<String> initial(Form.Input input) {
        return switch (input) {
            case Form.TextInput it -> List.of(it.initial());
            case Form.ChoiceInput it ->
                it.items().stream()
                        .filter(Part.Item::selected)
                        .map(Part.Item::value)
                        .toList();
            case Form.ChannelInput it -> it.initial();
            case Form.PeopleInput it -> it.initial();
            case Form.FileInput it -> List.of();
        };
    }

    private void handle(String user, Inbound event) {
        Reply reply = shell.handle(event).join();
        switch (reply) {
            case Reply.Acknowledge it -> {}
            case Reply.Whisper it -> whisper(user, it.message(), event.header().place());
            case Reply.Redraw it -> whisper(user, it.message(), event.header().place());
            case Reply.ShowHome it -> whisper(user, it.message(), event.header().place());
            case Reply.OpenForm it -> {
                forms.put(user, it.form());
                standing.add(new Standing(
                        ref("form", user),
                        "form",
                        user,
                        Message.ofText(it.form().title() + " " + it.form().intro())));
            }
            case Reply.RefuseForm it -> {
                forms.put(user, it.form());
                it.errors()
                        .values()
                        .forEach(error -> whisper(
                                user, Message.ofText(error), event.header().place()));
            }
        }
        pump.settle();
    }

    private void whisper(String user, Message message, Place place) {
        Standing it = new Standing(ref("whisper", user), "whisper", user, message);
        it.place = Optional.of(place);
        standing.add(it);
    }

    private MessageRef ref(String channel, String user) {
        return new MessageRef(PLATFORM, TENANT, channel + "-" + user, Optional.empty(), "m-" + ++message);
    }

    @Override
    public List<Seen> seenBy(String user) {
        return standing.stream()
                .filter(it -> it.visibleTo(user))
                .map(it -> new Seen(it.where, words(it.message), controls(it.message)))
                .toList();
    }

    private static String words(Message message) {
        StringBuilder words = new StringBuilder();
        for (Part part : message.parts()) {
            words.append('\n')
                    .append(
                            switch (part) {
                                case Part.Heading it -> it.text();
                                case Part.Prose it -> Md.plain(it.markdown());
                                case Part.Code it -> it.text();
                                case Part.Quote it -> it.text();
                                case Part.Fields it ->
                                    it.fields().stream()
                                            .map(field -> field.name() + " " + Md.plain(field.value()))
                                            .collect(Collectors.joining("\n"));
                                case Part.Progress it -> it.label() + " " + it.done() + " of " + it.total();
                                case Part.Small it -> Md.plain(it.markdown());
                                case Part.Mention it -> "@" + it.group().orElse("here");
                                case Part.Divider it -> "";
                                case Part.Picture it -> it.alt();
                                case Part.Document it -> it.name() + "\n" + it.text();
                                case Part.Archive it -> it.name();
                                case Part.Actions it -> "";
                                case Part.Picker it -> it.prompt();
                            });
        }
        return words.toString().strip();
    }

    private static List<String> controls(Message message) {
        List<String> labels = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.Actions actions) {
                for (Part.Control control : actions.controls()) {
                    if (control instanceof Part.Button button && button.enabled()) {
                        labels.add(button.label());
                    }
                }
            } else if (part instanceof Part.Picker picker) {
                picker.items().forEach(item -> labels.add(item.label()));
            }
        }
        return labels;
    }

    @Override
    public void admin(String user) {
        rights.put(user, EnumSet.allOf(Capability.class));
    }

    @Override
    public void directMessages(String user, boolean open) {
        boolean unused = open ? unreachable.remove(user) : unreachable.add(user);
    }

    @Override
    public void tick(Duration by) {
        pump.tick(by, clock::tick);
    }

    @Override
    public void restart() {
        store = reopen.apply(store);
        shell = start();
        pump = new Pump(shell, store, clock);
        pump.settle();
    }

    @Override
    public List<String> facts() {
        return facts.apply(store);
    }

    /** Closes a store that can be closed. */
    @Override
    public void close() {
        if (store instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private Inbound.Header header(String user, String channel) {
        boolean direct = channel.equals(DIRECT);
        Scope scope = new Scope(PLATFORM, TENANT, direct ? "direct-" + user : channel);
        return header(user, direct ? Place.direct(scope) : Place.channel(scope));
    }

    private Inbound.Header header(String user, Standing on) {
        if (on.place.isPresent()) {
            return header(user, on.place.get());
        }
        return header(user, on.where.equals("thread") ? "general" : DIRECT);
    }

    private Inbound.Header header(String user, Place place) {
        String capital = user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1);
        return new Inbound.Header(
                "in-" + ++inbound,
                new Inbound.Sender(
                        new Actor(PLATFORM, TENANT, user), capital, "en", rights.getOrDefault(user, Set.of())),
                place,
                clock.instant());
    }

    private List<Standing> newestFirst() {
        List<Standing> reversed = new ArrayList<>(standing);
        Collections.reverse(reversed);
        return reversed;
    }

    /** A message that stands somewhere; {@code owner} is empty for what everybody sees. */
    private static final class Standing {
        private final MessageRef ref;
        private final String where;
        private final String owner;
        private Message message;

        /** Where a whisper was asked for, and where it is pressed therefore. */
        private Optional<Place> place = Optional.empty();

        Standing(MessageRef ref, String where, String owner, Message message) {
            this.ref = ref;
            this.where = where;
            this.owner = owner;
            this.message = message;
        }

        boolean visibleTo(String user) {
            return owner.isEmpty() || owner.equals(user);
        }
    }

    /** A platform that keeps what it is sent. */
    private final class Recorder implements Messenger {
        private final Map<EffectId, Standing> sent = new LinkedHashMap<>();

        @Override
        public PlatformId platform() {
            return PLATFORM;
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            Standing it = switch (destination) {
                case Destination.InChannel in -> {
                    String channel = in.scope().channel();
                    boolean direct = channel.startsWith("direct-");
                    yield new Standing(
                            refIn(channel, null),
                            direct ? DIRECT : channel,
                            direct ? channel.substring("direct-".length()) : "",
                            message);
                }
                case Destination.InThread in ->
                    new Standing(refIn(in.thread().channel(), in.thread().message()), "thread", "", message);
                case Destination.ToPerson to ->
                    new Standing(
                            refIn("direct-" + to.actor().user(), null),
                            DIRECT,
                            to.actor().user(),
                            message);
            };
            if (it.where.equals(DIRECT) && unreachable.contains(it.owner)) {
                return new Result.Done(new Delivery.Failed(Delivery.Reason.DIRECT_MESSAGES_CLOSED, Optional.empty()));
            }
            if (sent.putIfAbsent(key, it) != null) {
                throw new AssertionError("Posted twice: " + key);
            }
            standing.add(it);
            return delivered(it.ref);
        }

        private MessageRef refIn(String channel, @Nullable String thread) {
            return new MessageRef(PLATFORM, TENANT, channel, Optional.ofNullable(thread), "m-" + ++message);
        }

        private Result delivered(MessageRef ref) {
            return new Result.Done(new Delivery.Delivered(ref, clock.instant()));
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            standing.stream().filter(it -> it.ref.equals(ref)).forEach(it -> it.message = message);
            return delivered(ref);
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return delivered(under);
        }

        @Override
        public Result remove(MessageRef ref) {
            standing.removeIf(it -> it.ref.equals(ref));
            return delivered(ref);
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            Standing it = sent.get(key);
            return it == null
                    ? new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()))
                    : delivered(it.ref);
        }
    }
}
