package org.interviewcoach.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.grading.eval.Agreement;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.launcher.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the grader reaches on answers that people have rated must not be lost unnoticed. */
final class EvaluationTest {
    private static final String NULL_VS_BLANK = "django.models.null-vs-blank";

    private final Bank bank =
            new Bank(PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());

    @Test
    void agreesWithReadersAsFarAsItOnceDid() throws IOException {
        Path folder = Project.root().resolve("data/regression");
        Evaluation all = Evaluation.of(
                bank,
                folder.resolve("answers.jsonl"),
                List.of(folder.resolve("ratings-1.jsonl"), folder.resolve("ratings-2.jsonl")));
        Map<String, List<String>> halves = Evaluation.split(folder.resolve("split.json"));

        assertThat(all.size()).isEqualTo(480);
        Evaluation.Figures tuned =
                all.of(halves.getOrDefault("tune", List.of())).figures();
        Evaluation.Figures unseen =
                all.of(halves.getOrDefault("report", List.of())).figures();
        assertThat(tuned.agreement().kappa()).isGreaterThan(0.80);
        assertThat(tuned.agreement().middleKappa()).isGreaterThan(0.62);
        assertThat(tuned.precision()).isGreaterThan(0.90);
        assertThat(tuned.recall()).isGreaterThan(0.75);
        assertThat(unseen.agreement().kappa()).isGreaterThan(0.66);
        assertThat(unseen.agreement().middleKappa()).isGreaterThan(0.40);
        assertThat(unseen.precision()).isGreaterThan(0.84);
        assertThat(unseen.recall()).isGreaterThan(0.33);
        assertThat(unseen.agreement().badGradedHigh()).isZero();
        assertThat(unseen.agreement().kappa()).isGreaterThan(unseen.length() + 0.1);
    }

    @Test
    void takesTheReadersMeanRoundedHalfUpAndCountsFalseStatements(@TempDir Path folder) throws IOException {
        Path answers = folder.resolve("answers.jsonl");
        Files.writeString(answers, """
                {"id": "a", "question": "%1$s", "answer": "null lets the column be NULL, blank is for forms"}
                {"id": "b", "question": "%1$s", "answer": "they are basically the same"}
                {"id": "c", "question": "no.such.question", "answer": "whatever"}
                {"id": "d", "question": "%1$s", "answer": "rated by one reader only"}
                """.formatted(NULL_VS_BLANK));
        Path first = folder.resolve("first.jsonl");
        Files.writeString(first, """
                {"id": "a", "level": 2, "wrong": []}
                {"id": "b", "level": 0, "wrong": ["basically the same"]}
                {"id": "c", "level": 0, "wrong": []}
                {"id": "d", "level": 0, "wrong": []}
                """);
        Path second = folder.resolve("second.jsonl");
        Files.writeString(second, """
                {"id": "a", "level": 3, "wrong": []}
                {"id": "b", "level": 0, "wrong": ["the same"]}
                {"id": "c", "level": 0, "wrong": []}
                """);

        Evaluation evaluation = Evaluation.of(bank, answers, List.of(first, second));

        assertThat(evaluation.size()).isEqualTo(2);
        Evaluation.Figures figures = evaluation.figures();
        assertThat(figures.agreement().exact()).isEqualTo(1);
        assertThat(figures.precision()).isEqualTo(1);
        assertThat(figures.recall()).isEqualTo(1);
        assertThat(figures.goodFlagged()).isZero();
        assertThat(figures.readers()).isCloseTo(0.84, within(0.1));
        Map<String, Agreement> areas = evaluation.by(id -> id.area());
        assertThat(areas).containsOnlyKeys("models");
    }
}
