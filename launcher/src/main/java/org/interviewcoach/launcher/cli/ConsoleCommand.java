package org.interviewcoach.launcher.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.shell.ShellRunner;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.console.ConsolePlatform;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach console}. */
@Command(name = "console", description = "Play in this terminal.", mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        return config.map(it -> play(it, spec.commandLine())).orElse(CoachCommand.MEND);
    }

    static int play(Config config, CommandLine line) {
        LoadResult packs = Packs.load(config.packs());
        if (!packs.problems().isEmpty()) {
            line.getErr().println(packs.problems().size() + " problems in packs; `coach bank lint` lists them.");
        }
        Charset terminal = Optional.ofNullable(System.console())
                .map(console -> console.charset())
                .orElse(StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, terminal));
        PrintWriter out = new PrintWriter(System.out, true, terminal);
        try (Wiring wiring = new Wiring(config, packs.bank())) {
            ConsolePlatform console =
                    new ConsolePlatform(wiring.clock(), wiring.ids(), ZoneId.systemDefault(), in, out, Path.of(""));
            try (ShellRunner runner = wiring.runner(List.of(console.messenger()))) {
                runner.start();
                console.run(runner.shell(), open(wiring.store(), console.actor()));
            }
        } catch (IOException e) {
            line.getErr().println("The terminal cannot be read: " + e.getMessage());
            return CoachCommand.MEND;
        }
        return CommandLine.ExitCode.OK;
    }

    /** The quiz alone that was begun last and is not over. */
    private static Optional<ConversationId> open(Store store, Actor actor) {
        return store.holders(ClaimKey.openOf(actor)).stream()
                .map(ClaimHolder::conversation)
                .reduce((first, last) -> last);
    }
}
