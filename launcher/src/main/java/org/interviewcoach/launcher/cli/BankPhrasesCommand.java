package org.interviewcoach.launcher.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.grading.PhraseProposal;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.launcher.Wiring;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.store.FiledPhrase;
import org.interviewcoach.store.JdbcStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./coach bank phrases}: what people say they did say, for the author of the pack. */
@Command(
        name = "phrases",
        description = "List the words of those who pressed \"I did say that\", by point, each with a pattern proposed.",
        mixinStandardHelpOptions = true)
final class BankPhrasesCommand extends BankCommand.Base {
    @Option(names = "--accept", paramLabel = "ID", description = "It is on the list no more; prints what to add.")
    private Optional<String> accept = Optional.empty();

    @Option(names = "--drop", paramLabel = "ID", description = "It is on the list no more.")
    private Optional<String> drop = Optional.empty();

    @Override
    int run(LoadResult loaded) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Config> config = bank.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        try (Wiring wiring = new Wiring(config.get(), loaded.bank())) {
            boolean ruled =
                    accept.map(it -> rule(wiring, it, true, loaded.bank(), out)).orElse(true)
                            && drop.map(it -> rule(wiring, it, false, loaded.bank(), out))
                                    .orElse(true);
            if (accept.isEmpty() && drop.isEmpty()) {
                list(wiring.store().phrases(), loaded.bank(), out);
            }
            out.flush();
            return ruled ? CommandLine.ExitCode.OK : CoachCommand.MEND;
        }
    }

    private static boolean rule(Wiring wiring, String id, boolean accepted, Bank bank, PrintWriter out) {
        JdbcStore store = wiring.store();
        Optional<FiledPhrase> phrase =
                store.phrases().stream().filter(it -> it.id().equals(id)).findFirst();
        // What is to follow from it is stored first: a kill in between leaves the phrase on the list, to be ruled on
        // again.
        phrase.filter(it -> accepted).ifPresent(it -> uphold(wiring, it));
        if (phrase.isEmpty() || !store.rulePhrase(id, accepted)) {
            out.println("No phrase " + id + " waits; `coach bank phrases` lists those that do.");
            return false;
        }
        if (!accepted) {
            out.println("Dropped.");
            return true;
        }
        String pattern = point(bank, phrase.get())
                .flatMap(it -> PhraseProposal.pattern(it, phrase.get().answer()))
                .orElse("");
        out.println("Accepted. In " + phrase.get().question() + ", add to the point "
                + phrase.get().point() + " under accept, and mend it to taste:");
        out.println("    - \"" + pattern + "\"");
        out.println(
                "Then `coach bank lint`, and `coach bank try " + phrase.get().question() + "`.");
        out.println("Once the coach runs with it, all answers to the question that make the point count with it.");
        return true;
    }

    /** Other answers follow once the question is mended, by the way that leads there from an appeal. */
    private static void uphold(Wiring wiring, FiledPhrase phrase) {
        ConversationId id = new ConversationId("phrase:" + phrase.id());
        AppealState upheld = AppealState.ofPhrase(
                id,
                phrase.workspace(),
                phrase.question(),
                phrase.revision(),
                phrase.point(),
                wiring.clock().instant());
        // Where it is there already, an earlier try was killed before the end.
        Store.CommitResult unusedResult = wiring.store()
                .commit(new Store.Commit(
                        id,
                        0,
                        upheld,
                        List.of(),
                        List.of(),
                        List.of(new ClaimChange.Take(ClaimKey.upheld(id))),
                        Optional.empty(),
                        wiring.clock().instant()));
    }

    private static void list(List<FiledPhrase> phrases, Bank bank, PrintWriter out) {
        if (phrases.isEmpty()) {
            out.println("No phrase waits.");
            return;
        }
        String heading = "";
        for (FiledPhrase it : phrases) {
            Optional<KeyPoint> point = point(bank, it);
            String under = it.question() + "  " + it.point() + ": "
                    + point.map(KeyPoint::says).orElse("(not in the bank any more)");
            if (!under.equals(heading)) {
                out.println(under);
                heading = under;
            }
            String sentence = point.map(found -> PhraseProposal.sentence(found, it.answer()))
                    .orElse(it.answer().strip());
            out.println("  " + it.id() + "  \"" + sentence.replaceAll("\\p{Cntrl}+", " ") + "\"");
            point.flatMap(found -> PhraseProposal.pattern(found, it.answer()))
                    .ifPresent(pattern -> out.println("            proposed: " + pattern));
        }
        out.println("`coach bank phrases --accept ID` or `--drop ID`.");
    }

    private static Optional<KeyPoint> point(Bank bank, FiledPhrase phrase) {
        return bank.find(phrase.question()).flatMap(it -> it.rubric().findKeyPoint(phrase.point()));
    }
}
