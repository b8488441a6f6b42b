package org.interviewcoach.data.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LintTest {
    private static final String GOOD = "basics/wellmade.yaml";

    /** A change to a question that has no finding, and the one finding that it has to bring. */
    record Change(String old, String fresh, String finding) {
        @Override
        public String toString() {
            return finding;
        }
    }

    static List<Change> content() {
        return List.of(
                new Change(
                        "accept: [order, one after the other, first + second]",
                        "accept: [order, (one after the other)]",
                        "27 error [accept-count] The point \"ordered\" has 2 phrasings."),
                new Change(
                        "accept: [order, one after the other, first + second]",
                        "accept: [order, one after the other, order]",
                        "27 warning [accept-duplicate] The phrasing stands in this list already: order"),
                new Change(
                        "    hint: Read it twice.\n",
                        "",
                        "23 error [point-guidance] The point \"ordered\" has no hint."),
                new Change(
                        "hint: Read it twice.",
                        "hint: It has to do with order.",
                        "28 warning [hint-gives-away] The hint would itself be graded as the point."),
                new Change("required: true", "required: false", "15 warning [point-count] No key point is required"),
                new Change(
                        "    ask: {text: \"May it hold both, a number and a text?\", resolved_by: [both]}\n",
                        "",
                        "31 error [misconception-ask] The misconception \"one-type\" has no ask."),
                new Change(
                        "    misconceptions: [one-type]\n    kind: misconception",
                        "    kind: half",
                        "31 warning [misconception-sample] No sample states the misconception \"one-type\"."),
                new Change(
                        "when: weak",
                        "when: partial",
                        "38 warning [follow-up-count] There is no follow-up for answers that are weak."),
                new Change(
                        "kind: telegraphic",
                        "kind: plain",
                        "62 error [sample-kinds] There are 0 samples of kind telegraphic."),
                new Change(
                        "points: [mutable, ordered]\n    kind: telegraphic",
                        "points: [ordered]\n    kind: telegraphic",
                        "70 warning [sample-label] The sample is of level 4, but does not list the required point"),
                new Change(
                        "level: 0\n    kind: empty",
                        "level: 2\n    kind: empty",
                        "87 warning [sample-label] A sample of kind empty is of level 2"),
                new Change(
                        "answer: the order is kept",
                        "answer: It can be CHANGED and it keeps the order!",
                        "74 error [sample-duplicate] The sample says the same as the one on line 62."),
                new Change(
                        "level: 0\n    kind: negated",
                        "level: 3\n    kind: negated",
                        "94 error [sample-level] Expected level 3, got 0"),
                new Change(
                        "level: 2\n    points: [mutable]",
                        "level: 3\n    points: [mutable]",
                        "83 warning [sample-level] Expected level 3, got 2; covered: mutable; not: ordered; states:"
                                + " one-type."),
                new Change(
                        "points: [mutable]\n",
                        "points: [mutable, ordered]\n",
                        "84 warning [sample-points] Said to cover ordered, but not found."),
                new Change(
                        "answer: the order is kept",
                        "answer: the order is kept, and you may append to it",
                        "76 warning [sample-points] Found mutable in"),
                new Change(
                        "answer: the order is kept",
                        "answer: the order is kept, all of one type",
                        "74 error [sample-misconception] The misconception \"one-type\" fires on"),
                new Change(
                        "all of its values have one type",
                        "not of all kinds",
                        "85 error [sample-misconception] Said to state one-type, but not found."),
                new Change(
                        "and a trap for a default argument",
                        "and its values all have one type",
                        "31 error [misconception-fires] The misconception \"one-type\" fires on the model answer"),
                new Change(
                        "accept: [\"@change\", append, replace]",
                        "accept: [zebra, giraffe, antelope]",
                        "5 error [answer-level] The model answer gets level"),
                new Change(
                        "{text: a dict, why: It may.}",
                        "{text: a  list, why: It may.}",
                        "58 error [option-duplicate] The option stands here again."),
                new Change(
                        "{text: a dict, why: It may.}",
                        "{text: None of the above, why: It may.}",
                        "58 error [option-above] Options are shuffled"),
                new Change(
                        "{text: a tuple, right: true",
                        "{text: \"a tuple, which no one can change again\", right: true",
                        "57 error [option-length] The right option is by far the longest"),
                new Change(
                        "    - {text: a deque, why: It may.}\n",
                        "",
                        "56 error [option-count] There are 3 options. Write 4 or 5."),
                new Change(
                        "{text: a dict, why: It may.}",
                        "{text: a dict, why: It may., value: 2}",
                        "56 error [option-value] Options have values, but the proof"),
                new Change(
                        "hints: [Think of a shopping list, Think of a pen]",
                        "hints: [Think of a shopping list]",
                        "60 error [hint-count] There are 1 hints."),
                new Change(
                        "so that everyone who works",
                        "so that everyone who recieves or works",
                        "6 error [spelling] \"recieves\" is a misspelling. Write \"receives\"."),
                new Change(
                        "so that everyone who works",
                        "so that everyone everyone who works",
                        "6 error [spelling] \"everyone\" stands here twice."),
                new Change(
                        "Because it can be changed, each place that shares it sees what the others did to it. That is"
                                + " useful for a queue of work and a trap for a default argument.",
                        "It is so.",
                        "5 error [answer-length] The model answer has"),
                new Change(
                        "proof: {none: It is shown for its shape alone.}\n",
                        "",
                        "1 error [proof-missing] There is no proof."),
                new Change(
                        "https://docs.python.org/3/tutorial/",
                        "https://blog.example.com/python/",
                        "98 error [reference-official] \"blog.example.com\" is not known"),
                new Change(
                        "https://docs.python.org/3/tutorial/",
                        "https://docs.python.org/dev/tutorial/",
                        "98 warning [reference-rot] The address is that of a development version."),
                new Change(
                        "references:\n  - {title: Lists, url: \"https://docs.python.org/3/tutorial/\"}\n",
                        "",
                        "1 error [reference-count] There is no reference."),
                new Change(
                        "level: junior",
                        "level: junior\nsince: \"9.0\"",
                        "4 error [version-range] It holds since 9.0, but the pack's newest version is 6.0."),
                new Change(
                        "  last = letters[-1]\n  ```\n",
                        "  last = letters[-1]\n",
                        "5 error [code-block] A code block is not closed."),
                new Change("```python", "```", "5 warning [code-block] A code block names no language."),
                new Change(
                        "question: What do you know of sequences that may be changed?",
                        "question: What is a list, what is it?",
                        "2 error [question-near-duplicate] It is nearly the same question as that of demo.basics.lists."));
    }

    @Test
    void questionThatHoldsAllItShouldHasNoFinding(@TempDir Path packs) {
        assertThat(findings(pack(packs))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("content")
    void everyRuleFindsItsMistakeAtItsLine(Change change, @TempDir Path packs) {
        PackFiles pack = pack(packs).replace(GOOD, change.old, change.fresh);

        assertThat(findings(pack)).anyMatch(finding -> finding.startsWith(change.finding));
    }

    private static PackFiles pack(Path packs) {
        try (InputStream in = Objects.requireNonNull(LintTest.class.getResourceAsStream("good.yaml"))) {
            return PackFiles.validIn(packs).write(GOOD, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> findings(PackFiles pack) {
        LoadedPack loaded = pack.load().orThrow().packs().getFirst();
        return Lint.check(loaded).stream()
                .filter(finding -> finding.file().endsWith(GOOD))
                .map(finding -> finding.line() + " " + finding.severity().name().toLowerCase(Locale.ROOT) + " ["
                        + finding.rule().id() + "] " + finding.message())
                .toList();
    }

    @Test
    void packRulesLookAtAllFilesTogether(@TempDir Path packs) {
        PackFiles pack = pack(packs)
                .replace("pack.yaml", "areas:\n", "areas:\n  - {id: later, title: Later}\n")
                .replace("lexicon.yaml", "  growing:", "  before: [earlier]\n  growing:")
                .write("published.txt", "# Ids that people have links to.\ndemo.basics.lists\ndemo.basics.sets\n");

        List<Finding> findings = Lint.checkContent(pack.load().orThrow().packs().getFirst());

        assertThat(findings)
                .extracting(finding -> Path.of(finding.file()).getFileName() + ":" + finding.line() + " "
                        + finding.rule().id())
                .contains(
                        "pack.yaml:1 area-empty",
                        "lexicon.yaml:3 lexicon-order",
                        "lexicon.yaml:3 lexicon-unused",
                        "lexicon.yaml:4 lexicon-unused",
                        "published.txt:3 id-stable")
                .doesNotContain("published.txt:2 id-stable", "lexicon.yaml:2 lexicon-unused");
    }

    @Test
    void misconceptionMustNotFireOnWhatIsRightForANeighbour(@TempDir Path packs) {
        PackFiles pack = pack(packs)
                .replace("pack.yaml", "[demo.basics.lists, ", "[demo.basics.lists, demo.basics.wellmade, ")
                .replace("basics/tuples.yaml", "cannot be changed", "cannot be changed. It has one type");

        List<String> findings = findings(pack);

        assertThat(findings)
                .anyMatch(finding -> finding.startsWith("31 error [misconception-fires] The misconception \"one-type\""
                        + " fires on the model answer of demo.basics.tuples"));
    }

    @Test
    void tableHasALineAFindingAndTheSums(@TempDir Path packs) {
        PackFiles pack = pack(packs)
                .replace(GOOD, "proof: {none: It is shown for its shape alone.}\n", "")
                .replace(GOOD, "when: weak", "when: partial");
        List<Finding> findings = Lint.check(pack.load().orThrow().packs().getFirst()).stream()
                .filter(finding -> finding.file().endsWith(GOOD))
                .toList();

        assertThat(Findings.table(findings).lines())
                .containsExactly(
                        findings.getFirst().file()
                                + ":1:1: error [proof-missing] There is no proof. Write one, or proof:"
                                + " {none: \"the reason\"}.",
                        findings.getFirst().file()
                                + ":38:3: warning [follow-up-count] There is no follow-up for answers"
                                + " that are weak.",
                        "1 error, 1 warning");
        assertThat(Findings.hasErrors(findings)).isTrue();
    }

    @Test
    void jsonHoldsEveryFieldOfEveryFinding(@TempDir Path packs) throws IOException {
        LoadedPack loaded = pack(packs).load().orThrow().packs().getFirst();
        List<Finding> findings = Lint.checkContent(loaded);

        JsonNode array = new ObjectMapper().readTree(Findings.json(findings));

        assertThat(array).hasSameSizeAs(findings);
        JsonNode first = array.get(0);
        assertThat(first.get("file").asText()).isEqualTo(findings.getFirst().file());
        assertThat(first.get("line").asInt()).isEqualTo(findings.getFirst().line());
        assertThat(first.get("rule").asText())
                .isEqualTo(findings.getFirst().rule().id());
        assertThat(first.get("severity").asText()).isIn("error", "warning");
        assertThat(first.get("message").asText()).isNotEmpty();
    }
}
