package org.interviewcoach.launcher.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.grading.Grader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./coach version}. */
@Command(name = "version", description = "Print the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (String text : new Provider().getVersion()) {
            spec.commandLine().getOut().println(text);
        }
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    /** The archive's manifest knows the version; a run from classes has none. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(
                            VersionCommand.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {
                "interview coach " + version,
                "grader " + Grader.VERSION,
                "Java " + Runtime.version().feature()
            };
        }
    }
}
