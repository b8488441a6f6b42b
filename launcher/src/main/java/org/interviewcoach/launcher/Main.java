package org.interviewcoach.launcher;

import java.util.Map;
import org.interviewcoach.launcher.cli.CoachCommand;
import org.interviewcoach.launcher.cli.CommandLines;

/**
 * Where everything begins: {@link CoachCommand} has the commands, {@link Wiring} puts the parts together, {@link
 * org.interviewcoach.core.route.CommandCatalog} lists what people can type.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        System.exit(CommandLines.of(environment).execute(args));
    }
}
