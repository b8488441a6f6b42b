package org.interviewcoach.data;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Window;

/** The words of the format and what they stand for. */
final class Words {
    /** Ids within a file, areas, packs: they stand in button tokens, so they are short. */
    static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    static final int MAX_SLUG = 48;
    static final String SLUG_ADVICE = "lower-case letters and digits joined by hyphens, at most " + MAX_SLUG;
    static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");
    static final String WINDOW_ADVICE = "clause, sentence, 2 sentences (to 10) or 12 words (2 to 100)";

    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,2}) (sentence|sentences|words)");

    private Words() {}

    static boolean isSlug(String text) {
        return text.length() <= MAX_SLUG && SLUG.matcher(text).matches();
    }

    /** The constants of an enum by their lower-case names, in order. */
    static <E extends Enum<E>> Map<String, E> byName(Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            names.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return names;
    }

    static Optional<Window> window(String text) {
        if (text.equals("clause")) {
            return Optional.of(Window.CLAUSE);
        }
        if (text.equals("sentence")) {
            return Optional.of(Window.SENTENCE);
        }
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        if (matcher.group(2).equals("words")) {
            return count >= 2 && count <= 100 ? Optional.of(new Window.Words(count)) : Optional.empty();
        }
        return count <= 10 ? Optional.of(new Window.Sentences(count)) : Optional.empty();
    }

    /** Compares versions by their numbers: 5.2 is before 5.10. */
    static int compareVersions(String left, String right) {
        String[] lefts = left.split("\\.", -1);
        String[] rights = right.split("\\.", -1);
        for (int i = 0; i < Math.max(lefts.length, rights.length); i++) {
            int order = Integer.compare(number(lefts, i), number(rights, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && parts[index].length() < 9 ? Integer.parseInt(parts[index]) : 0;
    }
}
