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
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Delivery;
import org.interviewcoach.core.effect.EffectId;
import org.interviewcoach.core.fact.Audience;
import org.interviewcoach.core.fact.Fact;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Store;
import org.interviewcoach.core.shell.Knowledge;
import org.interviewcoach.core.shell.Shell;
import org.interviewcoach.core.shell.ShellPolicy;
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

/** Boards, hiding, grants and the home page, on the shell with a platform whose ids look like Slack's. */
final class CoachDeskTest {
    private static final Scope ROOM = new Scope(PlatformId.SLACK, "T1", "C1");

    private final ManualClock clock = new ManualClock(Transcript.START);
    private final MemoryStore store = new MemoryStore(new CountedIds());
    private final Recorder platform = new Recorder();
    private final Shell shell = new Shell(
            store,
            clock,
            new CountedIds(),
            ShellPolicy.DEFAULT,
            Knowledge.of(SampleBank.bank(), Texts.of(Locale.ENGLISH)),
            List.of(platform),
            Runnable::run,
            Runnable::run);
    private final Pump pump = new Pump(shell, store, clock);
    private int inbound;

    @Test
    void ranksByAccuracyAndByTimeOnlyWhereThatIsEqual() {
        answered("U1", 10, 9, Duration.ofSeconds(30));
        answered("U2", 10, 10, Duration.ofSeconds(50));
        answered("U3", 10, 9, Duration.ofSeconds(20));
        answered("U4", 9, 9, Duration.ofSeconds(1));
        answered("U5", 10, 10, Duration.ofSeconds(1));
        join("U1", "Slow");
        join("U2", "Best");
        join("U3", "Quick");
        join("U4", "Few");

        String board = words(slash("U1", "coach", "board"));

        assertThat(board).containsSubsequence("Answers this week 49 of 60", "Best 100 %", "Quick 90 %", "Slow 90 %");
        assertThat(board).doesNotContain("Few").doesNotContain("U5");
    }

    @Test
    void takesANameAwayWhereBoardsStandWhenSomebodyLeavesOrIsForgotten() {
        answered("U1", 10, 9, Duration.ofSeconds(30));
        join("U1", "Zanzibar");
        press("U1", Token.start(Need.WHISPER, "board-post", "cw"));
        assertThat(words(platform.posts.getLast())).contains("Zanzibar 90 %");

        press("U1", Token.start(Need.WHISPER, "board-leave"));
        assertThat(words(platform.edits.getLast())).contains("Nobody is ranked").doesNotContain("Zanzibar");

        join("U1", "Timbuktu");
        press("U1", Token.start(Need.WHISPER, "board-post", "cw"));
        press("U1", Token.start(Need.WHISPER, "forget-yes"));
        assertThat(words(platform.edits.getLast())).contains("Nobody is ranked").doesNotContain("Timbuktu");
    }

    @Test
    void nobodyTakesTheNameOfAnother() {
        join("U1", "Zanzibar");

        assertThat(words(join("U2", "zanzibar"))).contains("goes by that name already");
    }

    @Test
    void onlyAdminsSetTheGoal() {
        assertThat(words(slash("U1", "coach", "board goal:80"))).contains("Setting up is for those");
        assertThat(words(slash("U1", "coach", "board goal:80", Capability.SET_UP)))
                .contains("Saved");

        for (int i = 0; i < 5; i++) {
            answered("U" + i, 1, 1, Duration.ofSeconds(9));
        }
        assertThat(words(slash("U1", "coach", "board"))).contains("Answers this week 5 of 80");
    }

    @Test
    void moderatorsHideWhatTheCoachPosted() {
        slash("U1", "quiz", "kitchen 1 choices");
        String link = "hide https://team.slack.com/archives/C1/p0000000001000001?cid=C1";

        assertThat(words(slash("U2", "coach", link))).contains("Hiding is for moderators");
        assertThat(platform.edits).noneMatch(it -> words(it).contains("hidden"));
        assertThat(words(slash(
                        "U2",
                        "coach",
                        "hide https://team.slack.com/archives/C9/p0000000001000001",
                        Capability.MODERATE)))
                .contains("Give me the link");

        assertThat(words(slash("U2", "coach", link, Capability.MODERATE))).isEqualTo("Hidden.");
        assertThat(words(platform.edits.getLast())).isEqualTo("A moderator has hidden this message.");
    }

