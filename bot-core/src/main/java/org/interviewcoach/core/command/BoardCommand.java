package org.interviewcoach.core.command;

import org.interviewcoach.core.who.Place;

/** What people tell a workspace's boards. */
public sealed interface BoardCommand extends Command {
    /** Shows a board to the asker. */
    record Show(Place place, Of of) implements BoardCommand {}

    /** Shows it to the channel. */
    record Post(Place place, Of of) implements BoardCommand {}

    /** The asker wants to be on boards, under that name. */
    record Join(String name) implements BoardCommand {}

    /** The asker wants to be on none, the past ones included. */
    record Leave() implements BoardCommand {}

    /** How many answers a week the workspace aims at. */
    record Aim(int goal) implements BoardCommand {}

    /**
     * Which board.
     *
     * @param session that of the channel's latest session, whatever else is asked for
     */
    record Of(boolean workspace, boolean month, boolean session) {
        private static final String SESSION = "s";

        /** Of a week or month. */
        public Of(boolean workspace, boolean month) {
            this(workspace, month, false);
        }

        /** The word that buttons carry. */
        public String word() {
            return session ? SESSION : (workspace ? "w" : "c") + (month ? "m" : "w");
        }

        public static Of word(String word) {
            return word.equals(SESSION) ? new Of(false, false, true) : new Of(word.startsWith("w"), word.endsWith("m"));
        }
    }
}
