package org.interviewcoach.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interviewcoach.data.exchange.Imported;
import org.interviewcoach.data.exchange.Importer;
import org.interviewcoach.data.exchange.Skeleton;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./coach bank import}: somebody's question list becomes the skeleton of a pack. */
@Command(
        name = "import",
        description =
                "Read a question list (Markdown, CSV, JSON) into a new pack's folder, and say by line what was made of it.",
        mixinStandardHelpOptions = true)
final class BankImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list: .md, .txt, .csv, .tsv or .json.")
    private Path file = Path.of("");

    @Option(
            names = "--pack",
            paramLabel = "ID",
            description =
                    "The new pack's id: lower-case letters and digits, joined by hyphens. Default: the file's name.")
    private Optional<String> pack = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where the pack's folder is made. Default: the current one.")
    private Path to = Path.of("");

    @Option(names = "--dry-run", description = "Say what would be made, write nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path fileName = file.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        Optional<Importer.Format> format = Importer.Format.of(name);
        if (format.isEmpty()) {
            return mend("What " + name + " holds cannot be told from its name; name it .md, .csv or .json.");
        }
        String id = pack.orElseGet(() -> idOf(name));
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            return mend("A pack's id has lower-case letters and digits, joined by hyphens, not '" + id
                    + "'. Give one with --pack.");
        }
        Imported imported;
        try {
            imported = Importer.read(format.get(), Files.readString(file));
        } catch (NoSuchFileException e) {
            return mend("There is no file " + file + ".");
        } catch (CharacterCodingException e) {
            return mend(file + " is not UTF-8 text; convert it first.");
        } catch (IllegalArgumentException e) {
            return mend(String.valueOf(e.getMessage()));
        }
        Skeleton skeleton = Skeleton.of(imported, id);
        Path folder = to.resolve(id);
        if (!dryRun) {
            try {
                skeleton.writeTo(folder);
            } catch (FileAlreadyExistsException e) {
                return mend(e.getMessage() + " is there already; nothing was written. Take another --pack or --to.");
            }
        }
        out.print(imported.report());
        skeleton.notes().forEach(out::println);
        if (dryRun) {
            out.println("Nothing was written.");
        } else {
            out.println(skeleton.files().size() + " files in " + folder + ". What is left to write: coach bank lint"
                    + " --packs " + (to.toString().isEmpty() ? "." : to));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private int mend(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
        return CoachCommand.MEND;
    }

    private static String idOf(String name) {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    }
}
