package org.interviewcoach.launcher.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.items.ItemTable;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./coach bank items}: how the questions do. */
@Command(
        name = "items",
        description =
                "Print how each question does: share right, discrimination, choices, time, hints, appeals, reports.",
        mixinStandardHelpOptions = true)
final class BankItemsCommand extends BankCommand.Base {
    @Option(names = "--csv", description = "As CSV.")
    private boolean csv;

    @Override
    int run(LoadResult loaded) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Config> config = bank.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        try (Wiring wiring = new Wiring(config.get(), loaded.bank())) {
            ItemCollector collector = new ItemCollector();
            wiring.store().collect(Optional.empty(), collector);
            List<Item> all = collector.items(loaded.bank());
            List<Item> telling = all.stream().filter(Item::isTelling).toList();
            out.print(csv ? ItemTable.csv(telling) : ItemTable.table(telling));
            if (!csv) {
                out.println(all.size() - telling.size() + " more have fewer than " + Item.LEAST_ATTEMPTS
                        + " attempts or fewer than " + Item.LEAST_PEOPLE + " people.");
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }
}
