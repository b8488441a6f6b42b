package org.interviewcoach.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.grading.eval.Agreement;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.config.Config;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach evaluate}: how far the grader agrees with people's ratings. */
@Command(
        name = "evaluate",
        description = {
            "Compare the grader with people's ratings of the same answers.",
            "Prints kappa, exact agreement, grave errors and misconceptions, over all, by half, by area and by question."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            defaultValue = "data/regression/answers.jsonl",
            description = "A line an answer: {\"id\", \"question\", \"answer\"}. Default: ${DEFAULT-VALUE}")
    private Path answers = Path.of("answers.jsonl");

    @Option(
            names = "--ratings",
            paramLabel = "FILE",
            description = "A reader's ratings, {\"id\", \"level\", \"wrong\": [quotes]} a line; once for each reader."
                    + " Default: ratings-1.jsonl and ratings-2.jsonl beside the answers")
    private List<Path> ratings = List.of();

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Named lists of ids to report on apart. Default: split.json beside the answers, if there")
    private Optional<Path> split = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Config> config = coach.config(spec.commandLine().getErr());
        if (config.isEmpty()) {
            return CoachCommand.MEND;
        }
        List<Path> readers = ratings.isEmpty()
                ? List.of(answers.resolveSibling("ratings-1.jsonl"), answers.resolveSibling("ratings-2.jsonl"))
                : ratings;
        for (Path file : readers) {
            if (!Files.isReadable(file)) {
                spec.commandLine().getErr().println("There are no ratings at " + file + "; name them with --ratings.");
                return CoachCommand.MEND;
            }
        }
        if (!Files.isReadable(answers)) {
            spec.commandLine().getErr().println("There are no answers at " + answers + "; name them with --answers.");
            return CoachCommand.MEND;
        }
        Evaluation all = Evaluation.of(Packs.load(config.get().packs()).bank(), answers, readers);
        out.println("all: " + all.figures().text());
        Path halves = split.orElse(answers.resolveSibling("split.json"));
        if (Files.isReadable(halves)) {
            for (Map.Entry<String, List<String>> half : Evaluation.split(halves).entrySet()) {
                out.println(
                        half.getKey() + ": " + all.of(half.getValue()).figures().text());
            }
        }
        table(out, "By area", all.by(QuestionId::area));
        table(out, "By question", all.by(QuestionId::value));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static void table(PrintWriter out, String title, Map<String, Agreement> groups) {
        out.println();
        out.println(title + ": answers, kappa, exact, mean error");
        groups.forEach((name, it) -> out.println(String.format(
                Locale.ROOT,
                "%5d  %6.3f  %5.2f  %5.2f  %s",
                it.count(),
                it.kappa(),
                it.exact(),
                it.worstMeanError(),
                name)));
    }
}
