package org.interviewcoach.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened, copied or restored; the message says what to do. */
public final class StoreOpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreOpenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StoreOpenException(String message) {
        this(message, null);
    }
}
