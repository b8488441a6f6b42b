package org.interviewcoach.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PatternCasesTest {
    record Case(
            int line,
            String pattern,
            String question,
            Window window,
            String sentence,
            List<String> spans,
            String verdict) {
        @Override
        public String toString() {
            return line + ": " + pattern + " in " + sentence;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheTableSays(Case it) {
        KeyPoint point = new KeyPoint(
                "p",
                "",
                "",
                1,
                true,
                List.of(new Phrasing(it.pattern, it.window)),
                List.of(),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        Question question = Rubrics.question("case", it.question, "", new Rubric(List.of(point), List.of(), List.of()));
        Grader grader = new Grader(Rubrics.pack(List.of(), question));

        PointVerdict verdict = grader.grade(question, it.sentence).points().getFirst();

        assertThat(verdict.mark().key()).isEqualTo(it.verdict);
        assertThat(verdict.evidence().stream().map(span -> span.of(it.sentence)))
                .containsExactlyElementsOf(it.spans);
    }

    @Test
    void coversTheNotation() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(PatternCasesTest.class.getResourceAsStream("pattern-cases.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    cases.add(parse(i + 1, lines.get(i)));
                }
            }
        }
        return cases.stream();
    }

    private static Case parse(int line, String text) {
        String[] cells = text.split(" ;; ", -1);
        assertThat(cells).as("line " + line).hasSize(4);
        String pattern = cells[0].replaceFirst("^\\{\\w+} ", "");
        String question = cells[0].startsWith("{vs}")
                ? "What is the difference between select_related and prefetch_related?"
                : cells[0].startsWith("{gf}")
                        ? "What is the difference between `get()` and `filter()`?"
                        : "What does select_related do?";
        String marked = cells[2].replace("\\n", "\n");
        List<String> spans = new ArrayList<>();
        for (int i = marked.indexOf('['); i >= 0; i = marked.indexOf('[', i + 1)) {
            spans.add(marked.substring(i + 1, marked.indexOf(']', i)));
        }
        String sentence = marked.replace("[", "").replace("]", "");
        return new Case(line, pattern, question, window(cells[1]), sentence, spans, cells[3].strip());
    }

    private static Window window(String text) {
        if (text.equals("clause")) {
            return Window.CLAUSE;
        }
        if (text.equals("sentence")) {
            return Window.SENTENCE;
        }
        String[] words = text.split(" ", -1);
        int count = Integer.parseInt(words[0]);
        return words[1].equals("sentences") ? new Window.Sentences(count) : new Window.Words(count);
    }
}
