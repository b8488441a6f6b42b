package org.interviewcoach.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.grading.pattern.Edits;

/** Finds what a mistyped name was meant to be. */
final class Suggestion {
    private Suggestion() {}

    /** {@code " Did you mean …?"} where a known name is near, else the advice. */
    static String or(String wrong, Collection<String> known, String advice) {
        return find(wrong, known).map(near -> "Did you mean \"" + near + "\"?").orElse(advice);
    }

    static Optional<String> find(String wrong, Collection<String> known) {
        String wanted = plain(wrong);
        int most = wanted.length() < 5 ? 1 : 2;
        return known.stream()
                .filter(name -> near(plain(name), wanted, most))
                .min(Comparator.<String>comparingInt(name -> Edits.distance(plain(name), wanted, wanted.length()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean near(String known, String wanted, int most) {
        return wanted.length() > 1
                && (Edits.within(known, wanted, most)
                        || (wanted.length() > 3 && known.startsWith(wanted))
                        || (known.length() > 2 && wanted.startsWith(known)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }
}
