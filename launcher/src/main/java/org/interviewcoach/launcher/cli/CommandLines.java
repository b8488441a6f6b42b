package org.interviewcoach.launcher.cli;

import java.util.Map;
import org.interviewcoach.store.StoreOpenException;
import picocli.CommandLine;

/** Makes the command line with what all commands share: how errors are told. */
public final class CommandLines {
    private CommandLines() {}

    public static CommandLine of(Map<String, String> environment) {
        CommandLine line = new CommandLine(new CoachCommand(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, result) -> {
            if (exception instanceof CoachCommand.Mend) {
                return CoachCommand.MEND;
            }
            if (exception instanceof StoreOpenException) {
                command.getErr().println(exception.getMessage());
                return CoachCommand.MEND;
            }
            throw exception;
        });
        return line;
    }
}
