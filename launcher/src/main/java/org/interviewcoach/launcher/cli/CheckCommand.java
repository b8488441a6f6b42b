package org.interviewcoach.launcher.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.discord.DiscordCommands;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.ConfigLoader;
import org.interviewcoach.slack.SlackCommands;
import org.interviewcoach.store.StoreOpenException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach check}: everything that can be told before people are let in. */
@Command(
        name = "check",
        description = "Check configuration, packs, database and the platforms' tokens, and say what to mend.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ConfigLoader.Loaded loaded = coach.loaded();
        List<String> problems = new ArrayList<>(loaded.problems());
        out.println(problems.isEmpty() ? "configuration: fine" : "configuration: needs mending");
        if (loaded.config().isPresent()) {
            Config config = loaded.config().get();
            packs(config, out, problems);
            commands(config, out, problems);
            database(config, out, problems);
            platforms(config, out, problems);
        }
        problems.forEach(problem -> out.println("  mend: " + problem));
        out.flush();
        return problems.isEmpty() ? CommandLine.ExitCode.OK : CoachCommand.MEND;
    }

    private static void packs(Config config, PrintWriter out, List<String> problems) {
        LoadResult packs = Packs.load(config.packs());
        out.println("packs: " + packs.packs().size() + " with "
                + packs.bank().questions().size() + " questions");
        packs.problems().forEach(problem -> problems.add(problem.toString()));
        if (packs.bank().questions().isEmpty()) {
            problems.add("There is no question at all; set COACH_PACKS_DIR to a folder of packs.");
        }
    }

    private static void commands(Config config, PrintWriter out, List<String> problems) {
        CommandCatalog catalog = new CommandCatalog(Texts.of(Locale.ENGLISH));
        List<String> found = new ArrayList<>(new DiscordCommands(catalog, config.commandPrefix()).lint());
        found.addAll(new SlackCommands(catalog, config.commandPrefix()).lint());
        out.println("commands: " + (found.isEmpty() ? "fine" : "need mending"));
        problems.addAll(found);
    }

    private static void database(Config config, PrintWriter out, List<String> problems) {
        try (Wiring wiring = new Wiring(config, Packs.load(config.packs()).bank())) {
            wiring.store().heartbeat(wiring.clock().instant());
            out.println("database: fine, " + Wiring.location(config.database()));
        } catch (StoreOpenException e) {
            out.println("database: needs mending");
            problems.add(e.getMessage());
        }
    }

    private static void platforms(Config config, PrintWriter out, List<String> problems) {
        if (config.discord().isEmpty() && config.slack().isEmpty()) {
            out.println("platforms: none configured, `coach` plays in the terminal");
        }
        for (PlatformProbe.Finding finding : PlatformProbe.all(config)) {
            out.println(
                    finding.platform() + ": " + (finding.problems().isEmpty() ? finding.detail() : "needs mending"));
            problems.addAll(finding.problems());
        }
    }
}
