package org.interviewcoach.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gate on formatting where Maven runs on a JDK on which the formatter's plugin cannot. */
final class FormattingTest {
    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<String> unformatted = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (!formatted(formatter, text).equals(text)) {
                unformatted.add(Project.root().relativize(file).toString());
            }
        }

        assertThat(unformatted)
                .as("`mvn spotless:apply` with a JDK of at least 21 formats them")
                .isEmpty();
    }

    /** The same three steps as the plugin's. */
    private static String formatted(Formatter formatter, String text) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.PALANTIR);
        return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Project.root(), 12)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !it.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
