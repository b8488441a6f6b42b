package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.testkit.scenario.DailyStage.Killed;
import org.interviewcoach.testkit.scenario.DailyStage.Send;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two dates of a question of the day, walked through step by step: at each step something goes wrong, and in the end
 * every date has its one post and every person their one answer. A step is whatever changes the store, and every call
 * of the platform; between two of them a kill makes no difference.
 *
 * <p>An implementation of the store extends it. {@code -Dwalk.stride=1} takes every step where a build takes a sample.
 */
public abstract class DailyWalk {
    /** A Monday, ten minutes before the slot. */
    private static final Instant START = Instant.parse("2026-06-01T08:50:00Z");

    private static final Instant POSTED = Instant.parse("2026-06-01T09:05:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-06-02T09:40:00Z");
    private static final Instant DAYS_LATER = Instant.parse("2026-06-05T09:40:00Z");
    private static final String ON = "on topic:kitchen zone:UTC time:09:00 mode:choices";
    private static final String TO_ALICE = "to alice";
    private static final String ROOM = "general";

    /** So long the outbox waits for a process that died. */
    private static final Duration LEASE = Duration.ofSeconds(11);

    private static final int FEWEST_STEPS = 15;

    private final int stride;

    /**
     * A walk.
     *
     * @param stride 1 for every step, else every how many-th, beginning somewhere else for each kind of trouble
     */
    protected DailyWalk(int stride) {
        this.stride = stride;
    }

    /** A store with nothing in it. */
    protected abstract Shelf empty();

    /** What goes wrong at a step. */
    enum Trouble {
        DIES_BEFORE(0),
        DIES_AFTER(7),
        BREAKS_BEFORE(14),
        BREAKS_AFTER(21);

        /** Where its sample of the steps begins. */
        private final int offset;

        Trouble(int offset) {
            this.offset = offset;
        }

