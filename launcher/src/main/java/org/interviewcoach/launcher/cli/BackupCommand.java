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

/** {@code ./coach backup}. */
@Command(
        name = "backup",
        description = "Copy the embedded database into one file, also while the coach runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        StoreBackup.backup(Wiring.location(config.get().database()), file);
        spec.commandLine().getOut().println("Backed up to " + file);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
