package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackFiles;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.data.yaml.YamlFile;
import org.interviewcoach.data.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML to a format and back. */
final class RoundTripTest {
    private static final String ANY_REVISION = "";

    static Stream<LoadedPack> packs() {
        return PackLoader.bundled().packs().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void jsonKeepsEverything(LoadedPack before, @TempDir Path folder) throws IOException {
        LoadedPack after = back(before, Importer.Format.JSON, Exporter.json(before), folder);

        assertThat(after.pack()).isEqualTo(before.pack());
        for (Question question : before.pack().questions()) {
            assertThat(after.sourceOf(question).proof())
                    .isEqualTo(before.sourceOf(question).proof());
            assertThat(after.sourceOf(question).sampleKinds())
                    .isEqualTo(before.sourceOf(question).sampleKinds());
            assertThat(after.sourceOf(question).optionValues())
                    .isEqualTo(before.sourceOf(question).optionValues());
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void markdownKeepsWhatPeopleAreShown(LoadedPack before, @TempDir Path folder) throws IOException {
        LoadedPack after = back(before, Importer.Format.MARKDOWN, Exporter.markdown(before), folder);

        assertThat(shown(after)).isEqualTo(shown(before));
        assertThat(after.pack().areas()).isEqualTo(before.pack().areas());
        assertThat(after.pack().versions()).isEqualTo(before.pack().versions());
        assertThat(after.pack().neighbours()).isEqualTo(before.pack().neighbours());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void csvKeepsWhatPeopleAreShown(LoadedPack before, @TempDir Path folder) throws IOException {
        String csv = Exporter.csv(before);
        Imported imported = Importer.read(Importer.Format.CSV, csv);
        Imported withHeader = new Imported(
                imported.title(), Optional.of(PackTree.header(before.pack())), imported.drafts(), imported.notes());

        LoadedPack after = load(Skeleton.of(withHeader, before.pack().id()), folder);

        assertThat(shown(after)).isEqualTo(shown(before));
    }

    @Test
    void smallPackSurvivesEachFormat(@TempDir Path source, @TempDir Path folder) throws IOException {
        LoadedPack before = PackFiles.validIn(source).load().orThrow().packs().getFirst();

        LoadedPack after = back(before, Importer.Format.JSON, Exporter.json(before), folder);

        assertThat(after.pack()).isEqualTo(before.pack());
    }

    @Test
    void ankiHasARowAQuestionWithHtmlInOneLine(@TempDir Path source) {
        LoadedPack loaded = PackFiles.validIn(source)
                .replace(
                        PackFiles.LISTS,
                        "  A list holds values in order and can be changed.",
                        "  A list & `<b>`:\n\n  ```python\n  a = 1\n  \tb = 2\n  ```")
                .load()
                .orThrow()
                .packs()
                .getFirst();

        List<String> lines = Exporter.anki(loaded).lines().toList();

        assertThat(lines).startsWith("#separator:tab", "#html:true", "#notetype:Basic", "#deck:Demonstration");
        List<String[]> rows = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst())
                .containsExactly(
                        "demo.basics.lists",
                        "<p>What is a list?</p>",
                        "<p>A list &amp; <code>&lt;b&gt;</code>:</p> <pre><code class=\"language-python\">a = 1<br>"
                                + "    b = 2<br></code></pre>",
                        "demo::basics junior collections");
    }

    @Test
    void yamlThatIsWrittenReadsBackTheSame() {
        Random random = new Random(20_26);
        String alphabet = "ab :#-?\n\t'\"\\{}[],&*!|>%@`~=é\ud83d\ude00 0.yn";
        for (int round = 0; round < 2_000; round++) {
            ObjectNode tree = Trees.object();
            int keys = 1 + random.nextInt(4);
            for (int i = 0; i < keys; i++) {
                tree.set("k" + i, value(random, alphabet, 0));
            }

            String yaml = YamlWriter.write(tree);

            YamlFile read = YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8));
            assertThat(read.faults()).as("round %s:\n%s", round, yaml).isEmpty();
            assertThat(Trees.json(read.root().orElseThrow()))
                    .as("round %s:\n%s", round, yaml)
                    .isEqualTo(tree);
        }
    }

    private static JsonNode value(Random random, String alphabet, int depth) {
        int kind = random.nextInt(depth > 2 ? 4 : 8);
        if (kind == 4 || kind == 5) {
            var array = Trees.array();
            IntStream.range(0, random.nextInt(4)).forEach(i -> array.add(value(random, alphabet, depth + 1)));
            return array;
        }
        if (kind == 6 || kind == 7) {
            ObjectNode object = Trees.object();
            IntStream.range(0, random.nextInt(4))
                    .forEach(i -> object.set(text(random, "abc-", 4) + i, value(random, alphabet, depth + 1)));
            return object;
        }
        if (kind == 0) {
            return Trees.object().put("x", random.nextBoolean()).get("x");
        }
        return Trees.object().put("x", text(random, alphabet, 30)).get("x");
    }

    private static String text(Random random, String alphabet, int longest) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(longest))
                .forEach(i -> text.appendCodePoint(points[random.nextInt(points.length)]));
        return text.toString();
    }

    private static LoadedPack back(LoadedPack before, Importer.Format format, String text, Path folder)
            throws IOException {
        return load(Skeleton.of(Importer.read(format, text), before.pack().id()), folder);
    }

    private static LoadedPack load(Skeleton skeleton, Path folder) throws IOException {
        skeleton.writeTo(folder.resolve(skeleton.pack()));
        LoadResult result = PackLoader.load(folder).orThrow();
        return result.packs().getFirst();
    }

    /** The questions without what only JSON holds; without it they are of the starter tier. */
    private static List<Question> shown(LoadedPack loaded) {
        List<Question> shown = new ArrayList<>();
        for (Question question : loaded.pack().questions()) {
            shown.add(new Question(
                    question.id(),
                    ANY_REVISION,
                    Tier.STARTER,
                    question.text(),
                    question.level(),
                    question.tags(),
                    question.since(),
                    question.until(),
                    question.answer(),
                    Rubric.NONE,
                    question.choices(),
                    question.hints(),
                    List.of(),
                    question.references(),
                    question.sources()));
        }
        return shown;
    }
}
