package org.interviewcoach.launcher.cli;

import java.util.List;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.exchange.Coverage;
import org.interviewcoach.data.exchange.SeedItem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./coach bank coverage}: which items of the seed lists have a question, and the areas by level. */
@Command(
        name = "coverage",
        description = "Print which items of the seed lists have a question, and the areas by level.",
        mixinStandardHelpOptions = true)
final class BankCoverageCommand extends BankCommand.Base {
    @Override
    int run(LoadResult loaded) {
        List<Pack> packs = loaded.packs().stream().map(LoadedPack::pack).toList();
        Coverage coverage = Coverage.of(SeedItem.bundled(), packs);
        spec.commandLine().getOut().print(coverage.text());
        spec.commandLine().getOut().flush();
        return coverage.unknown().isEmpty() ? CommandLine.ExitCode.OK : CoachCommand.MEND;
    }
}
