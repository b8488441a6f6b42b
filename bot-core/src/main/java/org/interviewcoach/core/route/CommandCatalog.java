package org.interviewcoach.core.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandSpec.Kind;
import org.interviewcoach.core.route.CommandSpec.OptionSpec;
import org.interviewcoach.core.route.CommandSpec.SubcommandSpec;
import org.interviewcoach.core.text.Texts;

/**
 * The one list of commands. A new command is an entry here, a record in {@code command}, a branch in its decider, a
 * scenario and a line in the docs; no adapter changes.
 *
 * <p>{@link Router} turns what was typed into the command's record.
 */
public final class CommandCatalog {
    /** How many suggestions Discord shows. */
    public static final int MAX_SUGGESTIONS = 25;

    private final List<CommandSpec> commands;

    public CommandCatalog(Texts texts) {
        commands = List.of(
                new CommandSpec(
                        "quiz",
                        texts.of("command.quiz"),
                        List.of(
                                option(texts, "topic", Kind.TEXT, List.of(), true),
                                option(texts, "area", Kind.TEXT, List.of(), true),
                                option(texts, "level", Kind.TEXT, levels(), false),
                                option(texts, "count", Kind.NUMBER, List.of(), false),
                                option(texts, "mode", Kind.TEXT, names(QuizRequest.Mode.values()), false),
                                option(texts, "where", Kind.TEXT, names(QuizRequest.Where.values()), false),
                                option(texts, "open", Kind.TEXT, List.of(), true),
                                option(texts, "time", Kind.TEXT, List.of(), true)),
                        List.of(),
                        Need.WHISPER),
                DailyCatalog.command(texts),
                MockRoutes.spec(texts),
                new CommandSpec(
                        "coach",
                        texts.of("command.coach"),
                        List.of(),
                        List.of(
                                new SubcommandSpec("help", texts.of("command.coach.help"), List.of(), Need.WHISPER),
                                new SubcommandSpec("review", texts.of("command.coach.review"), List.of(), Need.WHISPER),
                                new SubcommandSpec(
                                        "progress", texts.of("command.coach.progress"), List.of(), Need.WHISPER),
                                new SubcommandSpec(
                                        "settings", texts.of("command.coach.settings"), List.of(), Need.FORM),
                                new SubcommandSpec(
                                        "privacy", texts.of("command.coach.privacy"), List.of(), Need.WHISPER),
                                new SubcommandSpec(
                                        "board",
                                        texts.of("command.coach.board"),
                                        List.of(new OptionSpec(
                                                "goal",
                                                texts.of("command.coach.board.goal"),
                                                Kind.NUMBER,
                                                List.of(),
                                                false)),
                                        Need.WHISPER),
                                new SubcommandSpec("items", texts.of("command.coach.items"), List.of(), Need.WHISPER),
                                new SubcommandSpec("suggest", texts.of("command.coach.suggest"), List.of(), Need.FORM),
                                new SubcommandSpec(
                                        "suggestions", texts.of("command.coach.suggestions"), List.of(), Need.WHISPER),
                                new SubcommandSpec("pack", texts.of("command.coach.pack"), List.of(), Need.WHISPER),
                                new SubcommandSpec("upload", texts.of("command.coach.upload"), List.of(), Need.FORM),
                                new SubcommandSpec(
                                        "hide",
                                        texts.of("command.coach.hide"),
                                        List.of(new OptionSpec(
                                                "message",
                                                texts.of("command.coach.hide.message"),
                                                Kind.TEXT,
                                                List.of(),
                                                false)),
                                        Need.WHISPER),
                                new SubcommandSpec(
                                        "appeals", texts.of("command.coach.appeals"), List.of(), Need.WHISPER),
                                new SubcommandSpec("grant", texts.of("command.coach.grant"), List.of(), Need.FORM),
                                new SubcommandSpec("setup", texts.of("command.coach.setup"), List.of(), Need.FORM)),
                        Need.WHISPER));
    }

    private static OptionSpec option(Texts texts, String name, Kind kind, List<String> values, boolean suggests) {
        return new OptionSpec(name, texts.of("command.quiz." + name), kind, values, suggests);
    }

    private static List<String> levels() {
        return Arrays.stream(Level.values()).map(Level::key).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public List<CommandSpec> commands() {
        return commands;
    }

    public Optional<CommandSpec> find(String name) {
        return commands.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * Suggestions while somebody types an option's value; never slow and never wrong to ignore.
     *
     * @param typed what stands there so far
     * @param others the options that are filled in already
     */
    public List<Suggestion> suggest(
            Bank bank, String command, String option, String typed, Map<String, String> others) {
        List<Suggestion> all = new ArrayList<>();
        if (command.equals("quiz")) {
            switch (option) {
                case "topic" -> bank.packs().forEach(pack -> all.add(new Suggestion(pack.title(), pack.word())));
                case "area" ->
                    packs(bank, others.getOrDefault("topic", ""))
                            .forEach(pack ->
                                    pack.areas().forEach(area -> all.add(new Suggestion(area.title(), area.id()))));
                case "open" -> List.of("4h", "1d", "2d", "7d").forEach(it -> all.add(new Suggestion(it, it)));
                case "time" -> List.of("none", "60s", "2m", "5m").forEach(it -> all.add(new Suggestion(it, it)));
                default -> {
                    // Options with fixed values are suggested by the platform itself.
                }
            }
        }
        if (command.equals("daily")) {
            all.addAll(DailyCatalog.suggest(bank, option, others));
        }
        if (command.equals(MockRoutes.NAME)) {
            MockRoutes.suggestions(option).forEach(it -> all.add(new Suggestion(it, it)));
            if (option.equals("topic")) {
                return suggest(bank, "quiz", option, typed, others);
            }
            if (option.equals("areas")) {
                return suggest(bank, "quiz", "area", typed, others);
            }
        }
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(it -> it.label().toLowerCase(Locale.ROOT).contains(wanted)
                        || it.value().contains(wanted))
                .sorted(Comparator.comparing((Suggestion it) -> !it.value().startsWith(wanted)))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    private static List<Pack> packs(Bank bank, String topic) {
        return bank.findTopic(topic).map(List::of).orElse(List.copyOf(bank.packs()));
    }

    /** A value to choose, with the words that are shown for it. */
    public record Suggestion(String label, String value) {}
}
