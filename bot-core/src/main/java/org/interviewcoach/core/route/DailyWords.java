package org.interviewcoach.core.route;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.command.DailyChanges;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.state.DailyState.Mode;
import org.interviewcoach.core.state.DailyState.Reveal;
import org.interviewcoach.core.state.DailyState.Verdict;
import org.interviewcoach.core.state.DailyState.When;
import org.interviewcoach.core.text.Texts;

/**
 * Reads what somebody set for a daily, from named options, from words ({@code 09:00 Europe/Berlin mon-fri django junior
 * reveal:same-day@17:00}) or from the form's lines, all the same way.
 */
final class DailyWords {
    /** The names of the options, as commands and words use them. */
    static final List<String> OPTIONS = List.of(
            "time",
            "zone",
            "days",
            "topic",
            "area",
            "level",
            "mode",
            "reveal",
            "verdict",
            "channels",
            "mention",
            "thread",
            "digest");

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern REVEAL =
            Pattern.compile("(same[- _]day|next[- _]morning)(?:[@ ,]+([0-9]{1,2}:[0-9]{2}))?");
    private static final Pattern CHANNEL = Pattern.compile("<?#?([A-Za-z0-9-]{1,40})(?:\\|[^>]*)?>?");
    private static final Pattern MENTION =
            Pattern.compile("@here|<@&[0-9]{1,20}>|<!subteam\\^[A-Z0-9]{1,20}(\\|[^>]*)?>");
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_DATES = 100;

    private final Bank bank;
    private final Texts texts;
    private final String here;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Optional<List<String>> channels = Optional.empty();
    private Optional<LocalTime> at = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<Set<DayOfWeek>> days = Optional.empty();
    private Optional<String> topic = Optional.empty();
    private Optional<Set<String>> areas = Optional.empty();
    private Optional<Set<Level>> levels = Optional.empty();
    private Optional<Mode> mode = Optional.empty();
    private Optional<Reveal> reveal = Optional.empty();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<String> mention = Optional.empty();
    private Optional<Boolean> thread = Optional.empty();
    private Optional<Boolean> digest = Optional.empty();

    /**
     * A reader.
     *
     * @param here the channel that {@code here} means
     */
    DailyWords(Bank bank, Texts texts, String here) {
        this.bank = bank;
        this.texts = texts;
        this.here = here;
    }

    /** A sentence for everything that was not understood. */
    Map<String, String> problems() {
        return problems;
    }

    DailyChanges changes() {
        return new DailyChanges(
                channels, at, zone, days, topic, areas, levels, mode, reveal, verdict, mention, thread, digest);
    }

    boolean isEmpty() {
        return problems.isEmpty() && changes().equals(DailyChanges.NONE);
    }

    void words(String text) {
        for (String word : text.strip().split("[\\s]+", -1)) {
            String bare = word.replaceAll("^,+|,+$", "");
            if (!bare.isEmpty()) {
                word(bare);
            }
        }
    }

    /** The line of the form that says which questions: what it does not name is any. */
    void questions(String text) {
        topic = Optional.of("");
        areas = Optional.of(Set.of());
        levels = Optional.of(Set.of());
        words(text);
    }

    void channels(List<String> ids) {
        channels = Optional.of(ids.stream().distinct().toList());
    }

