package org.interviewcoach.core.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.command.DailyCommand;
import org.interviewcoach.core.decide.DailyDesk;
import org.interviewcoach.core.decide.DailyForms;
import org.interviewcoach.core.decide.DailyTokens;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.outcome.ClaimKey;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.Routed.Existing;
import org.interviewcoach.core.route.Routed.Fresh;
import org.interviewcoach.core.route.Routed.History;
import org.interviewcoach.core.route.Routed.Lookup;
import org.interviewcoach.core.route.Routed.Now;
import org.interviewcoach.core.route.Routed.To;
import org.interviewcoach.core.state.DailyState;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;

/** Finds where what somebody does with a daily goes: {@code /daily}, its buttons and its forms. */
final class DailyRoutes {
    private final CommandCatalog catalog;
    private final Bank bank;
    private final Texts texts;

    DailyRoutes(CommandCatalog catalog, Bank bank, Texts texts) {
        this.catalog = catalog;
        this.bank = bank;
        this.texts = texts;
    }

    Routed slash(Inbound.SlashCommand command) {
        Place place = command.header().place();
        // A terminal is one conversation, and the channel, too.
        if (place.direct() && !place.scope().platform().equals(PlatformId.CONSOLE)) {
            return whisper("daily.in-a-channel");
        }
        Typed typed = Typed.of(command);
        return switch (typed.subcommand()) {
            case "on" -> on(place, typed);
            case "", "list" -> lookup(place, found -> list(place, found));
            case "set" -> set(place, typed);
            case "preview" -> existing(place, typed, new DailyCommand.Preview(), History.ROOMS);
            case "pause" -> existing(place, typed, new DailyCommand.Pause(), History.NONE);
            case "resume" -> existing(place, typed, new DailyCommand.Resume(), History.NONE);
            case "skip" -> skip(place, typed);
            case "holidays" -> holidays(place, typed);
            case "now" -> existing(place, typed, new DailyCommand.PostNow(), History.ROOMS);
            case "queue" -> queue(place, typed);
            case "remove" -> existing(place, typed, new DailyCommand.Remove(), History.NONE);
            default -> unknown(typed.subcommand());
        };
    }

    /** What was typed, from options or words alike: the subcommand, the schedule's number, and the rest. */
    private record Typed(String subcommand, Optional<Integer> number, Map<String, String> options, String rest) {
        /** Options that are no settings; these {@link DailyWords} reads. */
        private static final Pattern NAMED = Pattern.compile("(date|dates|change|question):(.+)");

        static Typed of(Inbound.SlashCommand command) {
            Map<String, String> options = new TreeMap<>(command.options());
            String text = command.text().strip();
            String subcommand = options.getOrDefault("subcommand", "");
            options.remove("subcommand");
            if (subcommand.isEmpty()) {
                String[] words = text.split("\\s+", 2);
                subcommand = words[0];
                text = words.length > 1 ? words[1] : "";
            }
            Optional<Integer> number = number(options.getOrDefault("schedule", ""));
            options.remove("schedule");
            List<String> rest = new ArrayList<>();
            for (String word : text.split("\\s+", -1)) {
                Matcher named = NAMED.matcher(word);
                if (word.startsWith("schedule:")) {
                    number = number(word.substring("schedule:".length()));
                } else if (named.matches()) {
                    options.put(named.group(1), named.group(2));
                } else if (!word.isEmpty()) {
                    rest.add(word);
                }
            }
            return new Typed(subcommand.toLowerCase(Locale.ROOT), number, options, String.join(" ", rest));
        }

        private static Optional<Integer> number(String text) {
            return text.strip().matches("[0-9]{1,4}") ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
        }

        String value(String option) {
            return options.getOrDefault(option, rest).strip();
        }
    }

    private Routed unknown(String word) {
        List<String> known = catalog.find("daily").orElseThrow().subcommands().stream()
                .map(CommandSpec.SubcommandSpec::name)
                .toList();
        return new Now(Reply.whisper(QuizWords.didYouMean(word, known)
                .map(near -> texts.of("did-you-mean", Md.escape(word), near))
                .orElse(texts.of("not-one-of", "/daily", Md.escape(word), String.join(", ", known)))));
    }

