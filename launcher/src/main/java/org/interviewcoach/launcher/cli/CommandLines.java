package org.interviewcoach.launcher.cli;

import java.util.Map;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.store.StoreOpenException;
import picocli.CommandLine;

/** Makes the command line with what all commands share: how errors are told. */
public final class CommandLines {
    private CommandLines() {}

    public static CommandLine of(Map<String, String> environment) {
        return of(environment, Outside.real());
    }

    /** The same with time, ids and addresses of one's own. */
    public static CommandLine of(Map<String, String> environment, Outside outside) {
        CommandLine line = new CommandLine(new CoachCommand(environment, outside));
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
