package org.interviewcoach.core.who;

/** The one rule for ids that come from outside: they are keys, so no separator, blank or control character. */
final class Ids {
    private static final int MAX_LENGTH = 64;

    private Ids() {}

    static void require(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A " + what + " id has 1 to " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '/') {
                throw new IllegalArgumentException("A " + what + " id is printable ASCII without blank or slash");
            }
        }
    }
}