    private void word(String word) {
        int colon = word.indexOf(':');
        String key = colon > 0 ? word.substring(0, colon).toLowerCase(Locale.ROOT) : "";
        if (OPTIONS.contains(key)) {
            option(key, word.substring(colon + 1));
            return;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (TIME.matcher(lower).matches()) {
            option("time", lower);
        } else if (parseDays(lower).isPresent()) {
            option("days", lower);
        } else if (bank.packs().stream().anyMatch(it -> it.word().equals(lower)) || lower.equals("any")) {
            option("topic", lower);
        } else if (Level.find(lower).isPresent()) {
            option("level", lower);
        } else if (parseMode(lower).isPresent()) {
            option("mode", lower);
        } else if (parseZone(word).isPresent()) {
            option("zone", word);
        } else if (REVEAL.matcher(lower).matches() || lower.equals("with-next")) {
            option("reveal", lower);
        } else if (areaIds().contains(lower)) {
            option("area", lower);
        } else {
            problems.put(
                    word,
                    QuizWords.didYouMean(lower, vocabulary())
                            .map(near -> texts.of("did-you-mean", Md.escape(word), near))
                            .orElse(texts.of("daily.unknown-word", Md.escape(word))));
        }
    }

    void option(String name, String value) {
        String text = value.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return;
        }
        switch (name) {
            case "time" -> at = parsed(name, lower, parseTime(lower), "09:00");
            case "zone" -> zone = parsed(name, text, parseZone(text), "Europe/Berlin");
            case "days" -> days = parsed(name, lower, parseDays(lower), "mon-fri, mon,wed,fri, every-day");
            case "topic" -> topic(lower);
            case "area" -> area(lower);
            case "level" -> level(lower);
            case "mode" -> mode = parsed(name, lower, parseMode(lower), "choices, text, mixed");
            case "reveal" ->
                reveal = parsed(name, lower, parseReveal(lower), "with-next, same-day@17:00, next-morning@08:00");
            case "verdict" -> verdict = parsed(name, lower, parseVerdict(lower), "reveal, once");
            case "channels" -> channels = parsed(name, text, parseChannels(text), "here, #team");
            case "mention" -> mention = parsed(name, text, parseMention(text), "none, @here, @role");
            case "thread" -> thread = parsed(name, lower, parseYes(lower), "yes, no");
            case "digest" -> digest = parsed(name, lower, parseYes(lower), "yes, no");
            default -> problems.put(name, texts.of("daily.unknown-word", Md.escape(name)));
        }
    }

    private <T> Optional<T> parsed(String name, String typed, Optional<T> value, String known) {
        if (value.isEmpty()) {
            problems.put(name, texts.of("not-one-of", name, Md.escape(typed), Md.escape(known)));
        }
        return value;
    }

    private static Optional<LocalTime> parseTime(String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Named zones and UTC alone: an offset does not know about clock changes. */
    static Optional<ZoneId> parseZone(String text) {
        String wanted = text.strip().replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(wanted))
                .filter(id -> id.contains("/") || id.equals("UTC"))
                .sorted()
                .findFirst()
                .map(ZoneId::of);
    }

    private static Optional<Set<DayOfWeek>> parseDays(String text) {
        switch (text) {
            case "weekdays" -> {
                return Optional.of(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            }
            case "every-day", "everyday", "daily", "all" -> {
                return Optional.of(EnumSet.allOf(DayOfWeek.class));
            }
            default -> {
                // Names of days below.
            }
        }
        Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split("[, ]+", -1)) {
            String[] ends = part.split("-", -1);
            Optional<DayOfWeek> first = parseDay(ends[0]);
            Optional<DayOfWeek> last = parseDay(ends[ends.length - 1]);
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            for (DayOfWeek day = first.get(); ; day = day.plus(1)) {
                found.add(day);
                if (day == last.get()) {
                    break;
                }
            }
        }
        return Optional.of(found);
    }

