package org.interviewcoach.core.route;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.Command;
import org.interviewcoach.core.command.MockCommand;
import org.interviewcoach.core.command.ProfileCommand;
import org.interviewcoach.core.command.QuizCommand;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.command.WorkspaceCommand;
import org.interviewcoach.core.decide.BoardTokens;
import org.interviewcoach.core.decide.FairTokens;
import org.interviewcoach.core.decide.PrivacyCards;
import org.interviewcoach.core.decide.QuizForms;
import org.interviewcoach.core.decide.QuizTokens;
import org.interviewcoach.core.decide.SettingsTokens;
import org.interviewcoach.core.decide.SuggestionTokens;
import org.interviewcoach.core.decide.WorkspaceForms;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.Routed.Existing;
import org.interviewcoach.core.route.Routed.Focus;
import org.interviewcoach.core.route.Routed.Fresh;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.PlatformId;

/**
 * Finds where an inbound goes. Pure: it reads tokens, words and the bank, never the store.
 *
 * <p>Whatever it cannot understand it answers with a sentence that says what to do.
 */
public final class Router {
    /** Slack and the console have no autocompletion; on Slack a bare {@code /quiz} opens the picker instead. */
    private static final Set<PlatformId> PICKER_FOR_BARE_QUIZ = Set.of(PlatformId.SLACK);

    private final CommandCatalog catalog;
    private final Bank bank;
    private final Texts texts;
    private final DailyRoutes dailies;
    private final MockRoutes mocks;
    private final FairRoutes fair;
    private final BoardRoutes boards;
    private final SuggestionRoutes suggestions;

    public Router(CommandCatalog catalog, Bank bank, Texts texts) {
        this.catalog = catalog;
        this.bank = bank;
        this.texts = texts;
        this.dailies = new DailyRoutes(catalog, bank, texts);
        this.mocks = new MockRoutes(bank, texts);
        this.fair = new FairRoutes(bank, texts);
        this.boards = new BoardRoutes(texts);
        this.suggestions = new SuggestionRoutes(texts);
    }

    /**
     * Routes.
     *
     * @param defaultTopic the workspace's topic where none is named
     */
    public Routed route(Inbound inbound, String defaultTopic) {
        return switch (inbound) {
            case Inbound.SlashCommand command -> slash(command, defaultTopic);
            case Inbound.Press press -> press(press, defaultTopic);
            case Inbound.Submit submit -> submit(submit, defaultTopic);
            case Inbound.DirectText text ->
                new To(
                        new Focus(text.replyTo(), Reply.whisper(texts.of("direct.nothing-open"))),
                        new QuizCommand.Answer(Optional.empty(), text.text()),
                        History.NONE);
            case Inbound.ThreadText text -> MockRoutes.thread(text);
            case Inbound.Departed departed ->
                new To(new Routed.Playing(departed.header().place().scope()), new MockCommand.Leave(), History.NONE);
            case Inbound.Installed installed ->
                new To(new Routed.Workspace(), new WorkspaceCommand.Install(installed.workspaceName()), History.NONE);
            case Inbound.HomeOpened home -> new To(new Routed.Profile(), new ProfileCommand.OpenHome(), History.NONE);
        };
    }

    private Routed slash(Inbound.SlashCommand command, String defaultTopic) {
        return switch (command.name()) {
            case "quiz" -> quiz(command, defaultTopic);
            case "coach" -> coach(command);
            case "daily" -> dailies.slash(command);
            case MockRoutes.NAME -> mocks.slash(command, defaultTopic);
            default -> new Now(Reply.whisper(texts.of("unknown-command", Md.escape(command.name()))));
        };
    }

    private Routed quiz(Inbound.SlashCommand command, String defaultTopic) {
        boolean bare = command.options().isEmpty() && command.text().isBlank();
        if (bare
                && PICKER_FOR_BARE_QUIZ.contains(
                        command.header().sender().actor().platform())) {
            return new Now(new Reply.OpenForm(picker(defaultTopic)));
        }
        QuizWords.Read read = QuizWords.read(bank, texts, defaultTopic, command.options(), command.text());
        return read.request()
                .map(request -> start(command.header(), request))
                .orElseGet(() -> new Now(
                        Reply.whisper(String.join("\n\n", read.problems().values()))));
    }