    @Test
    void reviewersWhomAnAdminNamedGetAppealsWithoutTheAuthorsName() {
        Token save = Token.start(Need.WHISPER, "grants");
        Map<String, List<String>> named = Map.of("review-appeals", List.of("U7", "U1"), "see-items", List.of("U8"));
        assertThat(words(submit("U6", save, named))).contains("Setting up is for those");
        assertThat(words(submit("U6", save, named, Capability.SET_UP))).contains("3 people have");
        LearnerId learner = answered("U1", 1, 0, Duration.ofSeconds(30));

        submit(
                "U1",
                Token.of(Need.WHISPER, "appeal", new ConversationId("of-" + learner), 0),
                Map.of("reason", List.of("It was right")));

        assertThat(platform.told).containsExactly("U7");
        assertThat(words(platform.posts.getLast())).contains("It was right").doesNotContain("Name of U1");
        ConversationId appeal = platform.keys.getLast().conversation();
        Token rule = Token.of(Need.WHISPER, "rule", appeal, 0, "kitchen.oven.rice");
        Map<String, List<String>> verdict = Map.of("ruling", List.of("reject"), "sentence", List.of("No."));
        assertThat(words(submit("U1", rule, verdict))).contains("Somebody else has to rule");
        assertThat(words(submit("U8", rule, verdict))).contains("ruled on by the reviewers");
        assertThat(words(submit("U7", rule, Map.of("ruling", List.of("reject"), "sentence", List.of(" ")))))
                .contains("Say why in a sentence");
        assertThat(words(submit("U7", rule, verdict))).contains("the author is told");
        assertThat(platform.told).containsExactly("U7", "U1");
        assertThat(words(submit("U7", rule, verdict))).contains("ruled on it already");
        assertThat(store.answer(learner, new ConversationId("of-" + learner), 0)
                        .orElseThrow()
                        .corrections())
                .isEmpty();
    }

    @Test
    void whoIsForgottenTakesTheirAppealsAlongAlsoFromWhatReviewersWereShown() {
        submit(
                "U6",
                Token.start(Need.WHISPER, "grants"),
                Map.of("review-appeals", List.of("U7", "U8")),
                Capability.SET_UP);
        LearnerId learner = answered("U1", 1, 0, Duration.ofSeconds(30));
        submit(
                "U1",
                Token.of(Need.WHISPER, "appeal", new ConversationId("of-" + learner), 0),
                Map.of("reason", List.of("The zanzibar was right")));
        ConversationId appeal = platform.keys.getLast().conversation();
        assertThat(platform.told).containsExactlyInAnyOrder("U7", "U8");
        assertThat(words(platform.posts.getLast())).contains("zanzibar");

        press("U1", Token.start(Need.WHISPER, "forget-yes"));

        assertThat(platform.edits).hasSize(2).allMatch(it -> words(it).contains("has had this appeal erased"));
        assertThat(store.load(appeal).orElseThrow().state().toString())
                .doesNotContain("zanzibar")
                .doesNotContain("user=U1");
        assertThat(words(slash("U7", "coach", "appeals"))).contains("No appeal waits");
    }

    @Test
    void acceptedSuggestionsStayWithoutTheirAuthorAndOthersGo() {
        suggest("U1", "Why salt the water first?");
        ConversationId first = store.holders("suggestion/slack/T1").getFirst().conversation();
        suggest("U1", "Why rest the dough at all?");
        ConversationId second = store.holders("suggestion/slack/T1").stream()
                .map(Store.ClaimHolder::conversation)
                .filter(it -> !it.equals(first))
                .findFirst()
                .orElseThrow();
        press("U7", Token.of(Need.WHISPER, "sug-yes", first, 0), Capability.REVIEW_APPEALS);
        assertThat(platform.told).containsExactly("U1");

        press("U1", Token.start(Need.WHISPER, "forget-yes"));

        assertThat(store.load(second)).isEmpty();
        assertThat(store.load(first).orElseThrow().state().toString())
                .contains("Why salt the water first?")
                .doesNotContain("U1")
                .doesNotContain("of-");
    }

    @Test
    void suggestionsWithoutAQuestionOrAnAnswerAreRefusedWithTheirText() {
        Token suggest = Token.start(Need.WHISPER, "suggest");

        Reply reply = submit("U1", suggest, Map.of("question", List.of("Why?"), "answer", List.of("Because.")));

        assertThat(words(reply)).isEqualTo("Write a whole question.");
        assertThat(store.holders("suggestion/slack/T1")).isEmpty();
    }

    private void suggest(String user, String question) {
        submit(
                user,
                Token.start(Need.WHISPER, "suggest"),
                Map.of(
                        "question", List.of(question),
                        "answer", List.of("It seasons from within."),
                        "level", List.of("junior"),
                        "credit", List.of("yes")));
    }

    @Test
    void homePageShowsWhatIsDue() {
        answered("U1", 3, 0, Duration.ofSeconds(9));
        clock.tick(Duration.ofDays(3));

        Reply home = shell.handle(new Inbound.HomeOpened(header("U1"))).join();

        assertThat(home).isInstanceOf(Reply.ShowHome.class);
        assertThat(words(home)).contains("3 questions are due").contains("Start the review");
    }

