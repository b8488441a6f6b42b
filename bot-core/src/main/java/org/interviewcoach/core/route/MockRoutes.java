package org.interviewcoach.core.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.decide.MockForms;
import org.interviewcoach.core.decide.MockTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.CommandSpec.Kind;
import org.interviewcoach.core.route.CommandSpec.OptionSpec;
import org.interviewcoach.core.route.CommandSpec.SubcommandSpec;
import org.interviewcoach.core.route.Routed.Existing;
import org.interviewcoach.core.route.Routed.Fresh;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.text.Texts;

/** The part of the {@link Router} that is about mock interviews. */
final class MockRoutes {
    static final String NAME = "mock";

    private static final List<String> SUBCOMMANDS = List.of("start", "plan");

    private final Bank bank;
    private final Texts texts;

    MockRoutes(Bank bank, Texts texts) {
        this.bank = bank;
        this.texts = texts;
    }

    static CommandSpec spec(Texts texts) {
        List<OptionSpec> shape = List.of(
                option(texts, "topic", Kind.TEXT, List.of(), true),
                option(texts, "areas", Kind.TEXT, List.of(), true),
                option(texts, "level", Kind.TEXT, List.of("junior", "mid", "senior"), false),
                option(texts, "questions", Kind.NUMBER, List.of(), false),
                option(texts, "minutes", Kind.NUMBER, List.of(), false),
                option(texts, "format", Kind.TEXT, MockWords.FORMATS, false),
                option(texts, "interviewer", Kind.TEXT, MockWords.INTERVIEWERS, false));
        List<OptionSpec> start = new ArrayList<>(shape);
        start.add(option(texts, "starts", Kind.TEXT, List.of(), true));
        List<OptionSpec> plan = new ArrayList<>();
        plan.add(option(texts, "time", Kind.TEXT, List.of(), true));
        plan.add(option(texts, "repeats", Kind.TEXT, MockWords.REPEATS, false));
        plan.addAll(shape);
        return new CommandSpec(
                NAME,
                texts.of("command.mock"),
                List.of(),
                List.of(
                        new SubcommandSpec("start", texts.of("command.mock.start"), start, Need.WHISPER),
                        new SubcommandSpec("plan", texts.of("command.mock.plan"), plan, Need.WHISPER)),
                Need.WHISPER);
    }

    private static OptionSpec option(Texts texts, String name, Kind kind, List<String> values, boolean suggests) {
        return new OptionSpec(name, texts.of("command.mock." + name), kind, values, suggests);
    }

    /** Values to suggest while somebody types one of these options. */
    static List<String> suggestions(String option) {
        return switch (option) {
            case "starts" -> List.of("5m", "10m", "30m", "1h");
            case "time" -> List.of("tomorrow 18:00", "fri 17:00", "30m", "2h");
            default -> List.of();
        };
    }

    // ---- the command

    Routed slash(Inbound.SlashCommand command, String defaultTopic) {
        Map<String, String> options = new TreeMap<>(command.options());
        String text = command.text().strip();
        String word = options.remove("subcommand");
        if (word == null) {
            String[] words = text.split("\\s+", 2);
            word = words[0].toLowerCase(Locale.ROOT);
            boolean named = SUBCOMMANDS.contains(word);
            boolean bare = word.isEmpty()
                    || (!named && QuizWords.didYouMean(word, SUBCOMMANDS).isEmpty());
            if (!named && !bare) {
                return new Now(Reply.whisper(texts.of(
                        "did-you-mean",
                        Md.escape(word),
                        QuizWords.didYouMean(word, SUBCOMMANDS).orElseThrow())));
            }
            // "/mock django" starts, since that is what most people want.
            text = bare ? text : words.length > 1 ? words[1] : "";
            word = bare ? "start" : word;
        }
        boolean plan = word.equals("plan");
        MockWords.Read read = MockWords.read(bank, texts, defaultTopic, plan, options, text);
        return read.request()
                .<Routed>map(request -> new To(
                        new Fresh(command.header().place().scope()),
                        new MockCommand.Start(command.header().place(), request),
                        History.ASKER))
                .orElseGet(() -> new Now(Reply.whisper(String.join("\n\n", read.problems()))));
    }

    // ---- buttons

    static boolean owns(Token token) {
        return token.action().startsWith(MockTokens.PREFIX);
    }

    Routed press(Inbound.Press press) {
        Token token = press.token();
        if (token.conversation().isEmpty()) {
            return gone();
        }
        Optional<Reply> form = form(token);
        if (form.isPresent()) {
            return new Now(form.get());
        }
        return command(press)
                .<Routed>map(command -> new To(new Existing(token.conversation().get()), command, History.NONE))
                .orElseGet(this::gone);
    }