    private Routed start(Inbound.Header header, QuizRequest request) {
        boolean alone = header.place().direct() || request.where().equals(Optional.of(QuizRequest.Where.PRIVATE));
        return new To(
                new Fresh(header.place().scope()),
                new QuizCommand.Start(header.place(), request),
                alone ? History.ASKER : History.CHANNEL);
    }

    private Form picker(String defaultTopic) {
        List<Part.Item> topics = new ArrayList<>();
        for (Pack pack : bank.packs()) {
            topics.add(new Part.Item(pack.title(), pack.id(), pack.id().equals(defaultTopic)));
        }
        List<Part.Item> levels = new ArrayList<>();
        levels.add(new Part.Item(texts.of("picker.any"), "any", true));
        for (Level level : Level.values()) {
            levels.add(new Part.Item(texts.of("level." + level.key()), level.key(), false));
        }
        List<Part.Item> modes = List.of(
                new Part.Item(texts.of("picker.mixed"), "mixed", true),
                new Part.Item(texts.of("picker.choices"), "choices", false),
                new Part.Item(texts.of("picker.text"), "text", false));
        return new Form(
                Token.start(Need.WHISPER, "quiz"),
                texts.of("picker.title"),
                texts.of("picker.intro"),
                List.of(
                        new Form.ChoiceInput("topic", texts.of("picker.topic"), topics, 1, 1),
                        new Form.TextInput(
                                "area", texts.of("picker.area"), texts.of("picker.area-hint"), false, false, 60, ""),
                        new Form.ChoiceInput("level", texts.of("picker.level"), levels, 1, 1),
                        new Form.ChoiceInput("mode", texts.of("picker.mode"), modes, 1, 1),
                        new Form.TextInput(
                                "count",
                                texts.of("picker.count"),
                                "5",
                                false,
                                true,
                                2,
                                String.valueOf(QuizRequest.DEFAULT_COUNT))),
                texts.of("button.start"));
    }

    private Routed coach(Inbound.SlashCommand command) {
        String[] words = command.options()
                .getOrDefault("subcommand", command.text())
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+", 2);
        String word = words[0];
        String rest = words.length > 1 ? words[1] : "";
        return switch (word) {
            case "", "help" -> new Now(new Reply.Whisper(help()));
            case "settings" -> new To(new Routed.Profile(), new ProfileCommand.Open(), History.NONE);
            case "review" ->
                new To(
                        new Fresh(command.header().place().scope()),
                        new QuizCommand.Review(command.header().place()),
                        History.NONE);
            case "progress" -> new To(new Routed.Profile(), new ProfileCommand.ShowProgress(), History.NONE);
            case "privacy" -> new Now(new Reply.Whisper(PrivacyCards.privacy(texts)));
            case "board" -> boards.slash(command.header().place(), command.options(), rest);
            case "items" ->
                new To(
                        new Routed.Profile(),
                        new ProfileCommand.ShowItems(command.header().place()),
                        History.NONE);
            case "hide" ->
                MessageLinks.find(
                                command.options().getOrDefault("message", raw(command)),
                                command.header().place().scope())
                        .<Routed>map(Routed.Hide::new)
                        .orElseGet(() -> new Now(Reply.whisper(texts.of("hide.link"))));
            case "suggest" -> suggestions.suggest(command.header().place());
            case "suggestions" -> suggestions.waiting(command.header().place());
            case "pack" -> suggestions.pack(command.header().place());
            case "upload" -> suggestions.upload(command.header().place());
            case "appeals" -> fair.appeals(command.header().place());
            case "grant" -> new To(new Routed.Workspace(), new WorkspaceCommand.OpenGrants(), History.NONE);
            case "setup" -> new To(new Routed.Workspace(), new WorkspaceCommand.OpenSetup(), History.NONE);
            default -> new Now(Reply.whisper(unknownSubcommand(word)));
        };
    }

    /** What was typed after the subcommand, in its own case: links have capitals. */
    private static String raw(Inbound.SlashCommand command) {
        String[] words = command.text().strip().split("\\s+", 2);
        return words.length > 1 ? words[1] : "";
    }

    private String unknownSubcommand(String word) {
        List<String> known = catalog.find("coach").orElseThrow().subcommands().stream()
                .map(CommandSpec.SubcommandSpec::name)
                .toList();
        return QuizWords.didYouMean(word, known)
                .map(near -> texts.of("did-you-mean", Md.escape(word), near))
                .orElse(texts.of("not-one-of", "/coach", Md.escape(word), String.join(", ", known)));
    }

