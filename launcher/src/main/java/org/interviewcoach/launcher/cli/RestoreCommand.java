package org.interviewcoach.launcher.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.store.StoreBackup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach restore}. */
@Command(
        name = "restore",
        description = "Bring a backup into an empty data folder; stop the coach first.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What backup wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        StoreBackup.restore(Wiring.location(config.get().database()), file);
        spec.commandLine().getOut().println("Restored from " + file);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
