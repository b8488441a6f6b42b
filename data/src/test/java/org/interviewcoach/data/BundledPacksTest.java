package org.interviewcoach.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.SeedSource;
import org.interviewcoach.data.lint.Finding;
import org.interviewcoach.data.lint.Findings;
import org.interviewcoach.data.lint.Lint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs that come with the program. This is the gate that a change to a question has to pass. */
final class BundledPacksTest {
    private static final Path FOLDER = Path.of("packs");

    @Test
    void everyFileLoads() {
        assertThat(PackLoader.load(FOLDER).problems()).isEmpty();
    }

    @Test
    void everythingInTheFolderIsBundled() {
        LoadResult bundled = PackLoader.bundled().orThrow();

        assertThat(bundled.bank().questions())
                .extracting(Question::revision)
                .containsExactlyElementsOf(PackLoader.load(FOLDER).bank().questions().stream()
                        .map(Question::revision)
                        .toList());
    }

    static Stream<LoadedPack> packs() {
        return PackLoader.load(FOLDER).packs().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void lintFindsNothingNotEvenASampleOffByOneLevel(LoadedPack pack) {
        List<Finding> findings = Lint.check(pack);

        assertThat(findings).as(Findings.table(findings)).isEmpty();
    }

    @Test
    void everyFilePassesItsSchema() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                Path pack = FOLDER.relativize(file);
                String name = pack.subpath(1, pack.getNameCount()).toString();
                assertThat(Schemas.check(name, Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /** The seed lists were grouped into questions once; a question may be reworded, but covers what it was to cover. */
    @Test
    void questionKeepsTheSourcesOfItsSeedItems() throws IOException {
        LoadResult loaded = PackLoader.load(FOLDER);
        for (JsonNode canonical :
                new ObjectMapper().readTree(Path.of("seeds", "canonical.json").toFile())) {
            loaded.bank()
                    .find(new QuestionId(canonical.path("id").asText()))
                    .ifPresent(question -> canonical
                            .path("sources")
                            .forEach(source -> assertThat(question.sources())
                                    .as(question.id().value())
                                    .contains(new SeedSource(
                                            source.get(0).asInt(), source.get(1).asInt()))));
        }
    }

    @Test
    void everyFileNamesItsSchemaForEditors() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                String first = Files.readAllLines(file).getFirst();
                String prefix = "# yaml-language-server: $schema=";
                assertThat(first).as(file.toString()).startsWith(prefix);
                Path schema =
                        file.resolveSibling(first.substring(prefix.length())).normalize();
                assertThat(schema).as(file.toString()).exists();
            }
        }
    }
}
