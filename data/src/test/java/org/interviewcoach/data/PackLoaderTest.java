package org.interviewcoach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interviewcoach.data.PackFiles.LISTS;
import static org.interviewcoach.data.PackFiles.TUPLES;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.SeedSource;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.data.yaml.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackLoaderTest {
    private static final QuestionId LISTS_ID = new QuestionId("demo.basics.lists");

    @Test
    void readsEverythingThatAQuestionHas(@TempDir Path packs) {
        LoadResult result = PackFiles.validIn(packs).load().orThrow();

        LoadedPack loaded = result.findPack("demo").orElseThrow();
        Question question = result.bank().find(LISTS_ID).orElseThrow();
        assertThat(question.tier()).isEqualTo(Tier.PROVEN);
        assertThat(question.level()).isEqualTo(Level.JUNIOR);
        assertThat(question.answer()).isEqualTo("A list holds values in order and can be changed.");
        assertThat(question.since()).contains("5.2");
        assertThat(question.until()).contains("6.0");
        assertThat(question.sources()).containsExactly(new SeedSource(0, 3));
        assertThat(question.hints()).hasSize(2);
        assertThat(question.references()).hasSize(1);
        KeyPoint point = question.rubric().findKeyPoint("mutable").orElseThrow();
        assertThat(point.required()).isTrue();
        assertThat(point.accept())
                .containsExactly(
                        new Phrasing("@change + (place | later)", Window.CLAUSE),
                        new Phrasing("`append`", new Window.Words(12)),
                        new Phrasing("put more values in", Window.CLAUSE));
        assertThat(point.ask().orElseThrow().accept())
                .containsExactly(new Phrasing("yes", Window.SENTENCE), new Phrasing("add", Window.SENTENCE));
        Misconception misconception =
                question.rubric().findMisconception("one-type").orElseThrow();
        assertThat(misconception.match()).containsExactly(new Phrasing("(same | one) type", new Window.Sentences(2)));
        assertThat(question.rubric().findFollowUp("cost").orElseThrow().when()).isEqualTo(FollowUp.Strength.STRONG);
        assertThat(question.choices().orElseThrow().rightCount()).isEqualTo(1);
        assertThat(question.samples().getFirst().points()).containsExactly("mutable", "ordered");
        assertThat(loaded.pack().lexicon().entries()).containsOnlyKeys("change", "growing");
        assertThat(loaded.pack().lexicon().identifiers()).containsExactly("append", "tuple");
        assertThat(result.bank().neighboursOf(LISTS_ID)).hasSize(1);
    }

    @Test
    void keepsWhatTheEngineHasNoUseForBesideTheQuestion(@TempDir Path packs) {
        LoadedPack loaded = PackFiles.validIn(packs).load().orThrow().packs().getFirst();

        QuestionSource source = loaded.sourceOf(loaded.pack().questions().getFirst());

        assertThat(source.sampleKinds()).containsExactly(Optional.of(SampleKind.PLAIN), Optional.empty());
        assertThat(source.optionValues())
                .containsExactly(
                        Optional.of(new OptionValue(OptionValue.Type.INTEGER, "2")),
                        Optional.empty(),
                        Optional.of(new OptionValue(OptionValue.Type.TEXT, "three")));
        assertThat(source.proof().orElseThrow()).isInstanceOfSatisfying(Proof.Code.class, code -> {
            assertThat(code.requires()).containsExactly("example");
            assertThat(code.files()).containsOnlyKeys("app/models.py");
            assertThat(code.versions()).contains(">=5.2");
        });
        assertThat(source.positionOf("key_points", 1, "accept", 1)).isEqualTo(new Position(35, 21));
        assertThat(loaded.lexicon().get("growing"))
                .isEqualTo(new LoadedPack.Place(packs.resolve("demo") + "/lexicon.yaml", new Position(3, 3)));
    }

    @Test
    void findsEveryProblemOfEveryFileAtOnce(@TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs)
                .replace(LISTS, "weight: 2", "weight: 9")
                .replace(LISTS, "level: 4", "level: 9")
                .replace(TUPLES, "level: mid", "level: middle")
                .write("lexicon/more.yaml", "entries: {change: [alter]}\n");

        List<Problem> problems = pack.load().problems();

        assertThat(problems)
                .extracting(problem -> packs.resolve("demo").relativize(Path.of(problem.file())) + ":"
                        + problem.at().line())
                .containsExactly(LISTS + ":16", LISTS + ":73", TUPLES + ":3", "lexicon/more.yaml:1");
    }

    @Test
    void brokenQuestionDoesNotTakeItsPackDown(@TempDir Path packs) {
        LoadResult result = PackFiles.validIn(packs)
                .replace(TUPLES, "level: mid", "level: 3")
                .load();

        assertThat(result.problems()).hasSize(1);
        assertThat(result.bank().questions()).extracting(Question::id).containsExactly(LISTS_ID);
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(BadPacksException.class)
                .hasMessageContaining("tuples.yaml:3:8: \"level\" is \"3\". Write one of junior, mid, senior.");
    }

    @Test
    void brokenLexiconEntryIsToldOnceAFile(@TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs)
                .replace("lexicon.yaml", "[change, mutate, modify, edit]", "[change, \"(mutate\"]")
                .replace(LISTS, "accept: [order, ", "accept: [order, \"@change order\", ");

        List<Problem> problems = pack.load().problems();

        assertThat(problems).filteredOn(it -> it.file().endsWith("lists.yaml")).hasSize(1);
        assertThat(problems)
                .filteredOn(it -> it.file().endsWith("lexicon.yaml"))
                .isNotEmpty();
    }

    @Test
    void packWithoutReadableHeaderIsLeftOut(@TempDir Path packs) {
        LoadResult result = PackFiles.validIn(packs)
                .write("pack.yaml", "")
                .replace(TUPLES, "level: mid", "level: middle")
                .load();

        assertThat(result.packs()).isEmpty();
        assertThat(result.problems())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "The file is empty. Write its keys, or delete it.",
                        "\"level\" is \"middle\". Did you mean \"mid\"?");
    }

    @Test
    void strayFilesAndFoldersAreToldApartFromThoseThatDoNotMatter(@TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs)
                .write("README.md", "Read me")
                .write(".hidden/x.yaml", "x")
                .write("stray.yaml", "id: x")
                .write("basics/sets.yml", "id: x")
                .write("basics/deep/x.yaml", "id: x")
                .write("basic/y.yaml", "id: demo.basic.y\nquestion: Why?\nlevel: mid\ntier: starter\nanswer: So.\n");

        assertThat(pack.load().problems())
                .extracting(
                        problem -> problem.toString().substring(packs.toString().length()))
                .containsExactly(
                        "/demo/basic:1:1: The folder is not an area of the pack. Did you mean \"basics\"?",
                        "/demo/basics/deep:1:1: An area has no folders. Move the questions up.",
                        "/demo/basics/sets.yml:1:1: The file would be passed over. Rename it to end in .yaml.",
                        "/demo/stray.yaml:1:1: This file has no place here. Questions stand in a folder named as their"
                                + " area, demo/<area>/<name>.yaml.");
    }

    @Test
    void folderOfPacksAndFolderOfOnePackLoadTheSame(@TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs);

        assertThat(PackLoader.load(packs).bank().questions())
                .containsExactlyElementsOf(pack.load().bank().questions())
                .hasSize(2);
    }

    @Test
    void folderWithoutPacksSaysWhatIsExpected(@TempDir Path packs) {
        assertThat(PackLoader.load(packs).problems())
                .extracting(Problem::message)
                .containsExactly("There is no pack in this folder. Add one: <name>/pack.yaml.");
        assertThat(PackLoader.load(packs.resolve("none")).problems())
                .extracting(Problem::message)
                .containsExactly("This is not a folder. Name a folder of packs, or one with a pack.yaml.");
    }

    @Test
    void secondPackOfTheSameNameIsReportedAndLeftOut(@TempDir Path left, @TempDir Path right) {
        LoadResult both =
                PackFiles.validIn(left).load().plus(PackFiles.validIn(right).load());

        assertThat(both.packs()).hasSize(1);
        assertThat(both.problems())
                .extracting(Problem::message)
                .containsExactly("The pack \"demo\" is there already, from " + left.resolve("demo")
                        + "/pack.yaml. Rename this one's id and folder.");
    }

    @Test
    void everyMistakeInAFileIsFoundEvenInHostileShape(@TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs).write(TUPLES, "[1, 2]").write(LISTS, "just words");

        assertThat(pack.load().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "The question is a text here. Write keys with values, each key: value.",
                        "The question is a list here. Write keys with values, each key: value.");
    }

    @Test
    void lexiconThatMultipliesItselfIsRefusedBeforeItIsExpanded(@TempDir Path packs) {
        StringBuilder bomb = new StringBuilder("entries:\n  b0: [boom]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("  b%d: [\"@b%d @b%d\", \"@b%d\"]%n".formatted(i, i - 1, i - 1, i - 1));
        }
        PackFiles pack = PackFiles.validIn(packs).write("lexicon/bomb.yaml", bomb.toString());

        assertThat(pack.load().problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.startsWith("The entry \"b20\" stands for more than"));
    }

    @Test
    void bundledPacksLoadFromTheClassesFolder() {
        LoadResult result = PackLoader.bundled();

        assertThat(result.findPack("django")).hasValueSatisfying(loaded -> {
            assertThat(loaded.pack().areas()).hasSize(22);
            assertThat(loaded.file()).endsWith("packs/django/pack.yaml");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"coach.jar", "a folder with blanks/cöach #1.jar"})
    void bundledPacksLoadFromAnArchiveWithoutFolderEntries(String name, @TempDir Path folder) throws IOException {
        PackFiles pack = PackFiles.validIn(folder.resolve("source"));
        Path archive = folder.resolve(name);
        Files.createDirectories(archive.getParent());
        try (OutputStream out = Files.newOutputStream(archive);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String file : List.of("pack.yaml", "lexicon.yaml", LISTS, TUPLES)) {
                jar.putNextEntry(new JarEntry("packs/demo/" + file));
                jar.write(pack.read(file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            jar.putNextEntry(new JarEntry("org/interviewcoach/data/PackLoader.class"));
        }

        LoadResult result = PackLoader.bundledBeside(
                URI.create("jar:" + archive.toUri() + "!/org/interviewcoach/data/PackLoader.class")
                        .toURL());

        assertThat(result.problems()).isEmpty();
        assertThat(result.bank().questions()).hasSize(2);
        assertThat(result.packs().getFirst().file()).isEqualTo("packs/demo/pack.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack.yaml", "lexicon.yaml", LISTS, TUPLES})
    void validFilesPassTheSchemasToo(String file, @TempDir Path packs) {
        assertThat(Schemas.check(file, PackFiles.validIn(packs).read(file))).isEmpty();
    }
}
