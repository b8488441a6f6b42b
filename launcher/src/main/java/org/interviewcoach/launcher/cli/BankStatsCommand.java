package org.interviewcoach.launcher.cli;

import java.util.stream.Collectors;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.exchange.Stats;
import org.interviewcoach.data.lint.Lint;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./coach bank stats}: what each pack holds, in numbers. */
@Command(
        name = "stats",
        description = "Print what each pack holds: questions by area and level, points, patterns, samples, findings.",
        mixinStandardHelpOptions = true)
final class BankStatsCommand extends BankCommand.Base {
    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    int run(LoadResult loaded) {
        String text = json
                ? loaded.packs().stream()
                        .map(BankStatsCommand::stats)
                        .map(Stats::json)
                        .collect(Collectors.joining(",\n", "[", "]\n"))
                : loaded.packs().stream()
                        .map(BankStatsCommand::stats)
                        .map(it -> it.pack() + "\n" + it.text())
                        .collect(Collectors.joining("\n"));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private static Stats stats(LoadedPack pack) {
        return Stats.of(pack, Lint.check(pack));
    }
}
