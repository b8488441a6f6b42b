package org.interviewcoach.store;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.bank.SeedSource;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.effect.Target;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.state.AppealState;
import org.interviewcoach.core.state.BoardState;
import org.interviewcoach.core.state.DailyRule;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.state.MockState;
import org.interviewcoach.core.state.PackState;
import org.interviewcoach.core.state.ProfileState;
import org.interviewcoach.core.state.QuizState;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.state.SuggestionState;
import org.interviewcoach.core.state.WorkspaceState;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;

/** One of everything that is stored as JSON, with nothing left empty that can be filled. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-06-02T12:00:00.123456789Z");
    private static final Scope ROOM = new Scope(PlatformId.DISCORD, "guild1", "room1");
    private static final ConversationId QUIZ = new ConversationId("0q8x2m7c1d4ke");
    private static final LearnerId ALICE = new LearnerId("alice");
    private static final LearnerId BOB = new LearnerId("bob");
    private static final Actor ALICE_THERE = new Actor(PlatformId.DISCORD, "guild1", "1001");
    private static final Actor BOB_THERE = new Actor(PlatformId.SLACK, "team1", "U0BOB");
    private static final QuestionId QUESTION = new QuestionId("django.orm.get-vs-filter");
    private static final String HOSTILE = "```</b> @everyone <!channel> \"naïve\" 🙂\u0000\n\\";

    private Samples() {}

    /** By name; a test sees to it that there is one for every member. */
    static Map<String, State> states() {
        QuizState.Asking asking = new QuizState.Asking(
                setup(QuizState.Where.TOGETHER),
                players(),
                1,
                7,
                true,
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                Map.of(BOB, given("", Set.of(2, 0)), ALICE, given(HOSTILE, Set.of())),
                Map.of(ALICE, 2, BOB, 1),
                Set.of(BOB, ALICE),
                Set.of(BOB),
                1);
        return named(
                asking,
                new QuizState.Probing(setup(QuizState.Where.ALONE), players(), 1, 8, NOON, followUp()),
                new QuizState.Revealed(
                        setup(QuizState.Where.TOGETHER), players(), 1, 9, Optional.of(NOON.plusSeconds(15)), 2),
                new QuizState.Paused(10, NOON, asking),
                new QuizState.Open(
                        setup(QuizState.Where.DAYS),
                        players(),
                        1,
                        NOON,
                        NOON.plusSeconds(3600),
                        NOON.plusSeconds(7200),
                        Map.of(
                                BOB, new QuizState.Way(0, 1, NOON, 0, List.of()),
                                ALICE, new QuizState.Way(2, 5, NOON.plusMillis(1), 1, List.of(result())))),
                new QuizState.Ended(setup(QuizState.Where.TOGETHER), players(), 2, NOON),
                daily(),
                new DailyState.Removed(dailySetup(), NOON),
                new MockState.Planned(
                        mocking(), 3, NOON.plusSeconds(3600), NOON.plusSeconds(2700), true, Optional.of(finished())),
                new MockState.Lobby(mocking(), 1, Optional.of(NOON.plusSeconds(600)), NOON.plusSeconds(7200)),
                mockTurn(),
                new MockState.Round(mocking(), 5, mockAsked(), Map.of(BOB, HOSTILE, ALICE, "It is lazy")),
                new MockState.Rating(mocking(), 6, List.of(turned()), NOON.plusSeconds(180)),
                new MockState.Paused(5, NOON, mockTurn()),
                new MockState.Ended(finished(), 9),
                profile(),
                appeal(),
                new SuggestionState(
                        QUIZ,
                        ROOM,
                        ALICE,
                        ALICE_THERE,
                        "Alice",
                        new SuggestionState.Content(
                                "What does a health check tell?", HOSTILE, "Deploying", Level.SENIOR),
                        NOON,
                        SuggestionState.Stage.ACCEPTED),
                new PackState(
                        ROOM,
                        List.of(
                                new PackState.Entry(
                                        "deploying.why-roll-back",
                                        "Deploying",
                                        "Why do we roll back first?",
                                        HOSTILE,
                                        Level.JUNIOR,
                                        Optional.empty()),
                                new PackState.Entry(
                                        "own.which-port",
                                        "",
                                        "Which port is it?",
                                        "8000",
                                        Level.MID,
                                        Optional.of(new Choices(
                                                "Which one?",
                                                List.of(
                                                        new Choices.Option("8000", true, "So it is written."),
                                                        new Choices.Option("80", false, "")))))),
                        Set.of("own.gone"),
                        Map.of("pack.yaml", "id: kitchen\n", "stove/rice.yaml", HOSTILE),
                        Optional.of(new PackState.Content(
                                List.of(), Set.of("own.which-port"), Map.of("pack.yaml", "id: kitchen\n"))),
                        Optional.of(new PackState.Content(List.of(), Set.of(), Map.of())),
                        Optional.of(3)),
                new BoardState(
                        ROOM,
                        Map.of(ALICE, HOSTILE, BOB, "Bob"),
                        80,
                        List.of(new BoardState.Posted(
                                new Slot("board1"),
                                new BoardState.Range(Optional.of("room1"), NOON, NOON.plusSeconds(604_800), true)))),
                new WorkspaceState(
                        ROOM,
                        "Team",
                        Set.of("room2", "room1"),
                        Map.of(
                                "U2", Set.of(Capability.SET_UP),
                                "U1", Set.of(Capability.HOST_MOCKS, Capability.RUN_DAILIES)),
                        "django",
                        ZoneId.of("Europe/Berlin"),
                        LocalTime.of(20, 0),
                        LocalTime.of(7, 0),
                        true));
    }

    private static AppealState appeal() {
        return new AppealState(
                QUIZ,
                ROOM,
                ALICE,
                ALICE_THERE,
                new ConversationId("7h2k9"),
                3,
                QUESTION,
                HOSTILE,
                420,
                Optional.of(2),
                "I said it is lazy",
                NOON,
                NOON.plusSeconds(259_200),
                2,
                true,
                Optional.of(new AppealState.Ruling(
                        AppealState.Decision.PARTLY,
                        List.of("lazy"),
                        "Iterated means lazy.",
                        BOB_THERE,
                        NOON.plusSeconds(60))),
                Optional.of(new AppealState.Mending("rev2", NOON.plusSeconds(90), Optional.of(BOB), false)));
    }

    private static DailyState.Setup dailySetup() {
        return new DailyState.Setup(QUIZ, 2, ROOM, ALICE_THERE, ALICE, HOSTILE, 17L);
    }

    private static DailyState.Running daily() {
        LocalDate date = LocalDate.of(2026, 6, 2);
        QuizState.Given words = given(HOSTILE, Set.of());
        DailyState.Answer answer = new DailyState.Answer(
                ALICE_THERE,
                HOSTILE,
                words,
                Optional.of(given("at first", Set.of())),
                true,
                Optional.of(new DailyState.Score(640, Optional.of(3))),
                true);
        return new DailyState.Running(
                dailySetup(),
                new DailyState.Plan(
                        List.of("room1", "room2"),
                        new DailyRule(
                                LocalTime.of(9, 0),
                                ZoneId.of("Pacific/Auckland"),
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                        new Filter(Optional.of("django"), Set.of("orm"), Set.of(Level.MID, Level.SENIOR)),
                        DailyState.Mode.MIXED,
                        new DailyState.Reveal(DailyState.When.SAME_DAY, LocalTime.of(17, 0)),
                        DailyState.Verdict.AT_ONCE,
                        Optional.of("@here"),
                        true,
                        true),
                Set.of(date.plusDays(9)),
                Set.of(date.plusDays(20), date.plusDays(21)),
                List.of(QUESTION),
                Optional.of(new DailyState.Pause(NOON, true)),
                date,
                Optional.of(new DailyState.Coming(date.plusDays(3), NOON.plusSeconds(3600))),
                "2026a",
                7,
                12,
                Optional.of(NOON.plusSeconds(60)),
                List.of(new DailyState.Round(
                        7,
                        date,
                        QUESTION,
                        QuizState.Form.CHOICES,
                        List.of(2, 0, 1),
                        NOON,
                        Optional.of(NOON.plusSeconds(3600)),
                        Map.of("room1", DailyState.Standing.STANDS, "room2", DailyState.Standing.UNKNOWN),
                        Map.of(ALICE, answer),
                        Optional.of(NOON.plusSeconds(7200)))),
                Map.of(ALICE, new DailyState.Member(ALICE_THERE, HOSTILE, 3, 5, 1, 9, 7400L, true, Optional.of(7))),
                Map.of("room2", 2),
                List.of(new DailyState.Past(date.minusDays(1), QUESTION, "the point", Map.of(ALICE, 640))));
    }

    private static MockState.Turn mockTurn() {
        return new MockState.Turn(
                mocking(),
                4,
                new MockState.Seat(ALICE, Optional.of(BOB)),
                List.of(mockAsked()),
                mockAsked(),
                Optional.of(NOON.plusSeconds(90)),
                List.of("It", HOSTILE),
                Optional.of(NOON.plusSeconds(30)));
    }

    private static MockState.Session mocking() {
        MockState.Setup setup = new MockState.Setup(
                QUIZ,
                ROOM,
                false,
                MockState.Format.PANEL,
                "Django",
                new Filter(Optional.of("django"), Set.of("orm", "drf"), Set.of(Level.SENIOR, Level.MID)),
                2,
                Duration.ofMinutes(6),
                true,
                Optional.of(new MockState.Repeat(7, ZoneId.of("Europe/Berlin"), LocalTime.of(14, 0), NOON)));
        return new MockState.Session(
                setup,
                2,
                ALICE,
                List.of(
                        new MockState.Member(ALICE, ALICE_THERE, HOSTILE, MockState.Role.PLAYER, 150),
                        new MockState.Member(BOB, BOB_THERE, "Bob", MockState.Role.OBSERVER, 100)),
                List.of(QUESTION, new QuestionId("django.signals.when")),
                1,
                List.of(turned()),
                1);
    }

    private static MockState.Turned turned() {
        return new MockState.Turned(
                ALICE,
                Optional.of(BOB),
                List.of(mockAsked()),
                List.of(new MockState.Score(BOB, 4, 3, 5, 2, HOSTILE, true, NOON)));
    }

    private static MockState.Asked mockAsked() {
        MockState.Probe probe = new MockState.Probe(MockState.ProbeKind.KEY_POINT, "laziness", "And when?");
        return new MockState.Asked(
                QUESTION,
                4,
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(360)),
                true,
                List.of("It is lazy", HOSTILE),
                List.of(new MockState.Exchange(probe, "On use", 1000)),
                Optional.of(new MockState.Probe(MockState.ProbeKind.OWN, "", HOSTILE)),
                Set.of("deeper"),
                Set.of("one", "another"),
                1,
                Optional.of(NOON.plusSeconds(300)));
    }

    private static MockState.Finished finished() {
        return new MockState.Finished(mocking(), NOON, Set.of(BOB, ALICE));
    }

    static ProfileState profile() {
        return new ProfileState(
                ROOM,
                ALICE,
                150,
                Optional.of(ZoneId.of("America/New_York")),
                true,
                LocalTime.of(8, 30),
                Optional.of(ALICE_THERE),
                Optional.of(93),
                Optional.of(NOON));
    }

    static QuizState.Setup setup(QuizState.Where where) {
        return new QuizState.Setup(
                QUIZ,
                ROOM,
                where,
                ALICE_THERE,
                ALICE,
                HOSTILE,
                "django",
                List.of(
                        new QuizState.Planned(QUESTION, QuizState.Form.CHOICES, List.of(2, 0, 1)),
                        new QuizState.Planned(new QuestionId("django.signals.when"), QuizState.Form.TEXT, List.of())),
                Optional.of(Duration.ofSeconds(90)),
                -17);
    }

    private static List<QuizState.Player> players() {
        return List.of(
                new QuizState.Player(ALICE, ALICE_THERE, HOSTILE, 150, List.of(result()), List.of(followUp())),
                new QuizState.Player(BOB, BOB_THERE, "Bob", 100, List.of(), List.of()));
    }

    private static QuizState.Given given(String text, Set<Integer> options) {
        return new QuizState.Given(options, text, NOON.minusSeconds(5), NOON);
    }

    private static QuizState.Result result() {
        return new QuizState.Result(
                0,
                given("It is lazy", Set.of()),
                640,
                Optional.of(3),
                1,
                List.of(new QuizState.FollowUpDone(followUp(), "Because of N+1", 500)));
    }

    private static QuizState.FollowUpAsked followUp() {
        return new QuizState.FollowUpAsked(0, QuizState.FollowUpKind.MISCONCEPTION, "filter-returns-a-list", 1);
    }

    static Map<String, Effect> effects() {
        return named(
                new Effect.Post(new Slot("card-1"), new Target.InThread(new Slot("thread"), ROOM), everyPart()),
                new Effect.Edit(new Slot("card-1"), Message.ofText("It is *over*")),
                new Effect.OpenThread(new Slot("thread"), new Slot("start"), "Quiz: Django"),
                new Effect.Remove(new Slot("card-1")));
    }

    static List<Target> targets() {
        return List.of(
                new Target.InChannel(ROOM),
                new Target.InThread(new Slot("thread"), ROOM),
                new Target.ToPerson(BOB_THERE));
    }

    static Message everyPart() {
        return new Message(
                "Question 1",
                new Part.Heading("Question 1"),
                new Part.Prose("What is *lazy*?"),
                new Part.Code("python", "Book.objects.filter(pk=1)\n"),
                new Part.Quote(HOSTILE),
                new Part.Fields(List.of(new Part.Field("Area", "ORM"), new Part.Field("Level", "mid"))),
                new Part.Progress("Answered", 1, 3),
                new Part.Small("closes in a minute"),
                new Part.Mention(Optional.of("S0TEAM")),
                new Part.Divider(),
                new Part.Actions(
                        new Part.Button(
                                "Hint", Token.of(Token.Need.WHISPER, "hint", QUIZ, 7, "a"), Part.Style.PRIMARY, false),
                        new Part.Link("Docs", "https://docs.djangoproject.com/")),
                new Part.Picker(
                        Token.of(Token.Need.FORM, "choose", QUIZ, 7),
                        "Choose",
                        List.of(new Part.Item("A", "0", true), new Part.Item("B", "1", false)),
                        1,
                        2),
                new Part.Picture("board.png", "iVBORw0KGgo=", "The board"),
                new Part.Archive("own-pack.zip", "UEsFBgA="));
    }

    static Question question() {
        Phrasing phrasing = new Phrasing("(one | single) + (object | row)", Window.SENTENCE);
        Probe probe = new Probe("What if there is none?", List.of(phrasing));
        KeyPoint point = new KeyPoint(
                "one",
                "get gives one object",
                "it is the contract",
                2,
                true,
                List.of(phrasing),
                List.of(new Phrasing("not", new Window.Words(5))),
                Optional.of("How many?"),
                Optional.of(probe));
        return new Question(
                QUESTION,
                "rev1",
                Tier.PROVEN,
                "What is the difference?",
                Level.MID,
                List.of("orm"),
                Optional.of("4.2"),
                Optional.of("6.0"),
                "`get` gives one",
                new Rubric(
                        List.of(point),
                        List.of(new Misconception(
                                "list",
                                "filter returns a list",
                                List.of(phrasing),
                                List.of(new Phrasing("never", Window.CLAUSE)),
                                "It is a queryset",
                                2,
                                Optional.of(probe))),
                        List.of(new FollowUp(
                                "lazy", FollowUp.Strength.STRONG, "When does it run?", "On use", List.of(point)))),
                Optional.of(new Choices(
                        "Which?",
                        List.of(
                                new Choices.Option("one", true, "contract"),
                                new Choices.Option("two", false, "confusion")))),
                List.of("Think of rows"),
                List.of(new Sample("get gives one", 3, List.of("one"), List.of())),
                List.of(new Reference("QuerySet", "https://docs.djangoproject.com/", Optional.of("get()"))),
                List.of(new SeedSource(1, 12)));
    }

    @SafeVarargs
    private static <T> Map<String, T> named(T... samples) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T sample : samples) {
            byName.put(PersistedNames.of(sample.getClass()), sample);
        }
        return byName;
    }
}