    private Optional<Reply> form(Token token) {
        return switch (token.action()) {
            case MockTokens.ANSWER_FORM ->
                Optional.of(new Reply.OpenForm(
                        MockForms.answer(token, MockForms.question(token).flatMap(bank::find), texts)));
            case MockTokens.OWN_FORM -> Optional.of(new Reply.OpenForm(MockForms.own(token, "", texts)));
            case MockTokens.RATE_FORM -> Optional.of(new Reply.OpenForm(MockForms.rate(token, Map.of(), texts)));
            default -> Optional.empty();
        };
    }

    private static Optional<MockCommand> command(Inbound.Press press) {
        Token token = press.token();
        int step = token.step();
        return switch (token.action()) {
            case MockTokens.JOIN -> role(token.argument(0)).map(MockCommand.Join::new);
            case MockTokens.LEAVE -> Optional.of(new MockCommand.Leave());
            case MockTokens.BEGIN -> Optional.of(new MockCommand.Begin(step));
            case MockTokens.DONE -> Optional.of(new MockCommand.Done(step));
            case MockTokens.ASK -> Optional.of(new MockCommand.Ask(step, token.argument(0)));
            case MockTokens.HINT -> Optional.of(new MockCommand.Hint(step));
            case MockTokens.LET_GO -> Optional.of(new MockCommand.LetGo(step));
            case MockTokens.TICK -> Optional.of(new MockCommand.Tick(step, numbers(press.values())));
            case MockTokens.GUIDE -> Optional.of(new MockCommand.ShowGuide(step));
            case MockTokens.SKIP -> Optional.of(new MockCommand.Skip(step));
            case MockTokens.EXTEND -> Optional.of(new MockCommand.Extend(step));
            case MockTokens.PAUSE -> Optional.of(new MockCommand.Pause(step));
            case MockTokens.RESUME -> Optional.of(new MockCommand.Resume(step));
            case MockTokens.STEER -> Optional.of(new MockCommand.Steer());
            case MockTokens.MOVE_FORM -> Optional.of(new MockCommand.OpenMove());
            case MockTokens.END -> Optional.of(new MockCommand.End());
            case MockTokens.SIGN -> number(token.argument(0)).map(it -> new MockCommand.Sign(step, it));
            case MockTokens.CARD -> Optional.of(new MockCommand.ShowCard(step));
            case MockTokens.SHARE -> Optional.of(new MockCommand.Share(step));
            case MockTokens.EXPORT -> Optional.of(new MockCommand.Export(step));
            case MockTokens.CALENDAR -> Optional.of(new MockCommand.Calendar());
            default -> Optional.empty();
        };
    }

    private static Optional<Role> role(String name) {
        return List.of(Role.PLAYER, Role.INTERVIEWER, Role.OBSERVER, Role.MAYBE).stream()
                .filter(it -> it.name().equals(name))
                .findFirst();
    }

    private static Set<Integer> numbers(List<String> values) {
        Set<Integer> numbers = new TreeSet<>();
        values.forEach(it -> number(it).ifPresent(numbers::add));
        return numbers;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,3}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    // ---- forms

    Routed submit(Inbound.Submit submit) {
        Token token = submit.token();
        if (token.conversation().isEmpty()) {
            return gone();
        }
        int step = token.step();
        Optional<MockCommand> command = switch (token.action()) {
            case MockTokens.ANSWER_FORM ->
                Optional.of(new MockCommand.Answer(
                        Optional.of(step), submit.value(MockForms.ANSWER), MockCommand.Way.FORM));
            case MockTokens.OWN_FORM -> Optional.of(new MockCommand.AskOwn(step, submit.value(MockForms.QUESTION)));
            case MockTokens.RATE_FORM -> {
                Map<String, String> values = new HashMap<>();
                MockForms.CRITERIA.forEach(it -> values.put(it, submit.value(it)));
                values.put(MockForms.NOTE, submit.value(MockForms.NOTE));
                yield number(token.argument(0)).map(it -> new MockCommand.Rate(step, it, values));
            }
            case MockTokens.MOVE_FORM ->
                Optional.of(new MockCommand.Move(submit.value(MockForms.WHO), submit.value(MockForms.TO)));
            default -> Optional.empty();
        };
        return command.<Routed>map(
                        it -> new To(new Existing(token.conversation().get()), it, History.NONE))
                .orElseGet(this::gone);
    }

    /** What is written in a thread; arrives only where the operator has switched that on. */
    static Routed thread(Inbound.ThreadText text) {
        return new To(
                new Routed.Written(text.header().place()),
                new MockCommand.Answer(Optional.empty(), text.text(), MockCommand.Way.THREAD),
                History.NONE);
    }

    private Routed gone() {
        return new Now(Reply.whisper(texts.of("button-gone")));
    }
}
