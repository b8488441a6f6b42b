package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.fact.Fact.Cause;
import org.interviewcoach.core.fact.Fact.Corrected;
import org.interviewcoach.core.fact.Fact.PointResult;
import org.interviewcoach.core.grading.Mark;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.memory.PointMemory;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.ClaimChange;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.Test;

/** Once a question was mended after an appeal was upheld, all answers that the mistake touched follow, each once. */
final class MendingTest {
    private static final Scope ROOM = new Scope(PlatformId.SLACK, "T1", "C1");
    private static final QuestionId RICE = new QuestionId("kitchen.oven.rice");
    private static final String LID = "keep the lid on while it goes";
    private static final int PEOPLE = 60;

    private final ManualClock clock = new ManualClock(Transcript.START);
    private MemoryStore store = new MemoryStore(new CountedIds());
    private Shell shell = start(SampleBank.bank());
    private int inbound;

    @Test
    void answersThatMadeThePointCountWithItAndNoOthers() {
        for (int i = 1; i <= PEOPLE; i++) {
            answered("U" + i, i % 2 == 1 ? LID : "I do not know");
        }
        uphold("U1");

        shell = start(mended());
        settle();

        List<Corrected> mends = corrections(Cause.MENDED);
        assertThat(mends)
                .hasSize(PEOPLE / 2 - 1)
                .allMatch(it -> it.points().contains(new PointResult("what", Mark.COVERED)));
        assertThat(mends).allMatch(it -> it.revision().equals("rev-2") && it.scorePermille() > 0);
        assertThat(hears("U3", "what")).isTrue();
        assertThat(hears("U2", "what")).isFalse();
    }

    @Test
    void aKillInTheMiddleAndAnotherStartChangeNothing() {
        for (int i = 1; i <= PEOPLE; i++) {
            answered("U" + i, LID);
        }
        uphold("U1");

        shell = start(mended());
        int begun = corrections(Cause.MENDED).size();
        shell = start(mended());
        settle();
        List<Corrected> all = corrections(Cause.MENDED);
        shell = start(mended());
        settle();

        assertThat(begun).isBetween(1, PEOPLE - 2);
        assertThat(all).hasSize(PEOPLE - 1);
        assertThat(all.stream().map(Corrected::learner).distinct()).hasSize(PEOPLE - 1);
        assertThat(corrections(Cause.MENDED)).isEqualTo(all);
    }

    @Test
    void whatPeopleSayOfThemselvesStaysTheirs() {
        answered("U1", LID);
        LearnerId learner = answered("U2", LID);
        Reply unusedSaid = submit(new Inbound.Press(
                header("U2"),
                Token.of(Need.WHISPER, "said", new ConversationId("of-" + learner), 0, "0"),
                List.of(),
                new MessageRef(PlatformId.SLACK, "T1", "D1", Optional.empty(), "1.1")));
        uphold("U1");

        shell = start(mended());
        settle();

        assertThat(corrections(Cause.MENDED).getFirst().points())
                .containsExactly(new PointResult("how", Mark.MISSED), new PointResult("what", Mark.COVERED));
        assertThat(hears("U2", "how")).isTrue();
        assertThat(hears("U2", "what")).isTrue();
    }

    @Test
    void wordsThatAnAuthorHasAcceptedMendAllAnswersThatMakeThePoint() {
        answered("U1", LID);
        answered("U2", "I do not know");
        answered("U3", LID);
        ConversationId phrase = new ConversationId("phrase:0001");
        store.commit(new Store.Commit(
                phrase,
                0,
                AppealState.ofPhrase(phrase, ROOM, RICE, "rev-rice", "what", clock.instant()),
                List.of(),
                List.of(),
                List.of(new ClaimChange.Take(ClaimKey.upheld(phrase))),
                Optional.empty(),
                clock.instant()));

        shell = start(SampleBank.bank());
        settle();
        assertThat(corrections(Cause.MENDED)).isEmpty();

        shell = start(mended());
        settle();
        assertThat(corrections(Cause.MENDED))
                .extracting(Corrected::learner)
                .containsExactlyInAnyOrder(store.learner(actor("U1")), store.learner(actor("U3")));
        assertThat(hears("U1", "what")).isTrue();
        assertThat(hears("U2", "what")).isFalse();
    }

    @Test
    void nothingHappensWithoutARulingForTheAuthor() {
        answered("U1", LID);
        answered("U2", LID);

        shell = start(mended());
        settle();

        assertThat(store.facts().stream().filter(Corrected.class::isInstance)).isEmpty();
    }

