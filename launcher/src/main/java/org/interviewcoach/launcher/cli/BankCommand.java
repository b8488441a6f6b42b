package org.interviewcoach.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.data.Problem;
import org.interviewcoach.data.lint.Finding;
import org.interviewcoach.data.lint.Lint;
import org.interviewcoach.data.lint.Severity;
import org.interviewcoach.launcher.Packs;
import org.interviewcoach.launcher.config.Config;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./coach bank …}: for authors. */
@Command(
        name = "bank",
        description = "Look at the question bank and check it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BankCommand.ListQuestions.class,
            BankCommand.Show.class,
            BankCommand.LintPacks.class,
            BankCommand.Try.class,
            BankImportCommand.class,
            BankExportCommand.class,
            BankCoverageCommand.class,
            BankStatsCommand.class,
            BankPhrasesCommand.class,
            BankItemsCommand.class
        })
final class BankCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CoachCommand coach;

    /** The configuration, which says where the database is. */
    Optional<Config> config(PrintWriter err) {
        return coach.config(err);
    }

    private Optional<LoadResult> load(Optional<Path> folder, PrintWriter err) {
        if (folder.isPresent()) {
            return Optional.of(PackLoader.load(folder.get()));
        }
        return coach.config(err).map(Config::packs).map(Packs::load);
    }

    private static int print(CommandSpec spec, String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    /** What all of them have. */
    abstract static class Base implements Callable<Integer> {
        @ParentCommand
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        BankCommand bank;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
        CommandSpec spec;

        @Option(
                names = "--packs",
                paramLabel = "FOLDER",
                description = "Packs in this folder instead of the installed ones.")
        Optional<Path> folder = Optional.empty();

        @Override
        public Integer call() throws IOException {
            PrintWriter err = spec.commandLine().getErr();
            Optional<LoadResult> loaded = bank.load(folder, err);
            return loaded.isEmpty() ? CoachCommand.MEND : run(loaded.get());
        }

        abstract int run(LoadResult loaded) throws IOException;

        Optional<Question> find(Bank all, String id) {
            Optional<Question> found = all.questions().stream()
                    .filter(it -> it.id().value().equals(id) || it.id().value().endsWith("." + id))
                    .findFirst();
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("There is no question " + id + "; `coach bank list` has them all.");
                spec.commandLine().getErr().flush();
            }
            return found;
        }
    }

    /** {@code bank list}. */
    @Command(name = "list", description = "List the questions.", mixinStandardHelpOptions = true)
    static final class ListQuestions extends Base {
        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Option(names = "--area", paramLabel = "AREA", description = "Of one area.")
        private Optional<String> area = Optional.empty();

        @Override
        int run(LoadResult loaded) throws IOException {
            List<Question> questions = loaded.bank().questions().stream()
                    .filter(it -> area.map(it.area()::equals).orElse(true))
                    .toList();
            if (json) {
                ArrayNode array = JSON.createArrayNode();
                questions.forEach(it -> array.add(summary(it)));
                return print(spec, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array));
            }
            StringBuilder lines = new StringBuilder();
            for (Question it : questions) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%-55s %-7s %-8s %s%n",
                        it.id(),
                        it.level().key(),
                        tier(it),
                        it.text().strip()));
            }
            return print(spec, lines + (questions.size() + " questions"));
        }
    }

    private static String tier(Question question) {
        return question.tier().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode summary(Question question) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", question.id().value());
        node.put("level", question.level().key());
        node.put("tier", tier(question));
        node.put("question", question.text().strip());
        node.put("revision", question.revision());
        ArrayNode sources = node.putArray("sources");
        question.sources()
                .forEach(it -> sources.addObject().put("seed", it.seed()).put("item", it.item()));
        return node;
    }

    /** {@code bank show}. */
    @Command(name = "show", description = "Show a question with its rubric.", mixinStandardHelpOptions = true)
    static final class Show extends Base {
        @Parameters(paramLabel = "QUESTION", description = "Its id, the last part is enough.")
        private String id = "";

        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Override
        int run(LoadResult loaded) throws IOException {
            Optional<Question> found = find(loaded.bank(), id);
            if (found.isEmpty()) {
                return CoachCommand.MEND;
            }
            Question it = found.get();
            return print(spec, json ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(detail(it)) : text(it));
        }

        private static ObjectNode detail(Question it) {
            ObjectNode node = summary(it);
            node.put("answer", it.answer());
            ArrayNode points = node.putArray("key_points");
            it.rubric()
                    .keyPoints()
                    .forEach(point -> points.addObject()
                            .put("id", point.id())
                            .put("says", point.says())
                            .put("weight", point.weight())
                            .put("required", point.required()));
            ArrayNode misconceptions = node.putArray("misconceptions");
            it.rubric()
                    .misconceptions()
                    .forEach(wrong -> misconceptions
                            .addObject()
                            .put("id", wrong.id())
                            .put("says", wrong.says())
                            .put("correction", wrong.correction()));
            return node;
        }

        private static String text(Question it) {
            StringBuilder text = new StringBuilder();
            text.append(it.id())
                    .append("  (")
                    .append(it.level().key())
                    .append(", ")
                    .append(tier(it))
                    .append(")\n\n");
            text.append(it.text().strip())
                    .append("\n\n")
                    .append(it.answer().strip())
                    .append("\n\nListens for:\n");
            it.rubric()
                    .keyPoints()
                    .forEach(point -> text.append("  ")
                            .append(point.required() ? "* " : "- ")
                            .append(point.says())
                            .append(" [")
                            .append(point.weight())
                            .append("]\n"));
            it.rubric()
                    .misconceptions()
                    .forEach(wrong ->
                            text.append("  wrong: ").append(wrong.says()).append('\n'));
            it.references()
                    .forEach(ref -> text.append("  see ").append(ref.url()).append('\n'));
            return text.toString().stripTrailing();
        }
    }

    /** {@code bank lint}. */
    @Command(
            name = "lint",
            description = "Check every file, rubric and sample; the places are file:line:column.",
            mixinStandardHelpOptions = true)
    static final class LintPacks extends Base {
        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Override
        int run(LoadResult loaded) throws IOException {
            List<Finding> findings = new ArrayList<>();
            for (LoadedPack pack : loaded.packs()) {
                findings.addAll(Lint.check(pack));
            }
            long errors = findings.stream()
                            .filter(it -> it.severity() == Severity.ERROR)
                            .count()
                    + loaded.problems().size();
            String text = json ? asJson(loaded.problems(), findings) : asLines(loaded.problems(), findings);
            print(spec, text);
            if (!json) {
                print(
                        spec,
                        loaded.bank().questions().size() + " questions, " + errors + " errors, "
                                + (findings.size() + loaded.problems().size() - errors) + " warnings");
            }
            return errors > 0 ? CoachCommand.MEND : CommandLine.ExitCode.OK;
        }

        private static String asLines(List<Problem> problems, List<Finding> findings) {
            StringBuilder lines = new StringBuilder();
            problems.forEach(it -> lines.append("error: ").append(it).append('\n'));
            findings.forEach(it -> lines.append(it).append('\n'));
            return lines.toString().stripTrailing();
        }

        private static String asJson(List<Problem> problems, List<Finding> findings) throws IOException {
            ArrayNode array = JSON.createArrayNode();
            problems.forEach(it -> array.addObject()
                    .put("file", it.file())
                    .put("line", it.at().line())
                    .put("column", it.at().column())
                    .put("severity", "error")
                    .put("rule", "load")
                    .put("message", it.message()));
            findings.forEach(it -> array.addObject()
                    .put("file", it.file())
                    .put("line", it.at().line())
                    .put("column", it.at().column())
                    .put("severity", it.severity().name().toLowerCase(Locale.ROOT))
                    .put("rule", it.rule().toString())
                    .put("message", it.message()));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
        }
    }

    /** {@code bank try}. */
    @Command(
            name = "try",
            description = "Type answers to a question and see what the grader hears, with the pattern that hit.",
            mixinStandardHelpOptions = true)
    static final class Try extends Base {
        @Parameters(paramLabel = "QUESTION", description = "Its id, the last part is enough.")
        private String id = "";

        @Override
        int run(LoadResult loaded) throws IOException {
            Bank all = loaded.bank();
            Optional<Question> found = find(all, id);
            if (found.isEmpty()) {
                return CoachCommand.MEND;
            }
            Grader grader = new Grader(all);
            print(spec, found.get().text().strip() + "\n(one answer a line; an empty line ends)");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
                print(spec, Explained.of(found.get(), grader.grade(found.get(), line)));
            }
            return CommandLine.ExitCode.OK;
        }
    }
}
