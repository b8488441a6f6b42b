package org.interviewcoach.launcher.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.interviewcoach.core.decide.QuizTokens;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Ids;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.launcher.console.ConsoleRenderer.Drawn;
import org.interviewcoach.launcher.console.ConsoleRenderer.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * One person and the coach in a terminal. Slash commands as on the other platforms; a number presses what is shown with
 * that number; anything else is a direct message, so an answer is simply typed.
 */
public final class ConsolePlatform {
    private static final String TENANT = "local";
    private static final String USER = "you";
    private static final int WIDTH = 88;

    /** Numbers have two digits. */
    private static final int MOST_NUMBERS = 80;

    private final InstantSource clock;
    private final Ids ids;
    private final BufferedReader in;
    private final PrintWriter out;
    private final Path folder;
    private final ConsoleRenderer renderer;
    private final ConsoleMessenger messenger;
    private final Actor actor = new Actor(PlatformId.CONSOLE, TENANT, USER);
    private final Place place = Place.direct(new Scope(PlatformId.CONSOLE, TENANT, "direct-" + USER));
    private final Set<MessageRef> numbered = new HashSet<>();
    private List<Numbered> controls = List.of();
    private boolean typed;
    private MessageRef newest = new MessageRef(PlatformId.CONSOLE, TENANT, "direct-" + USER, Optional.empty(), "none");

    /**
     * A terminal.
     *
     * @param folder where archives that are sent are saved, and where paths that are typed begin
     */
    public ConsolePlatform(InstantSource clock, Ids ids, ZoneId zone, BufferedReader in, PrintWriter out, Path folder) {
        this.folder = folder;
        this.clock = clock;
        this.ids = ids;
        this.in = in;
        this.out = out;
        this.renderer = new ConsoleRenderer(WIDTH, zone, clock);
        this.messenger = new ConsoleMessenger(clock, this::show);
    }

    public Messenger messenger() {
        return messenger;
    }

    /** Who sits at the terminal. */
    public Actor actor() {
        return actor;
    }

    /**
     * Reads and answers until the input ends or somebody types {@code /exit}.
     *
     * @param open the quiz that the last session left open, which is shown again: what is typed would answer it
     */
    public void run(Coach coach, Optional<ConversationId> open) throws IOException {
        print("""
                Interview coach. Type /quiz to play, /coach help for more, /exit to leave.
                A number presses the button with that number; an answer is simply typed.""");
        if (open.isPresent()) {
            print("You left a quiz open:");
            Token show = Token.of(Need.WHISPER, QuizTokens.SHOW, open.get(), 0);
            answer(coach, ask(coach, new Inbound.Press(header(), show, List.of(), newest)));
        }
        while (true) {
            String line = in.readLine();
            if (line == null || line.strip().equals("/exit")) {
                print("Bye. A quiz that is open goes on where it stopped.");
                return;
            }
            if (!line.isBlank()) {
                synchronized (this) {
                    typed = true;
                }
                answer(coach, ask(coach, inbound(line.strip())));
            }
        }
    }

    private Inbound inbound(String line) {
        if (line.startsWith("/")) {
            String[] words = line.substring(1).split("\\s+", 2);
            return new Inbound.SlashCommand(
                    header(), words[0].toLowerCase(Locale.ROOT), Map.of(), words.length > 1 ? words[1] : "");
        }
        synchronized (this) {
            if (line.matches("[0-9]{1,2}")) {
                int number = Integer.parseInt(line);
                if (number >= 1
                        && number <= controls.size()
                        && controls.get(number - 1) instanceof Numbered.Press press) {
                    return new Inbound.Press(header(), press.button().token(), List.of(), newest);
                }
            }
        }
        return new Inbound.DirectText(header(), line, Optional.empty());
    }

    private Inbound.Header header() {
        // Whoever sits at the terminal runs the coach.
        return new Inbound.Header(
                ids.next(),
                new Inbound.Sender(actor, USER, "en", EnumSet.allOf(Capability.class)),
                place,
                clock.instant());
    }

    private static Reply ask(Coach coach, Inbound inbound) {
        try {
            return coach.handle(inbound).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.ACKNOWLEDGE;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            return Reply.whisper("That did not work. Please try again.");
        }
    }

