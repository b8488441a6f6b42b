package org.interviewcoach.core.grading;

import org.interviewcoach.core.bank.Lexicon;

/** Short names for states of a lexicon. */
final class Versions {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Versions() {}

    /** A hash of everything in it, the same on every machine. */
    static String of(Lexicon lexicon) {
        long hash = FNV_OFFSET;
        hash = add(hash, lexicon.entries().toString());
        hash = add(hash, lexicon.identifiers().toString());
        hash = add(hash, lexicon.terms().toString());
        return String.format(java.util.Locale.ROOT, "%016x", hash);
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * FNV_PRIME;
        }
        return sum;
    }
}
