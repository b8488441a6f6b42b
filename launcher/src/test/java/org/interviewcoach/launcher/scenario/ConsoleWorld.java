package org.interviewcoach.launcher.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.console.ConsolePlatform;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.HandedIn;
import org.interviewcoach.testkit.ManualClock;
import org.jspecify.annotations.Nullable;

/**
 * The terminal: one person who types lines and reads what is printed. Whatever was printed once stands for good, as on a
 * screen that scrolls; only the newest controls can be used.
 */
final class ConsoleWorld extends WiredWorld {
    private static final Pattern CONTROL = Pattern.compile("\\[(\\d+)] (.+?)(?= {3}|\\n|$)");
    private static final Pattern PICKER = Pattern.compile("\\[(\\d+)] .+: type the letters");

    private final ManualClock clock;
    private final CountedIds events = new CountedIds();
    private final Path desktop = desktop();
    private final StringWriter screen = new StringWriter();
    private final List<Seen> seen = new ArrayList<>();
    private Keyboard keyboard = new Keyboard();
    private Optional<Form> open = Optional.empty();
    private int read;

    private ConsoleWorld(Stage stage, ManualClock clock) {
        super(
                clock,
                new Config(
                        stage.database(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Config.Threads.OFF,
                        Optional.empty()),
                stage.bank(),
                Outside.of(clock, new CountedIds()));
        this.clock = clock;
        open();
    }

    private static Path desktop() {
        try {
            return Files.createTempDirectory("desktop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConsoleWorld start(Stage stage) {
        return new ConsoleWorld(stage, new ManualClock(stage.start()));
    }

    @Override
    Connection connection(Wiring wiring, Config config, ExecutorService work) {
        Keyboard typed = new Keyboard();
        keyboard = typed;
        ConsolePlatform console =
                new ConsolePlatform(clock, events, ZoneOffset.UTC, typed, new PrintWriter(screen, true), desktop);
        return new Connection() {
            @Override
            public Messenger messenger() {
                return console.messenger();
            }

            @Override
            public void start(Coach coach) {
                work.execute(() -> {
                    try {
                        console.run(coach, Optional.empty());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        typed.idle();
                    }
                });
                typed.awaitIdle();
            }

            @Override
            public void stop() {
                typed.end();
            }
        };
    }

    @Override
    void quiet() {}

    @Override
    void age(Duration by) {}

    /** Whoever sits at the terminal may do everything. */
    @Override
    public void admin(String user) {}

    @Override
    public void directMessages(String user, boolean isOpen) {
        throw new AssertionError("A terminal is always open");
    }

    @Override
    public void slash(String user, String channel, String command) {
        if (!channel.equals(DIRECT)) {
            throw new AssertionError("A terminal has no channels");
        }
        line(command);
    }

    @Override
    public void type(String user, String text) {
        line(text);
    }

    @Override
    public void press(String user, String label) {
        look(DIRECT);
        for (Seen block : seen.reversed()) {
            Matcher control = CONTROL.matcher(block.text());
            while (control.find()) {
                String shown = control.group(2);
                if (shown.equals(label) || (label.length() > 1 && shown.startsWith(label))) {
                    line(control.group(1));
                    return;
                }
            }
        }
        throw new AssertionError("The terminal shows no " + label);
    }

    private String newestControls() {
        for (int i = seen.size() - 1; i >= 0; i--) {
            if (CONTROL.matcher(seen.get(i).text()).find()) {
                return seen.get(i).text();
            }
        }
        return "";
    }

    @Override
    public void select(String user, Set<String> labels) {
        line(String.join(
                " ", labels.stream().map(it -> it.replace("Option ", "")).toList()));
    }

    @Override
    public void submit(String user, Map<String, String> values) {
        Form form = open.orElseThrow(() -> new AssertionError("No form is open"));
        open = Optional.empty();
        for (Form.Input input : form.inputs()) {
            String value = values.getOrDefault(input.name(), "");
            switch (input) {
                case Form.TextInput text -> {
                    keyboard.type(value);
                    if (text.paragraph() && !value.isEmpty()) {
                        keyboard.type("");
                    }
                }
                case Form.ChoiceInput choice -> keyboard.type(value);
                case Form.ChannelInput channels -> {}
                case Form.PeopleInput people -> {}
                case Form.FileInput file -> keyboard.type(value.isEmpty() ? "" : path(HandedIn.typed(value)));
            }
        }
        handled();
    }

    private String path(HandedIn file) {
        try {
            return Files.write(desktop.resolve(file.name()), file.bytes()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String text) {
        keyboard.type(text);
        handled();
    }

    private void handled() {
        // What was printed before the outbox was looked at is the answer to the line itself.
        look("whisper");
        heard().lastReply().ifPresent(reply -> {
            if (reply instanceof Reply.OpenForm form) {
                open = Optional.of(form.form());
            } else if (reply instanceof Reply.RefuseForm refused) {
                open = Optional.of(refused.form());
            }
        });
        settle();
        look(DIRECT);
    }

    /** Takes in what was printed since the last look. */
    private void look(String where) {
        synchronized (seen) {
            String all = screen.toString();
            for (String block : all.substring(read).split("\n> ", -1)) {
                if (!block.isBlank()) {
                    seen.add(new Seen(where, block.strip(), List.of()));
                }
            }
            read = all.length();
        }
    }

    @Override
    public List<Seen> seenBy(String user) {
        look(DIRECT);
        String newest = newestControls();
        return seen.stream()
                .map(it -> it.text().equals(newest) ? new Seen(it.where(), it.text(), labels(newest)) : it)
                .toList();
    }

    private static List<String> labels(String block) {
        List<String> labels = new ArrayList<>();
        Matcher control = CONTROL.matcher(block);
        while (control.find()) {
            labels.add(control.group(2));
        }
        if (PICKER.matcher(block).find()) {
            labels.add("Option A");
        }
        return labels;
    }

    @Override
    public void close() {
        kill();
    }

    /** Lines for the terminal, one at a time: the next is typed when it asks for one. */
    private static final class Keyboard extends BufferedReader {
        private static final String END = "\u0004";
        private static final long PATIENCE_SECONDS = 10;

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Semaphore asks = new Semaphore(0);

        Keyboard() {
            super(Reader.nullReader());
        }

        @Override
        public @Nullable String readLine() throws IOException {
            idle();
            try {
                String line = lines.take();
                return line.equals(END) ? null : line;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        void idle() {
            asks.release();
        }

        /** Types a line and waits until the next is asked for. */
        void type(String line) {
            lines.add(line);
            awaitIdle();
        }

        void end() {
            type(END);
        }

        void awaitIdle() {
            try {
                if (!asks.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("The terminal hangs");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
