package org.interviewcoach.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.exchange.Exporter;
import org.interviewcoach.data.exchange.ProofRecord;
import org.interviewcoach.data.exchange.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./coach bank export}: packs in the formats of others, or as a web site. */
@Command(
        name = "export",
        description = "Write a pack as Markdown, CSV, JSON or text for Anki, or all packs as a static web site.",
        mixinStandardHelpOptions = true)
final class BankExportCommand extends BankCommand.Base {
    /** The formats, by the names that people type. */
    enum Format {
        MD,
        CSV,
        JSON,
        ANKI
    }

    @Option(
            names = "--format",
            paramLabel = "md|csv|json|anki",
            description = "The format; md where it is not given.",
            defaultValue = "md")
    private Format format = Format.MD;

    @Option(names = "--pack", paramLabel = "ID", description = "Which pack; not needed where there is one.")
    private Optional<String> pack = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE", description = "Where to; standard output where it is not given.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "FOLDER",
            description = "Write a static site of all packs into this folder instead.")
    private Optional<Path> site = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "URL",
            description = "For the site: where readers report an error; {id} in it becomes the question's id.")
    private Optional<String> report = Optional.empty();

    @Override
    int run(LoadResult loaded) throws IOException {
        if (site.isPresent()) {
            return site(loaded, site.get());
        }
        List<LoadedPack> wanted = loaded.packs().stream()
                .filter(it -> pack.map(it.pack().id()::equals).orElse(true))
                .toList();
        if (wanted.size() != 1) {
            spec.commandLine()
                    .getErr()
                    .println("Say which pack, with --pack: "
                            + loaded.packs().stream().map(it -> it.pack().id()).collect(Collectors.joining(", ")));
            spec.commandLine().getErr().flush();
            return CoachCommand.MEND;
        }
        String text = switch (format) {
            case MD -> Exporter.markdown(wanted.get(0));
            case CSV -> Exporter.csv(wanted.get(0));
            case JSON -> Exporter.json(wanted.get(0));
            case ANKI -> Exporter.anki(wanted.get(0));
        };
        if (output.isPresent()) {
            Files.writeString(output.get(), text);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s: %d questions%n",
                            output.get(),
                            wanted.get(0).pack().questions().size());
        } else {
            spec.commandLine().getOut().print(text);
        }
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private int site(LoadResult loaded, Path folder) throws IOException {
        if (report.isPresent() && !report.get().matches("(https?://|mailto:).*")) {
            spec.commandLine()
                    .getErr()
                    .println("--report takes an address that starts with https://, http:// or mailto:.");
            spec.commandLine().getErr().flush();
            return CoachCommand.MEND;
        }
        Map<String, String> files = Site.of(loaded.packs(), ProofRecord.bundled(), report);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(target, file.getValue());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%d pages in %s; open %s%n",
                        files.keySet().stream()
                                .filter(it -> it.endsWith(".html"))
                                .count(),
                        folder,
                        folder.resolve("index.html"));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
