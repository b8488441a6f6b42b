package org.interviewcoach.core.route;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.command.MockRequest;
import org.interviewcoach.core.command.MockRequest.When;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.state.MockState.Format;
import org.interviewcoach.core.text.Texts;

/**
 * Reads what somebody asked for with {@code /mock}, from named options or free words ({@code start django pair 3},
 * {@code plan fri 18:30 weekly panel}). Topic, areas and levels are read by {@link QuizWords}.
 */
final class MockWords {
    static final List<String> FORMATS = Arrays.stream(Format.values())
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList();
    static final List<String> REPEATS = List.of("none", "daily", "weekly", "biweekly");
    static final List<String> INTERVIEWERS = List.of("people", "coach");

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Bank bank;
    private final Texts texts;
    private final boolean plan;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();
    private final Map<String, String> filterOptions = new TreeMap<>();

    private Format format = Format.PANEL;
    private int count = MockRequest.DEFAULT_COUNT;
    private Duration window = MockRequest.DEFAULT_WINDOW;
    private boolean coach;
    private Optional<Duration> startsIn = Optional.empty();
    private int everyDays;
    private Optional<LocalDate> date = Optional.empty();
    private Optional<Integer> inDays = Optional.empty();
    private Optional<DayOfWeek> day = Optional.empty();
    private Optional<LocalTime> at = Optional.empty();
    private Optional<Duration> after = Optional.empty();

    private MockWords(Bank bank, Texts texts, boolean plan) {
        this.bank = bank;
        this.texts = texts;
        this.plan = plan;
    }

    /** A request, or a sentence for everything that cannot be understood. */
    record Read(Optional<MockRequest> request, List<String> problems) {}

    static Read read(
            Bank bank, Texts texts, String defaultTopic, boolean plan, Map<String, String> options, String words) {
        MockWords it = new MockWords(bank, texts, plan);
        options.forEach(it::named);
        for (String word : words.strip().split("[\\s,]+", -1)) {
            if (!word.isEmpty()) {
                it.word(word);
            }
        }
        return it.result(defaultTopic);
    }

    private Read result(String defaultTopic) {
        QuizWords.Read filter = QuizWords.read(bank, texts, defaultTopic, filterOptions, String.join(" ", rest));
        List<String> all = new ArrayList<>(problems.values());
        all.addAll(filter.problems().values());
        Optional<When> when = plan ? when() : Optional.empty();
        if (plan && when.isEmpty() && all.isEmpty()) {
            all.add(texts.of("mock.plan.no-time"));
        }
        if (!all.isEmpty()) {
            return new Read(Optional.empty(), all);
        }
        Filter found = filter.request().orElseThrow().filter();
        return new Read(
                Optional.of(new MockRequest(
                        found,
                        format,
                        count,
                        window,
                        coach,
                        startsIn,
                        when.map(it -> new MockRequest.Plan(it, everyDays)))),
                List.of());
    }

    private Optional<When> when() {
        if (after.isPresent()) {
            return after.map(When.After::new);
        }
        if (at.isEmpty()) {
            return Optional.empty();
        }
        LocalTime time = at.get();
        if (date.isPresent()) {
            return Optional.of(new When.At(date.get().atTime(time)));
        }
        return day.<When>map(it -> new When.On(it, time))
                .or(() -> Optional.of(new When.InDays(inDays.orElse(0), time)));
    }