    private static Optional<DayOfWeek> parseDay(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(it -> text.length() >= 3
                        && it.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT)
                                .startsWith(text))
                .findFirst();
    }

    private void topic(String text) {
        if (text.equals("any") || text.equals("all")) {
            topic = Optional.of("");
            return;
        }
        Optional<Pack> found = bank.findTopic(text);
        topic = found.map(Pack::id);
        if (found.isEmpty()) {
            unknown("topic", text, bank.packs().stream().map(Pack::word).toList());
        }
    }

    private void area(String text) {
        Set<String> named = new TreeSet<>(areas.orElse(Set.of()));
        for (String part : text.split("[, ]+", -1)) {
            if (part.equals("any") || part.equals("all")) {
                named.clear();
            } else if (areaIds().contains(part)) {
                named.add(part);
            } else {
                unknown("area", part, List.copyOf(areaIds()));
            }
        }
        areas = Optional.of(named);
    }

    private void level(String text) {
        Set<Level> named = EnumSet.noneOf(Level.class);
        named.addAll(levels.orElse(Set.of()));
        for (String part : text.split("[, ]+", -1)) {
            if (part.equals("any") || part.equals("all")) {
                named.clear();
            } else if (Level.find(part).isPresent()) {
                named.add(Level.find(part).get());
            } else {
                unknown("level", part, List.of("junior", "mid", "senior"));
            }
        }
        levels = Optional.of(named);
    }

    private void unknown(String name, String typed, List<String> known) {
        problems.put(
                name,
                QuizWords.didYouMean(typed, known)
                        .map(near -> texts.of("did-you-mean", Md.escape(typed), near))
                        .orElse(texts.of("not-one-of", name, Md.escape(typed), String.join(", ", known))));
    }

    private static Optional<Mode> parseMode(String text) {
        return switch (text) {
            case "choices", "choice" -> Optional.of(Mode.CHOICES);
            case "text", "free", "free-text" -> Optional.of(Mode.TEXT);
            case "mixed", "alternating" -> Optional.of(Mode.MIXED);
            default -> Optional.empty();
        };
    }

    private static Optional<Reveal> parseReveal(String text) {
        if (text.equals("with-next") || text.equals("with next") || text.equals("next")) {
            return Optional.of(Reveal.WITH_NEXT);
        }
        Matcher matcher = REVEAL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean same = matcher.group(1).startsWith("same");
        String time = matcher.group(2);
        Optional<LocalTime> at = time == null ? Optional.of(same ? EVENING : MORNING) : parseTime(time);
        return at.map(it -> new Reveal(same ? When.SAME_DAY : When.NEXT_MORNING, it));
    }

    private static Optional<Verdict> parseVerdict(String text) {
        return switch (text) {
            case "once", "at-once", "now" -> Optional.of(Verdict.AT_ONCE);
            case "reveal", "at-reveal", "later" -> Optional.of(Verdict.AT_REVEAL);
            default -> Optional.empty();
        };
    }

    private Optional<List<String>> parseChannels(String text) {
        List<String> ids = new ArrayList<>();
        for (String part : text.split("[, ]+", -1)) {
            Matcher matcher = CHANNEL.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String id = part.equalsIgnoreCase("here") ? here : matcher.group(1);
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids.size() <= MOST_CHANNELS ? Optional.of(ids) : Optional.empty();
    }

    private static Optional<String> parseMention(String text) {
        if (text.equalsIgnoreCase("none") || text.equalsIgnoreCase("nobody")) {
            return Optional.of("");
        }
        return MENTION.matcher(text).matches() ? Optional.of(text.replaceAll("\\|[^>]*", "")) : Optional.empty();
    }

    private static Optional<Boolean> parseYes(String text) {
        return switch (text) {
            case "yes", "on", "true" -> Optional.of(true);
            case "no", "off", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Set<String> areaIds() {
        Set<String> ids = new TreeSet<>();
        bank.packs().forEach(pack -> pack.areas().forEach(area -> ids.add(area.id())));
        return ids;
    }

    private List<String> vocabulary() {
        List<String> words =
                new ArrayList<>(bank.packs().stream().map(Pack::word).toList());
        words.addAll(areaIds());
        words.addAll(List.of("junior", "mid", "senior", "choices", "text", "mixed", "weekdays", "every-day"));
        return words;
    }

    /** Dates like {@code 2026-12-24} and spans like {@code 2026-12-24..2027-01-01}; empty where one is neither. */
    static Optional<List<LocalDate>> parseDates(String text) {
        List<LocalDate> dates = new ArrayList<>();
        for (String part : text.strip().split("[, ]+", -1)) {
            String[] ends = part.split("\\.\\.", -1);
            Optional<LocalDate> first = parseDate(ends[0]);
            Optional<LocalDate> last = parseDate(ends[ends.length - 1]);
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            for (LocalDate date = first.get(); !date.isAfter(last.get()); date = date.plusDays(1)) {
                dates.add(date);
                if (dates.size() > MOST_DATES) {
                    return Optional.empty();
                }
            }
        }
        return dates.isEmpty() ? Optional.empty() : Optional.of(dates);
    }

    static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
