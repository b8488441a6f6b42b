package org.interviewcoach.core.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * A file that somebody handed in with a form.
 *
 * @param name as its owner called it: hostile until escaped
 * @param base64 its bytes; empty where they could not be had
 * @param trouble why they could not
 */
public record HandedFile(String name, String base64, Optional<Trouble> trouble) {
    /** Far more than any pack that a workspace writes; adapters fetch no byte beyond it. */
    public static final int MOST_BYTES = 2_000_000;

    public static HandedFile of(String name, String base64) {
        return new HandedFile(name, base64, Optional.empty());
    }

    /** Reads the content to its end, or one byte beyond the most: then it is too large. */
    public static HandedFile read(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
                ? missing(name, Trouble.TOO_LARGE)
                : of(name, Base64.getEncoder().encodeToString(bytes));
    }

    public static HandedFile missing(String name, Trouble trouble) {
        return new HandedFile(name, "", Optional.of(trouble));
    }

    /** Why a file could not be had. */
    public enum Trouble {
        TOO_LARGE,
        /** The platform did not hand it out, not in time, or from somewhere else. */
        UNREACHABLE
    }
}
