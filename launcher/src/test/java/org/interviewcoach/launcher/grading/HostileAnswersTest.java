package org.interviewcoach.launcher.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.grading.Grader;
import org.interviewcoach.core.grading.Verdict;
import org.interviewcoach.core.grading.eval.Adversary;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.junit.jupiter.api.Test;

/**
 * Hostile and sloppy answers, made from the bank's own samples, in numbers by kind.
 *
 * <p>A floor is what is promised; where it is not 100 % the measured share lies above it.
 */
final class HostileAnswersTest {
    private static final int REPEATS = 8;

    /** What kind of answer, and in how many of a thousand it has to come out as it should. */
    private enum Kind {
        GIBBERISH(1000),
        SHRUG(1000),
        COPIED(1000),
        KEYWORDS(980),
        NEGATED(885),
        NEIGHBOUR(955),
        TYPOS(970),
        LOWERED(990),
        SHOUTED(980),
        BULLETED(990),
        PADDED(996),
        PLEADING(998);

        private final int floor;

        Kind(int floor) {
            this.floor = floor;
        }
    }

    private final Bank bank =
            new Bank(PackLoader.bundled().packs().stream().map(LoadedPack::pack).toList());
    private final Grader grader = new Grader(bank);
    private final Adversary adversary = new Adversary(20);
    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);

    @Test
    void keepsItsFloors() {
        for (Question question : bank.questions()) {
            if (!question.rubric().isEmpty()) {
                tryEmptyOnes(question);
                answersOf(question).forEach(answer -> tryVariants(question, answer));
                tryNeighbours(question);
            }
        }

        List<String> below = new ArrayList<>();
        counts.forEach((kind, count) -> {
            if (count[0] * 1000L < (long) kind.floor * count[1]) {
                below.add(kind + ": " + count[0] + " of " + count[1]);
            }
        });
        assertThat(below).isEmpty();
        assertThat(counts).containsKeys(Kind.GIBBERISH, Kind.NEGATED, Kind.PADDED);
    }

    private void tryEmptyOnes(Question question) {
        for (int i = 0; i < REPEATS; i++) {
            count(Kind.GIBBERISH, grader.grade(question, adversary.gibberish()).level() == 0);
            count(Kind.SHRUG, grader.grade(question, adversary.shrug()).level() == 0);
            count(
                    Kind.COPIED,
                    grader.grade(question, adversary.copied(question)).level() == 0);
            count(
                    Kind.KEYWORDS,
                    grader.grade(question, adversary.keywords(question)).level() <= 1);
        }
    }

    private void tryVariants(Question question, String answer) {
        Verdict verdict = grader.grade(question, answer);
        int level = verdict.level();
        // The opposite of a wrong belief is no worse than the belief.
        if (level >= 2 && verdict.misconceptions().isEmpty()) {
            count(
                    Kind.NEGATED,
                    grader.grade(question, adversary.negated(answer)).level() <= level - 2);
        }
        count(Kind.TYPOS, grader.grade(question, adversary.mistyped(answer)).level() == level);
        count(Kind.LOWERED, grader.grade(question, adversary.lowered(answer)).level() == level);
        count(Kind.SHOUTED, grader.grade(question, adversary.shouted(answer)).level() == level);
        count(Kind.BULLETED, grader.grade(question, adversary.bulleted(answer)).level() == level);
        count(Kind.PADDED, grader.grade(question, adversary.padded(answer)).level() <= level);
        count(Kind.PLEADING, grader.grade(question, adversary.pleading(answer)).permille() <= verdict.permille());
    }

    private void tryNeighbours(Question question) {
        for (Question neighbour : bank.neighboursOf(question.id())) {
            count(Kind.NEIGHBOUR, grader.grade(question, neighbour.answer()).level() <= 1);
        }
    }

    private static Stream<String> answersOf(Question question) {
        return Stream.concat(
                Stream.of(question.answer()), question.samples().stream().map(Sample::answer));
    }

    private void count(Kind kind, boolean right) {
        int[] count = counts.computeIfAbsent(kind, key -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
    }
}
