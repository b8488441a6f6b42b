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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.interviewcoach.core.decide.MockTokens;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.AcceptingMessenger;
import org.interviewcoach.testkit.CountedIds;
import org.interviewcoach.testkit.ManualClock;
import org.interviewcoach.testkit.MemoryStore;
import org.interviewcoach.testkit.SampleBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What several people do at the same moment, on two replicas that share a store, is decided once. */
final class MockRaceTest {
    private static final Scope GENERAL = new Scope(PlatformId.CONSOLE, "t1", "general");

    private final ManualClock clock = new ManualClock(Instant.parse("2036-03-03T09:00:00Z"));
    private final CountedIds ids = new CountedIds();
    private final MemoryStore store = new MemoryStore(ids);
    private final Knowledge knowledge = Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH));
    private final List<Shell> replicas = List.of(shell(), shell());
    private final AtomicInteger inbound = new AtomicInteger();
    private final List<String> direct = new ArrayList<>();
    private volatile boolean gone;
    private final ExecutorService people = Executors.newFixedThreadPool(6);

    @AfterEach
    void stop() {
        people.shutdownNow();
    }

    @RepeatedTest(10)
    void oneOfTwoEndsCounts() throws Exception {
        ConversationId session = lobby();
        press("alice", token(session, MockTokens.BEGIN, 1));

        List<String> replies = atOnce(
                () -> press("alice", token(session, MockTokens.END, 2)),
                () -> press("alice", token(session, MockTokens.END, 2)));

        assertThat(replies).filteredOn(it -> it.startsWith("It is over")).hasSize(1);
        assertThat(replies)
                .filteredOn(it -> it.startsWith("That mock interview is over"))
                .hasSize(1);
    }

    @RepeatedTest(10)
    void startAndJoinAtTheSameMomentLoseNobody() throws Exception {
        ConversationId session = lobby();

        List<String> replies = atOnce(
                () -> press("alice", token(session, MockTokens.BEGIN, 1)),
                () -> press("alice", token(session, MockTokens.BEGIN, 1)),
                () -> press("bob", token(session, MockTokens.JOIN, 0, Role.PLAYER.name())),
                () -> press("carol", token(session, MockTokens.JOIN, 0, Role.OBSERVER.name())));

        assertThat(replies).filteredOn(it -> it.equals("It begins.")).hasSize(1);
        assertThat(replies)
                .filteredOn(it -> it.startsWith("That has begun already"))
                .hasSize(1);
        MockState.Session after = state(session).session();
        assertThat(after.present())
                .extracting(MockState.Member::name)
                .containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThat(after.withRole(Role.PLAYER)).hasSize(2);
    }

    @RepeatedTest(10)
    void ratersAtTheSameMomentAllCount() throws Exception {
        ConversationId session = lobby();
        for (String user : List.of("bob", "carol", "dave")) {
            press(user, token(session, MockTokens.JOIN, 0, Role.OBSERVER.name()));
        }
        press("alice", token(session, MockTokens.BEGIN, 1));
        submit("alice", token(session, MockTokens.ANSWER_FORM, 2), Map.of("answer", "paint it"));
        while (state(session) instanceof MockState.Turn turn) {
            press("alice", token(session, MockTokens.SKIP, turn.step()));
        }
        int step = state(session).step();

        List<String> replies = atOnce(
                () -> rate("bob", session, step, 1),
                () -> rate("carol", session, step, 3),
                () -> rate("dave", session, step, 5),
                () -> rate("dave", session, step, 4));

        assertThat(replies).allMatch(it -> it.startsWith("Your rating of alice"));
        assertThat(((MockState.Rating) state(session)).open().getFirst().scores())
                .hasSize(3)
                .extracting(MockState.Score::depth)
                .contains(1, 3);
    }

    @RepeatedTest(10)
    void theLastSecondsAnswerIsInOrOutAndNeverBoth() throws Exception {
        ConversationId session = lobby();
        press("alice", token(session, MockTokens.BEGIN, 1));
        replicas.getFirst().outbox().drain();
        clock.tick(Duration.ofMinutes(6));

        List<String> replies = atOnce(
                () -> submit("alice", token(session, MockTokens.ANSWER_FORM, 2), Map.of("answer", "paint it")), () -> {
                    replicas.getLast().fireDue();
                    return "";
                });

        boolean late = replies.stream().anyMatch(it -> it.startsWith("Time was up"));
        boolean kept = said(state(session)).contains("paint it");
        assertThat(kept).isNotEqualTo(late);
    }

    @Test
    void aThreadThatIsGoneEndsItAndTheHostIsToldWhatWouldHelp() throws Exception {
        ConversationId session = lobby();
        press("alice", token(session, MockTokens.BEGIN, 1));
        settle();
        submit("alice", token(session, MockTokens.ANSWER_FORM, 2), Map.of("answer", "the microwave"));
        settle();

        gone = true;
        submit("alice", token(session, MockTokens.ANSWER_FORM, 2), Map.of("answer", "it gets rubbery"));
        settle();

        assertThat(state(session)).isInstanceOf(MockState.Ended.class);
        assertThat(direct).anyMatch(it -> it.startsWith("The channel or the thread is gone"));
        assertThat(direct).anyMatch(it -> it.contains("scorecard") || it.contains("Scorecard"));
        assertThat(store.holders("seat")).isEmpty();
    }

    private void settle() {
        for (int i = 0; i < 20; i++) {
            replicas.getFirst().outbox().drain();
        }
    }

    private static List<String> said(MockState state) {
        List<String> said = new ArrayList<>();
        if (state instanceof MockState.Turn turn) {
            turn.done().forEach(it -> said.addAll(it.said()));
            said.addAll(turn.asked().said());
        }
        state.session().turns().forEach(turn -> turn.asked().forEach(it -> said.addAll(it.said())));
        return said;
    }

    @RepeatedTest(10)
    void onePersonGetsOneSeat() throws Exception {
        ConversationId one = lobby();
        ConversationId other = lobby("eve", "elsewhere");

        List<String> replies = atOnce(
                () -> press("bob", token(one, MockTokens.JOIN, 0, Role.PLAYER.name())),
                () -> press("bob", token(other, MockTokens.JOIN, 0, Role.PLAYER.name())));

        assertThat(replies).filteredOn(it -> it.startsWith("You are in")).hasSize(1);
        assertThat(replies)
                .filteredOn(it -> it.startsWith("You have a seat in another"))
                .hasSize(1);
    }

    // ---- people

    private ConversationId lobby() throws Exception {
        return lobby("alice", "general");
    }

    private ConversationId lobby(String host, String channel) throws Exception {
        Scope scope = new Scope(PlatformId.CONSOLE, "t1", channel);
        say(new Inbound.SlashCommand(header(host, Place.channel(scope)), "mock", Map.of(), "start kitchen 1"));
        return store.waiting().stream()
                .filter(it -> state(it).session().setup().home().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private MockState state(ConversationId id) {
        return (MockState) store.load(id).orElseThrow().state();
    }

    private static Token token(ConversationId id, String action, int step, String... arguments) {
        return Token.of(Need.WHISPER, action, id, step, arguments);
    }

    private String press(String user, Token token) throws Exception {
        MessageRef on = new MessageRef(PlatformId.CONSOLE, "t1", "general", Optional.empty(), "m1");
        return say(new Inbound.Press(header(user, Place.channel(GENERAL)), token, List.of(), on));
    }

    private String rate(String user, ConversationId session, int step, int value) throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (String criterion : List.of("correctness", "depth", "communication", "solving")) {
            values.put(criterion, String.valueOf(value));
        }
        // A note keeps the forms open, so that a second thought is possible.
        values.put("note", "From " + user);
        return submit(user, token(session, MockTokens.RATE_FORM, step, "0"), values);
    }

    private String submit(String user, Token token, Map<String, String> values) throws Exception {
        Map<String, List<String>> all = new TreeMap<>();
        values.forEach((key, value) -> all.put(key, List.of(value)));
        return say(new Inbound.Submit(header(user, Place.channel(GENERAL)), token, all));
    }

    private Inbound.Header header(String user, Place place) {
        return new Inbound.Header(
                "in" + inbound.incrementAndGet(),
                new Inbound.Sender(new Actor(PlatformId.CONSOLE, "t1", user), user, "en", Set.of()),
                place,
                clock.instant());
    }

    /** To either replica, in turn. */
    private String say(Inbound event) throws Exception {
        Shell replica = replicas.get(inbound.get() % replicas.size());
        Reply reply = replica.handle(event).get();
        StringBuilder words = new StringBuilder();
        if (reply instanceof Reply.Whisper whisper) {
            for (Part part : whisper.message().parts()) {
                words.append(part instanceof Part.Prose prose ? Md.plain(prose.markdown()) : "");
            }
        }
        return words.toString();
    }

    @SafeVarargs
    private List<String> atOnce(Callable<String>... acts) throws InterruptedException, ExecutionException {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> replies = new ArrayList<>();
        for (Callable<String> act : acts) {
            replies.add(people.submit(() -> {
                go.await();
                return act.call();
            }));
        }
        go.countDown();
        List<String> words = new ArrayList<>();
        for (Future<String> reply : replies) {
            words.add(reply.get());
        }
        return words;
    }

    private Shell shell() {
        return new Shell(
                store, clock, ids, ShellPolicy.DEFAULT, knowledge, List.of(new Mute()), Runnable::run, Runnable::run);
    }

    /** A platform that takes everything and shows nothing. */
    private final class Mute extends AcceptingMessenger {
        Mute() {
            super(clock, "general");
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            if (destination instanceof Destination.ToPerson) {
                direct.add(message.summary());
            } else if (gone) {
                return new Result.Done(new Delivery.Failed(Delivery.Reason.CHANNEL_GONE, Optional.empty()));
            }
            return super.post(key, destination, message);
        }
    }
}
