package org.interviewcoach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interviewcoach.data.PackFiles.LISTS;
import static org.interviewcoach.data.PackFiles.TUPLES;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in a pack that is right. */
final class BrokenFilesTest {
    private static final String PACK = "pack.yaml";
    private static final String LEXICON = "lexicon.yaml";

    /**
     * @param at {@code line:column} where it has to be reported
     * @param message how the report starts
     */
    record Mistake(String file, String old, String fresh, String at, String message) {
        @Override
        public String toString() {
            return file + ": " + (fresh.isBlank() ? "without " + old : fresh).replace("\n", " ");
        }
    }

    static List<Mistake> shapes() {
        return List.of(
                new Mistake(
                        LISTS,
                        "level: junior",
                        "level: junor",
                        "3:8",
                        "\"level\" is \"junor\". Did you mean \"junior\"?"),
                new Mistake(
                        LISTS,
                        "level: junior",
                        "level: expert",
                        "3:8",
                        "\"level\" is \"expert\". Write one of junior, mid, senior."),
                new Mistake(
                        LISTS,
                        "tier: proven",
                        "teir: proven",
                        "4:1",
                        "The question has no key \"teir\". Did you mean \"tier\"?"),
                new Mistake(
                        LISTS,
                        "question: What is a list?\n",
                        "",
                        "1:1",
                        "The question has no \"question\". Add question: what is asked."),
                new Mistake(LISTS, "question: What is a list?", "question:", "2:10", "\"question\" is empty."),
                new Mistake(LISTS, "question: What is a list?", "question: [What]", "2:11", "\"question\" is a list."),
                new Mistake(
                        LISTS,
                        "since: \"5.2\"",
                        "since: 5.2",
                        "6:8",
                        "\"since\" is read as a number. Put it in quotes: \"5.2\"."),
                new Mistake(LISTS, "since: \"5.2\"", "since: \"five\"", "6:8", "\"five\" is not a version."),
                new Mistake(
                        LISTS, "tags: [collections]", "tags: collections", "5:7", "\"tags\" is a text. Write a list"),
                new Mistake(
                        LISTS,
                        "tags: [collections]",
                        "tags: [yes]",
                        "5:8",
                        "An item of \"tags\" is read as a yes/no value."),
                new Mistake(LISTS, "{seed: 0, item: 3}", "{seed: 0}", "9:5", "The source has no \"item\"."),
                new Mistake(LISTS, "{seed: 0, item: 3}", "{seed: 0, item: 0}", "9:21", "\"item\" is \"0\"."),
                new Mistake(LISTS, "    says: A list can be changed\n", "", "13:5", "The key point has no \"says\"."),
                new Mistake(
                        LISTS,
                        "    says: A list can be changed",
                        "    say: A list can be changed",
                        "13:5",
                        "The key point has no \"says\"."),
                new Mistake(
                        LISTS,
                        "weight: 2",
                        "weight: 5",
                        "16:13",
                        "\"weight\" is \"5\". Write a whole number from 1 to 3."),
                new Mistake(LISTS, "weight: 2", "weight: heavy", "16:13", "\"weight\" is \"heavy\"."),
                new Mistake(LISTS, "weight: 2", "weight: \"2\"", "16:13", "\"weight\" is \"2\"."),
                new Mistake(
                        LISTS,
                        "required: true",
                        "required: maybe",
                        "17:15",
                        "\"required\" is \"maybe\". Write true or false."),
                new Mistake(
                        LISTS,
                        "within: clause",
                        "within: paragraph",
                        "18:13",
                        "\"paragraph\" is not a window. Write clause"),
                new Mistake(LISTS, "within: 12 words", "within: 1 words", "21:37", "\"1 words\" is not a window."),
                new Mistake(
                        LISTS,
                        "accept: [order, \"first + (last | second)\", sequence]",
                        "accept: []",
                        "35:13",
                        "\"accept\" is an empty list."),
                new Mistake(
                        LISTS, "accept: [order, ", "accept: [[order], ", "35:14", "A pattern is a list. Write a text"),
                new Mistake(
                        LISTS,
                        "accept: [order, ",
                        "accept: [404, ",
                        "35:14",
                        "The pattern is read as a number. Put it in quotes: \"404\"."),
                new Mistake(LISTS, "{match: '`append`', ", "{mach: append, ", "21:9", "The pattern has no \"match\"."),
                new Mistake(LISTS, "id: mutable", "id: Is Mutable", "13:9", "\"Is Mutable\" is not a name."),
                new Mistake(
                        LISTS, "caps: 2", "caps: 4", "43:11", "\"caps\" is \"4\". Write a whole number from 0 to 3."),
                new Mistake(
                        LISTS,
                        "    correction: A list holds values of any type.\n",
                        "",
                        "37:5",
                        "The misconception has no \"correction\"."),
                new Mistake(
                        LISTS,
                        "      resolved_by: [\"yes\", both]",
                        "      resolvedby: [\"yes\", both]",
                        "45:7",
                        "The follow-up has no \"resolved_by\"."),
                new Mistake(
                        LISTS,
                        "when: strong",
                        "when: always",
                        "49:11",
                        "\"when\" is \"always\". Write one of strong, partial, weak."),
                new Mistake(LISTS, "right: true, ", "", "66:5", "No option is right."),
                new Mistake(
                        LISTS,
                        "{text: \"2\", right: true",
                        "{text: 2, right: true",
                        "66:14",
                        "\"text\" is read as a number."),
                new Mistake(LISTS, ", value: 2}", ", value: [2]}", "66:66", "\"value\" is a list."),
                new Mistake(
                        LISTS,
                        "    - {text: \"1\", why: The index of the last one is 1.}\n    - {text: \"3\", why: It is no count of commas, value: three}\n",
                        "",
                        "66:5",
                        "There is only one option. Write 2 to 5."),
                new Mistake(LISTS, "level: 4", "level: 5", "73:12", "\"level\" is \"5\"."),
                new Mistake(
                        LISTS, "kind: plain", "kind: plane", "76:11", "\"kind\" is \"plane\". Did you mean \"plain\"?"),
                new Mistake(
                        LISTS,
                        "https://docs.example.org/lists#top",
                        "docs.example.org",
                        "90:25",
                        "\"docs.example.org\" is not an address."),
                new Mistake(
                        LISTS, "  code: |\n    assert [1] + [2] == [1, 2]\n", "", "81:3", "The proof has no \"code\"."),
                new Mistake(
                        TUPLES,
                        "{none: It is shown for its shape alone.}",
                        "{none: There is none., code: pass}",
                        "6:31",
                        "The proof has no key \"code\"."),
                new Mistake(
                        TUPLES,
                        "tier: starter",
                        "tier: graded",
                        "1:1",
                        "A question of tier graded has \"key_points\"."),
                new Mistake(PACK, "licence: Apache-2.0", "license: Apache-2.0", "1:1", "The pack has no \"licence\"."),
                new Mistake(PACK, "locale: en", "locale: in english", "5:9", "\"in english\" is not a language tag."),
                new Mistake(PACK, "\"5.2\"", "5.2", "6:12", "An item of \"versions\" is read as a number."),
                new Mistake(PACK, "{id: basics, title: Basics}", "{id: basics}", "8:5", "The area has no \"title\"."),
                new Mistake(
                        PACK,
                        "[demo.basics.lists, demo.basics.tuples]",
                        "[demo.basics.lists]",
                        "10:5",
                        "A group of neighbours has fewer than two questions."),
                new Mistake(
                        PACK,
                        "[demo.basics.lists, demo.basics.tuples]",
                        "[demo.basics.lists, tuples]",
                        "10:25",
                        "\"tuples\" is not a question's id of this pack."),
                new Mistake(
                        LEXICON,
                        "terms: [immutable]",
                        "words: [immutable]",
                        "5:1",
                        "The lexicon has no key \"words\"."),
                new Mistake(
                        LEXICON, "  change:", "  Change_It:", "2:3", "The name \"Change_It\" cannot be referred to."),
                new Mistake(
                        LEXICON,
                        "[change, mutate, modify, edit]",
                        "change",
                        "2:11",
                        "\"change\" is a text. Write a list"));
    }

