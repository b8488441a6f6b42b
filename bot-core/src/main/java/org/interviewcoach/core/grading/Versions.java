package org.interviewcoach.core.grading;

import java.util.Locale;
import org.interviewcoach.core.Fnv;
import org.interviewcoach.core.bank.Lexicon;

/** Short names for states of a lexicon. */
final class Versions {
    private Versions() {}

    /** A hash of everything in it, the same on every machine. */
    static String of(Lexicon lexicon) {
        long hash = Fnv.hash(
                lexicon.entries().toString(),
                lexicon.identifiers().toString(),
                lexicon.terms().toString());
        return String.format(Locale.ROOT, "%016x", hash);
    }
}
