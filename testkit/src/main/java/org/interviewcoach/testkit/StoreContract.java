package org.interviewcoach.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.items.ItemCollector;
import org.interviewcoach.core.memory.Corrections;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.memory.PointMemory;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Figures.Participation;
import org.interviewcoach.core.port.Learners;
import org.interviewcoach.core.port.Learners.Answered;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.port.Store.ClaimHolder;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.port.Store.CommitResult;
import org.interviewcoach.core.port.Store.DueConversation;
import org.interviewcoach.core.port.Store.PendingEffect;
import org.interviewcoach.core.port.Store.SlotAddress;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} has to keep. An implementation's test extends it and says how an empty store is made and how
 * a restart looks; instants are whole milliseconds, which is as fine as a store has to keep the times that it sorts by.
 */
public abstract class StoreContract {
    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");
    private static final Scope ROOM = new Scope(PlatformId.DISCORD, "guild1", "room1");
    private static final Scope SLACK_ROOM = new Scope(PlatformId.SLACK, "team1", "room2");
    private static final ConversationId ONE = new ConversationId("one");
    private static final ConversationId TWO = new ConversationId("two");
    private static final LearnerId ALICE = new LearnerId("alice");
    private static final LearnerId BOB = new LearnerId("bob");
    private static final QuestionId GET_OR_FILTER = new QuestionId("django.orm.get-vs-filter");
    private static final QuestionId SIGNALS = new QuestionId("django.signals.when");
    private static final Slot CARD = new Slot("card");
    private static final Slot BOARD = new Slot("board");
    private static final Slot THREAD = new Slot("thread");
    private static final ClaimKey QUIZ_OF_ROOM = ClaimKey.channelQuiz(ROOM);
    private static final int RACERS = 8;

    private Fixture fixture;
    private Store store;

    /** A new, empty store. */
    protected abstract Fixture open() throws Exception;

    /** A store under test, and what the port alone cannot show. */
    public interface Fixture extends AutoCloseable {
        Store store();

        /** What the same data look like after a restart; replaces {@link #store()}. */
        Store reopen() throws Exception;

        /** Everything that happened in that conversation, in the order of the decisions. */
        List<Fact> facts(ConversationId id);

        @Override
        void close();
    }

    @BeforeEach
    void openStore() throws Exception {
        fixture = open();
        store = fixture.store();
    }

    @AfterEach
    void closeStore() {
        fixture.close();
    }