    static List<Mistake> meanings() {
        return List.of(
                new Mistake(
                        LISTS,
                        "id: demo.basics.lists",
                        "id: demo.basics.list",
                        "1:5",
                        "The id is \"demo.basics.list\", but the path asks for demo.basics.lists."),
                new Mistake(LISTS, "until: \"6.0\"", "until: \"5.1\"", "7:8", "\"until\" is before \"since\"."),
                new Mistake(
                        LISTS, "id: ordered", "id: mutable", "31:9", "The id \"mutable\" stands on line 13 already."),
                new Mistake(
                        LISTS, "id: cost", "id: one-type", "48:9", "The id \"one-type\" stands on line 37 already."),
                new Mistake(
                        LISTS,
                        "points: [mutable, ordered]",
                        "points: [mutable, orderd]",
                        "74:23",
                        "There is no key point \"orderd\". Did you mean \"ordered\"?"),
                new Mistake(
                        LISTS,
                        "misconceptions: [one-type]",
                        "misconceptions: [fixed-size]",
                        "79:22",
                        "There is no misconception \"fixed-size\". The question has one-type."),
                new Mistake(
                        LISTS,
                        "\"@change + (place | later)\"",
                        "\"@chnge + (place | later)\"",
                        "20:10",
                        "The lexicon has no entry @chnge. Did you mean @change?"),
                new Mistake(
                        LISTS,
                        "\"@change + (place | later)\"",
                        "\"@change + (place | \"",
                        "20:29",
                        "Something is missing after the \"|\"."),
                new Mistake(LISTS, "'`append`'", "'don''t + `append'", "21:27", "The backtick is not closed."),
                new Mistake(LISTS, "values in\n", "values / in\n", "24:16", "\"/\" means nothing here."),
                new Mistake(
                        LISTS,
                        "\"first + (last | second)\"",
                        "\"\\u0066irst + & later\"",
                        "35:35",
                        "\"&\" means nothing here."),
                new Mistake(
                        PACK,
                        "demo.basics.tuples",
                        "demo.basics.tuple",
                        "10:25",
                        "There is no question demo.basics.tuple. Did you mean \"demo.basics.tuples\"?"),
                new Mistake(PACK, "id: demo", "id: demos", "1:5", "The id is \"demos\", but the folder is \"demo\"."),
                new Mistake(PACK, "\"5.10\", \"6.0\"", "\"6.0\", \"5.10\"", "6:26", "Version 5.10 stands after 6.0."),
                new Mistake(
                        LEXICON,
                        "\"@change length\"",
                        "\"@growing length\"",
                        "3:20",
                        "The lexicon's entry @growing leads back to itself."),
                new Mistake(
                        LEXICON,
                        "[grow, \"@change length\"]",
                        "[grow, \"change + length\"]",
                        "3:27",
                        "An alternative of the lexicon cannot join parts"));
    }

    static Stream<Mistake> all() {
        return Stream.concat(shapes().stream(), meanings().stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void loaderSaysWhereAndWhat(Mistake mistake, @TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs).replace(mistake.file, mistake.old, mistake.fresh);

        LoadResult result = pack.load();

        String place = pack.folder() + "/" + mistake.file + ":" + mistake.at + ": ";
        assertThat(result.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem).startsWith(place + mistake.message));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void schemaRefusesTheSameFile(Mistake mistake, @TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs).replace(mistake.file, mistake.old, mistake.fresh);

        assertThat(Schemas.check(mistake.file, pack.read(mistake.file))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void whatOnlyTheLoaderKnowsPassesTheSchema(Mistake mistake, @TempDir Path packs) {
        PackFiles pack = PackFiles.validIn(packs).replace(mistake.file, mistake.old, mistake.fresh);

        assertThat(Schemas.check(mistake.file, pack.read(mistake.file))).isEmpty();
    }
}