    /** Answers to choice questions, the first of them right; the conversation is named after the learner. */
    private LearnerId answered(String user, int answers, int right, Duration time) {
        LearnerId learner = store.learner(actor(user));
        ConversationId id = new ConversationId("of-" + learner);
        List<QuestionId> questions = new ArrayList<>();
        SampleBank.bank().questions().forEach(it -> questions.add(it.id()));
        questions.add(new QuestionId("other.area.one"));
        questions.add(new QuestionId("other.area.two"));
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            Instant at = clock.instant();
            facts.add(new Fact.Asked(questions.get(i), "rev", new Audience.Room(ROOM), at.minus(time)));
            facts.add(new Fact.Attempt(
                    learner,
                    ROOM,
                    id,
                    i,
                    questions.get(i),
                    "rev",
                    "",
                    Fact.Mode.CHOICE,
                    Optional.empty(),
                    "[0]",
                    i < right ? 1000 : 0,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    0,
                    List.of(),
                    false,
                    at.minus(time),
                    at));
        }
        store.commit(new Store.Commit(
                id,
                0,
                ProfileState.initial(ROOM, learner),
                List.of(),
                facts,
                List.of(),
                Optional.empty(),
                clock.instant()));
        return learner;
    }

    private Reply join(String user, String name) {
        return submit(user, Token.start(Need.WHISPER, "board-join"), Map.of("name", List.of(name)));
    }

    private Reply slash(String user, String command, String text, Capability... rights) {
        return handle(new Inbound.SlashCommand(header(user, rights), command, Map.of(), text));
    }

    private Reply press(String user, Token token, Capability... rights) {
        MessageRef on = new MessageRef(PlatformId.SLACK, "T1", "C1", Optional.empty(), "0.1");
        return handle(new Inbound.Press(header(user, rights), token, List.of(), on));
    }

    private Reply submit(String user, Token token, Map<String, List<String>> values, Capability... rights) {
        return handle(new Inbound.Submit(header(user, rights), token, values));
    }

    private Reply handle(Inbound it) {
        Reply reply = shell.handle(it).join();
        pump.settle();
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

    private static String words(Reply reply) {
        return switch (reply) {
            case Reply.Acknowledge it -> "";
            case Reply.Whisper it -> words(it.message());
            case Reply.OpenForm it -> it.form().title();
            case Reply.RefuseForm it -> String.join(" ", it.errors().values());
            case Reply.Redraw it -> words(it.message());
            case Reply.ShowHome it -> words(it.message());
        };
    }

    private static String words(Message message) {
        StringBuilder words = new StringBuilder();
        for (Part part : message.parts()) {
            if (part instanceof Part.Prose it) {
                words.append(Md.plain(it.markdown())).append(' ');
            } else if (part instanceof Part.Quote it) {
                words.append(it.text()).append(' ');
            } else if (part instanceof Part.Progress it) {
                words.append(it.label())
                        .append(' ')
                        .append(it.done())
                        .append(" of ")
                        .append(it.total())
                        .append(' ');
            } else if (part instanceof Part.Actions it) {
                for (Part.Control control : it.controls()) {
                    words.append(control instanceof Part.Button button ? button.label() : "")
                            .append(' ');
                }
            }
        }
        return words.toString().strip();
    }

    /** A platform that numbers what it is sent: 0000000001.000001 and on. */
    private static final class Recorder implements Messenger {
        private final List<EffectId> keys = new ArrayList<>();
        private final List<Message> posts = new ArrayList<>();
        private final List<Message> edits = new ArrayList<>();
        private final List<String> told = new ArrayList<>();

        @Override
        public PlatformId platform() {
            return PlatformId.SLACK;
        }

        @Override
        public Result post(EffectId key, Destination destination, Message message) {
            keys.add(key);
            posts.add(message);
            if (destination instanceof Destination.ToPerson to) {
                told.add(to.actor().user());
            }
            String channel = destination instanceof Destination.ToPerson ? "D1" : "C1";
            return done(new MessageRef(
                    PlatformId.SLACK,
                    "T1",
                    channel,
                    Optional.empty(),
                    String.format(Locale.ROOT, "0000000001.%06d", posts.size())));
        }

        private static Result done(MessageRef ref) {
            return new Result.Done(new Delivery.Delivered(ref, Transcript.START));
        }

        @Override
        public Result edit(MessageRef ref, Message message) {
            edits.add(message);
            return done(ref);
        }

        @Override
        public Result openThread(EffectId key, MessageRef under, String name) {
            return done(under);
        }

        @Override
        public Result remove(MessageRef ref) {
            return done(ref);
        }

        @Override
        public Result find(EffectId key, Destination destination) {
            return new Result.Done(new Delivery.Failed(Delivery.Reason.MESSAGE_GONE, Optional.empty()));
        }
    }
}