    private DailyWords words(Place place, Typed typed) {
        DailyWords words = new DailyWords(bank, texts, place.scope().channel());
        typed.options().forEach(words::option);
        words.words(typed.rest());
        return words;
    }

    private Routed on(Place place, Typed typed) {
        DailyWords words = words(place, typed);
        if (!words.problems().isEmpty()) {
            return problems(words);
        }
        return lookup(place, found -> {
            // Only whoever names nothing may mean one that is there already: all others need its number alone.
            List<DailyState.Running> here = words.isEmpty() ? here(running(found), place) : List.of();
            if (!here.isEmpty() && found.asker().may(Capability.RUN_DAILIES)) {
                return new Now(Reply.whisper(texts.of("daily.on-already")
                        + "\n\n"
                        + DailyDesk.line(here.getFirst(), place.scope().channel(), texts)));
            }
            int free = 1
                    + found.values().stream().mapToInt(Integer::parseInt).max().orElse(0);
            return new To(
                    new Fresh(place.scope()), new DailyCommand.SwitchOn(place, free, words.changes()), History.CHANNEL);
        });
    }

    private Routed problems(DailyWords words) {
        return new Now(Reply.whisper(String.join("\n\n", words.problems().values())));
    }

    private Routed list(Place place, Routed.Found found) {
        if (!found.asker().may(Capability.RUN_DAILIES)) {
            return whisper("daily.not-allowed");
        }
        List<String> lines = running(found).stream()
                .map(it -> DailyDesk.line(it, place.scope().channel(), texts))
                .toList();
        return lines.isEmpty()
                ? whisper("daily.list.none")
                : new Now(Reply.whisper(texts.of("daily.list.title") + "\n\n" + String.join("\n\n", lines)));
    }

    private Routed set(Place place, Typed typed) {
        DailyWords words = words(place, typed);
        if (!words.problems().isEmpty()) {
            return problems(words);
        }
        return words.isEmpty()
                ? existing(place, typed, new DailyCommand.OpenForm(), History.NONE)
                : existing(place, typed, new DailyCommand.Change(place, words.changes()), History.NONE);
    }

    private Routed skip(Place place, Typed typed) {
        String text = typed.value("date");
        Optional<LocalDate> date = DailyWords.parseDate(text);
        return date.isEmpty() && !text.isEmpty() && !text.equals("next")
                ? whisper("daily.bad-date")
                : existing(place, typed, new DailyCommand.Skip(date), History.NONE);
    }

    private Routed holidays(Place place, Typed typed) {
        String[] fields = typed.rest().split(" ", 2);
        String what = typed.options().getOrDefault("change", fields[0]).toLowerCase(Locale.ROOT);
        String text = typed.options().getOrDefault("dates", fields.length > 1 ? fields[1] : "");
        Optional<List<LocalDate>> dates = DailyWords.parseDates(text);
        if (!Set.of("add", "remove").contains(what) || dates.isEmpty()) {
            return whisper("daily.bad-holidays");
        }
        return existing(place, typed, new DailyCommand.Holidays(what.equals("add"), dates.get()), History.NONE);
    }

    private Routed queue(Place place, Typed typed) {
        String text = typed.value("question").toLowerCase(Locale.ROOT);
        Optional<QuestionId> question = bank.findTyped(text);
        if (question.isEmpty() && !text.isEmpty()) {
            return new Now(Reply.whisper(texts.of("daily.no-such-question", Md.code(text))));
        }
        return existing(place, typed, new DailyCommand.Queue(question), History.ROOMS);
    }

    private Routed existing(Place place, Typed typed, DailyCommand command, History history) {
        return lookup(place, found -> {
            List<DailyState.Running> all = running(found);
            List<DailyState.Running> meant = typed.number().isPresent()
                    ? all.stream()
                            .filter(it -> it.setup().number() == typed.number().get())
                            .toList()
                    : here(all, place);
            if (!found.asker().may(Capability.RUN_DAILIES)) {
                return whisper("daily.not-allowed");
            }
            if (meant.size() == 1) {
                return new To(new Existing(meant.getFirst().setup().id()), command, history);
            }
            return meant.isEmpty()
                    ? whisper(typed.number().isPresent() ? "daily.no-such" : "daily.none-here")
                    : new Now(Reply.whisper(texts.of("daily.which")
                            + "\n\n"
                            + String.join(
                                    "\n\n",
                                    meant.stream()
                                            .map(it -> DailyDesk.line(
                                                    it, place.scope().channel(), texts))
                                            .toList())));
        });
    }

