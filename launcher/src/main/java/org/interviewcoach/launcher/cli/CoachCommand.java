package org.interviewcoach.launcher.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.ConfigLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./coach}: plays in the terminal, or serves where a platform's token is configured. */
@Command(
        name = "coach",
        description = {
            "Interview questions in Discord, Slack and this terminal.",
            "Without a command: serves where a platform's token is configured, else plays here."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Provider.class,
        sortOptions = false,
        subcommands = {
            ConsoleCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BankCommand.class,
            GradeCommand.class,
            EvaluateCommand.class,
            ManifestCommand.class,
            VersionCommand.class
        })
public final class CoachCommand implements Runnable {
    /** Exit code for what the operator has to mend. */
    static final int MEND = 1;

    private final Map<String, String> environment;
    private final Outside outside;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--config",
            description = "File with settings; the environment goes before it. Default: coach.properties",
            defaultValue = "coach.properties",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT)
    private Path file = Path.of("coach.properties");

    public CoachCommand(Map<String, String> environment, Outside outside) {
        this.environment = Map.copyOf(environment);
        this.outside = outside;
    }

    Outside outside() {
        return outside;
    }

    @Override
    public void run() {
        Optional<Config> config = config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            throw new Mend();
        }
        boolean platform =
                config.get().discord().isPresent() || config.get().slack().isPresent();
        int code = platform
                ? ServeCommand.serve(config.get(), outside, spec.commandLine())
                : ConsoleCommand.play(config.get(), spec.commandLine());
        if (code != CommandLine.ExitCode.OK) {
            throw new Mend();
        }
    }

    /** The configuration; all that is wrong with it is printed. */
    Optional<Config> config(PrintWriter err) {
        ConfigLoader.Loaded loaded = loaded();
        if (!loaded.problems().isEmpty()) {
            err.println("The configuration needs mending:");
            loaded.problems().forEach(problem -> err.println("  " + problem));
            err.flush();
        }
        return loaded.config();
    }

    ConfigLoader.Loaded loaded() {
        return ConfigLoader.load(environment, file);
    }

    /** Ends with {@link #MEND}; what is wrong has been printed already. */
    static final class Mend extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mend() {
            super("", null, false, false);
        }
    }
}
