package org.interviewcoach.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.testkit.scenario.World.Seen;

/**
 * Plays a transcript line by line and fails at the first line that does not hold.
 *
 * <pre>
 * # a comment
 * alice@general&gt; /quiz django 3 choices     types a command in a channel; alice@direct&gt; in direct messages
 * alice&gt; some words                          types a direct message
 * alice presses Hint                         presses the newest button that begins so
 * alice picks right                          answers the newest choice question that she sees; or: picks wrong
 * alice fills answer: her words              sends the form that is open; \n is a line break
 * alice fills all depth: 4; note: Good.      the same with several inputs
 * alice writes some words                    in the newest thread, where that is read
 * alice selects One thing; Another           sends values of the newest select
 * alice sees thread: words                   something there holds the words; or: alice sees no thread: words
 * alice is admin                             may do everything that needs a right
 * alice closes direct messages               nobody can write to her from now on; or: opens
 * tick 60s
 * restart
 * </pre>
 */
public final class Scenario {
    private static final Pattern COMMAND = Pattern.compile("(\\w+)@(\\w+)> (/.+)");
    private static final Pattern TYPE = Pattern.compile("(\\w+)> (.+)");
    private static final Pattern PRESS = Pattern.compile("(\\w+) presses (.+)");
    private static final Pattern PICK = Pattern.compile("(\\w+) picks (right|wrong)");
    private static final Pattern WRITE = Pattern.compile("(\\w+) writes (.+)");
    private static final Pattern FILL = Pattern.compile("(\\w+) fills (\\w+): (.+)");
    private static final Pattern SELECT = Pattern.compile("(\\w+) selects (.+)");
    private static final Pattern FILL_ALL = Pattern.compile("(\\w+) fills all (.+)");
    private static final Pattern SEES = Pattern.compile("(\\w+) sees (no )?(\\w+): (.+)");
    private static final Pattern ADMIN = Pattern.compile("(\\w+) is admin");
    private static final Pattern DIRECT = Pattern.compile("(\\w+) (opens|closes) direct messages");
    private static final Pattern TICK = Pattern.compile("tick ([0-9]+)([smhd])");
    private static final Pattern RESTART = Pattern.compile("restart");

    private final World world;
    private final Bank bank;

    public Scenario(World world, Bank bank) {
        this.world = world;
        this.bank = bank;
    }

    /** Plays it with the restarts that it names itself. */
    public void play(Transcript transcript) {
        play(transcript.lines(), false);
    }

