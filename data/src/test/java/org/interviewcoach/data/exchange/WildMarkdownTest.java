package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways in which people write question lists. */
final class WildMarkdownTest {
    @Test
    void checkboxChoicesBelowNumberedHeadings() {
        List<Draft> drafts = read("""
                ## Python (Programming Language)

                #### Q1. What is an abstract class?

                - [ ] An abstract class is the name for any class.
                - [x] An abstract class exists only so that other classes can inherit from it.

                [reference](https://docs.python.org/3/library/abc.html)

                #### Q2. What does this print?

                ```python
                print(2 ** 3)
                ```

                - [ ] 6
                - [X] 8
                """);

        assertThat(drafts)
                .extracting(Draft::text)
                .containsExactly("What is an abstract class?", "What does this print?");
        assertThat(drafts).extracting(Draft::section).containsOnly("Python (Programming Language)");
        JsonNode first = drafts.getFirst().content().path("choices");
        assertThat(first.path("options").get(0).path("right").asBoolean()).isFalse();
        assertThat(first.path("options").get(1).path("right").asBoolean()).isTrue();
        assertThat(drafts.getFirst().content().path("answer").asText()).contains("docs.python.org");
        JsonNode second = drafts.get(1).content().path("choices");
        assertThat(second.path("stem").asText()).isEqualTo("```python\nprint(2 ** 3)\n```");
        assertThat(second.path("options")).hasSize(2);
    }

    @Test
    void letteredOptionsWithTheAnswerInADetailsElement() {
        List<Draft> drafts = read("""
                ###### 7. What is the output?

                ```js
                console.log(typeof 1);
                ```

                - A: `number`
                - B: `object`
                - C: `undefined`

                <details><summary><b>Answer</b></summary>
                <p>

                #### Answer: A

                It is a number.

                </p>
                </details>

                ---

                ###### 8. What is hoisting?
                """);

        assertThat(drafts).hasSize(2);
        JsonNode content = drafts.getFirst().content();
        assertThat(content.path("choices").path("options")).hasSize(3);
        assertThat(content.path("choices").path("options").get(0).path("right").asBoolean())
                .isTrue();
        assertThat(content.path("answer").asText()).isEqualTo("It is a number.\n");
    }

    @Test
    void detailsWhoseSummaryIsTheQuestion() {
        List<Draft> drafts = read("""
                <details>
                <summary>What is a closure?</summary>

                A function with the variables around it.

                - It keeps them alive.

                </details>

                <details><summary>3. Why use one?</summary>To hide state.</details>
                """);

        assertThat(drafts).extracting(Draft::text).containsExactly("What is a closure?", "Why use one?");
        assertThat(drafts)
                .extracting(draft -> draft.content().path("answer").asText())
                .containsExactly(
                        "A function with the variables around it.\n\n- It keeps them alive.\n", "To hide state.\n");
    }

    @Test
    void labelsOfQuestionAndAnswer() {
        List<Draft> drafts = read("""
                Q: What is a list?
                A: A sequence that
                can change.

                **Q2:** What is a tuple?

                **A:** One that cannot.

                Question 3: Which is faster?
                Answer: It depends.
                """);

        assertThat(drafts)
                .extracting(Draft::text)
                .containsExactly("What is a list?", "What is a tuple?", "Which is faster?");
        assertThat(drafts)
                .extracting(draft -> draft.content().path("answer").asText())
                .containsExactly("A sequence that\ncan change.\n", "One that cannot.\n", "It depends.\n");
    }

