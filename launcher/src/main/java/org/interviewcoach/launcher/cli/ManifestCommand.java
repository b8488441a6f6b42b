package org.interviewcoach.launcher.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.discord.DiscordCommands;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.slack.SlackCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach manifest}. */
@Command(
        name = "manifest",
        description = "Print what a platform has to be told about the coach's commands.",
        mixinStandardHelpOptions = true)
final class ManifestCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "PLATFORM", description = "One of: ${COMPLETION-CANDIDATES}")
    private PlatformName platform = PlatformName.discord;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Slack: the public address for signed HTTP; without it the manifest is for Socket Mode.")
    private Optional<String> url = Optional.empty();

    /** The names as they are typed. */
    enum PlatformName {
        discord,
        slack
    }

    @Override
    public Integer call() {
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        CommandCatalog catalog = new CommandCatalog(Texts.of(Locale.ENGLISH));
        String prefix = config.get().commandPrefix();
        List<String> problems = switch (platform) {
            case discord -> new DiscordCommands(catalog, prefix).lint();
            case slack -> new SlackCommands(catalog, prefix).lint();
        };
        if (!problems.isEmpty()) {
            problems.forEach(spec.commandLine().getErr()::println);
            return CoachCommand.MEND;
        }
        String manifest = switch (platform) {
            case discord -> new DiscordCommands(catalog, prefix).manifest();
            case slack ->
                new SlackCommands(catalog, prefix).manifest(url, config.get().threads() == Config.Threads.ALL);
        };
        spec.commandLine().getOut().println(manifest);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
