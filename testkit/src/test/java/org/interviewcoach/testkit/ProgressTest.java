package org.interviewcoach.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.memory.Fsrs;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.memory.Progress;
import org.interviewcoach.core.memory.Progress.Next;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final Instant NOW = Instant.parse("2036-03-05T12:00:00Z");
    private static final Fsrs FSRS = new Fsrs(Fsrs.DEFAULT_TARGET);

    private final Bank bank = SampleBank.bank();
    private final List<Fact.Attempt> attempts = new ArrayList<>();

    @Test
    void weakestAreaComesFirstAndIsSuggested() {
        answered("kitchen.stove.pasta", 1000, Duration.ZERO);
        answered("kitchen.oven.rice", 0, Duration.ZERO);
        answered("kitchen.oven.bread", 500, Duration.ZERO);

        Progress progress = progress();

        assertThat(progress.areas())
                .containsExactly(
                        new Progress.Mastery("kitchen.oven", 250, 2, 4),
                        new Progress.Mastery("kitchen.stove", 1000, 1, 4));
        assertThat(progress.next())
                .isInstanceOfSatisfying(
                        Next.Practise.class, it -> assertThat(it.area().id()).isEqualTo("oven"));
    }

    @Test
    void masterySinksWhileNothingIsPractised() {
        answered("kitchen.stove.pasta", 1000, Duration.ofDays(60));

        assertThat(progress().areas().getFirst().permille()).isBetween(1, 950);
    }

    @Test
    void dueReviewsGoBeforeEverythingElse() {
        answered("kitchen.oven.rice", 0, Duration.ofDays(3));

        assertThat(progress().next()).isEqualTo(new Next.ReviewDue(1));
    }

    @Test
    void areaWithoutAnswersIsSuggestedWhereNothingIsWeak() {
        answered("kitchen.stove.pasta", 1000, Duration.ZERO);

        assertThat(progress().next())
                .isInstanceOfSatisfying(
                        Next.Explore.class, it -> assertThat(it.area().id()).isEqualTo("oven"));
    }

    @Test
    void laterHalfOfTheWeeksIsComparedWithTheEarlier() {
        answered("kitchen.stove.pasta", 200, Duration.ofDays(40));
        answered("kitchen.stove.eggs", 800, Duration.ofDays(7));
        answered("kitchen.oven.rice", 600, Duration.ZERO);

        Progress progress = progress();

        assertThat(progress.trend()).hasSize(Progress.WEEKS);
        assertThat(progress.earlierPermille()).contains(200);
        assertThat(progress.recentPermille()).contains(700);
        assertThat(progress.streak()).isEqualTo(2);
    }

    @Test
    void weekThatHasJustBegunBreaksNoStreak() {
        answered("kitchen.stove.pasta", 1000, Duration.ofDays(7));
        answered("kitchen.stove.eggs", 1000, Duration.ofDays(14));

        assertThat(progress().streak()).isEqualTo(2);
    }

    @Test
    void pointsMissedTheLastTimeAreNamedTheMostOftenMissedFirst() {
        attempt("kitchen.oven.rice", 300, Duration.ofDays(2), Mark.MISSED, Mark.MISSED);
        attempt("kitchen.oven.rice", 300, Duration.ofDays(1), Mark.MISSED, Mark.COVERED);
        attempt("kitchen.stove.eggs", 300, Duration.ZERO, Mark.MISSED, Mark.COVERED);

        assertThat(progress().missed())
                .extracting(it -> it.question().id().value() + " " + it.point().id() + " " + it.times())
                .containsExactly("kitchen.oven.rice how 2", "kitchen.stove.eggs how 1");
    }

    @Test
    void nothingIsKnownOfSomebodyWhoNeverAnswered() {
        Progress progress = progress();

        assertThat(progress.answered()).isZero();
        assertThat(progress.trend()).isEmpty();
        assertThat(progress.next()).isEqualTo(new Next.PlayOn());
    }

    private Progress progress() {
        return Progress.of(LearnerMemory.of(attempts), bank, NOW, FSRS);
    }

    private void answered(String question, int permille, Duration ago) {
        add(question, permille, ago, List.of());
    }

    private void attempt(String question, int permille, Duration ago, Mark how, Mark what) {
        add(question, permille, ago, List.of(new Fact.PointResult("how", how), new Fact.PointResult("what", what)));
    }

    private void add(String question, int permille, Duration ago, List<Fact.PointResult> points) {
        attempts.add(new Fact.Attempt(
                new LearnerId("l1"),
                new Scope(new PlatformId("shell"), "t", "c"),
                new ConversationId("c" + attempts.size()),
                0,
                new QuestionId(question),
                "r",
                "",
                Fact.Mode.CHOICE,
                Optional.empty(),
                "[0]",
                permille,
                Optional.empty(),
                points,
                List.of(),
                0,
                List.of(),
                false,
                NOW.minus(ago),
                NOW.minus(ago)));
    }
}