    private void answer(Coach coach, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Acknowledge it -> {}
            case Reply.Whisper whisper -> showControls(whisper.message());
            case Reply.Redraw redraw -> showControls(redraw.message());
            case Reply.ShowHome home -> showControls(home.message());
            case Reply.OpenForm open -> fill(coach, open.form());
            case Reply.RefuseForm refuse -> {
                refuse.errors().values().forEach(this::print);
                fill(coach, refuse.form());
            }
        }
    }

    /** Asks for one input after the other. */
    private void fill(Coach coach, Form form) throws IOException {
        print("== " + form.title() + " ==");
        if (!form.intro().isBlank()) {
            print(renderer.markdown(form.intro()));
        }
        Map<String, List<String>> values = new HashMap<>();
        Map<String, HandedFile> files = new HashMap<>();
        for (Form.Input input : form.inputs()) {
            if (input instanceof Form.FileInput) {
                print(input.label() + " (a path, or nothing):");
                file(in.readLine()).ifPresent(it -> files.put(input.name(), it));
                continue;
            }
            Optional<List<String>> value = value(input);
            if (value.isEmpty()) {
                print("Left as it was.");
                return;
            }
            values.put(input.name(), value.get());
        }
        answer(coach, ask(coach, new Inbound.Submit(header(), form.token(), values, files)));
    }

    private Optional<List<String>> value(Form.Input input) throws IOException {
        return switch (input) {
            case Form.TextInput text -> {
                String kept = text.initial().isEmpty() ? "" : " [" + text.initial() + "]";
                print(text.label() + kept + (text.paragraph() ? " (end with an empty line)" : "") + ":");
                Optional<String> typed = text.paragraph() ? paragraph() : Optional.ofNullable(in.readLine());
                yield typed.map(it -> List.of(it.isBlank() ? text.initial() : it));
            }
            case Form.ChoiceInput choice -> {
                List<String> labels = new ArrayList<>();
                for (Part.Item item : choice.items()) {
                    labels.add((item.selected() ? "*" : "") + item.label());
                }
                print(choice.label() + " (" + String.join(" | ", labels) + "):");
                String typed = in.readLine();
                yield typed == null ? Optional.empty() : Optional.of(chosen(choice, typed.strip()));
            }
            case Form.ChannelInput channels -> Optional.of(channels.initial());
            case Form.PeopleInput people -> Optional.of(people.initial());
            case Form.FileInput file -> throw new AssertionError(file);
        };
    }

    private Optional<HandedFile> file(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(typed.strip());
            String name = String.valueOf(path.getFileName());
            try (InputStream content = Files.newInputStream(path)) {
                return Optional.of(HandedFile.read(name, content));
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.of(HandedFile.missing(typed, HandedFile.Trouble.UNREACHABLE));
        }
    }

    /** Archives cannot be shown: they become files, and no file is ever overwritten. */
    private void save(Message message) {
        for (Part part : message.parts()) {
            if (part instanceof Part.Archive archive) {
                try {
                    Path path = folder.resolve(archive.name());
                    for (int i = 2; Files.exists(path); i++) {
                        path = folder.resolve(i + "-" + archive.name());
                    }
                    Files.write(path, Base64.getDecoder().decode(archive.zip()), StandardOpenOption.CREATE_NEW);
                    print("Saved as " + path);
                } catch (IOException e) {
                    print("The file could not be saved: " + e.getMessage());
                }
            }
        }
    }

    private static List<String> chosen(Form.ChoiceInput choice, String typed) {
        return choice.items().stream()
                .filter(item -> typed.isEmpty() ? item.selected() : matches(item, typed))
                .map(Part.Item::value)
                .limit(choice.max())
                .toList();
    }

    private static boolean matches(Part.Item item, String typed) {
        return item.label().equalsIgnoreCase(typed) || item.value().equalsIgnoreCase(typed);
    }

    private Optional<String> paragraph() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            String line = in.readLine();
            if (line == null && text.isEmpty()) {
                return Optional.empty();
            }
            if (line == null || line.isBlank()) {
                return Optional.of(text.toString());
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
    }

    private void show(MessageRef ref, Message message) {
        synchronized (this) {
            newest = ref;
        }
        showControls(message, Optional.of(ref));
        save(message);
    }

    private void showControls(Message message) {
        showControls(message, Optional.empty());
    }

    /**
     * What was printed since the last line was typed can be chosen, all of it: numbers go on from message to message. A
     * message that is drawn anew begins anew, and so does what follows a line.
     */
    private synchronized void showControls(Message message, Optional<MessageRef> ref) {
        boolean anew = typed
                || controls.size() > MOST_NUMBERS
                || ref.filter(numbered::contains).isPresent();
        List<Numbered> above = anew ? List.of() : controls;
        Drawn drawn = renderer.draw(message, above);
        if (drawn.controls().size() > above.size()) {
            if (anew) {
                numbered.clear();
            }
            ref.ifPresent(numbered::add);
            controls = drawn.controls();
            typed = false;
        }
        print(drawn.text());
    }

    private synchronized void print(String text) {
        out.println();
        out.println(text);
        out.print("> ");
        out.flush();
    }

    /** For tests: the token behind a number. */
    synchronized Optional<Token> token(int number) {
        return number >= 1 && number <= controls.size() && controls.get(number - 1) instanceof Numbered.Press press
                ? Optional.of(press.button().token())
                : Optional.empty();
    }
}