    // ---- conversations

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(store.load(ONE)).isEmpty();
    }

    @Test
    void loadsTheStateOfTheLastDecisionWithItsVersion() {
        commit(ONE, 0, profile(100));
        CommitResult result = commit(ONE, 1, profile(150));

        assertThat(result).isEqualTo(new CommitResult.Committed(2));
        assertThat(store.load(ONE)).hasValueSatisfying(stored -> {
            assertThat(stored.id()).isEqualTo(ONE);
            assertThat(stored.version()).isEqualTo(2);
            assertThat(stored.state()).isEqualTo(profile(150));
            assertThat(stored.slots()).isEmpty();
        });
    }

    @Test
    void refusesADecisionMadeOnAnOldVersion() {
        commit(ONE, 0, profile(100));
        commit(ONE, 1, profile(150));

        CommitResult result = commit(ONE, 1, profile(200));

        assertThat(result).isEqualTo(new CommitResult.VersionConflict());
        assertThat(store.load(ONE).orElseThrow().state()).isEqualTo(profile(150));
    }

    @Test
    void refusesToStartWhatExists() {
        commit(ONE, 0, profile(100));

        assertThat(commit(ONE, 0, profile(200))).isEqualTo(new CommitResult.VersionConflict());
    }

    @Test
    void refusesToContinueWhatDoesNotExist() {
        assertThat(commit(ONE, 3, profile(200))).isEqualTo(new CommitResult.VersionConflict());
        assertThat(store.load(ONE)).isEmpty();
    }

    // ---- inbounds

    @Test
    void knowsWhichInboundWasHandled() {
        store.commit(new Draft(ONE, 0, profile(100)).inbound("press/1").commit());

        assertThat(store.seen("press/1")).isTrue();
        assertThat(store.seen("press/2")).isFalse();
    }

    @Test
    void refusesAnInboundThatWasHandledEvenOnAnOldVersion() {
        store.commit(new Draft(ONE, 0, profile(100)).inbound("press/1").commit());

        CommitResult again =
                store.commit(new Draft(ONE, 0, profile(200)).inbound("press/1").commit());
        CommitResult elsewhere =
                store.commit(new Draft(TWO, 0, profile(300)).inbound("press/1").commit());

        assertThat(again).isEqualTo(new CommitResult.Duplicate());
        assertThat(elsewhere).isEqualTo(new CommitResult.Duplicate());
        assertThat(store.load(ONE).orElseThrow().state()).isEqualTo(profile(100));
        assertThat(store.load(TWO)).isEmpty();
    }

    @Test
    void takesDecisionsWithoutInbound() {
        commit(ONE, 0, profile(100));

        assertThat(commit(ONE, 1, profile(150))).isEqualTo(new CommitResult.Committed(2));
    }

    // ---- all or nothing

    @Test
    void leavesNothingBehindAfterAVersionConflict() {
        commit(ONE, 0, profile(100));

        CommitResult result = store.commit(everything(ONE, 7));

        assertThat(result).isEqualTo(new CommitResult.VersionConflict());
        assertNothingOf(ONE);
    }

    @Test
    void leavesNothingBehindAfterAClaimConflict() {
        commit(ONE, 0, profile(100));
        store.commit(new Draft(TWO, 0, profile(300)).take(QUIZ_OF_ROOM).commit());

        CommitResult result = store.commit(everything(ONE, 1));

        assertThat(result).isInstanceOf(CommitResult.ClaimConflict.class);
        assertNothingOf(ONE);
        assertThat(store.load(ONE).orElseThrow().version()).isEqualTo(1);
        assertThat(store.load(ONE).orElseThrow().state()).isEqualTo(profile(100));
    }

    @Test
    void leavesNothingBehindAfterACountedAnswerCameAgain() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(attempt(ONE, 4, ALICE, Optional.empty()))
                .commit());
        int before = fixture.facts(ONE).size();

        CommitResult result = store.commit(new Draft(ONE, 1, profile(200))
                .inbound("press/9")
                .take(ClaimKey.seat(ALICE))
                .effects(post(CARD, "again"))
                .facts(asked(SIGNALS, NOON), attempt(ONE, 4, ALICE, Optional.empty()))
                .commit());

        assertThat(result).isEqualTo(new CommitResult.Duplicate());
        assertNothingOf(ONE, before);
        assertThat(store.load(ONE).orElseThrow().version()).isEqualTo(1);
    }

    private Commit everything(ConversationId id, long expectedVersion) {
        return new Draft(id, expectedVersion, asking(ROOM, 1, NOON))
                .inbound("press/9")
                .take(ClaimKey.seat(ALICE))
                .take(QUIZ_OF_ROOM)
                .effects(post(CARD, "new"))
                .facts(asked(SIGNALS, NOON), attempt(id, 4, ALICE, Optional.empty()))
                .commit();
    }

    private void assertNothingOf(ConversationId id) {
        assertNothingOf(id, 0);
    }

    private void assertNothingOf(ConversationId id, int factsBefore) {
        assertThat(store.seen("press/9")).isFalse();
        assertThat(store.holder(ClaimKey.seat(ALICE))).isEmpty();
        assertThat(store.pending(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(store.asked(new Audience.Room(ROOM))).isEmpty();
        assertThat(store.due(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(fixture.facts(id)).hasSize(factsBefore);
    }

    // ---- claims

    @Test
    void holdsAKeyForWhoeverTookIt() {
        store.commit(new Draft(ONE, 0, profile(100)).take(QUIZ_OF_ROOM).commit());

        assertThat(store.holder(QUIZ_OF_ROOM)).contains(new ClaimHolder(QUIZ_OF_ROOM, ONE, Optional.empty()));
        assertThat(store.holder(ClaimKey.channelQuiz(SLACK_ROOM))).isEmpty();
    }

    @Test
    void namesTheHolderAndItsFirstMessageOnAConflict() {
        store.commit(new Draft(ONE, 0, profile(100))
                .take(QUIZ_OF_ROOM)
                .effects(post(CARD, "start"), post(BOARD, "board"))
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.delivered(new EffectId(ONE, 1, 1), delivered("m2"));

        CommitResult result =
                store.commit(new Draft(TWO, 0, profile(200)).take(QUIZ_OF_ROOM).commit());

        assertThat(result)
                .isEqualTo(new CommitResult.ClaimConflict(
                        List.of(new ClaimHolder(QUIZ_OF_ROOM, ONE, Optional.of(ref("m1"))))));
    }

    @Test
    void namesEveryKeyThatIsTaken() {
        store.commit(new Draft(ONE, 0, profile(100))
                .take(QUIZ_OF_ROOM)
                .take(ClaimKey.seat(BOB))
                .commit());

        CommitResult result = store.commit(new Draft(TWO, 0, profile(200))
                .take(ClaimKey.seat(BOB))
                .take(ClaimKey.seat(ALICE))
                .take(QUIZ_OF_ROOM)
                .commit());

        assertThat(result)
                .isInstanceOfSatisfying(
                        CommitResult.ClaimConflict.class,
                        conflict -> assertThat(conflict.holders())
                                .extracting(ClaimHolder::key)
                                .containsExactlyInAnyOrder(QUIZ_OF_ROOM, ClaimKey.seat(BOB)));
    }

    @Test
    void letsTheHolderTakeItsKeyAgain() {
        store.commit(new Draft(ONE, 0, profile(100)).take(QUIZ_OF_ROOM).commit());

        CommitResult result =
                store.commit(new Draft(ONE, 1, profile(150)).take(QUIZ_OF_ROOM).commit());

        assertThat(result).isEqualTo(new CommitResult.Committed(2));
    }

    @Test
    void givesASeizedKeyToTheLastWhoSeizedIt() {
        ClaimKey focus = ClaimKey.focus(new Actor(PlatformId.SLACK, "team1", "u1"));
        store.commit(new Draft(ONE, 0, profile(100)).seize(focus).commit());
        store.commit(new Draft(TWO, 0, profile(200)).seize(focus).commit());

        assertThat(store.holder(focus)).map(ClaimHolder::conversation).contains(TWO);
    }

    @Test
    void freesAKeyForOthersOnRelease() {
        store.commit(new Draft(ONE, 0, profile(100)).take(QUIZ_OF_ROOM).commit());
        store.commit(new Draft(ONE, 1, profile(150)).release(QUIZ_OF_ROOM).commit());

        assertThat(store.holder(QUIZ_OF_ROOM)).isEmpty();
        assertThat(store.commit(
                        new Draft(TWO, 0, profile(200)).take(QUIZ_OF_ROOM).commit()))
                .isEqualTo(new CommitResult.Committed(1));
    }

    @Test
    void leavesAKeyThatAnotherHoldsOnRelease() {
        store.commit(new Draft(ONE, 0, profile(100)).take(QUIZ_OF_ROOM).commit());
        store.commit(new Draft(TWO, 0, profile(200)).release(QUIZ_OF_ROOM).commit());

        assertThat(store.holder(QUIZ_OF_ROOM)).map(ClaimHolder::conversation).contains(ONE);
    }

    @Test
    void appliesSeveralChangesOfOneKeyInTheirOrder() {
        store.commit(new Draft(ONE, 0, profile(100))
                .take(QUIZ_OF_ROOM)
                .release(QUIZ_OF_ROOM)
                .take(ClaimKey.seat(BOB))
                .commit());
        store.commit(new Draft(ONE, 1, profile(150))
                .release(ClaimKey.seat(BOB))
                .take(ClaimKey.seat(BOB))
                .commit());

        assertThat(store.holder(QUIZ_OF_ROOM)).isEmpty();
        assertThat(store.holder(ClaimKey.seat(BOB)))
                .map(ClaimHolder::conversation)
                .contains(ONE);
    }

    @Test
    void listsTheHoldersOfAKindByValue() {
        ClaimKey second = new ClaimKey("open/slack/team1/u1", "b");
        ClaimKey first = new ClaimKey("open/slack/team1/u1", "a-1");
        ClaimKey third = new ClaimKey("open/slack/team1/u1", "c");
        store.commit(new Draft(ONE, 0, profile(100))
                .take(third)
                .take(first)
                .take(new ClaimKey("open/slack/team1/u2", "d"))
                .commit());
        store.commit(new Draft(TWO, 0, profile(200)).take(second).commit());

        assertThat(store.holders("open/slack/team1/u1"))
                .extracting(ClaimHolder::key)
                .containsExactly(first, second, third);
        assertThat(store.holders("open/slack/team1")).isEmpty();
    }

    // ---- due times

    @Test
    void returnsWhatHasComeWithItsStepTheOldestFirst() {
        commit(ONE, 0, asking(ROOM, 3, NOON.plusSeconds(30)));
        commit(TWO, 0, asking(ROOM, 5, NOON.plusSeconds(10)));
        commit(new ConversationId("three"), 0, asking(ROOM, 1, NOON.plusSeconds(31)));

        assertThat(store.due(NOON.plusSeconds(30), 10))
                .containsExactly(
                        new DueConversation(TWO, 5, NOON.plusSeconds(10)),
                        new DueConversation(ONE, 3, NOON.plusSeconds(30)));
        assertThat(store.due(NOON.plusSeconds(30), 1))
                .extracting(DueConversation::id)
                .containsExactly(TWO);
        assertThat(store.due(NOON.plusSeconds(9), 10)).isEmpty();
    }

    @Test
    void followsEveryDecision() {
        commit(ONE, 0, asking(ROOM, 3, NOON.plusSeconds(30)));
        commit(ONE, 1, asking(ROOM, 4, NOON.plusSeconds(90)));

        assertThat(store.due(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(store.nextDue()).contains(NOON.plusSeconds(90));
    }

    @Test
    void knowsNoTimeForWhatWaitsForPeopleOrIsOver() {
        commit(ONE, 0, asking(ROOM, 3, NOON.plusSeconds(30)));
        commit(ONE, 1, new QuizState.Ended(setup(ROOM), List.of(), 1, NOON));
        commit(TWO, 0, profile(100));

        assertThat(store.due(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        assertThat(store.waiting()).isEmpty();
    }

    @Test
    void listsWhatWaitsForATime() {
        commit(ONE, 0, asking(ROOM, 3, NOON.plusSeconds(30)));
        commit(TWO, 0, asking(ROOM, 5, NOON.plusSeconds(10)));

        assertThat(store.waiting()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(store.nextDue()).contains(NOON.plusSeconds(10));
    }

    // ---- outbox

    @Test
    void handsOutTheFirstEffectOfAConversationAlone() {
        store.commit(new Draft(ONE, 0, asking(SLACK_ROOM, 1, NOON))
                .effects(post(CARD, "card"), post(BOARD, "board"))
                .commit());

        assertThat(store.pending(NOON, 10))
                .containsExactly(new PendingEffect(
                        new EffectId(ONE, 1, 0), post(CARD, "card"), PlatformId.SLACK, 0, false, NOON));
    }

    @Test
    void handsOutTheNextOnceTheFirstIsDone() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(CARD, "card"), post(BOARD, "board"))
                .commit());
        store.commit(new Draft(ONE, 1, profile(150))
                .effects(new Effect.Edit(CARD, text("edited")))
                .commit());

        List<EffectId> order = new ArrayList<>();
        for (List<PendingEffect> turn = store.pending(NOON, 10); !turn.isEmpty(); turn = store.pending(NOON, 10)) {
            EffectId id = turn.getFirst().id();
            order.add(id);
            store.sending(id, NOON);
            store.delivered(id, delivered("m" + order.size()));
        }

        assertThat(order).containsExactly(new EffectId(ONE, 1, 0), new EffectId(ONE, 1, 1), new EffectId(ONE, 2, 0));
    }

    @Test
    void handsOutTheFirstEffectOfEachLane() {
        Slot here = new Slot("p1@C1");
        Slot there = new Slot("p1@C2");
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(here, "one"), post(there, "two"), new Effect.Edit(here, text("edited")))
                .commit());
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), false);

        assertThat(store.pending(NOON, 10)).extracting(PendingEffect::id).containsExactly(new EffectId(ONE, 1, 1));
        assertThat(store.pending(NOON.plusSeconds(20), 10))
                .extracting(PendingEffect::id)
                .containsExactly(new EffectId(ONE, 1, 0), new EffectId(ONE, 1, 1));
    }

    @Test
    void handsOutNothingOfPlatformsThatAreLeftOut() {
        store.commit(new Draft(ONE, 0, asking(SLACK_ROOM, 1, NOON))
                .effects(post(CARD, "card"))
                .commit());

        assertThat(store.pending(NOON, 10, Set.of(PlatformId.SLACK))).isEmpty();
        assertThat(store.pending(NOON, 10, Set.of(PlatformId.DISCORD, PlatformId.CONSOLE)))
                .hasSize(1);
    }

    @Test
    void keepsTheOrderBeyondTenVersionsAndTenEffects() {
        Effect[] many = IntStream.range(0, 12)
                .mapToObj(i -> post(new Slot("slot" + i), "text" + i))
                .toArray(Effect[]::new);
        for (int version = 0; version < 9; version++) {
            commit(ONE, version, profile(100 + version));
        }
        store.commit(new Draft(ONE, 9, profile(150)).effects(many).commit());
        store.commit(
                new Draft(ONE, 10, profile(160)).effects(post(CARD, "last")).commit());

        List<EffectId> order = new ArrayList<>();
        for (List<PendingEffect> turn = store.pending(NOON, 10); !turn.isEmpty(); turn = store.pending(NOON, 10)) {
            order.add(turn.getFirst().id());
            store.delivered(turn.getFirst().id(), delivered("m" + order.size()));
        }

        assertThat(order)
                .hasSize(13)
                .isSortedAccordingTo((one, other) -> one.version() == other.version()
                        ? Integer.compare(one.index(), other.index())
                        : Long.compare(one.version(), other.version()));
    }

    @Test
    void letsConversationsGoSideBySideTheOldestFirst() {
        store.commit(new Draft(TWO, 0, profile(100))
                .at(NOON.minusSeconds(5))
                .effects(post(CARD, "older"))
                .commit());
        store.commit(
                new Draft(ONE, 0, profile(200)).effects(post(CARD, "newer")).commit());

        assertThat(store.pending(NOON, 10))
                .extracting(it -> it.id().conversation())
                .containsExactly(TWO, ONE);
        assertThat(store.pending(NOON, 1))
                .extracting(it -> it.id().conversation())
                .containsExactly(TWO);
    }

    @Test
    void sendsOfSeveralEditsOfASlotTheNewestAlone() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(
                        new Effect.Edit(CARD, text("first")),
                        new Effect.Edit(BOARD, text("board")),
                        new Effect.Edit(CARD, text("second")))
                .commit());
        store.commit(new Draft(ONE, 1, profile(150))
                .effects(new Effect.Edit(CARD, text("third")))
                .commit());

        assertThat(drain())
                .containsExactly(new Effect.Edit(BOARD, text("board")), new Effect.Edit(CARD, text("third")));
    }

    @Test
    void neverDropsAPostForALaterEdit() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(CARD, "card"), new Effect.Edit(CARD, text("edited")))
                .commit());

        assertThat(drain()).containsExactly(post(CARD, "card"), new Effect.Edit(CARD, text("edited")));
    }

    @Test
    void leavesTheEditsOfOtherConversationsAlone() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(new Effect.Edit(CARD, text("one")))
                .commit());
        store.commit(new Draft(TWO, 0, profile(200))
                .effects(new Effect.Edit(CARD, text("two")))
                .commit());

        assertThat(drain())
                .containsExactlyInAnyOrder(new Effect.Edit(CARD, text("one")), new Effect.Edit(CARD, text("two")));
    }

    @Test
    void keepsAnEditThatIsOnItsWayInFrontOfTheNewerOne() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(new Effect.Edit(CARD, text("first")))
                .commit());
        store.sending(new EffectId(ONE, 1, 0), NOON);
        store.commit(new Draft(ONE, 1, profile(150))
                .effects(new Effect.Edit(CARD, text("second")))
                .commit());

        assertThat(store.pending(NOON, 10)).extracting(PendingEffect::id).containsExactly(new EffectId(ONE, 1, 0));

        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));

        assertThat(store.pending(NOON, 10)).extracting(PendingEffect::id).containsExactly(new EffectId(ONE, 2, 0));
    }

    @Test
    void dropsAPostponedEditThatANewerOneHasOvertaken() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(new Effect.Edit(CARD, text("first")))
                .commit());
        store.sending(new EffectId(ONE, 1, 0), NOON);
        store.commit(new Draft(ONE, 1, profile(150))
                .effects(new Effect.Edit(CARD, text("second")))
                .commit());
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), false);

        assertThat(store.pending(NOON, 10)).extracting(PendingEffect::id).containsExactly(new EffectId(ONE, 2, 0));
    }

    @Test
    void waitsWithAPostponedEffectAndAllBehindIt() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(CARD, "card"), post(BOARD, "board"))
                .commit());
        store.sending(new EffectId(ONE, 1, 0), NOON);
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), false);

        assertThat(store.pending(NOON.plusSeconds(19), 10)).isEmpty();
        assertThat(store.nextPending()).contains(NOON.plusSeconds(20));
        assertThat(store.pending(NOON.plusSeconds(20), 10)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(new EffectId(ONE, 1, 0));
            assertThat(it.attempts()).isEqualTo(1);
            assertThat(it.maybeSent()).isFalse();
        });
    }

    @Test
    void countsATryThatWasNotAnnounced() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(new Effect.Edit(CARD, text("first")))
                .commit());
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), false);
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(40), false);

        assertThat(store.pending(NOON.plusSeconds(40), 10))
                .extracting(PendingEffect::attempts)
                .containsExactly(2);
    }

    @Test
    void stillSaysThatASendBeganWhereTheLookForItIsPutOff() {
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "card")).commit());
        store.sending(new EffectId(ONE, 1, 0), NOON);
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), true);

        assertThat(store.pending(NOON.plusSeconds(19), 10)).isEmpty();
        assertThat(store.pending(NOON.plusSeconds(20), 10)).singleElement().satisfies(it -> {
            assertThat(it.maybeSent()).isTrue();
            assertThat(it.attempts()).isEqualTo(2);
        });
    }

    @Test
    void tellsTheEarliestTryOfAllConversations() {
        assertThat(store.nextPending()).isEmpty();
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "one")).commit());
        store.commit(new Draft(TWO, 0, profile(200)).effects(post(CARD, "two")).commit());
        store.postpone(new EffectId(ONE, 1, 0), NOON.plusSeconds(20), false);
        store.postpone(new EffectId(TWO, 1, 0), NOON.plusSeconds(10), false);

        assertThat(store.nextPending()).contains(NOON.plusSeconds(10));
    }

    @Test
    void saysThatASendBeganAndNobodyKnowsHowItEnded() throws Exception {
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "card")).commit());
        store.sending(new EffectId(ONE, 1, 0), NOON);
        store = fixture.reopen();

        assertThat(store.pending(NOON, 10)).singleElement().satisfies(it -> {
            assertThat(it.maybeSent()).isTrue();
            assertThat(it.attempts()).isEqualTo(1);
        });
    }

    @Test
    void goesOnBehindAnEffectThatFailed() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(
                        new Effect.OpenThread(THREAD, CARD, "Quiz"),
                        new Effect.Post(CARD, new Target.InThread(THREAD, ROOM), text("card")))
                .commit());

        store.delivered(
                new EffectId(ONE, 1, 0),
                new Delivery.Failed(Delivery.Reason.MISSING_PERMISSION, Optional.of("CREATE_PUBLIC_THREADS")));

        assertThat(store.pending(NOON, 10)).extracting(PendingEffect::id).containsExactly(new EffectId(ONE, 1, 1));
        assertThat(store.load(ONE).orElseThrow().slots()).isEmpty();
    }

    @Test
    void isDoneWithAnEffectWhoseOutcomeIsUnknown() {
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "card")).commit());

        store.delivered(new EffectId(ONE, 1, 0), new Delivery.Unknown());

        assertThat(store.pending(NOON, 10)).isEmpty();
        assertThat(store.nextPending()).isEmpty();
    }

    @Test
    void ignoresNewsOfAnEffectThatIsDone() {
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "card")).commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));

        store.delivered(new EffectId(ONE, 1, 0), delivered("m2"));
        store.postpone(new EffectId(ONE, 1, 0), NOON, false);
        store.sending(new EffectId(ONE, 1, 0), NOON);

        assertThat(store.pending(NOON, 10)).isEmpty();
        assertThat(store.load(ONE).orElseThrow().slots()).isEqualTo(Map.of(CARD, ref("m1")));
    }

    private List<Effect> drain() {
        List<Effect> sent = new ArrayList<>();
        for (List<PendingEffect> turn = store.pending(NOON, 10); !turn.isEmpty(); turn = store.pending(NOON, 10)) {
            for (PendingEffect it : turn) {
                sent.add(it.effect());
                store.sending(it.id(), NOON);
                store.delivered(it.id(), delivered("m" + sent.size()));
            }
        }
        return sent;
    }

    // ---- slots

    @Test
    void keepsWhereASlotStands() {
        MessageRef inThread = new MessageRef(PlatformId.SLACK, "team1", "room2", Optional.of("1717.0001"), "1717.0002");
        store.commit(new Draft(ONE, 0, asking(SLACK_ROOM, 1, NOON))
                .effects(post(CARD, "card"), post(BOARD, "board"))
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.delivered(new EffectId(ONE, 1, 1), new Delivery.Delivered(inThread, NOON));

        assertThat(store.load(ONE).orElseThrow().slots()).isEqualTo(Map.of(CARD, ref("m1"), BOARD, inThread));
    }

    @Test
    void findsTheSlotOfAMessageWhetherTheThreadIsNamedOrNot() {
        MessageRef inThread = new MessageRef(PlatformId.SLACK, "team1", "room2", Optional.of("1717.0001"), "1717.0002");
        store.commit(new Draft(ONE, 0, asking(SLACK_ROOM, 1, NOON))
                .effects(post(CARD, "card"))
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), new Delivery.Delivered(inThread, NOON));

        assertThat(store.findSlot(inThread)).contains(new SlotAddress(ONE, CARD));
        assertThat(store.findSlot(new MessageRef(PlatformId.SLACK, "team1", "room2", Optional.empty(), "1717.0002")))
                .contains(new SlotAddress(ONE, CARD));
        assertThat(store.findSlot(new MessageRef(PlatformId.SLACK, "team2", "room2", Optional.empty(), "1717.0002")))
                .isEmpty();
    }

    @Test
    void findsTheMessageBeforeTheThreadThatHasItsAddress() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(CARD, "start"), new Effect.OpenThread(BOARD, CARD, "Quiz"))
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.delivered(new EffectId(ONE, 1, 1), delivered("m1"));

        assertThat(store.findSlot(ref("m1"))).contains(new SlotAddress(ONE, CARD));
    }

    @Test
    void pointsToTheNewMessageOfASlotThatWasPostedAgain() {
        store.commit(new Draft(ONE, 0, profile(100)).effects(post(CARD, "old")).commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.commit(new Draft(ONE, 1, profile(150)).effects(post(CARD, "new")).commit());
        store.delivered(new EffectId(ONE, 2, 0), delivered("m2"));

        assertThat(store.load(ONE).orElseThrow().slots()).isEqualTo(Map.of(CARD, ref("m2")));
        assertThat(store.findSlot(ref("m1"))).isEmpty();
    }

    @Test
    void forgetsASlotWhoseMessageWasRemoved() {
        store.commit(new Draft(ONE, 0, profile(100))
                .effects(post(CARD, "card"), new Effect.Remove(CARD))
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.delivered(new EffectId(ONE, 1, 1), delivered("m1"));

        assertThat(store.load(ONE).orElseThrow().slots()).isEmpty();
        assertThat(store.findSlot(ref("m1"))).isEmpty();
    }

    // ---- memory

    @Test
    void remembersNothingOfSomebodyWhoNeverAnswered() {
        assertThat(store.memory(ALICE)).isEqualTo(LearnerMemory.EMPTY);
    }

    @Test
    void remembersWhatAllAnswersOfOnePersonAddUpTo() throws Exception {
        Instant nextDay = NOON.plus(Duration.ofDays(1));
        Instant nextWeek = NOON.plus(Duration.ofDays(8));
        Fact.Attempt first = answered(ONE, 1, Optional.empty(), 2, NOON);
        Fact.Attempt probed = answered(ONE, 1, Optional.of("key-point/lazy"), 4, NOON);
        Fact.Attempt later = answered(ONE, 2, Optional.empty(), 1, nextWeek);
        // Of another conversation, and stored after one that was given later.
        Fact.Attempt between = answered(TWO, 1, Optional.empty(), 3, nextDay);
        store.commit(new Draft(ONE, 0, profile(100)).facts(first, probed).commit());
        store.commit(new Draft(ONE, 1, profile(150)).facts(later).commit());
        store.commit(new Draft(TWO, 0, profile(200))
                .facts(between, attempt(TWO, 1, BOB, Optional.empty()))
                .commit());

        LearnerMemory memory = fixture.reopen().memory(ALICE);

        assertThat(memory).isEqualTo(LearnerMemory.of(List.of(first, probed, between, later)));
        assertThat(memory.reviews()).hasSize(1);
        assertThat(memory.reviews().get(0).answers()).isEqualTo(3);
        assertThat(memory.weeks()).hasSize(2);
    }

    @Test
    void remembersAnAnswerWithTheGradeThatItWasGivenLast() throws Exception {
        Fact.Attempt answer = answered(ONE, 1, Optional.empty(), 1, NOON);
        Fact.Corrected said = corrected(Fact.Cause.SAID, Optional.of("lazy"), 3, NOON.plusSeconds(60));
        Fact.Corrected ruled = corrected(Fact.Cause.APPEAL, Optional.empty(), 4, NOON.plusSeconds(120));
        store.commit(new Draft(ONE, 0, profile(100)).facts(answer).commit());
        store.commit(new Draft(TWO, 0, profile(150)).facts(said).commit());
        store.commit(new Draft(TWO, 1, profile(150)).facts(ruled).commit());

        store = fixture.reopen();

        assertThat(store.answer(ALICE, ONE, 1)).contains(new Learners.Answered(answer, List.of(said, ruled)));
        assertThat(store.answer(BOB, ONE, 1)).isEmpty();
        assertThat(store.answer(ALICE, ONE, 2)).isEmpty();
        assertThat(store.memory(ALICE))
                .isEqualTo(LearnerMemory.of(Corrections.own(List.of(answer), List.of(said, ruled))));
        assertThat(store.memory(ALICE).reviews().getFirst().scorePermille()).isEqualTo(1000);
        assertThat(store.memory(ALICE).weeks().getFirst().sumPermille()).isEqualTo(1000);
        assertThat(store.memory(ALICE).points())
                .filteredOn(it -> it.point().equals("lazy"))
                .allMatch(PointMemory::lastHeard);
        assertThat(fixture.facts(TWO)).containsExactly(said, ruled);
    }

    @Test
    void forgetsWhatSomebodyHeldAgainstVerdictsAndQuestions() throws Exception {
        LearnerId learner = store.learner(new Actor(PlatformId.DISCORD, "guild1", "42"));
        Fact.Reported report = new Fact.Reported(
                learner, ROOM, SIGNALS, "rev1", Fact.Complaint.UNCLEAR, "zanzibar", NOON.plusSeconds(5));
        Fact.Reported ofAnother = new Fact.Reported(
                BOB, ROOM, SIGNALS, "rev1", Fact.Complaint.UNCLEAR, "two ways to read it", NOON.plusSeconds(6));
        Fact.Corrected said = new Fact.Corrected(
                learner,
                ROOM,
                ONE,
                1,
                SIGNALS,
                "rev1",
                Fact.Cause.SAID,
                Optional.of("lazy"),
                List.of(new Fact.PointResult("lazy", Mark.COVERED)),
                1000,
                Optional.of(4),
                NOON);
        store.commit(new Draft(TWO, 0, profile(150))
                .facts(said, report, report, ofAnother)
                .commit());
        assertThat(fixture.facts(TWO)).containsExactly(said, report, ofAnother);

        store.forget(learner, Set.of());

        assertThat(fixture.facts(TWO)).containsExactly(ofAnother);
    }

    @Test
    void ranksByFirstAnswersToChoicesInTimeAlone() {
        Range week = new Range(Optional.of(ROOM.channel()), NOON.minusSeconds(10), NOON.plusSeconds(1000), false);
        Range everywhere = new Range(Optional.empty(), week.from(), week.until(), false);
        Fact.Attempt right = choice(1, SIGNALS, 1000, false, NOON);
        Fact.Attempt again = choice(2, SIGNALS, 0, false, NOON.plusSeconds(60));
        Fact.Attempt late = choice(3, GET_OR_FILTER, 1000, true, NOON.plusSeconds(61));
        Fact.Attempt after = choice(4, GET_OR_FILTER, 1000, false, NOON.plusSeconds(1000));
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(
                        asked(SIGNALS),
                        asked(GET_OR_FILTER),
                        right,
                        again,
                        late,
                        after,
                        answered(ONE, 5, Optional.empty(), 4, NOON.plusSeconds(70)))
                .commit());

        assertThat(store.standings(ROOM, week, List.of(ALICE, BOB)))
                .containsExactly(new Standing(ALICE, 1, 1000, 4000), new Standing(BOB, 0, 0, 0));
        assertThat(store.standings(ROOM, everywhere, List.of(ALICE)))
                .containsExactly(new Standing(ALICE, 1, 1000, 4000));
        assertThat(store.participation(ROOM, week)).isEqualTo(new Participation(4, 1));
        for (int i = 0; i < 7; i++) {
            store.commit(new Draft(new ConversationId("of" + i), 0, profile(100))
                    .facts(attempt(new ConversationId("of" + i), 1, new LearnerId("person" + i), Optional.empty()))
                    .commit());
        }
        assertThat(store.participation(ROOM, everywhere).people()).isEqualTo(5);
        assertThat(store.participation(new Scope(ROOM.platform(), "elsewhere", ROOM.channel()), week))
                .isEqualTo(new Participation(0, 0));
    }

    @Test
    void collectsTheAnswersOfOneWorkspaceOrOfAll() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(
                        choice(1, SIGNALS, 1000, false, NOON),
                        new Fact.Reported(BOB, ROOM, SIGNALS, "rev1", Fact.Complaint.WRONG, "", NOON))
                .commit());
        ItemCollector here = new ItemCollector();
        ItemCollector elsewhere = new ItemCollector();
        ItemCollector all = new ItemCollector();

        store.collect(Optional.of(ROOM), here);
        store.collect(Optional.of(new Scope(ROOM.platform(), "elsewhere", ROOM.channel())), elsewhere);
        store.collect(Optional.empty(), all);

        Bank none = new Bank(List.of());
        assertThat(here.items(none)).hasSize(1).isEqualTo(all.items(none));
        assertThat(here.items(none).getFirst().choices()).isEqualTo(Map.of(2, 1));
        assertThat(here.items(none).getFirst().reports()).isEqualTo(1);
        assertThat(elsewhere.items(none)).isEmpty();
    }

    private static Fact.Asked asked(QuestionId question) {
        return new Fact.Asked(question, "rev1", new Audience.Room(ROOM), NOON.minusSeconds(1));
    }

    @Test
    void doesNotRankWhatSomebodyAnsweredAlone() {
        Range ever = new Range(Optional.empty(), NOON.minusSeconds(900), NOON.plusSeconds(900), false);
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(
                        asked(SIGNALS),
                        choice(1, SIGNALS, 1000, false, NOON),
                        choice(2, GET_OR_FILTER, 1000, false, NOON))
                .commit());

        assertThat(store.standings(ROOM, ever, List.of(ALICE))).containsExactly(new Standing(ALICE, 1, 1000, 4000));
        assertThat(store.standings(ROOM, session(ever, ONE), List.of(ALICE)))
                .containsExactly(new Standing(ALICE, 1, 1000, 4000));
        assertThat(store.standings(ROOM, session(ever, TWO), List.of(ALICE)))
                .containsExactly(new Standing(ALICE, 0, 0, 0));
        assertThat(store.standings(ROOM, ever, List.of())).isEmpty();
    }

    private static Range session(Range range, ConversationId session) {
        return new Range(range.channel(), range.from(), range.until(), false, Optional.of(session));
    }

    @Test
    void rankedGradesFollowRulingsAndNotWhatPeopleSayOfThemselves() {
        Range ever = new Range(Optional.empty(), NOON.minusSeconds(900), NOON.plusSeconds(900), false);
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(asked(SIGNALS), choice(1, SIGNALS, 0, false, NOON))
                .commit());

        store.commit(new Draft(TWO, 0, profile(100))
                .facts(corrected(Fact.Cause.APPEAL, Optional.empty(), 3, NOON.plusSeconds(60)))
                .commit());
        store.commit(new Draft(TWO, 1, profile(100))
                .facts(corrected(Fact.Cause.SAID, Optional.of("lazy"), 4, NOON.plusSeconds(70)))
                .commit());

        assertThat(store.standings(ROOM, ever, List.of(ALICE))).containsExactly(new Standing(ALICE, 1, 750, 4000));
    }

    @Test
    void tellsAnswersInFreeTextOfTheNextPeople() {
        Fact.Attempt first = answered(ONE, 1, Optional.empty(), 1, NOON);
        Fact.Attempt second = answered(ONE, 2, Optional.empty(), 2, NOON.plusSeconds(5));
        Fact.Corrected said = corrected(Fact.Cause.SAID, Optional.of("lazy"), 3, NOON.plusSeconds(60));
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(
                        second,
                        first,
                        answered(ONE, 2, Optional.of("probe"), 2, NOON.plusSeconds(6)),
                        choice(3, SIGNALS, 1000, false, NOON),
                        said)
                .commit());

        assertThat(store.answersTo(SIGNALS, Optional.empty(), 1))
                .containsExactly(new Answered(first, List.of(said)), new Answered(second, List.of()));
        assertThat(store.answersTo(SIGNALS, Optional.of(ALICE), 1)).isEmpty();
        assertThat(store.answersTo(GET_OR_FILTER, Optional.empty(), 1)).isEmpty();
    }

    private static Fact.Attempt choice(int step, QuestionId question, int score, boolean late, Instant at) {
        return new Fact.Attempt(
                ALICE,
                ROOM,
                ONE,
                step,
                question,
                "rev1",
                "",
                Fact.Mode.CHOICE,
                Optional.empty(),
                "[2]",
                score,
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                List.of(2, 0, 1),
                late,
                at.minusSeconds(4),
                at);
    }

    private static Fact.Corrected corrected(Fact.Cause cause, Optional<String> point, int level, Instant at) {
        return new Fact.Corrected(
                ALICE,
                ROOM,
                ONE,
                1,
                SIGNALS,
                "rev1",
                cause,
                point,
                List.of(new Fact.PointResult("lazy", Mark.COVERED), new Fact.PointResult("once", Mark.PARTLY)),
                level * 250,
                Optional.of(level),
                at);
    }

    private static Fact.Attempt answered(ConversationId id, int step, Optional<String> probe, int level, Instant at) {
        return new Fact.Attempt(
                ALICE,
                ROOM,
                id,
                step,
                SIGNALS,
                "rev1",
                "grader-1",
                probe.isPresent() ? Fact.Mode.FOLLOW_UP : Fact.Mode.FREE_TEXT,
                probe,
                "words",
                level * 250,
                Optional.of(level),
                List.of(
                        new Fact.PointResult("lazy", level > 2 ? Mark.COVERED : Mark.MISSED),
                        new Fact.PointResult("once", Mark.PARTLY)),
                List.of(),
                0,
                List.of(),
                false,
                at.minusSeconds(60),
                at);
    }

    // ---- facts

    @Test
    void keepsThemInOrderWithEveryDetail() {
        Fact.Attempt full = new Fact.Attempt(
                ALICE,
                ROOM,
                ONE,
                4,
                GET_OR_FILTER,
                "rev1",
                "grader-1/lexicon-9",
                Fact.Mode.FREE_TEXT,
                Optional.of("key-point/laziness/1"),
                "`filter` is lazy,\n\"get\" isn't – naïve 🙂",
                640,
                Optional.of(3),
                List.of(
                        new Fact.PointResult("laziness", Mark.COVERED),
                        new Fact.PointResult("exceptions", Mark.MISSED)),
                List.of("filter-returns-a-list"),
                2,
                List.of(2, 0, 1),
                true,
                NOON.minusSeconds(40),
                NOON.minusMillis(1));
        Fact.Asked first = asked(GET_OR_FILTER, NOON.minusSeconds(40));
        Fact.Attempt second = attempt(ONE, 9, BOB, Optional.empty());
        Fact.Rated rated = new Fact.Rated(
                ALICE, BOB, ROOM, ONE, 9, List.of(4, 3, 5, 2), "Spoke \"clearly\"\n", true, NOON.plusSeconds(3));
        store.commit(new Draft(ONE, 0, profile(100)).facts(first, full).commit());
        store.commit(new Draft(ONE, 1, profile(150)).facts(second, rated).commit());
        store.commit(new Draft(TWO, 0, profile(200))
                .facts(attempt(TWO, 9, BOB, Optional.empty()))
                .commit());

        assertThat(fixture.facts(ONE)).containsExactly(first, full, second, rated);
    }

    @Test
    void countsTheSameAnswerOnce() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(attempt(ONE, 4, ALICE, Optional.empty()))
                .commit());

        CommitResult again = store.commit(new Draft(ONE, 1, profile(150))
                .facts(attempt(ONE, 4, ALICE, Optional.empty()))
                .commit());
        CommitResult twiceAtOnce = store.commit(new Draft(ONE, 1, profile(150))
                .facts(attempt(ONE, 5, ALICE, Optional.empty()), attempt(ONE, 5, ALICE, Optional.empty()))
                .commit());

        assertThat(again).isEqualTo(new CommitResult.Duplicate());
        assertThat(twiceAtOnce).isEqualTo(new CommitResult.Duplicate());
        assertThat(fixture.facts(ONE)).hasSize(1);
    }

    @Test
    void countsAnotherStepPersonFollowUpOrConversationForItself() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(
                        attempt(ONE, 4, ALICE, Optional.empty()),
                        attempt(ONE, 5, ALICE, Optional.empty()),
                        attempt(ONE, 4, BOB, Optional.empty()),
                        attempt(ONE, 4, ALICE, Optional.of("branch/1")))
                .commit());
        store.commit(new Draft(TWO, 0, profile(200))
                .facts(attempt(TWO, 4, ALICE, Optional.empty()))
                .commit());

        assertThat(fixture.facts(ONE)).hasSize(4);
        assertThat(fixture.facts(TWO)).hasSize(1);
    }

    @Test
    void remembersTheLatestTimeThatAnAudienceWasAsked() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(asked(SIGNALS, NOON), asked(GET_OR_FILTER, NOON.plusSeconds(1)))
                .commit());
        store.commit(new Draft(TWO, 0, profile(200))
                .facts(asked(SIGNALS, NOON.plusSeconds(7)))
                .commit());
        store.commit(new Draft(TWO, 1, profile(200))
                .facts(asked(SIGNALS, NOON.plusSeconds(3)))
                .commit());

        assertThat(store.asked(new Audience.Room(ROOM)))
                .isEqualTo(Map.of(SIGNALS, NOON.plusSeconds(7), GET_OR_FILTER, NOON.plusSeconds(1)));
    }

    @Test
    void keepsAudiencesApart() {
        store.commit(new Draft(ONE, 0, profile(100))
                .facts(new Fact.Asked(SIGNALS, "rev1", new Audience.Person(ALICE), NOON))
                .commit());

        assertThat(store.asked(new Audience.Person(ALICE))).containsOnlyKeys(SIGNALS);
        assertThat(store.asked(new Audience.Person(BOB))).isEmpty();
        assertThat(store.asked(new Audience.Room(ROOM))).isEmpty();
    }

    // ---- learners

    @Test
    void keepsOneLearnerForAnActor() throws Exception {
        Actor actor = new Actor(PlatformId.SLACK, "team1", "u1");
        LearnerId learner = store.learner(actor);

        assertThat(store.learner(actor)).isEqualTo(learner);
        assertThat(fixture.reopen().learner(actor)).isEqualTo(learner);
    }

    @Test
    void knowsADiscordUserAcrossServersAndDirectMessages() {
        LearnerId learner = store.learner(new Actor(PlatformId.DISCORD, "guild1", "42"));

        assertThat(store.learner(new Actor(PlatformId.DISCORD, "guild2", "42"))).isEqualTo(learner);
        assertThat(store.learner(new Actor(PlatformId.DISCORD, Actor.NO_TENANT, "42")))
                .isEqualTo(learner);
    }

    @Test
    void keepsSlackUsersOfTwoWorkspacesAndTwoPlatformsApart() {
        LearnerId learner = store.learner(new Actor(PlatformId.SLACK, "team1", "u1"));

        assertThat(store.learner(new Actor(PlatformId.SLACK, "team2", "u1"))).isNotEqualTo(learner);
        assertThat(store.learner(new Actor(PlatformId.CONSOLE, "team1", "u1"))).isNotEqualTo(learner);
    }

    // ---- heartbeats

    @Test
    void knowsTheLastSignOfLife() throws Exception {
        assertThat(store.lastHeartbeat()).isEmpty();

        store.heartbeat(NOON);
        store.heartbeat(NOON.plusSeconds(10));

        assertThat(store.lastHeartbeat()).contains(NOON.plusSeconds(10));
        assertThat(fixture.reopen().lastHeartbeat()).contains(NOON.plusSeconds(10));
    }

    @Test
    void neverGoesBack() {
        store.heartbeat(NOON);
        store.heartbeat(NOON.minusSeconds(10));

        assertThat(store.lastHeartbeat()).contains(NOON);
    }

    // ---- races

    @Test
    void letsOneOfManyDecideOnAVersion() throws Exception {
        commit(ONE, 0, profile(100));

        List<CommitResult> results = race(i -> store.commit(new Draft(ONE, 1, profile(101 + i)).commit()));

        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommitResult.VersionConflict.class::isInstance)
                .hasSize(RACERS - 1);
        assertThat(store.load(ONE).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void letsOneOfManyStart() throws Exception {
        List<CommitResult> results = race(i -> store.commit(new Draft(ONE, 0, profile(101 + i)).commit()));

        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommitResult.VersionConflict.class::isInstance)
                .hasSize(RACERS - 1);
    }

    @Test
    void givesAKeyToOneOfMany() throws Exception {
        List<CommitResult> results = race(i -> store.commit(new Draft(new ConversationId("racer" + i), 0, profile(100))
                .take(QUIZ_OF_ROOM)
                .commit()));

        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        ConversationId winner = store.holder(QUIZ_OF_ROOM).orElseThrow().conversation();
        assertThat(results)
                .filteredOn(CommitResult.ClaimConflict.class::isInstance)
                .hasSize(RACERS - 1)
                .allSatisfy(it -> assertThat(((CommitResult.ClaimConflict) it).holders())
                        .extracting(ClaimHolder::conversation)
                        .containsExactly(winner));
        assertThat(IntStream.range(0, RACERS)
                        .mapToObj(i -> store.load(new ConversationId("racer" + i)))
                        .filter(Optional::isPresent))
                .hasSize(1);
    }

    @Test
    void handlesAnInboundOnceForMany() throws Exception {
        List<CommitResult> results = race(i -> store.commit(new Draft(new ConversationId("racer" + i), 0, profile(100))
                .inbound("press/1")
                .commit()));

        assertThat(results).filteredOn(CommitResult.Committed.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CommitResult.Duplicate.class::isInstance).hasSize(RACERS - 1);
    }

    @Test
    void takesKeysInOppositeOrdersWithoutLockingUp() throws Exception {
        ClaimKey left = new ClaimKey("race", "left");
        ClaimKey right = new ClaimKey("race", "right");

        List<CommitResult> results = race(i -> {
            Draft draft = new Draft(new ConversationId("racer" + i), 0, profile(100));
            return store.commit((i % 2 == 0
                            ? draft.seize(left).seize(right)
                            : draft.seize(right).seize(left))
                    .commit());
        });

        assertThat(results).hasSize(RACERS).allMatch(CommitResult.Committed.class::isInstance);
        assertThat(store.holder(left).orElseThrow().conversation())
                .isEqualTo(store.holder(right).orElseThrow().conversation());
    }

    @Test
    void makesOneLearnerForMany() throws Exception {
        Actor actor = new Actor(PlatformId.SLACK, "team1", "u1");

        List<LearnerId> learners = race(i -> store.learner(actor));

        assertThat(learners).hasSize(RACERS).containsOnly(store.learner(actor));
    }

    @Test
    void losesNoDecisionOfManyWhoTryAgain() throws Exception {
        commit(ONE, 0, profile(100));

        race(i -> {
            for (int round = 0; round < 5; round++) {
                CommitResult result;
                do {
                    long version = store.load(ONE).orElseThrow().version();
                    result = store.commit(new Draft(ONE, version, profile(100))
                            .facts(attempt(ONE, round, new LearnerId("racer" + i), Optional.empty()))
                            .commit());
                } while (!(result instanceof CommitResult.Committed));
            }
            return i;
        });

        assertThat(store.load(ONE).orElseThrow().version()).isEqualTo(1 + RACERS * 5);
        assertThat(fixture.facts(ONE)).hasSize(RACERS * 5).doesNotHaveDuplicates();
    }

    private <T> List<T> race(Racer<T> racer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            List<Callable<T>> racers = IntStream.range(0, RACERS)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return racer.run(i);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(racers)) {
                results.add(result.get());
            }
            return results;
        }
    }

    // ---- restarts

    @Test
    void findsEverythingAgain() throws Exception {
        Actor actor = new Actor(PlatformId.DISCORD, "guild1", "42");
        QuizState state = asking(ROOM, 3, NOON.plusSeconds(30));
        Fact.Attempt attempt = attempt(ONE, 2, ALICE, Optional.empty());
        LearnerId learner = store.learner(actor);
        store.commit(new Draft(ONE, 0, state)
                .inbound("press/1")
                .take(QUIZ_OF_ROOM)
                .effects(post(CARD, "card"), post(BOARD, "board"))
                .facts(asked(SIGNALS, NOON), attempt)
                .commit());
        store.delivered(new EffectId(ONE, 1, 0), delivered("m1"));
        store.postpone(new EffectId(ONE, 1, 1), NOON.plusSeconds(5), false);

        store = fixture.reopen();

        assertThat(store.load(ONE).orElseThrow()).isEqualTo(new Store.Stored(ONE, 1, state, Map.of(CARD, ref("m1"))));
        assertThat(store.seen("press/1")).isTrue();
        assertThat(store.holder(QUIZ_OF_ROOM)).contains(new ClaimHolder(QUIZ_OF_ROOM, ONE, Optional.of(ref("m1"))));
        assertThat(store.due(NOON.plusSeconds(30), 10))
                .containsExactly(new DueConversation(ONE, 3, NOON.plusSeconds(30)));
        assertThat(store.pending(NOON.plusSeconds(4), 10)).isEmpty();
        assertThat(store.pending(NOON.plusSeconds(5), 10))
                .extracting(PendingEffect::effect)
                .containsExactly(post(BOARD, "board"));
        assertThat(store.findSlot(ref("m1"))).contains(new SlotAddress(ONE, CARD));
        assertThat(store.asked(new Audience.Room(ROOM))).isEqualTo(Map.of(SIGNALS, NOON));
        assertThat(store.learner(actor)).isEqualTo(learner);
        assertThat(fixture.facts(ONE)).contains(attempt);
    }

    /** What a thread of a race does. */
    private interface Racer<T> {
        T run(int number) throws Exception;
    }

    /** A decision that is put together step by step. */
    private static final class Draft {
        private final ConversationId id;
        private final long expectedVersion;
        private final State next;
        private final List<Effect> effects = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<ClaimChange> claims = new ArrayList<>();
        private Optional<String> inbound = Optional.empty();
        private Instant at = NOON;

        Draft(ConversationId id, long expectedVersion, State next) {
            this.id = id;
            this.expectedVersion = expectedVersion;
            this.next = next;
        }

        Draft inbound(String inboundId) {
            inbound = Optional.of(inboundId);
            return this;
        }

        Draft at(Instant time) {
            at = time;
            return this;
        }

        Draft take(ClaimKey key) {
            claims.add(new ClaimChange.Take(key));
            return this;
        }

        Draft seize(ClaimKey key) {
            claims.add(new ClaimChange.Seize(key));
            return this;
        }

        Draft release(ClaimKey key) {
            claims.add(new ClaimChange.Release(key));
            return this;
        }

        Draft effects(Effect... more) {
            effects.addAll(List.of(more));
            return this;
        }

        Draft facts(Fact... more) {
            facts.addAll(List.of(more));
            return this;
        }

        Commit commit() {
            return new Commit(id, expectedVersion, next, effects, facts, claims, inbound, at);
        }
    }

    private CommitResult commit(ConversationId id, long expectedVersion, State next) {
        return store.commit(new Draft(id, expectedVersion, next).commit());
    }

    private static ProfileState profile(int timePercent) {
        return new ProfileState(
                ROOM,
                ALICE,
                timePercent,
                Optional.empty(),
                false,
                LocalTime.of(9, 0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static QuizState asking(Scope home, int step, Instant closesAt) {
        return new QuizState.Asking(
                setup(home),
                List.of(),
                0,
                step,
                true,
                closesAt.minusSeconds(60),
                Optional.of(closesAt),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                0);
    }

    private static QuizState.Setup setup(Scope home) {
        return new QuizState.Setup(
                ONE,
                home,
                QuizState.Where.TOGETHER,
                new Actor(home.platform(), home.tenant(), "owner"),
                ALICE,
                "Owner",
                "django",
                List.of(new QuizState.Planned(GET_OR_FILTER, QuizState.Form.CHOICES, List.of(1, 0, 2))),
                Optional.empty(),
                17);
    }

    private static Effect post(Slot slot, String text) {
        return new Effect.Post(slot, new Target.InChannel(ROOM), text(text));
    }

    private static Message text(String text) {
        return Message.ofText(text);
    }

    private static MessageRef ref(String message) {
        return new MessageRef(PlatformId.DISCORD, "guild1", "room1", Optional.empty(), message);
    }

    private static Delivery delivered(String message) {
        return new Delivery.Delivered(ref(message), NOON);
    }

    private static Fact.Asked asked(QuestionId question, Instant at) {
        return new Fact.Asked(question, "rev1", new Audience.Room(ROOM), at);
    }

    private static Fact.Attempt attempt(ConversationId id, int step, LearnerId learner, Optional<String> probe) {
        return new Fact.Attempt(
                learner,
                ROOM,
                id,
                step,
                SIGNALS,
                "rev1",
                "",
                Fact.Mode.CHOICE,
                probe,
                "0,2",
                500,
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                List.of(2, 1, 0),
                false,
                NOON.minusSeconds(20),
                NOON);
    }
}
