package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.PackLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV and JSON as others write them, and the skeleton that comes of it. */
final class TablesAndTreesTest {
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tableByTheNamesOfItsColumns(String separator) {
        Imported imported = Importer.read(Importer.Format.CSV, "\uFEFF" + """
                        Question|Option A|Option B|Correct Answer|Difficulty|Category|Votes
                        "What is it, ""this""?"|one|two|B|Easy|Basics|3
                        "Two
                        lines?"|x|y|x|odd|Basics|
                        """.replace("|", separator));

        assertThat(imported.drafts()).extracting(Draft::text).containsExactly("What is it, \"this\"?", "Two\nlines?");
        JsonNode first = imported.drafts().getFirst().content();
        assertThat(first.path("level").asText()).isEqualTo("junior");
        assertThat(first.path("choices").path("options").get(1).path("right").asBoolean())
                .isTrue();
        JsonNode second = imported.drafts().get(1).content();
        assertThat(second.path("choices").path("options").get(0).path("right").asBoolean())
                .isTrue();
        assertThat(imported.notes())
                .contains(
                        new Note(1, Note.Kind.NOT_RECOGNISED, "column \"Votes\""),
                        new Note(3, Note.Kind.NOT_RECOGNISED, "level \"odd\""));
    }

    @Test
    void tableWithoutHeadingsAsksInTheFirstColumn() {
        Imported imported =
                Importer.read(Importer.Format.CSV, "What is a list?,A sequence\nWhat is a tuple?,A fixed one\n");

        assertThat(imported.drafts())
                .extracting(draft -> draft.content().path("answer").asText())
                .containsExactly("A sequence", "A fixed one");
        assertThat(imported.notes().getFirst().kind()).isEqualTo(Note.Kind.ASSUMED);
    }

    @Test
    void treesByTheNamesOfTheirKeysAtAnyDepth() {
        Imported imported = Importer.read(Importer.Format.JSON, """
                {"python": {"questions": [
                  {"question": "What is a list?", "options": ["a set", "a sequence"], "answer": "a sequence"},
                  {"question": "Which one?", "choices": [{"text": "this", "isCorrect": true, "feedback": "So it is."}, {"text": "that"}]},
                  {"q": "What is 1 + 1?", "options": ["1", "2"], "correct": 1, "tags": ["sums"]}
                ]},
                "trivia": [{"category": "General", "difficulty": "hard", "question": "Why?", "correct_answer": "So", "incorrect_answers": ["Not", "Never"]}],
                "plain": ["How do you do?", "just words"]}
                """);

        assertThat(imported.drafts())
                .extracting(Draft::text)
                .containsExactly("What is a list?", "Which one?", "What is 1 + 1?", "Why?", "How do you do?");
        assertThat(imported.drafts())
                .extracting(Draft::section)
                .containsExactly("python", "python", "python", "General", "plain");
        assertThat(imported.drafts().subList(0, 4))
                .allSatisfy(draft -> assertThat(
                                Columns.hasRight(draft.content().path("choices").path("options")))
                        .isTrue());
        assertThat(imported.drafts()
                        .get(2)
                        .content()
                        .path("choices")
                        .path("options")
                        .get(1)
                        .path("right")
                        .asBoolean())
                .isTrue();
        assertThat(imported.drafts().get(3).content().path("level").asText()).isEqualTo("senior");
    }

    @Test
    void brokenJsonIsNotedWithItsLine() {
        assertThat(Importer.read(Importer.Format.JSON, "[\n  {\"question\": }\n]")
                        .notes())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.line()).isEqualTo(2);
                    assertThat(note.text()).startsWith("this is not JSON");
                });
        assertThat(Importer.read(Importer.Format.JSON, "{\"a\": 1}").notes())
                .extracting(Note::kind)
                .containsExactly(Note.Kind.NOT_RECOGNISED);
    }

    @Test
    void importedChoicesWithReasonsAreAPackThatLoads(@TempDir Path folder) throws IOException {
        Imported imported = Importer.read(Importer.Format.CSV, """
                question,a,why_a,b,why_b,right,section,level
                What is a list?,a set,No order.,a sequence,It has an order.,b,1. Basics & more,mid
                What is the list?,one,Yes.,two,No.,a,1. Basics & more,mid
                """);
        Skeleton skeleton = Skeleton.of(imported, "sample");

        skeleton.writeTo(folder.resolve("sample"));
        LoadResult result = PackLoader.load(folder);

        assertThat(skeleton.files()).containsOnlyKeys("pack.yaml", "basics-more/list.yaml", "basics-more/list-2.yaml");
        assertThat(result.problems())
                .extracting(problem -> problem.message())
                .containsExactly("\"licence\" is empty. Write an SPDX identifier such as Apache-2.0.");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> skeleton.writeTo(folder.resolve("sample")));
    }

    @Test
    void idsThatLeadOutOfTheFolderAreNotTaken(@TempDir Path folder) {
        Imported imported = Importer.read(Importer.Format.JSON, """
                {"format": "interview-coach-pack/1", "pack": {"title": "T"},
                 "questions": [{"id": "t.../../etc", "question": "What?", "level": "mid", "answer": "So."},
                               {"id": "other.area.name", "question": "Why?", "level": "mid", "answer": "So."}]}
                """);

        assertThat(Skeleton.of(imported, "t").files())
                .containsOnlyKeys("pack.yaml", "general/what.yaml", "general/why.yaml");
    }

    @Test
    void formatIsKnownByTheFilesEnding() {
        assertThat(Importer.Format.of("a/LIST.MD")).contains(Importer.Format.MARKDOWN);
        assertThat(Importer.Format.of("list.tsv")).contains(Importer.Format.CSV);
        assertThat(Importer.Format.of("list.json")).contains(Importer.Format.JSON);
        assertThat(Importer.Format.of("list.pdf")).isEmpty();
    }
}
