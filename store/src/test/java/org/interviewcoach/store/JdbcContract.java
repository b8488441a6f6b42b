package org.interviewcoach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.memory.LearnerMemory;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.port.Figures.Participation;
import org.interviewcoach.core.port.Standing;
import org.interviewcoach.core.port.Store.Commit;
import org.interviewcoach.core.port.Store.CommitResult;
import org.interviewcoach.core.port.Store.StoreException;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState.Range;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.store.Leases.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link JdbcStore} does beyond its port, on each of the databases. */
abstract class JdbcContract {
    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");
    private static final Scope ROOM = new Scope(PlatformId.SLACK, "team1", "room1");
    private static final ConversationId ONE = new ConversationId("one");
    private static final LearnerId ALICE = new LearnerId("alice");
    private static final String TOKEN = "xoxb-1234567890-very-secret";
    private static final SealingKeys OLD_KEY = SealingKeys.parse(key("old"));
    private static final SealingKeys BOTH_KEYS = SealingKeys.parse(key("new") + "," + key("old"));
    private static final SealingKeys NEW_KEY = SealingKeys.parse(key("new"));

    private JdbcStore store;

    /** A database without rows. */
    protected abstract StoreLocation location();

    @BeforeEach
    void open() {
        AtomicInteger learners = new AtomicInteger();
        store = JdbcStore.open(
                location(),
                () -> "learner" + learners.incrementAndGet(),
                id -> Optional.of(Samples.question()).filter(it -> it.id().equals(id)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    // ---- what people type

    @Test
    void keepsTextThatNoDatabaseLikes() {
        String hostile = "nul \u0000, half a pair \uD83D, quote ' \" \\ -- ; drop table attempt; 🙂 \r\n\t";
        State state = new ProfileState(
                ROOM,
                ALICE,
                100,
                Optional.empty(),
                false,
                LocalTime.NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Effect quote = new Effect.Post(
                new Slot("card"), new Target.InChannel(ROOM), new Message("An answer", new Part.Quote(hostile)));

        CommitResult result = store.commit(commit(0, state, List.of(quote), List.of(attempt(1, "rev1", hostile))));

        assertThat(result).isEqualTo(new CommitResult.Committed(1));
        String kept = hostile.replace('\uD83D', '\uFFFD').replace("\uFFFD\uDE42", "🙂");
        assertThat(((Fact.Attempt) store.facts(ONE).getFirst()).answer()).isEqualTo(kept.replace('\u0000', '\uFFFD'));
        assertThat(((Effect.Post) store.pending(NOON, 1).getFirst().effect())
                        .message()
                        .parts())
                .containsExactly(new Part.Quote(kept));
    }

    @Test
    void erasesWordsThatAreKeptNoLongerAndKeepsTheScores() {
        store.close();
        store = JdbcStore.open(location(), () -> "learner1", id -> Optional.empty(), Optional.of(Duration.ofDays(30)));
        State over = new QuizState.Ended(Samples.setup(QuizState.Where.TOGETHER), List.of(), 1, NOON);
        store.commit(commit(0, over, List.of(), List.of(attempt(1, "rev1", "zanzibar"))));
        LearnerMemory before = store.memory(ALICE);

        store.heartbeat(NOON.plus(Duration.ofDays(29)));
        assertThat(store.dossier(ALICE).attempts())
                .extracting(Fact.Attempt::answer)
                .containsExactly("zanzibar");

        store.heartbeat(NOON.plus(Duration.ofDays(31)));
        assertThat(store.dossier(ALICE).attempts())
                .extracting(Fact.Attempt::answer, Fact.Attempt::scorePermille)
                .containsExactly(tuple("", 500));
        assertThat(store.memory(ALICE)).isEqualTo(before);
        assertThat(store.load(ONE)).isEmpty();
    }

    @Test
    void showsNoValueInAnException() {
        store.close();
        try (Database database = Database.open(location())) {
            assertShowsNothing(
                    () -> database.run(handle -> handle.execute("insert into nowhere (it) values (?)", "my secret")));
            assertShowsNothing(() -> database.run(handle -> {
                handle.execute("insert into learner (id) values (?)", "my secret");
                handle.execute("insert into learner (id) values (?)", "my secret");
            }));
        }
    }

    private static void assertShowsNothing(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(StoreException.class).satisfies(thrown -> {
            for (Throwable it = thrown; it != null; it = it.getCause()) {
                assertThat(it.toString()).doesNotContain("secret");
            }
        });
    }

    // ---- inbounds

    @Test
    void forgetsInboundsThatNoPlatformDeliversAgain() {
        store.commit(inbound("early", NOON));
        store.heartbeat(NOON.plus(Duration.ofDays(3)));
        assertThat(store.seen("early")).isTrue();

        store.heartbeat(NOON.plus(Duration.ofDays(5)));

        assertThat(store.seen("early")).isFalse();
    }

    private static Commit inbound(String id, Instant at) {
        return new Commit(ONE, 0, Samples.profile(), List.of(), List.of(), List.of(), Optional.of(id), at);
    }

    // ---- revisions

    @Test
    void keepsAQuestionAsItWasWhenItWasFirstAsked() {
        Question question = Samples.question();
        store.commit(commit(
                0,
                Samples.profile(),
                List.of(),
                List.of(new Fact.Asked(question.id(), "rev1", new Audience.Person(ALICE), NOON))));
        store.commit(commit(1, Samples.profile(), List.of(), List.of(attempt(2, "rev1", "lazy"))));

        assertThat(store.findRevision(question.id(), "rev1")).contains(question);
    }

    @Test
    void keepsAWorkspacesOwnQuestionAsItWasAskedAndHandsItOutWithTheAnswer() {
        Question own = renamed(Samples.question(), "ws-0123456789abcdef.own.port");
        Fact.Attempt given = attempt(2, own.revision(), "lazy");
        Fact.Attempt attempt = of(given, own.id());
        store.commit(new Commit(
                ONE,
                0,
                Samples.profile(),
                List.of(),
                List.of(attempt),
                List.of(),
                Optional.empty(),
                NOON,
                List.of(own)));

        assertThat(store.findRevision(own.id(), own.revision())).contains(own);
        assertThat(store.dossier(attempt.learner()).asked(attempt)).contains(own);
        assertThat(store.dossier(attempt.learner()).json()).contains("\"asked\" : ");
    }

    private static Question renamed(Question it, String id) {
        return new Question(
                new QuestionId(id),
                it.revision(),
                it.tier(),
                it.text(),
                it.level(),
                it.tags(),
                it.since(),
                it.until(),
                it.answer(),
                it.rubric(),
                it.choices(),
                it.hints(),
                it.samples(),
                it.references(),
                it.sources());
    }

    private static Fact.Attempt of(Fact.Attempt it, QuestionId question) {
        return new Fact.Attempt(
                it.learner(),
                it.scope(),
                it.conversation(),
                it.step(),
                question,
                it.revision(),
                it.grader(),
                it.mode(),
                it.probe(),
                it.answer(),
                it.scorePermille(),
                it.level(),
                it.points(),
                it.misconceptions(),
                it.hints(),
                it.optionOrder(),
                it.late(),
                it.askedAt(),
                it.at());
    }

    @Test
    void keepsNoQuestionUnderARevisionThatItIsNot() {
        store.commit(commit(0, Samples.profile(), List.of(), List.of(attempt(2, "rev0", "lazy"))));

        assertThat(store.findRevision(Samples.question().id(), "rev0")).isEmpty();
        assertThat(store.facts(ONE)).hasSize(1);
    }

    @Test
    void keepsARevisionWhoseFirstUseWasUndone() {
        Fact.Attempt attempt = attempt(2, "rev1", "lazy");
        store.commit(commit(0, Samples.profile(), List.of(), List.of(attempt, attempt)));
        assertThat(store.findRevision(attempt.question(), "rev1")).isEmpty();

        store.commit(commit(0, Samples.profile(), List.of(), List.of(attempt)));

        assertThat(store.findRevision(attempt.question(), "rev1")).contains(Samples.question());
    }

    // ---- installations

    @Test
    void givesTheTokensOfAnInstallationBack() {
        Installations installations = store.installations(OLD_KEY, new SecureRandom());
        Installation installation = installation("team1");
        installations.save(installation, NOON);
        installations.save(installation("team2"), NOON);

        assertThat(installations.find(PlatformId.SLACK, "team1")).contains(installation);
        assertThat(installations.find(PlatformId.DISCORD, "team1")).isEmpty();
        assertThat(installations.active(PlatformId.SLACK))
                .extracting(Installation::tenant)
                .containsExactlyInAnyOrder("team1", "team2");
    }

    @Test
    void takesTheTokensOfARemovedInstallationAway() {
        Installations installations = store.installations(OLD_KEY, new SecureRandom());
        installations.save(installation("team1"), NOON);

        installations.remove(PlatformId.SLACK, "team1", NOON.plusSeconds(1));

        assertThat(installations.active(PlatformId.SLACK)).isEmpty();
        assertThat(installations.find(PlatformId.SLACK, "team1")).hasValueSatisfying(it -> {
            assertThat(it.tokens()).isEmpty();
            assertThat(it.settings()).containsEntry("scopes", "commands");
        });
    }

    @Test
    void sealsAnewWithTheFirstKey() {
        store.installations(OLD_KEY, new SecureRandom()).save(installation("team1"), NOON);
        Installations both = store.installations(BOTH_KEYS, new SecureRandom());
        both.save(installation("team2"), NOON);

        assertThat(both.reseal()).isEqualTo(1);
        assertThat(both.reseal()).isZero();
        assertThat(store.installations(NEW_KEY, new SecureRandom()).active(PlatformId.SLACK))
                .containsExactlyInAnyOrder(installation("team1"), installation("team2"));
    }

    @Test
    void saysWhichKeyIsMissing() {
        store.installations(OLD_KEY, new SecureRandom()).save(installation("team1"), NOON);
        Installations other = store.installations(NEW_KEY, new SecureRandom());

        assertThatThrownBy(() -> other.find(PlatformId.SLACK, "team1"))
                .hasMessageContaining("slack/team1")
                .hasMessageContaining("the key old")
                .hasMessageNotContaining(TOKEN);
    }

    private static Installation installation(String tenant) {
        return new Installation(
                PlatformId.SLACK,
                tenant,
                "Team",
                Installation.Status.ACTIVE,
                Map.of("bot", TOKEN, "app", "xapp-1"),
                Map.of("scopes", "commands"));
    }

    private static String key(String id) {
        // The same key for an id on every call: a repeated byte is as good as any here.
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) id.hashCode());
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    // ---- leases

    @Test
    void givesALeaseToOneOwner() {
        Leases leases = store.leases();
        Lease lease =
                leases.acquire("outbox", "a", NOON, Duration.ofSeconds(30)).orElseThrow();

        assertThat(lease.token()).isEqualTo(1);
        assertThat(leases.acquire("outbox", "b", NOON.plusSeconds(29), Duration.ofSeconds(30)))
                .isEmpty();
        assertThat(leases.acquire("shard-0", "b", NOON, Duration.ofSeconds(30))).isPresent();
        assertThat(leases.isHeld(lease, NOON.plusSeconds(29))).isTrue();
        assertThat(leases.isHeld(lease, NOON.plusSeconds(30))).isFalse();
    }

    @Test
    void prolongsALeaseForItsOwnerUnderTheSameToken() {
        Leases leases = store.leases();
        leases.acquire("outbox", "a", NOON, Duration.ofSeconds(30));

        Lease prolonged = leases.acquire("outbox", "a", NOON.plusSeconds(20), Duration.ofSeconds(30))
                .orElseThrow();

        assertThat(prolonged.token()).isEqualTo(1);
        assertThat(prolonged.until()).isEqualTo(NOON.plusSeconds(50));
        assertThat(leases.acquire("outbox", "b", NOON.plusSeconds(40), Duration.ofSeconds(30)))
                .isEmpty();
    }

    @Test
    void givesANewTokenOnceTheLeaseHasRunOut() {
        Leases leases = store.leases();
        Lease first =
                leases.acquire("outbox", "a", NOON, Duration.ofSeconds(30)).orElseThrow();

        Lease second = leases.acquire("outbox", "b", NOON.plusSeconds(30), Duration.ofSeconds(30))
                .orElseThrow();
        leases.release(first);

        assertThat(second.token()).isEqualTo(2);
        assertThat(leases.isHeld(second, NOON.plusSeconds(31))).isTrue();
        assertThat(leases.isHeld(first, NOON.plusSeconds(31))).isFalse();
        assertThat(leases.acquire("outbox", "b", NOON.plusSeconds(90), Duration.ofSeconds(30)))
                .map(Lease::token)
                .contains(3L);
    }

    @Test
    void freesALeaseOnRelease() {
        Leases leases = store.leases();
        leases.release(
                leases.acquire("outbox", "a", NOON, Duration.ofSeconds(30)).orElseThrow());

        assertThat(leases.acquire("outbox", "b", NOON.plusSeconds(1), Duration.ofSeconds(30)))
                .map(Lease::token)
                .contains(2L);
    }

    @Test
    void givesALeaseToOneOfMany() throws Exception {
        Leases leases = store.leases();
        List<Optional<Lease>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Lease>>> racers = IntStream.range(0, 8)
                    .<Callable<Optional<Lease>>>mapToObj(
                            i -> () -> leases.acquire("outbox", "owner" + i, NOON, Duration.ofSeconds(30)))
                    .toList();
            for (Future<Optional<Lease>> result : threads.invokeAll(racers)) {
                results.add(result.get());
            }
        }

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
    }

    // ---- memory

    @Test
    void aRebuildGivesWhatWasKeptWithEveryAnswer() {
        LearnerId learner = store.learner(new Actor(PlatformId.SLACK, "team1", "alice"));
        for (int step = 1; step <= 5; step++) {
            store.commit(commit(
                    step - 1,
                    new ProfileState(
                            ROOM,
                            ALICE,
                            100,
                            Optional.empty(),
                            false,
                            LocalTime.NOON,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    List.of(),
                    List.of(attempt(learner, step, "rev1", "answer " + step, NOON.plus(Duration.ofDays(3L * step))))));
        }
        LearnerMemory kept = store.memory(learner);
        List<Integer> progress = new ArrayList<>();

        store.rebuildMemories((done, all) -> progress.add(done * 100 / all));

        assertThat(kept.reviews()).hasSize(1);
        assertThat(kept.weeks()).isNotEmpty();
        assertThat(store.memory(learner)).isEqualTo(kept);
        assertThat(progress).containsExactly(100);
    }

    @Test
    void boardsAreTheSameAfterARebuildAndWithoutWhoeverIsForgotten() {
        LearnerId learner = store.learner(new Actor(PlatformId.SLACK, "team1", "U1"));
        LearnerId other = store.learner(new Actor(PlatformId.SLACK, "team1", "U2"));
        Range hour = new Range(Optional.empty(), NOON, NOON.plusSeconds(3600), false);
        store.commit(commit(
                0,
                Samples.profile(),
                List.of(),
                List.of(
                        new Fact.Asked(Samples.question().id(), "rev1", new Audience.Room(ROOM), NOON),
                        choice(learner, 1, 1000, NOON.plusSeconds(20)),
                        choice(other, 1, 0, NOON.plusSeconds(30)),
                        choice(learner, 2, 0, NOON.plusSeconds(1000)))));
        List<Standing> standings = List.of(new Standing(learner, 1, 1000, 20_000), new Standing(other, 1, 0, 20_000));
        assertThat(store.standings(ROOM, hour, List.of(learner, other))).isEqualTo(standings);
        assertThat(store.participation(ROOM, hour)).isEqualTo(new Participation(3, 2));

        store.rebuildMemories((done, all) -> {});

        assertThat(store.standings(ROOM, hour, List.of(learner, other))).isEqualTo(standings);
        assertThat(store.participation(ROOM, hour)).isEqualTo(new Participation(3, 2));

        store.forget(learner, Set.of());

        assertThat(store.standings(ROOM, hour, List.of(learner, other)))
                .containsExactly(new Standing(learner, 0, 0, 0), standings.getLast());
        assertThat(store.participation(ROOM, hour)).isEqualTo(new Participation(1, 1));
    }

    private static Fact.Attempt choice(LearnerId learner, int step, int score, Instant at) {
        return new Fact.Attempt(
                learner,
                ROOM,
                ONE,
                step,
                Samples.question().id(),
                "rev1",
                "",
                Fact.Mode.CHOICE,
                Optional.empty(),
                "[1]",
                score,
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                List.of(),
                false,
                at.minusSeconds(20),
                at);
    }

    // ---- forgetting

    @Test
    void nothingOfAForgottenPersonIsLeftInTheDatabase() throws Exception {
        Actor actor = new Actor(PlatformId.SLACK, "team1", "UFORGETME");
        LearnerId learner = store.learner(actor);
        LearnerId other = store.learner(new Actor(PlatformId.SLACK, "team1", "USTAYS"));
        State profile = new ProfileState(
                ROOM,
                learner,
                100,
                Optional.empty(),
                true,
                LocalTime.NOON,
                Optional.of(actor),
                Optional.empty(),
                Optional.empty());
        store.commit(new Commit(
                ONE,
                0,
                profile,
                List.of(new Effect.Post(
                        new Slot("direct:" + learner), new Target.ToPerson(actor), Message.ofText("xylophone"))),
                List.of(
                        new Fact.Asked(Samples.question().id(), "rev1", new Audience.Person(learner), NOON),
                        attempt(learner, 1, "rev1", "my xylophone answer", NOON),
                        attempt(other, 1, "rev1", "a marimba answer", NOON)),
                List.of(new ClaimChange.Take(ClaimKey.focus(actor)), new ClaimChange.Take(ClaimKey.open(actor, ONE))),
                Optional.of("command-UFORGETME-1"),
                NOON));
        assertThat(store.dossier(learner).json()).contains("xylophone").contains("UFORGETME");
        assertThat(store.conversationsWith(learner, Set.of(actor))).containsExactly(ONE);

        store.forget(learner, Set.of(ONE));

        assertThat(contents())
                .doesNotContain("xylophone")
                .doesNotContain("UFORGETME")
                .doesNotContain(learner.value() + '"')
                .contains("marimba")
                .contains("USTAYS");
        assertThat(store.memory(learner)).isEqualTo(LearnerMemory.EMPTY);
        assertThat(store.memory(other).reviews()).hasSize(1);
        assertThat(store.learner(actor)).isNotEqualTo(learner);
    }

    @Test
    void nothingOfAForgottenPersonsAppealIsLeftInTheDatabase() throws Exception {
        Actor actor = new Actor(PlatformId.SLACK, "team1", "UFORGETME");
        Actor reviewer = new Actor(PlatformId.SLACK, "team1", "UREVIEWS");
        ConversationId appealId = new ConversationId("appeal1");
        LearnerId learner = store.learner(actor);
        AppealState appeal = new AppealState(
                appealId,
                ROOM,
                learner,
                actor,
                ONE,
                1,
                Samples.question().id(),
                "my xylophone answer",
                500,
                Optional.of(2),
                "it said glockenspiel",
                NOON,
                NOON.plusSeconds(60),
                1,
                false,
                Optional.of(new AppealState.Ruling(
                        AppealState.Decision.REJECT, List.of(), "no celesta in it", reviewer, NOON)),
                Optional.empty());
        Effect unsent = new Effect.Post(
                new Slot("review0"), new Target.ToPerson(reviewer), Message.ofText("my xylophone answer"));
        store.commit(new Commit(
                appealId,
                0,
                appeal,
                List.of(unsent),
                List.of(),
                List.of(new ClaimChange.Take(ClaimKey.appealOf(learner, ONE, 1))),
                Optional.empty(),
                NOON));
        assertThat(contents()).contains("xylophone").contains("glockenspiel").contains("celesta");
        assertThat(store.dossier(learner).json())
                .contains("my xylophone answer", "no celesta in it")
                .as("who ruled is not told")
                .doesNotContain("UREVIEWS");
        store.commit(
                new Commit(appealId, 1, appeal.withdrawn(), List.of(), List.of(), List.of(), Optional.empty(), NOON));

        store.forget(learner, Set.of());

        assertThat(contents())
                .doesNotContain("xylophone")
                .doesNotContain("glockenspiel")
                .doesNotContain("celesta")
                .doesNotContain("UFORGETME")
                .contains("UREVIEWS");
    }

    /** Everything that the database keeps, as text: its files, or a dump of its tables. */
    protected abstract String contents() throws Exception;

    private static Commit commit(long expectedVersion, State next, List<Effect> effects, List<Fact> facts) {
        return new Commit(ONE, expectedVersion, next, effects, facts, List.of(), Optional.empty(), NOON);
    }

    private static Fact.Attempt attempt(int step, String revision, String answer) {
        return attempt(ALICE, step, revision, answer, NOON);
    }

    private static Fact.Attempt attempt(LearnerId learner, int step, String revision, String answer, Instant at) {
        return new Fact.Attempt(
                learner,
                ROOM,
                ONE,
                step,
                Samples.question().id(),
                revision,
                "grader-1",
                Fact.Mode.FREE_TEXT,
                Optional.empty(),
                answer,
                500,
                Optional.of(2),
                List.of(),
                List.of(),
                0,
                List.of(),
                false,
                at.minusSeconds(20),
                at);
    }
}
