package org.interviewcoach.core.port;

/**
 * Whether it is this process that carries effects out, where several work on one store. Thread-safe; may ask the store,
 * seldom.
 */
public interface Turn {
    /** For a store that belongs to one process alone. */
    Turn ALWAYS = new Turn() {
        @Override
        public boolean isMine() {
            return true;
        }

        @Override
        public void giveBack() {}
    };

    /** Whether it is now; takes the turn where nobody has it. */
    boolean isMine();

    /** Lets another process have it at once. */
    void giveBack();
}