    private Message help() {
        return new Message(
                texts.of("help.summary"),
                new Part.Heading(texts.of("help.title")),
                new Part.Prose(texts.of("help.body")),
                new Part.Small(texts.of("help.more")));
    }

    private Routed press(Inbound.Press press, String defaultTopic) {
        Token token = press.token();
        if (DailyRoutes.owns(token)) {
            return dailies.press(press);
        }
        if (MockRoutes.owns(token)) {
            return mocks.press(press);
        }
        if (FairTokens.owns(token)) {
            return fair.press(press);
        }
        if (BoardTokens.owns(token)) {
            return boards.press(press);
        }
        if (SuggestionTokens.owns(token)) {
            return suggestions.press(press);
        }
        if (token.conversation().isEmpty()) {
            return switch (token.action()) {
                case SettingsTokens.OPEN_SETUP ->
                    new To(new Routed.Workspace(), new WorkspaceCommand.OpenSetup(), History.NONE);
                case SettingsTokens.REVIEW ->
                    new To(
                            new Fresh(press.header().place().scope()),
                            new QuizCommand.Review(press.header().place()),
                            History.NONE);
                case SettingsTokens.OPEN_PROFILE ->
                    new To(new Routed.Profile(), new ProfileCommand.Open(), History.NONE);
                case SettingsTokens.SHARE_PROGRESS ->
                    new To(
                            new Routed.Profile(),
                            new ProfileCommand.ShareProgress(press.header().place()),
                            History.NONE);
                case SettingsTokens.DRAW_PROGRESS ->
                    new To(new Routed.Profile(), new ProfileCommand.DrawProgress(), History.NONE);
                case SettingsTokens.PRACTISE -> practise(press, defaultTopic);
                case SettingsTokens.EXPORT -> new To(new Routed.Profile(), new ProfileCommand.Export(), History.NONE);
                case SettingsTokens.FORGET -> new Now(new Reply.Whisper(PrivacyCards.askAgain(texts)));
                case SettingsTokens.FORGET_FOR_GOOD -> new Routed.Forget();
                case SettingsTokens.HELP -> new Now(new Reply.Whisper(help()));
                default -> notUnderstood();
            };
        }
        return switch (token.action()) {
            case QuizTokens.ANSWER_FORM, QuizTokens.FOLLOW_UP_FORM -> answerForm(token);
            default ->
                quizCommand(press)
                        .<Routed>map(command ->
                                new To(new Existing(token.conversation().get()), command, History.NONE))
                        .orElseGet(this::notUnderstood);
        };
    }

    /** A private quiz of what the progress suggests. */
    private Routed practise(Inbound.Press press, String defaultTopic) {
        Map<String, String> options = new TreeMap<>();
        options.put("where", "private");
        if (!press.token().argument(0).isEmpty()) {
            options.put("topic", press.token().argument(0));
            options.put("area", press.token().argument(1));
        }
        return QuizWords.read(bank, texts, defaultTopic, options, "")
                .request()
                .map(request -> start(press.header(), request))
                .orElseGet(this::notUnderstood);
    }

    private Routed answerForm(Token token) {
        Optional<Question> question = QuestionId.find(token.argument(0)).flatMap(bank::find);
        return question.flatMap(it -> QuizForms.answer(token, it, texts))
                .<Routed>map(form -> new Now(new Reply.OpenForm(form)))
                .orElseGet(() -> new Now(Reply.whisper(texts.of("quiz.question-gone"))));
    }

    private static Optional<QuizCommand> quizCommand(Inbound.Press press) {
        Token token = press.token();
        int step = token.step();
        return switch (token.action()) {
            case QuizTokens.CHOOSE -> options(press).map(it -> new QuizCommand.Choose(step, it));
            case QuizTokens.ANSWER_DM -> Optional.of(new QuizCommand.AnswerInDirectMessage(step));
            case QuizTokens.HINT -> Optional.of(new QuizCommand.TakeHint(step));
            case QuizTokens.SKIP -> Optional.of(new QuizCommand.Skip(step));
            case QuizTokens.NEXT -> Optional.of(new QuizCommand.Next(step));
            case QuizTokens.PAUSE -> Optional.of(new QuizCommand.Pause(step));
            case QuizTokens.RESUME -> Optional.of(new QuizCommand.Resume(step));
            case QuizTokens.STOP -> Optional.of(new QuizCommand.Stop(step));
            case QuizTokens.WHY -> number(token.argument(0)).map(QuizCommand.Why::new);
            case QuizTokens.MINE -> number(token.argument(0)).map(QuizCommand.ShowMine::new);
            case QuizTokens.SHOW -> Optional.of(new QuizCommand.ShowQuestion(step));
            case QuizTokens.HERE -> Optional.of(new QuizCommand.Here());
            case QuizTokens.ENTER -> Optional.of(new QuizCommand.Enter());
            default -> Optional.empty();
        };
    }