    private void word(String word) {
        int colon = word.indexOf(':');
        String key = colon > 0 ? word.substring(0, colon).toLowerCase(Locale.ROOT) : "";
        if (key.matches("topic|areas?|level|questions|minutes|format|interviewer|starts|repeats|time")) {
            named(key, word.substring(colon + 1));
            return;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (FORMATS.contains(lower)) {
            named("format", lower);
        } else if (INTERVIEWERS.contains(lower)) {
            named("interviewer", lower);
        } else if (lower.matches("[0-9]{1,3}")) {
            named("questions", lower);
        } else if (plan && (REPEATS.contains(lower) || isWhen(lower))) {
            named(REPEATS.contains(lower) ? "repeats" : "time", lower);
        } else if (lower.matches("[0-9]{1,3}m")) {
            named("minutes", lower);
        } else {
            unknownOrFilter(word, lower);
        }
    }

    /** A word that is nearly one of ours is ours; all others are a topic, an area or a level, or nearly one. */
    private void unknownOrFilter(String word, String lower) {
        List<String> ours = new ArrayList<>(FORMATS);
        ours.addAll(INTERVIEWERS);
        Optional<String> near = QuizWords.didYouMean(lower, ours);
        boolean known =
                QuizWords.read(bank, texts, "", Map.of(), lower).problems().isEmpty();
        if (near.isPresent() && !known) {
            problems.put(word, texts.of("did-you-mean", Md.escape(word), near.get()));
        } else {
            rest.add(word);
        }
    }

    private void named(String option, String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return;
        }
        switch (option) {
            case "topic", "level" -> filterOptions.put(option, text);
            case "areas", "area" -> Arrays.stream(text.split("[\\s,]+", -1)).forEach(it -> rest.add("area:" + it));
            case "questions" -> questions(text);
            case "minutes" -> minutes(text);
            case "format" ->
                oneOf(option, text, FORMATS).ifPresent(it -> format = Format.valueOf(it.toUpperCase(Locale.ROOT)));
            case "interviewer" -> oneOf(option, text, INTERVIEWERS).ifPresent(it -> coach = it.equals("coach"));
            case "starts" -> starts(text);
            case "repeats" ->
                oneOf(option, text, REPEATS)
                        .ifPresent(it -> everyDays = switch (it) {
                            case "daily" -> 1;
                            case "weekly" -> 7;
                            case "biweekly" -> 14;
                            default -> 0;
                        });
            case "time" -> Arrays.stream(text.split("[\\s,]+", -1)).forEach(this::time);
            case "subcommand" -> {
                // What chose this reading in the first place.
            }
            default -> problems.put(option, texts.of("unknown-word", Md.escape(option)));
        }
    }

    private Optional<String> oneOf(String option, String text, List<String> known) {
        if (known.contains(text)) {
            return Optional.of(text);
        }
        problems.put(
                option,
                QuizWords.didYouMean(text, known)
                        .map(near -> texts.of("did-you-mean", Md.escape(text), near))
                        .orElse(texts.of("not-one-of", option, Md.escape(text), String.join(", ", known))));
        return Optional.empty();
    }

    private void questions(String text) {
        int number = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MockRequest.MAX_COUNT) {
            problems.put("questions", texts.of("mock.bad-questions", MockRequest.MAX_COUNT));
        } else {
            count = number;
        }
    }

    private void minutes(String text) {
        String digits = text.replaceAll("m(in(utes)?)?$", "");
        long number = digits.matches("[0-9]{1,3}") ? Long.parseLong(digits) : 0;
        Duration length = Duration.ofMinutes(number);
        if (length.compareTo(MockRequest.SHORTEST_WINDOW) < 0 || length.compareTo(MockRequest.LONGEST_WINDOW) > 0) {
            problems.put("minutes", texts.of("mock.bad-minutes", MockRequest.LONGEST_WINDOW.toMinutes()));
        } else {
            window = length;
        }
    }

    private void starts(String text) {
        Optional<Duration> length = Lengths.parse(text);
        if (length.isEmpty() || length.get().compareTo(Duration.ofHours(2)) > 0) {
            problems.put("starts", texts.of("mock.bad-starts"));
        } else {
            startsIn = length;
        }
    }

    private static boolean isWhen(String text) {
        return text.matches("[0-9]{1,2}[:.][0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,3}[mhd]|today|tomorrow|at|on|in")
                || (text.length() >= 3 && DAYS.contains(text.substring(0, 3)) && text.matches("[a-z]{3,9}"));
    }

    private void time(String word) {
        if (word.isEmpty() || word.matches("at|on|in")) {
            return;
        }
        if (word.matches("[0-9]{1,2}[:.][0-9]{2}")) {
            String[] fields = word.split("[:.]", -1);
            int hour = Integer.parseInt(fields[0]);
            int minute = Integer.parseInt(fields[1]);
            if (hour < 24 && minute < 60) {
                at = Optional.of(LocalTime.of(hour, minute));
                return;
            }
        }
        if (word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                date = Optional.of(LocalDate.parse(word));
                return;
            } catch (DateTimeException e) {
                problems.put("time", texts.of("mock.plan.no-time"));
                return;
            }
        }
        if (word.equals("today") || word.equals("tomorrow")) {
            inDays = Optional.of(word.equals("today") ? 0 : 1);
            return;
        }
        if (Lengths.parse(word).isPresent()) {
            after = Lengths.parse(word);
            return;
        }
        int place = word.length() >= 3 ? DAYS.indexOf(word.substring(0, 3)) : -1;
        if (place >= 0) {
            day = Optional.of(DayOfWeek.of(place + 1));
            return;
        }
        problems.put("time", texts.of("mock.plan.no-time"));
    }
}