    private boolean hears(String user, String point) {
        return store.memory(store.learner(actor(user))).points().stream()
                .filter(it -> it.point().equals(point))
                .allMatch(PointMemory::lastHeard);
    }

    private List<Corrected> corrections(Cause cause) {
        return store.facts().stream()
                .filter(Corrected.class::isInstance)
                .map(Corrected.class::cast)
                .filter(it -> it.cause() == cause)
                .toList();
    }

    /** The same pack; only that rice is made with a lid however that is put. */
    private static Bank mended() {
        Pack pack = SampleBank.bank().packs().iterator().next();
        List<Question> questions = new ArrayList<>();
        for (Question it : pack.questions()) {
            questions.add(it.id().equals(RICE) ? mended(it) : it);
        }
        return new Bank(List.of(pack.with(questions)));
    }

    private static Question mended(Question it) {
        List<KeyPoint> points = new ArrayList<>(it.rubric().keyPoints());
        KeyPoint what = points.removeLast();
        List<Phrasing> accept = new ArrayList<>(what.accept());
        accept.add(new Phrasing("lid", Window.SENTENCE));
        points.add(new KeyPoint(
                what.id(),
                what.says(),
                what.why(),
                what.weight(),
                what.required(),
                accept,
                what.unless(),
                what.hint(),
                what.ask()));
        return new Question(
                it.id(),
                "rev-2",
                it.tier(),
                it.text(),
                it.level(),
                it.tags(),
                it.since(),
                it.until(),
                it.answer(),
                new Rubric(points, it.rubric().misconceptions(), it.rubric().followUps()),
                it.choices(),
                it.hints(),
                it.samples(),
                it.references(),
                it.sources());
    }

    private Shell start(Bank bank) {
        store = store.reopen();
        Shell started = new Shell(
                store,
                clock,
                new CountedIds(),
                ShellPolicy.DEFAULT,
                Knowledge.of(bank, Texts.of(Locale.ENGLISH)),
                List.of(),
                Runnable::run,
                Runnable::run);
        started.wakeUp();
        return started;
    }

    private void settle() {
        Pump pump = new Pump(shell, store, clock);
        pump.settle();
        while (store.nextDue().filter(it -> !it.isAfter(clock.instant())).isPresent()) {
            shell.fireDue();
            pump.settle();
        }
    }

    /** An answer that made neither point, in a conversation named after the learner. */
    private LearnerId answered(String user, String words) {
        LearnerId learner = store.learner(actor(user));
        ConversationId id = new ConversationId("of-" + learner);
        Instant at = clock.instant();
        Fact attempt = new Fact.Attempt(
                learner,
                ROOM,
                id,
                0,
                RICE,
                "rev-rice",
                "2/test",
                Fact.Mode.FREE_TEXT,
                Optional.empty(),
                words,
                0,
                Optional.of(0),
                List.of(new PointResult("how", Mark.MISSED), new PointResult("what", Mark.MISSED)),
                List.of(),
                0,
                List.of(),
                false,
                at.minus(Duration.ofSeconds(30)),
                at);
        store.commit(new Store.Commit(
                id,
                0,
                ProfileState.initial(ROOM, learner),
                List.of(),
                List.of(attempt),
                List.of(),
                Optional.empty(),
                at));
        return learner;
    }

    private void uphold(String user) {
        ConversationId answer = new ConversationId("of-" + store.learner(actor(user)));
        Reply unusedThanks = submit(new Inbound.Submit(
                header(user),
                Token.of(Need.WHISPER, "appeal", answer, 0),
                Map.of("reason", List.of("A lid is a lid"))));
        ConversationId appeal =
                store.holders(ClaimKey.appealsOf(ROOM)).getFirst().conversation();
        Reply unusedRuled = submit(new Inbound.Submit(
                header("U99", Capability.REVIEW_APPEALS),
                Token.of(Need.WHISPER, "rule", appeal, 0, RICE.value()),
                Map.of(
                        "ruling", List.of("partly"),
                        "points", List.of("what"),
                        "sentence", List.of("So it is."))));
        assertThat(corrections(Cause.APPEAL)).hasSize(1);
    }

    private Reply submit(Inbound it) {
        Reply reply = shell.handle(it).join();
        settle();
        return reply;
    }

    private Inbound.Header header(String user, Capability... rights) {
        return new Inbound.Header(
                "in" + ++inbound,
                new Inbound.Sender(actor(user), "Name of " + user, "en", Set.of(rights)),
                Place.channel(ROOM),
                clock.instant());
    }

    private static Actor actor(String user) {
        return new Actor(PlatformId.SLACK, "T1", user);
    }
}
