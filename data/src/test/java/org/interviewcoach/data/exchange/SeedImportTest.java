package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.PackLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five lists that the bundled bank covers, each written in a way of its own. */
final class SeedImportTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void findsEveryItemUnderItsSection(int seed) throws IOException {
        Imported imported = Importer.read(Importer.Format.MARKDOWN, seed(seed));

        List<SeedItem> found = new ArrayList<>();
        for (Draft draft : imported.drafts()) {
            found.add(new SeedItem(
                    seed,
                    found.size() + 1,
                    draft.section(),
                    draft.text(),
                    SeedItem.Kind.valueOf(draft.kind().name())));
        }
        assertThat(found)
                .containsExactlyElementsOf(SeedItem.bundled().stream()
                        .filter(item -> item.seed() == seed)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyLineIsEitherUsedOrNoted(int seed) throws IOException {
        Imported imported = Importer.read(Importer.Format.MARKDOWN, seed(seed));

        List<String> lines = seed(seed).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean silent = line.isEmpty() || line.matches("-{3,}") || line.matches("[0-9]+\\. \\[.*]\\(#.*\\)");
            int number = i + 1;
            assertThat(imported.notes().stream().anyMatch(note -> note.line() == number))
                    .as("line %s: %s", number, line)
                    .isEqualTo(!silent);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void skeletonAsksForNothingButWhatTheListDoesNotSay(int seed, @TempDir Path folder) throws IOException {
        Imported imported = Importer.read(Importer.Format.MARKDOWN, seed(seed));

        Skeleton skeleton = Skeleton.of(imported, "prep");
        skeleton.writeTo(folder.resolve("prep"));
        LoadResult result = PackLoader.load(folder);

        long questions = imported.drafts().stream()
                .filter(draft -> draft.kind() != Note.Kind.RESOURCE)
                .count();
        assertThat(skeleton.files()).hasSize((int) questions + 1);
        assertThat(result.problems())
                .hasSize((int) questions + 1)
                .allSatisfy(problem -> assertThat(problem.message())
                        .isIn(
                                "\"answer\" is empty. Write the model answer.",
                                "\"licence\" is empty. Write an SPDX identifier such as Apache-2.0."));
    }

    private static String seed(int seed) throws IOException {
        return Files.readString(Path.of("seeds", "seed-" + seed + ".md"));
    }
}
