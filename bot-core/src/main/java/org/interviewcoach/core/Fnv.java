package org.interviewcoach.core;

/** FNV-1a in 64 bits over a text's characters: a short name for a state, the same on every machine, and no secret. */
public final class Fnv {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fnv() {}

    /** The hash of the texts, one after the other. */
    public static long hash(String... texts) {
        long hash = OFFSET;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
        }
        return hash;
    }
}