    /** Plays the lines; between any two of them the coach is killed and started anew where {@code kills} says so. */
    public void play(String transcript, boolean kills) {
        int number = 0;
        for (String raw : transcript.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                step(line);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Line " + number + ": " + line + "\n" + e.getMessage(), e);
            }
            if (kills) {
                world.restart();
            }
        }
    }

    private void step(String line) {
        boolean known = matches(COMMAND, line, it -> world.slash(it.group(1), it.group(2), it.group(3)))
                || matches(TYPE, line, it -> world.type(it.group(1), it.group(2)))
                || matches(PRESS, line, it -> press(it.group(1), it.group(2)))
                || matches(PICK, line, it -> pick(it.group(1), it.group(2).equals("right")))
                || matches(FILL, line, it -> world.submit(it.group(1), Map.of(it.group(2), lines(it.group(3)))))
                || matches(WRITE, line, it -> world.write(it.group(1), it.group(2)))
                || matches(FILL_ALL, line, it -> world.submit(it.group(1), inputs(it.group(2))))
                || matches(SELECT, line, it -> world.select(it.group(1), labels(it.group(2))))
                || matches(SEES, line, it -> sees(it.group(1), it.group(2) == null, it.group(3), it.group(4)))
                || matches(ADMIN, line, it -> world.admin(it.group(1)))
                || matches(
                        DIRECT,
                        line,
                        it -> world.directMessages(it.group(1), it.group(2).equals("opens")))
                || matches(TICK, line, it -> world.tick(duration(Long.parseLong(it.group(1)), it.group(2))))
                || matches(RESTART, line, it -> world.restart());
        if (!known) {
            throw new IllegalArgumentException("Not a line of a transcript");
        }
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static Map<String, String> inputs(String text) {
        Map<String, String> inputs = new TreeMap<>();
        for (String part : text.split("; ", -1)) {
            int colon = part.indexOf(": ");
            inputs.put(
                    part.substring(0, colon).strip(), part.substring(colon + 2).strip());
        }
        return inputs;
    }

    private static Set<String> labels(String text) {
        return new TreeSet<>(List.of(text.split("; ", -1)));
    }

    private static boolean matches(Pattern pattern, String line, Consumer<Matcher> action) {
        Matcher matcher = pattern.matcher(line);
        boolean matches = matcher.matches();
        if (matches) {
            action.accept(matcher);
        }
        return matches;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new AssertionError(unit);
        };
    }

    private void sees(String user, boolean wanted, String where, String words) {
        List<Seen> there = world.seenBy(user).stream()
                .filter(seen -> seen.where().equals(where))
                .toList();
        boolean found = there.stream().anyMatch(seen -> plain(seen.text()).contains(plain(words)));
        assertThat(found)
                .as(
                        "%s %s \"%s\" in %s; there stands:%n%s",
                        user, wanted ? "sees" : "does not see", words, where, text(there))
                .isEqualTo(wanted);
    }

    private static String text(List<Seen> seen) {
        return seen.stream()
                .map(it -> "--- " + it.text() + "\n    " + it.controls())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("(nothing)");
    }

    /** Whatever the case, since platforms write people's names, which some labels hold, each in their own way. */
    private void press(String user, String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        List<Seen> newestFirst = new ArrayList<>(world.seenBy(user));
        Collections.reverse(newestFirst);
        String found = newestFirst.stream()
                .flatMap(seen -> seen.controls().stream())
                .filter(control -> control.equalsIgnoreCase(label)
                        || (label.length() > 1
                                && control.toLowerCase(Locale.ROOT).startsWith(wanted)))
                .findFirst()
                .orElse(label);
        world.press(user, found);
    }

    private void pick(String user, boolean right) {
        List<Seen> newestFirst = new ArrayList<>(world.seenBy(user));
        Collections.reverse(newestFirst);
        for (Seen seen : newestFirst) {
            for (Question question : bank.questions()) {
                Set<String> letters = question.choices()
                        .map(choices -> letters(seen, choices, right))
                        .orElse(Set.of());
                if (!letters.isEmpty()) {
                    answer(user, seen, letters);
                    return;
                }
            }
        }
        throw new AssertionError(user + " sees no open choice question:\n" + text(newestFirst));
    }

    private void answer(String user, Seen seen, Set<String> letters) {
        if (letters.size() == 1 && seen.controls().containsAll(letters)) {
            world.press(user, letters.iterator().next());
        } else {
            Set<String> labels = new TreeSet<>();
            letters.forEach(letter -> labels.add("Option " + letter));
            world.select(user, labels);
        }
    }

    /** The letters to choose, if that message is this question and still open; else none. */
    private static Set<String> letters(Seen seen, Choices choices, boolean right) {
        String text = plain(seen.text());
        if (seen.controls().stream().noneMatch(it -> it.equals("A") || it.equals("Option A"))) {
            return Set.of();
        }
        Set<String> letters = new TreeSet<>();
        for (Choices.Option option : choices.options()) {
            String letter = letterOf(text, plain(option.text()));
            if (letter.isEmpty()) {
                return Set.of();
            }
            if (option.right() == right && (letters.isEmpty() || right)) {
                letters.add(letter);
            }
        }
        return letters;
    }

    private static String letterOf(String text, String option) {
        for (String letter : List.of("a", "b", "c", "d", "e")) {
            if ((" " + text + " ").contains(" " + letter + " " + option + " ")) {
                return letter.toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Letters and digits only, so that every platform's markup reads the same. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}%/]+", " ")
                .strip();
    }
}
