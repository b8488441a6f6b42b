package org.interviewcoach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interviewcoach.data.PackFiles.LISTS;

import java.nio.file.Path;
import org.interviewcoach.core.bank.QuestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevisionTest {
    private static final QuestionId ID = new QuestionId("demo.basics.lists");

    @Test
    void isTheSameForTheSameContent(@TempDir Path packs) {
        // A change of this value tells everyone's old verdicts from new ones: only on purpose.
        assertThat(revision(PackFiles.validIn(packs))).isEqualTo("37305215bcfc2137");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "What is a list? ~ What is the list?",
                "weight: 2 ~ weight: 3",
                "within: 12 words ~ within: 13 words",
                "required: true ~ required: false",
                "accept: [move, shift] ~ accept: [shift, move]",
                "right: true, ~ right: false,",
                "caps: 2 ~ caps: 1",
                "Can you write on it? ~ Can you draw on it?",
                "since: \"5.2\" ~ since: \"5.1\"",
                "any type\"] ~ a type\"]",
            })
    void changesWithWhatIsShownOrGraded(String old, String fresh, @TempDir Path left, @TempDir Path right) {
        PackFiles changed = PackFiles.validIn(right)
                .replace(LISTS, old, fresh)
                .replace(LISTS, "{text: \"1\", why", "{text: \"1\", right: true, why");

        PackFiles before =
                PackFiles.validIn(left).replace(LISTS, "{text: \"1\", why", "{text: \"1\", right: true, why");
        assertThat(revision(changed)).hasSize(16).isNotEqualTo(revision(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tags: [collections] ~ tags: [other]",
                "answer: only one type fits in ~ answer: all of one type",
                "item: 3 ~ item: 4",
                "level: junior ~ level: \"junior\" # a remark",
                "value: three ~ value: four",
                "stem: | ~ stem: |-",
            })
    void staysWhereNeitherIsTouched(String old, String fresh, @TempDir Path left, @TempDir Path right) {
        assertThat(revision(PackFiles.validIn(left).replace(LISTS, old, fresh)))
                .isEqualTo(revision(PackFiles.validIn(right)));
    }

    private static String revision(PackFiles pack) {
        return pack.load().orThrow().bank().find(ID).orElseThrow().revision();
    }
}
