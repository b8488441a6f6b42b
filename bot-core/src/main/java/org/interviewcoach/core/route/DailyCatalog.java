package org.interviewcoach.core.route;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.route.CommandCatalog.Suggestion;
import org.interviewcoach.core.route.CommandSpec.Kind;
import org.interviewcoach.core.route.CommandSpec.OptionSpec;
import org.interviewcoach.core.route.CommandSpec.SubcommandSpec;
import org.interviewcoach.core.text.Texts;

/** The entry of {@code /daily} in the list of commands. */
final class DailyCatalog {
    private static final int LONGEST_LABEL = 100;

    private DailyCatalog() {}

    static CommandSpec command(Texts texts) {
        List<OptionSpec> settings = DailyWords.OPTIONS.stream()
                .map(name -> option(texts, name, values(name)))
                .toList();
        List<OptionSpec> which = List.of(option(texts, "schedule", List.of()));
        return new CommandSpec(
                "daily",
                texts.of("command.daily"),
                List.of(),
                List.of(
                        subcommand(texts, "on", settings, Need.WHISPER),
                        subcommand(texts, "set", joined(settings, which), Need.FORM),
                        subcommand(texts, "preview", which, Need.WHISPER),
                        subcommand(texts, "list", List.of(), Need.WHISPER),
                        subcommand(texts, "pause", which, Need.WHISPER),
                        subcommand(texts, "resume", which, Need.WHISPER),
                        subcommand(
                                texts, "skip", joined(List.of(option(texts, "date", List.of())), which), Need.WHISPER),
                        subcommand(
                                texts,
                                "holidays",
                                joined(
                                        List.of(
                                                option(texts, "change", List.of("add", "remove")),
                                                option(texts, "dates", List.of())),
                                        which),
                                Need.WHISPER),
                        subcommand(texts, "now", which, Need.WHISPER),
                        subcommand(
                                texts,
                                "queue",
                                joined(List.of(option(texts, "question", List.of())), which),
                                Need.WHISPER),
                        subcommand(texts, "remove", which, Need.WHISPER)),
                Need.WHISPER);
    }

    private static SubcommandSpec subcommand(Texts texts, String name, List<OptionSpec> options, Need need) {
        return new SubcommandSpec(name, texts.of("command.daily." + name), options, need);
    }

    private static OptionSpec option(Texts texts, String name, List<String> values) {
        boolean suggests = List.of("zone", "topic", "area", "days", "reveal", "time", "question")
                .contains(name);
        return new OptionSpec(name, texts.of("command.daily.option." + name), Kind.TEXT, values, suggests);
    }

    private static List<String> values(String option) {
        return switch (option) {
            case "level" -> List.of("junior", "mid", "senior", "any");
            case "mode" -> List.of("choices", "text", "mixed");
            case "verdict" -> List.of("reveal", "once");
            case "thread", "digest" -> List.of("yes", "no");
            default -> List.of();
        };
    }

    private static List<OptionSpec> joined(List<OptionSpec> first, List<OptionSpec> second) {
        List<OptionSpec> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Suggestions for an option's value, from memory alone. */
    static List<Suggestion> suggest(Bank bank, String option, Map<String, String> others) {
        return switch (option) {
            case "zone" ->
                same(ZoneId.getAvailableZoneIds().stream()
                        .filter(it -> DailyWords.parseZone(it).isPresent())
                        .sorted()
                        .toList());
            case "time" -> same(List.of("09:00", "08:30", "10:00", "12:00", "16:00"));
            case "days" -> same(List.of("mon-fri", "every-day", "mon,wed,fri", "tue,thu"));
            case "reveal" -> same(List.of("with-next", "same-day@17:00", "next-morning@08:00"));
            case "topic" ->
                bank.packs().stream()
                        .map(it -> new Suggestion(it.title(), it.word()))
                        .toList();
            case "area" ->
                packs(bank, others.getOrDefault("topic", "")).stream()
                        .flatMap(pack -> pack.areas().stream())
                        .map(it -> new Suggestion(it.title(), it.id()))
                        .toList();
            case "question" ->
                bank.questions().stream()
                        .map(it -> new Suggestion(
                                shortened(Md.plain(it.text())), it.id().typed()))
                        .toList();
            default -> List.of();
        };
    }

    private static List<Suggestion> same(List<String> values) {
        return values.stream().map(it -> new Suggestion(it, it)).toList();
    }

    private static List<Pack> packs(Bank bank, String topic) {
        return bank.findTopic(topic).map(List::of).orElse(List.copyOf(bank.packs()));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LABEL ? line : line.substring(0, LONGEST_LABEL - 1) + "\u2026";
    }
}
