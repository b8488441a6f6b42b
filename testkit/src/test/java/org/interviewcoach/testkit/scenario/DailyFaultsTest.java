package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.testkit.scenario.DailyStage.Send;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At most one post a slot, whatever happens; and nobody is left without word of what did not work. */
final class DailyFaultsTest {
    /** A Monday, ten minutes before the slot of these tests. */
    private static final Instant START = Instant.parse("2026-06-01T08:50:00Z");

    private static final String ON = "on topic:kitchen zone:UTC time:09:00 mode:choices";
    private static final String TO_ALICE = "to alice";

    @Test
    void aSendWhoseAnswerIsLostIsFoundAndNotRepeated() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.channel.rooms.put("general", Send.LOST_ANSWER);

        stage.pass(Duration.ofMinutes(60));

        assertThat(stage.channel.summaries("general")).hasSize(1);
        assertThat(stage.channel.summaries(TO_ALICE)).isEmpty();
    }

    @Test
    void aSendThatIsLostIsRepeatedWhereTheChannelShowsThatItIsNotThere() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.channel.rooms.put("general", Send.LOST);
        stage.pass(Duration.ofMinutes(20));

        stage.channel.rooms.put("general", Send.FINE);
        stage.pass(Duration.ofMinutes(5));

        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    @Test
    void anUnknownOutcomeInAChannelThatCannotBeReadIsLeftAndTold() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.channel.unreadable.add("general");
        stage.channel.rooms.put("general", Send.LOST);
        stage.pass(Duration.ofMinutes(20));

        stage.channel.rooms.put("general", Send.FINE);
        stage.pass(Duration.ofMinutes(60));

        assertThat(stage.channel.summaries("general")).isEmpty();
        assertThat(stage.channel.summaries(TO_ALICE))
                .singleElement()
                .asString()
                .contains("could not find out whether today's post stands");
    }

    @ParameterizedTest(name = "down for {0} minutes: {1} posts, told of {2}")
    @CsvSource({
        // Within the grace: late, and nothing to tell.
        "70, 1, ''",
        // Beyond it: skipped.
        "180, 0, 'One date'",
        // Five days, and up again within the grace of the last: one post, not five.
        "5830, 1, '4 dates'",
        // Five days and past the grace.
        "6000, 0, '5 dates'",
    })
    void anOutageGivesOnePostAtMost(int minutes, int posts, String told) {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);

        stage.down(Duration.ofMinutes(minutes));

        assertThat(stage.channel.summaries("general")).hasSize(posts);
        if (told.isEmpty()) {
            assertThat(stage.channel.summaries(TO_ALICE)).isEmpty();
        } else {
            assertThat(stage.channel.summaries(TO_ALICE))
                    .singleElement()
                    .asString()
                    .startsWith(told);
        }
    }

    @Test
    void aChannelThatRefusesThreeTimesPausesItsScheduleAndSaysWhatToDo() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.channel.rooms.put("general", Send.FORBIDDEN);

        stage.pass(Duration.ofDays(4));

        List<String> told = stage.channel.summaries(TO_ALICE);
        assertThat(told).hasSize(3);
        assertThat(told.getFirst()).contains("I lack a permission there: Send Messages. Please grant it.");
        assertThat(told.getLast()).contains("it has paused itself").contains("/daily resume");
        assertThat(whisper(stage.slash("alice", "list"))).contains("paused");

        stage.channel.rooms.remove("general");
        stage.slash("alice", "resume");
        stage.pass(Duration.ofDays(1));

        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    @Test
    void oneChannelThatRefusesDoesNotStopTheOthers() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON + " channels:locked,general");
        stage.channel.rooms.put("locked", Send.FORBIDDEN);

        stage.pass(Duration.ofDays(4));

        assertThat(stage.channel.summaries("general")).hasSize(4);
        assertThat(stage.channel.summaries(TO_ALICE)).hasSize(3);
        assertThat(stage.channel.summaries(TO_ALICE).getLast()).contains("I leave that channel out");
    }

    @Test
    void aChannelThatIsTriedAgainAndAgainDelaysNoOtherOfItsSchedule() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON + " channels:alas,general");
        stage.channel.rooms.put("alas", Send.TRY_AGAIN);

        stage.pass(Duration.ofMinutes(10));

        assertThat(stage.channel.summaries("general")).hasSize(1);
        assertThat(stage.channel.summaries("alas")).isEmpty();
    }

    @Test
    void twoSchedulesOfOneChannelPostOneAfterTheOther() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.slash("alice", ON);
        List<Runnable> flying = new ArrayList<>();
        stage.deliverWith(flying::add);
        stage.clock.tick(Duration.ofMinutes(10));
        stage.shell().fireDue();

        stage.shell().outbox().drain();
        assertThat(flying).hasSize(1);
        flying.removeFirst().run();
        stage.shell().outbox().drain();
        flying.forEach(Runnable::run);

        assertThat(stage.channel.summaries("general")).hasSize(2);
    }

    @Test
    void aWorkspaceThatHangsLeavesThreadsToTheOthers() {
        DailyStage stage = new DailyStage(START);
        for (int i = 0; i < 40; i++) {
            stage.slash("alice", ON + " channels:slow" + i);
        }
        stage.slashIn("t2", "alice", ON);
        List<Runnable> flying = new ArrayList<>();
        stage.deliverWith(flying::add);
        stage.clock.tick(Duration.ofMinutes(10));
        stage.shell().fireDue();

        stage.shell().outbox().drain();

        assertThat(flying).hasSize(9);
        flying.getLast().run();
        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    @Test
    void anAnswerCountsOnceWhicheverOfSeveralChannelsItComesFrom() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON + " channels:general,random");
        stage.pass(Duration.ofMinutes(15));

        stage.press("bob", "general", "A");
        stage.press("bob", "random", "B");
        stage.press("carol", "random", "A");

        for (String room : List.of("general", "random")) {
            assertThat(stage.words(room)).contains("2 have answered");
        }
        stage.pass(Duration.ofHours(24));
        assertThat(stage.attempts()).hasSize(2).extracting(it -> it.learner()).doesNotHaveDuplicates();
        for (String room : List.of("general", "random")) {
            assertThat(stage.channel.summaries(room)).hasSize(2);
            assertThat(stage.words(room)).contains("of 2 had it all right");
        }
    }

    @Test
    void aQuestionThatCouldNotBePostedAnywhereComesNext() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        stage.slash("alice", "queue kitchen.oven.bread");
        stage.channel.rooms.put("general", Send.FORBIDDEN);
        stage.pass(Duration.ofMinutes(20));

        stage.channel.rooms.remove("general");

        assertThat(whisper(stage.slash("alice", "queue"))).contains("kitchen.oven.bread");
    }

    @Test
    void anotherReplicaThatDecidesInBetweenGivesNoSecondPost() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        Shell other = stage.another().shell;
        stage.clock.tick(Duration.ofMinutes(10));

        stage.interrupt("commit", other::fireDue);
        stage.shell().fireDue();
        stage.settle();
        other.outbox().drain();

        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    @Test
    void aPostThatLandsWhileTheOutboxIsReadIsNotSentAgain() {
        DailyStage stage = new DailyStage(START);
        stage.slash("alice", ON);
        List<Runnable> flying = new ArrayList<>();
        stage.deliverWith(flying::add);
        stage.clock.tick(Duration.ofMinutes(10));
        stage.shell().fireDue();
        stage.shell().outbox().drain();

        stage.afterwards("pending", () -> flying.removeFirst().run());
        stage.shell().outbox().drain();
        flying.forEach(Runnable::run);

        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    @Test
    void newZoneDataMovesTheNextDate() {
        Moving moving = Moving.registered();
        DailyStage stage = new DailyStage(START);
        moving.offset(ZoneOffset.UTC);
        stage.slash("alice", "on topic:kitchen zone:Test/Moving time:12:00 mode:choices");

        // The country moves its clocks an hour back: noon comes at eleven.
        moving.offset(ZoneOffset.ofHours(1));
        stage.pass(Duration.ofMinutes(135));

        assertThat(stage.channel.summaries("general")).hasSize(1);
    }

    private static String whisper(Reply reply) {
        return ((Reply.Whisper) reply).message().summary();
    }

    /** A zone whose rules change while the tests run, as a newer release of the zone data changes them. */
    private static final class Moving extends ZoneRulesProvider {
        private static final Moving ONLY = new Moving();
        private static boolean registered;

        private final NavigableMap<String, ZoneRules> versions = new TreeMap<>();

        static Moving registered() {
            if (!registered) {
                ONLY.offset(ZoneOffset.UTC);
                ZoneRulesProvider.registerProvider(ONLY);
                registered = true;
            }
            return ONLY;
        }

        void offset(ZoneOffset offset) {
            versions.put("2026" + (char) ('a' + versions.size()), ZoneRules.of(offset));
        }

        @Override
        protected Set<String> provideZoneIds() {
            return Set.of("Test/Moving");
        }

        @Override
        protected @Nullable ZoneRules provideRules(String zone, boolean forCaching) {
            return forCaching ? null : versions.lastEntry().getValue();
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
            return new TreeMap<>(versions);
        }
    }
}