    private static List<DailyState.Running> here(List<DailyState.Running> all, Place place) {
        return all.stream()
                .filter(it -> it.plan().channels().contains(place.scope().channel()))
                .toList();
    }

    private static List<DailyState.Running> running(Routed.Found found) {
        return found.states().stream()
                .filter(DailyState.Running.class::isInstance)
                .map(DailyState.Running.class::cast)
                .sorted(Comparator.comparingInt(it -> it.setup().number()))
                .toList();
    }

    private static Routed lookup(Place place, Function<Routed.Found, Routed> then) {
        return new Lookup(ClaimKey.daily(place.scope(), 0).kind(), then);
    }

    // ---- buttons and forms

    Routed press(Inbound.Press press) {
        Token token = press.token();
        if (token.action().equals(DailyTokens.ANSWER_FORM)) {
            return QuestionId.find(token.argument(0))
                    .flatMap(bank::find)
                    .<Routed>map(it -> new Now(new Reply.OpenForm(DailyForms.answer(token, it, texts))))
                    .orElseGet(() -> whisper("quiz.question-gone"));
        }
        Optional<DailyCommand> command = switch (token.action()) {
            case DailyTokens.CHOOSE -> options(press).map(it -> new DailyCommand.Choose(token.step(), it));
            case DailyTokens.ANSWER_DM -> Optional.of(new DailyCommand.AnswerByMessage(token.step()));
            case DailyTokens.MINE -> Optional.of(new DailyCommand.ShowMine(token.step()));
            case DailyTokens.TELL ->
                Optional.of(new DailyCommand.Tell(token.argument(0).equals("on")));
            case DailyTokens.UNDO -> Optional.of(new DailyCommand.Remove());
            default -> Optional.empty();
        };
        return told(token, command);
    }

    private static Optional<Set<Integer>> options(Inbound.Press press) {
        List<String> values = press.values().isEmpty() ? List.of(press.token().argument(0)) : press.values();
        Set<Integer> options = new TreeSet<>();
        for (String value : values) {
            if (!value.matches("[0-9]{1,2}")) {
                return Optional.empty();
            }
            options.add(Integer.parseInt(value));
        }
        return Optional.of(options);
    }

    Routed submit(Inbound.Submit submit) {
        Token token = submit.token();
        return switch (token.action()) {
            case DailyTokens.ANSWER_FORM ->
                told(
                        token,
                        Optional.of(new DailyCommand.Write(
                                token.step(),
                                submit.value(DailyForms.ANSWER),
                                submit.value(DailyForms.QUOTE).equals(DailyForms.YES))));
            case DailyTokens.SET_FORM -> told(token, Optional.of(saved(submit)));
            default -> whisper("button-gone");
        };
    }

    private DailyCommand saved(Inbound.Submit submit) {
        Map<String, String> problems = new TreeMap<>();
        Map<String, String> typed = new TreeMap<>();
        DailyWords all = new DailyWords(bank, texts, "");
        for (String input : List.of("when", "questions", "reveal", "more")) {
            String text = submit.value(input);
            typed.put(input, text);
            int before = all.problems().size();
            if (input.equals("questions")) {
                all.questions(text);
            } else {
                all.words(input.equals("reveal") ? "reveal:" + text.strip().replace(' ', '@') : text);
            }
            List<String> sentences = List.copyOf(all.problems().values());
            if (sentences.size() > before) {
                problems.put(input, String.join(" ", sentences.subList(before, sentences.size())));
            }
        }
        List<String> channels = submit.values().getOrDefault("channels", List.of());
        if (!channels.isEmpty()) {
            all.channels(channels);
        }
        return new DailyCommand.SaveForm(all.changes(), typed, problems);
    }

    private Routed told(Token token, Optional<? extends DailyCommand> command) {
        return token.conversation().isPresent() && command.isPresent()
                ? new To(new Existing(token.conversation().get()), command.get(), History.NONE)
                : whisper("button-gone");
    }

    private Routed whisper(String key) {
        return new Now(Reply.whisper(texts.of(key)));
    }

    static boolean owns(Token token) {
        return token.action().startsWith(DailyTokens.PREFIX);
    }
}