    private static Optional<Set<Integer>> options(Inbound.Press press) {
        List<String> values = press.values().isEmpty() ? List.of(press.token().argument(0)) : press.values();
        Set<Integer> options = new TreeSet<>();
        for (String value : values) {
            Optional<Integer> option = number(value);
            if (option.isEmpty()) {
                return Optional.empty();
            }
            options.add(option.get());
        }
        return Optional.of(options);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,3}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private Routed submit(Inbound.Submit submit, String defaultTopic) {
        Token token = submit.token();
        if (DailyRoutes.owns(token)) {
            return dailies.submit(submit);
        }
        if (MockRoutes.owns(token)) {
            return mocks.submit(submit);
        }
        if (FairTokens.owns(token)) {
            return fair.submit(submit);
        }
        if (BoardTokens.owns(token)) {
            return boards.submit(submit);
        }
        if (SuggestionTokens.owns(token)) {
            return suggestions.submit(submit);
        }
        Optional<Command> settings = settings(submit);
        if (token.conversation().isEmpty()) {
            if (token.action().equals("quiz")) {
                return pickedQuiz(submit, defaultTopic);
            }
            return settings.<Routed>map(command -> new To(
                            command instanceof ProfileCommand ? new Routed.Profile() : new Routed.Workspace(),
                            command,
                            History.NONE))
                    .orElseGet(this::notUnderstood);
        }
        String text = submit.value(QuizForms.ANSWER);
        return switch (token.action()) {
            case QuizTokens.ANSWER_FORM ->
                new To(
                        new Existing(token.conversation().get()),
                        new QuizCommand.Answer(Optional.of(token.step()), text),
                        History.NONE);
            case QuizTokens.FOLLOW_UP_FORM ->
                new To(
                        new Existing(token.conversation().get()),
                        new QuizCommand.AnswerFollowUp(token.step(), text),
                        History.NONE);
            default -> notUnderstood();
        };
    }

    private Routed pickedQuiz(Inbound.Submit submit, String defaultTopic) {
        Map<String, String> options = new TreeMap<>();
        for (String name : List.of("topic", "area", "level", "mode", "count")) {
            String value = submit.value(name);
            if (!value.isBlank() && !value.equals("any")) {
                options.put(name, value);
            }
        }
        QuizWords.Read read = QuizWords.read(bank, texts, defaultTopic, options, "");
        return read.request()
                .map(request -> start(submit.header(), request))
                .orElseGet(() -> new Now(new Reply.RefuseForm(picker(defaultTopic), read.problems())));
    }

    private static Optional<Command> settings(Inbound.Submit submit) {
        return switch (submit.token().action()) {
            case SettingsTokens.SAVE_PROFILE ->
                Optional.of(new ProfileCommand.Save(
                        submit.value("time"),
                        submit.value("zone"),
                        submit.value("reminders"),
                        submit.value("at"),
                        submit.value("recall")));
            case SettingsTokens.SAVE_SETUP ->
                Optional.of(new WorkspaceCommand.SaveSetup(
                        submit.values().getOrDefault("channels", List.of()),
                        submit.values().getOrDefault("dailies", List.of()),
                        submit.values().getOrDefault("mocks", List.of()),
                        submit.values().getOrDefault("reviewers", List.of()),
                        submit.value("defaults")));
            case SettingsTokens.SAVE_GRANTS -> {
                Map<Capability, List<String>> grants = new EnumMap<>(Capability.class);
                for (Capability it : WorkspaceForms.GRANTED) {
                    grants.put(it, submit.values().getOrDefault(it.key(), List.of()));
                }
                yield Optional.of(new WorkspaceCommand.SaveGrants(grants));
            }
            default -> Optional.empty();
        };
    }

    private Routed notUnderstood() {
        return new Now(Reply.whisper(texts.of("button-gone")));
    }
}