        private void plan(DailyStage stage, int step) {
            switch (this) {
                case DIES_BEFORE, DIES_AFTER -> stage.dieAt(step, this == DIES_AFTER);
                case BREAKS_BEFORE, BREAKS_AFTER -> stage.breakAt(step, this == BREAKS_AFTER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void troubleAtAnyStepGivesOnePostADateAndOneAnswer(Trouble trouble) {
        walk(trouble, ON, NEXT_DAY, stage -> {}, DailyWalk::everythingOnce);
    }

    @ParameterizedTest
    @EnumSource
    void whereTheChannelCannotBeReadThereIsNoSecondPostAndTheAdminIsTold(Trouble trouble) {
        walk(trouble, ON, NEXT_DAY, stage -> stage.channel.unreadable.add(ROOM), stage -> {
            List<String> posts = stage.channel.summaries(ROOM);
            assertThat(posts).doesNotHaveDuplicates();
            if (posts.size() < 2) {
                assertThat(stage.channel.summaries(TO_ALICE)).anyMatch(it -> it.contains("could not find out"));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "LOST_ANSWER, DIES_BEFORE",
        "LOST_ANSWER, DIES_AFTER",
        "LOST_ANSWER, BREAKS_BEFORE",
        "LOST, DIES_BEFORE",
        "LOST, DIES_AFTER",
        "LOST, BREAKS_AFTER",
        "TRY_AGAIN, DIES_BEFORE",
        "TRY_AGAIN, DIES_AFTER",
    })
    void aDoubtfulSendWithTroubleAtAnyStepIsStillOnePost(Send send, Trouble trouble) {
        walk(trouble, ON, NEXT_DAY, stage -> stage.channel.first(ROOM, send, send), DailyWalk::everythingOnce);
    }

    @ParameterizedTest
    @EnumSource
    void aRevealOfItsOwnIsPostedOnceAndEditedInWhateverHappens(Trouble trouble) {
        walk(trouble, ON + " reveal:same-day@17:00", NEXT_DAY, stage -> {}, stage -> {
            everythingOnce(stage, 3);
            assertThat(stage.channel.standing.getFirst().message.parts().toString())
                    .contains("Revealed. One answer in time");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, DIES_BEFORE",
        "FORBIDDEN, DIES_AFTER",
        "FORBIDDEN, BREAKS_AFTER",
        "GONE, DIES_BEFORE",
        "GONE, DIES_AFTER",
        "GONE, BREAKS_BEFORE",
    })
    void aChannelThatIsClosedPausesItsScheduleWhateverHappens(Send send, Trouble trouble) {
        walk(trouble, ON, DAYS_LATER, stage -> stage.channel.rooms.put(ROOM, send), stage -> {
            assertThat(stage.channel.summaries(ROOM)).isEmpty();
            assertThat(stage.channel.summaries(TO_ALICE))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("it has paused itself");
        });
    }

    /** For stores that several processes may have open: another one does all there is to do at any step of the first. */
    protected final void walkWithAnother(boolean dies) {
        int step = first(dies ? 7 : 0);
        boolean reached = true;
        while (reached) {
            try (DailyStage stage = new DailyStage(START, empty())) {
                stage.slash("alice", ON);
                DailyStage.Replica other = stage.another();
                stage.at(step, false, () -> {
                    other.settle();
                    if (dies) {
                        stage.die();
                    }
                });
                run(stage, NEXT_DAY, () -> {
                    stage.clock.tick(LEASE);
                    stage.takeOver(other);
                });
                reached = stage.reached();

                everythingOnce(stage);
            } catch (AssertionError e) {
                throw new AssertionError("At step " + step + ": " + e.getMessage(), e);
            }
            step += stride;
        }
        assertThat(step).isGreaterThan(FEWEST_STEPS);
    }

    private void walk(
            Trouble trouble, String on, Instant end, Consumer<DailyStage> before, Consumer<DailyStage> holds) {
        int step = first(trouble.offset);
        boolean reached = true;
        while (reached) {
            try (DailyStage stage = new DailyStage(START, empty())) {
                stage.slash("alice", on);
                before.accept(stage);
                trouble.plan(stage, step);
                run(stage, end, stage::restart);
                reached = stage.reached();

                holds.accept(stage);
            } catch (AssertionError e) {
                throw new AssertionError("At step " + step + ": " + e.getMessage(), e);
            }
            step += stride;
        }
        assertThat(step).isGreaterThan(FEWEST_STEPS);
    }

    private int first(int offset) {
        return offset % stride;
    }

    private static void run(DailyStage stage, Instant end, Runnable afterDeath) {
        try {
            days(stage, end);
        } catch (Killed | CompletionException | AssertionError | Store.StoreException e) {
            if (!stage.reached()) {
                throw e;
            }
        }
        if (stage.died()) {
            afterDeath.run();
        }
        if (stage.reached()) {
            stage.settle();
            days(stage, end);
        }
    }

    /** Whoever is not told that their answer is in gives it again, as people do. */
    private static void days(DailyStage stage, Instant end) {
        stage.passUntil(POSTED);
        boolean stands = stage.channel.summaries(ROOM).size() == 1;
        if (stands && stage.clock.instant().isBefore(POSTED.plus(LEASE).plus(LEASE))) {
            boolean recorded = stage.press("bob", ROOM, "A") instanceof Reply.Whisper it
                    && it.message().summary().contains("Recorded");
            if (!recorded) {
                stage.press("bob", ROOM, "A");
            }
        }
        stage.passUntil(end);
    }

    private static void everythingOnce(DailyStage stage) {
        everythingOnce(stage, 2);
    }

    private static void everythingOnce(DailyStage stage, int posts) {
        assertThat(stage.channel.summaries(ROOM)).hasSize(posts).doesNotHaveDuplicates();
        assertThat(stage.attempts()).hasSize(1);
        assertThat(stage.channel.summaries(TO_ALICE)).isEmpty();
    }
}