    @Test
    void headingsThatAskWithTheAnswerBelow() {
        List<Draft> drafts = read("""
                # Interview questions
                ## Basics
                ### 1. What is a list?
                A sequence.

                #### Example
                ```python
                # not a heading
                [1]
                ```
                ### 2. Explain tuples
                - They are fixed.
                - They hash.
                ## Advanced
                ### 3. What is a slot?
                A place.
                """);

        assertThat(drafts)
                .extracting(Draft::text)
                .containsExactly("What is a list?", "Explain tuples", "What is a slot?");
        assertThat(drafts).extracting(Draft::section).containsExactly("Basics", "Basics", "Advanced");
        assertThat(drafts.getFirst().content().path("answer").asText())
                .isEqualTo("A sequence.\n\n#### Example\n```python\n# not a heading\n[1]\n```\n");
        assertThat(drafts.get(1).content().path("answer").asText()).isEqualTo("- They are fixed.\n- They hash.\n");
        assertThat(drafts.get(2).content().path("level").asText()).isEqualTo("senior");
    }

    @Test
    void headingThatAsksButListsQuestionsIsASection() {
        List<Draft> drafts = read("""
                ## What may they ask about lists?
                - What is a list?
                - Why is it
                  mutable?
                """);

        assertThat(drafts).extracting(Draft::text).containsExactly("What is a list?", "Why is it mutable?");
        assertThat(drafts).extracting(Draft::section).containsOnly("What may they ask about lists?");
    }

    @Test
    void itemsWithAnswersIndentedBelowOrAfterBoldQuestions() {
        List<Draft> drafts = read("""
                1. What is a list?

                   A sequence.

                   - It is mutable.
                2. **What is a tuple?** A fixed one.
                3. **What is a set?**
                   No duplicates.
                """);

        assertThat(drafts)
                .extracting(Draft::text)
                .containsExactly("What is a list?", "What is a tuple?", "What is a set?");
        assertThat(drafts.get(0).content().path("answer").asText()).contains("A sequence.", "- It is mutable.");
        assertThat(drafts.get(1).content().path("answer").asText()).isEqualTo("A fixed one.\n");
        assertThat(drafts.get(2).content().path("answer").asText()).isEqualTo("No duplicates.\n");
    }

    @Test
    void boldQuestionsWithParagraphsBetween() {
        List<Draft> drafts = read("""
                **1. What is a list?**

                A sequence.

                **2. What is a tuple?**

                A fixed one.
                """);

        assertThat(drafts).extracting(Draft::text).containsExactly("What is a list?", "What is a tuple?");
        assertThat(drafts)
                .extracting(draft -> draft.content().path("answer").asText())
                .containsExactly("A sequence.\n", "A fixed one.\n");
    }

    @Test
    void whatIsNoQuestionIsNotedWithItsLine() {
        Imported imported = Importer.read(Importer.Format.MARKDOWN, """
                Good luck with your interview!

                - What is a list?

                Written in a hurry.
                """);

        assertThat(imported.notes())
                .containsExactly(
                        new Note(1, Note.Kind.NOT_RECOGNISED, "Good luck with your interview!"),
                        new Note(3, Note.Kind.QUESTION, "What is a list?"),
                        new Note(5, Note.Kind.NOT_RECOGNISED, "Written in a hurry."));
        assertThat(imported.report()).endsWith("1 questions, 0 resources, 2 places not recognised\n");
    }

    @Test
    void hostileInputEndsInNotesAndNotInAnError() {
        String[] texts = {
            "",
            "\n\n",
            "# ",
            "- ",
            "- [x]",
            "- [x] right",
            "A: nothing",
            "</details></summary>",
            "<summary>",
            "```",
            "Q:",
            "Answer: B",
            "#### Answer: Z",
            "\u0000\uFFFF",
            "- ".repeat(5_000),
            "#".repeat(10_000),
            "<details>".repeat(2_000),
            "**".repeat(5_000),
            "[".repeat(10_000),
            "<!-- coach: {\"id\": -->",
            "<!-- coach: {} -->",
            "<!-- coach-pack: [] -->",
            "> ".repeat(5_000),
            "1. ".repeat(3_000)
        };

        for (String text : texts) {
            Imported imported = Importer.read(Importer.Format.MARKDOWN, text);
            assertThat(Skeleton.of(imported, "hostile").files()).containsKey("pack.yaml");
        }
    }

    private static List<Draft> read(String text) {
        return Importer.read(Importer.Format.MARKDOWN, text).drafts();
    }
}
