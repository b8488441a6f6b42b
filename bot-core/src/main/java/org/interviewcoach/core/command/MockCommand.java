package org.interviewcoach.core.command;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interviewcoach.core.state.MockState.Role;
import org.interviewcoach.core.who.Place;

/** What people tell a mock interview. */
public sealed interface MockCommand extends Command {
    /**
     * Opens a lobby or plans one.
     *
     * @param place where it was asked for
     */
    record Start(Place place, MockRequest request) implements MockCommand {}

    /** Comes in with that role, or changes to it. */
    record Join(Role role) implements MockCommand {}

    record Leave() implements MockCommand {}

    /** The lobby is over, the first turn begins. */
    record Begin(int step) implements MockCommand {}

    /**
     * An answer, or the reply to the open follow-up.
     *
     * @param step empty where it came by direct message or in the thread and belongs to whatever is open
     */
    record Answer(Optional<Integer> step, String text, Way way) implements MockCommand {}

    /** How words came in. */
    enum Way {
        FORM,
        DIRECT,
        /** In the thread, where it stands already and is not posted again. */
        THREAD
    }

    /** The candidate, or the interviewer on voice, is done with this question or with what was written in the thread. */
    record Done(int step) implements MockCommand {}

    /**
     * The interviewer asks.
     *
     * @param code the proposed follow-up's place in its rubric
     */
    record Ask(int step, String code) implements MockCommand {}

    /** The interviewer asks something of their own. */
    record AskOwn(int step, String text) implements MockCommand {}

    /** Somebody wants a hint to be given. */
    record Hint(int step) implements MockCommand {}

    /** The interviewer lets the open or the proposed follow-up go. */
    record LetGo(int step) implements MockCommand {}

    /** The interviewer ticks what they heard, by key point number. */
    record Tick(int step, Set<Integer> points) implements MockCommand {
        public Tick {
            points = Collections.unmodifiableSet(new TreeSet<>(points));
        }
    }

    /** The interviewer sees the guide here and now, where direct messages are closed. */
    record ShowGuide(int step) implements MockCommand {}

    /** Goes on to the next question, turn or, from ratings, candidate. */
    record Skip(int step) implements MockCommand {}

    record Extend(int step) implements MockCommand {}

    record Pause(int step) implements MockCommand {}

    record Resume(int step) implements MockCommand {}

    /** Everything that steers, for the host: roles, hand over, more time, pause, end. */
    record Steer() implements MockCommand {}

    /** Opens the form that moves somebody. */
    record OpenMove() implements MockCommand {}

    /** The host moves somebody. */
    record Move(String member, String to) implements MockCommand {}

    record End() implements MockCommand {}

    /**
     * A rater's form.
     *
     * @param candidate place in the list of members
     * @param values by input name
     */
    record Rate(int step, int candidate, Map<String, String> values) implements MockCommand {
        public Rate {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /** The rater puts their name to their note. */
    record Sign(int step, int candidate) implements MockCommand {}

    /** Shows one's own scorecard here and now. */
    record ShowCard(int run) implements MockCommand {}

    /** Posts one's own scorecard in the thread. */
    record Share(int run) implements MockCommand {}

    /** Sends one's own scorecard as Markdown and JSON. */
    record Export(int run) implements MockCommand {}

    /** Shows the planned session as a calendar entry. */
    record Calendar() implements MockCommand {}
}
