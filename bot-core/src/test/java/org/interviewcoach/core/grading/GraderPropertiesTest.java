package org.interviewcoach.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.interviewcoach.core.bank.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that hold for every answer; the seed is in the test's name. */
final class GraderPropertiesTest {
    private static final String[] PIECES = {
        "select_related",
        "prefetch_related",
        "join",
        "joins",
        "not",
        "never",
        "one query",
        "two queries",
        "in Python",
        "M2M",
        "FK",
        "->",
        ",",
        ".",
        ";",
        "?",
        "\n- ",
        "(",
        ")",
        "`",
        "\"",
        "it",
        "the other one",
        "but",
        "because",
        "until",
        "it is a myth that",
        "instead of",
        "unlike",
        "N+1",
        "null=True",
        "blank",
        "form",
        "database",
        "lazy",
        "iterate",
        "a\u0301\u0301\u0301\u0301\u0301\u0301",
        "\uD83D\uDE00",
        "\uD800",
        "\uDC00",
        "\u202E",
        "\u0000",
        "ﬁlter",
        "＠",
        "…",
        "select_realted",
        "qs.select_related(\"author\").filter(pk=1)",
        "{% csrf_token %}",
        "::::",
        "=",
        "1",
        "2",
        "0x",
        "é",
        "'",
        "n't",
        "don't",
        "_",
        "__",
        "@",
        "%",
        "\r\n",
        "\t",
        "一",
        "ا",
        "the",
        "a",
        "is",
        "does",
        "and",
        "or"
    };

    private static final List<String> COVERING = List.of(
            "select_related does a join.",
            "prefetch_related runs a second query.",
            "prefetch_related is for many-to-many.",
            "They solve the N+1 problem.");

    private final Grader grader = new Grader(Rubrics.PACK);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverThrowsAndQuotesOnlyWhatIsThere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_500; i++) {
            String answer = random(random, 60);
            for (Question question : Rubrics.PACK.questions()) {
                check(answer, grader.grade(question, answer));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void neverThrowsOnArbitraryCharacters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder answer = new StringBuilder();
            int length = random.nextInt(200);
            for (int j = 0; j < length; j++) {
                answer.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            check(answer.toString(), grader.grade(Rubrics.RELATED, answer.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "select_related ",
                "not ",
                "(",
                "one query join ",
                "e\u0301",
                "\uD800",
                ".",
                "`",
                "\n- ",
                "x.",
                "ﷺ",
                "join "
            })
    void takesAMegabyteOfHostileText(String piece) {
        String answer = piece.repeat(1_000_000 / piece.length());

        check(answer, grader.grade(Rubrics.RELATED, answer));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void addingACoveredPointNeverLowersTheScore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        for (int i = 0; i < 400; i++) {
            StringBuilder answer = new StringBuilder();
            for (String sentence : COVERING) {
                if (random.nextInt(3) == 0) {
                    answer.append(sentence).append(' ');
                }
            }
            answer.append("That is what I know of it. ");
            Verdict before = grader.grade(Rubrics.RELATED, answer.toString());
            String more = answer + COVERING.get(random.nextInt(COVERING.size()));
            Verdict after = grader.grade(Rubrics.RELATED, more);
            if (before.guard().isEmpty()
                    && after.guard().isEmpty()
                    && after.misconceptions().isEmpty()) {
                assertThat(after.permille()).as(more).isGreaterThanOrEqualTo(before.permille());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void removingAllOfAPointsEvidenceRemovesThePoint() {
        for (Question question : Rubrics.PACK.questions()) {
            String answer = question.answer() + " " + String.join(" ", COVERING);
            for (PointVerdict point : grader.grade(question, answer).points()) {
                if (point.mark() == Mark.COVERED) {
                    PointVerdict after = grader.grade(question, without(answer, point.evidence()))
                            .findPoint(point.id())
                            .orElseThrow();
                    assertThat(after.mark()).as(point.toString()).isNotEqualTo(Mark.COVERED);
                }
            }
        }
    }

    @Test
    void isTheSameInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String answer = "IT DOES A JOIN IN ONE QUERY, SELECT_RELATED I MEAN; THE OTHER IS LAZILY İN PYTHON";
        String expected =
                new Grader(Rubrics.PACK).grade(Rubrics.RELATED, answer).toString();
        try {
            for (String tag : new String[] {"tr-TR", "az", "lt", "ar", "th-TH", "hi-IN"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
                assertThat(new Grader(Rubrics.PACK)
                                .grade(Rubrics.RELATED, answer)
                                .toString())
                        .as(tag)
                        .isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void isTheSameOnEveryThread() throws Exception {
        SplittableRandom random = new SplittableRandom(31);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(random(random, 40));
        }
        String expected = gradeAll(answers);
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> gradeAll(answers));
            }
            for (Future<String> result : pool.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void anyReplyToAProbeIsGraded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            String reply = random(random, 20);
            check(
                    reply,
                    grader.gradeProbe(
                            Rubrics.RELATED,
                            new NextProbe.OfMisconception("prefetch-joins", "How many queries?"),
                            reply));
        }
    }

    private String gradeAll(List<String> answers) {
        StringBuilder all = new StringBuilder();
        for (String answer : answers) {
            all.append(grader.grade(Rubrics.RELATED, answer)).append('\n');
        }
        return all.toString();
    }

    private static void check(String answer, Verdict verdict) {
        int length = answer.codePointCount(0, answer.length());
        for (PointVerdict point : verdict.points()) {
            for (Span span : point.evidence()) {
                assertThat(span.end()).isLessThanOrEqualTo(length);
            }
            point.span().ifPresent(span -> {
                assertThat(span.end()).isLessThanOrEqualTo(length);
                assertThat(point.evidence()).isNotEmpty();
                if (point.quote().length() < 200) {
                    assertThat(point.quote()).isEqualTo(span.of(answer));
                }
            });
            assertThat(point.span().isPresent()).isEqualTo(point.mark() != Mark.MISSED);
        }
        for (StatedMisconception it : verdict.misconceptions()) {
            assertThat(it.span().end()).isLessThanOrEqualTo(length);
        }
        assertThat(verdict.permille()).isBetween(0, 1000);
    }

    private static String without(String answer, List<Span> evidence) {
        int[] points = answer.codePoints().toArray();
        for (Span span : evidence) {
            for (int i = span.start(); i < span.end(); i++) {
                points[i] = ' ';
            }
        }
        return new String(points, 0, points.length);
    }

    private static String random(SplittableRandom random, int most) {
        StringBuilder answer = new StringBuilder();
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            answer.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(4) > 0) {
                answer.append(' ');
            }
        }
        return answer.toString();
    }
}
