package org.interviewcoach.launcher;

import java.security.SecureRandom;
import org.interviewcoach.core.port.Ids;

/** Ids of 13 characters out of 32: 65 random bits, so that no two of a billion are likely to meet. */
final class RandomIds implements Ids {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 13;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
