package org.interviewcoach.testkit.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A transcript, read from a file {@code <name>.txt} beside this class: lines of {@link Scenario}, and above them,
 * where wanted, {@code start 2036-03-03T09:00:00Z} and {@code without discord: the reason}.
 *
 * @param start when it begins; in the future, since Discord's SDK goes by the machine's clock where it judges what has
 *     run out, and before 2038, when the seconds of Slack's SDK do not fit any more
 * @param without the worlds that cannot play it, each with the reason
 */
public record Transcript(String name, Instant start, List<String> without, String lines) {
    /** A Monday, shortly before the clocks change in America and Europe. */
    public static final Instant START = Instant.parse("2036-03-03T09:00:00Z");

    private static final Pattern START_LINE = Pattern.compile("(?m)^start (\\S+)$");
    private static final Pattern WITHOUT_LINE = Pattern.compile("(?m)^without (\\w+): .+$");

    private static final Pattern WRITES = Pattern.compile("(?m)^\\w+ writes ");
    private static final Pattern PERSON =
            Pattern.compile("(?m)^(\\w+)(?:@\\w+)?(?:>| presses| picks| fills| sees| is| closes| opens)");
    private static final Pattern PLACE = Pattern.compile("(?m)^\\w+@(\\w+)>");

    public static Transcript load(String name) {
        try (InputStream in = Transcript.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no transcript " + name);
            }
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Transcript of(String name, String text) {
        Matcher start = START_LINE.matcher(text);
        Instant begins = start.find() ? Instant.parse(start.group(1)) : START;
        List<String> without =
                WITHOUT_LINE.matcher(text).results().map(it -> it.group(1)).toList();
        // Emptied, not removed: lines keep their numbers.
        String lines =
                WITHOUT_LINE.matcher(START_LINE.matcher(text).replaceAll("")).replaceAll("");
        return new Transcript(name, begins, without, lines);
    }

    /** Whether somebody writes in a thread, which has to be switched on. */
    public boolean readsThreads() {
        return WRITES.matcher(lines).find();
    }

    /** Whether one person plays it by direct message alone: all that a terminal has. */
    public boolean isSolo() {
        List<String> people = PERSON.matcher(lines)
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
        return people.size() == 1
                && PLACE.matcher(lines).results().allMatch(it -> it.group(1).equals(World.DIRECT));
    }

    @Override
    public String toString() {
        return name;
    }
}
