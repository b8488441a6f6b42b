package org.interviewcoach.store;

import org.interviewcoach.core.port.Store.CommitResult;

/** Undoes a transaction that cannot be committed; carries the reason out of it. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommitResult why;

    Refused(CommitResult why) {
        super(why.getClass().getSimpleName(), null, false, false);
        this.why = why;
    }

    CommitResult why() {
        return why;
    }
}
