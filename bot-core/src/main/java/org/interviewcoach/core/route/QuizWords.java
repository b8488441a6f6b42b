package org.interviewcoach.core.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Filter;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.command.QuizRequest;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.text.Texts;

/**
 * Reads what somebody asked for with {@code /quiz}, from named options, free words ({@code /quiz django orm junior 5
 * open:2d}) or the picker form, all the same way.
 */
final class QuizWords {
    private final Bank bank;
    private final Texts texts;
    private final String defaultTopic;

    private Optional<String> pack = Optional.empty();
    private final Set<String> areas = new TreeSet<>();
    private final Set<Level> levels = new TreeSet<>();
    private int count = QuizRequest.DEFAULT_COUNT;
    private QuizRequest.Mode mode = QuizRequest.Mode.MIXED;
    private Optional<QuizRequest.Where> where = Optional.empty();
    private Optional<Duration> open = Optional.empty();
    private Optional<Duration> window = Optional.empty();
    private final Map<String, String> problems = new LinkedHashMap<>();

    private QuizWords(Bank bank, Texts texts, String defaultTopic) {
        this.bank = bank;
        this.texts = texts;
        this.defaultTopic = defaultTopic;
    }

    /** A request, or a sentence for every option that cannot be understood. */
    record Read(Optional<QuizRequest> request, Map<String, String> problems) {}

