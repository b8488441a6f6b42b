package org.interviewcoach.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interviewcoach.launcher.cli.CommandLines;
import org.interviewcoach.launcher.config.ConfigKey;
import org.junit.jupiter.api.Test;

/** What the documentation says is what the program does. */
final class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void listsEveryConfigurationKeyWithItsDefault() throws IOException {
        String readme = Files.readString(Project.root().resolve("README.md"));

        for (ConfigKey key : ConfigKey.values()) {
            String standard = key.standard().isEmpty() ? "" : "`" + key.standard() + "`";
            assertThat(readme)
                    .contains("| `" + key.environmentName() + "` | `" + key.fileName() + "` | " + standard + " | "
                            + key.description() + " |");
        }
        assertThat(Pattern.compile("^\\| `COACH_", Pattern.MULTILINE)
                        .matcher(readme)
                        .results()
                        .count())
                .as("rows of the table")
                .isEqualTo(ConfigKey.values().length);
    }

    @Test
    void listsEveryOperatorCommandAndNoOther() throws IOException {
        String readme = Files.readString(Project.root().resolve("README.md"));

        Set<String> commands = CommandLines.of(Map.of()).getSubcommands().keySet();
        Set<String> documented = Pattern.compile("`\\./coach ([a-z]+)")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(documented).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                Path target = page.resolveSibling(links.group(1)).normalize();
                if (!Files.exists(target)) {
                    broken.add(page.getFileName() + " -> " + links.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Project.root().resolve("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(it -> it.toString().endsWith(".md")).toList());
            pages.add(Project.root().resolve("README.md"));
            pages.add(Project.root().resolve("CONTRIBUTING.md"));
            return pages;
        }
    }

    @Test
    void decisionsAreNumberedWithoutGaps() throws IOException {
        try (Stream<Path> files = Files.list(Project.root().resolve("docs/adr"))) {
            List<String> numbers = files.map(it -> it.getFileName().toString().substring(0, 4))
                    .sorted()
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(Integer.parseInt(numbers.get(i))).isEqualTo(i + 1);
            }
        }
    }
}