    static Read read(Bank bank, Texts texts, String defaultTopic, Map<String, String> options, String words) {
        QuizWords it = new QuizWords(bank, texts, defaultTopic);
        // The topic first: areas are looked up within it.
        it.named("topic", options.getOrDefault("topic", ""));
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!option.getKey().equals("topic")) {
                it.named(option.getKey(), option.getValue());
            }
        }
        for (String word : words.strip().split("[\\s,]+", -1)) {
            if (!word.isEmpty()) {
                it.word(word);
            }
        }
        return it.result();
    }

    private Read result() {
        if (!problems.isEmpty()) {
            return new Read(Optional.empty(), problems);
        }
        Optional<String> topic = pack.or(() -> bank.findPack(defaultTopic).map(Pack::id));
        return new Read(
                Optional.of(new QuizRequest(new Filter(topic, areas, levels), count, mode, where, open, window)),
                Map.of());
    }

    private void word(String word) {
        int colon = word.indexOf(':');
        if (colon > 0) {
            String key = word.substring(0, colon).toLowerCase(Locale.ROOT);
            if (key.matches("topic|area|level|count|mode|where|open|time")) {
                named(key, word.substring(colon + 1));
                return;
            }
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.matches("[0-9]{1,4}")) {
            named("count", lower);
        } else if (topicOf(lower).isPresent()) {
            pack = topicOf(lower);
        } else if (Level.find(lower).isPresent()) {
            levels.add(Level.find(lower).get());
        } else if (modeOf(lower).isPresent()) {
            mode = modeOf(lower).get();
        } else if (whereOf(lower).isPresent()) {
            where = whereOf(lower);
        } else if (knownAreas().contains(lower)) {
            areas.add(lower);
        } else {
            problems.put(
                    word,
                    didYouMean(lower, vocabulary())
                            .map(near -> texts.of("did-you-mean", Md.escape(word), near))
                            .orElse(texts.of("unknown-word", Md.escape(word))));
        }
    }

    private void named(String option, String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return;
        }
        switch (option) {
            case "topic" -> topic(text);
            case "area" -> area(text);
            case "level" ->
                Level.find(text)
                        .ifPresentOrElse(levels::add, () -> problem(option, text, List.of("junior", "mid", "senior")));
            case "count" -> count(text);
            case "mode" ->
                modeOf(text)
                        .ifPresentOrElse(
                                it -> mode = it, () -> problem(option, text, List.of("choices", "text", "mixed")));
            case "where" -> {
                where = whereOf(text);
                if (where.isEmpty()) {
                    problem(option, text, List.of("here", "private"));
                }
            }
            case "open" -> open(text);
            case "time" -> time(text);
            default -> problems.put(option, texts.of("unknown-word", Md.escape(option)));
        }
    }

    private void topic(String text) {
        Optional<Pack> found = bank.findTopic(text);
        if (found.isEmpty()) {
            problem("topic", text, bank.packs().stream().map(Pack::word).toList());
        }
        pack = found.map(Pack::id);
    }

    /** A word among others means a topic by its short name alone: titles are words that mean other things, too. */
    private Optional<String> topicOf(String word) {
        return bank.packs().stream()
                .filter(it -> it.word().equals(word))
                .findFirst()
                .map(Pack::id);
    }

    private void area(String text) {
        for (Pack it : searched()) {
            for (Pack.Area area : it.areas()) {
                if (area.id().equals(text)
                        || area.title().toLowerCase(Locale.ROOT).equals(text)) {
                    areas.add(area.id());
                    return;
                }
            }
        }
        problem("area", text, List.copyOf(knownAreas()));
    }

    private void count(String text) {
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > QuizRequest.MAX_COUNT) {
            problems.put("count", texts.of("quiz.bad-count", QuizRequest.MAX_COUNT));
        } else {
            count = number;
        }
    }

    private void open(String text) {
        Optional<Duration> length = Lengths.parse(text);
        if (length.isEmpty()
                || length.get().compareTo(QuizRequest.SHORTEST_OPEN) < 0
                || length.get().compareTo(QuizRequest.LONGEST_OPEN) > 0) {
            problems.put("open", texts.of("quiz.bad-open"));
        } else {
            open = length;
        }
    }

    private void time(String text) {
        if (text.equals("none")) {
            window = Optional.of(Duration.ZERO);
            return;
        }
        Optional<Duration> length = Lengths.parse(text);
        if (length.isEmpty()
                || length.get().compareTo(Duration.ofSeconds(10)) < 0
                || length.get().compareTo(Duration.ofHours(1)) > 0) {
            problems.put("time", texts.of("quiz.bad-time"));
        } else {
            window = length;
        }
    }

    private static Optional<QuizRequest.Mode> modeOf(String text) {
        return switch (text) {
            case "choices", "choice" -> Optional.of(QuizRequest.Mode.CHOICES);
            case "text", "free", "free-text" -> Optional.of(QuizRequest.Mode.TEXT);
            case "mixed" -> Optional.of(QuizRequest.Mode.MIXED);
            default -> Optional.empty();
        };
    }

    private static Optional<QuizRequest.Where> whereOf(String text) {
        return switch (text) {
            case "private", "me", "dm" -> Optional.of(QuizRequest.Where.PRIVATE);
            case "here", "channel" -> Optional.of(QuizRequest.Where.HERE);
            default -> Optional.empty();
        };
    }

    private List<Pack> searched() {
        return pack.or(() -> Optional.of(defaultTopic))
                .flatMap(bank::findPack)
                .map(List::of)
                .orElse(List.copyOf(bank.packs()));
    }

    private Set<String> knownAreas() {
        Set<String> ids = new TreeSet<>();
        searched().forEach(it -> it.areas().forEach(area -> ids.add(area.id())));
        return ids;
    }

    private List<String> vocabulary() {
        List<String> words =
                new ArrayList<>(bank.packs().stream().map(Pack::word).toList());
        words.addAll(knownAreas());
        words.addAll(List.of("junior", "mid", "senior", "choices", "text", "mixed", "private", "here"));
        return words;
    }

    private void problem(String option, String text, List<String> known) {
        problems.put(
                option,
                didYouMean(text, known)
                        .map(near -> texts.of("did-you-mean", Md.escape(text), near))
                        .orElse(texts.of("not-one-of", option, Md.escape(text), String.join(", ", known))));
    }

    /** The nearest known word, at most a third of the typed word's letters away. */
    static Optional<String> didYouMean(String typed, List<String> known) {
        String best = "";
        int distance = Math.max(1, typed.length() / 3) + 1;
        for (String candidate : known) {
            int it = distance(typed, candidate);
            if (it < distance) {
                distance = it;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one. */
    private static int distance(String a, String b) {
        if (a.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
