package org.interviewcoach.core.command;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.who.Place;

/** What people tell a question of the day. */
public sealed interface DailyCommand extends Command {
    /**
     * Switches one on.
     *
     * @param place where it was asked for
     * @param number that is free in the workspace
     * @param changes to the defaults
     */
    record SwitchOn(Place place, int number, DailyChanges changes) implements DailyCommand {}

    /** Sets what is named; the rest stays. */
    record Change(Place place, DailyChanges changes) implements DailyCommand {}

    /** Shows what is set as a form. */
    record OpenForm() implements DailyCommand {}

    /** The form came back.
     *
     * @param typed what stood in it, to be shown again
     * @param problems a sentence for every input that was not understood */
    record SaveForm(DailyChanges changes, Map<String, String> typed, Map<String, String> problems)
            implements DailyCommand {
        public SaveForm {
            typed = Map.copyOf(typed);
            problems = Map.copyOf(problems);
        }
    }

    /** Shows the dates that come. */
    record Preview() implements DailyCommand {}

    record Pause() implements DailyCommand {}

    record Resume() implements DailyCommand {}

    /** Leaves a date out, the next one where none is named. */
    record Skip(Optional<LocalDate> date) implements DailyCommand {}

    /** Days off.
     *
     * @param add false takes them back */
    record Holidays(boolean add, List<LocalDate> dates) implements DailyCommand {
        public Holidays {
            dates = List.copyOf(dates);
        }
    }

    /** Posts at once what would have come next. */
    record PostNow() implements DailyCommand {}

    /** Puts a question first in the queue; shows the queue where none is named. */
    record Queue(Optional<QuestionId> question) implements DailyCommand {}

    record Remove() implements DailyCommand {}

    /** Chooses option numbers in the author's order; replaces an earlier choice. */
    record Choose(int round, Set<Integer> options) implements DailyCommand {
        public Choose {
            options = Collections.unmodifiableSet(new TreeSet<>(options));
        }
    }

    /** An answer in one's own words, by form.
     *
     * @param quotable whether the reveal may quote it */
    record Write(int round, String text, boolean quotable) implements DailyCommand {}

    /** An answer that was typed as a direct message. */
    record Type(String text) implements DailyCommand {}

    /** Sends the question to the person's direct messages, where they then answer by typing. */
    record AnswerByMessage(int round) implements DailyCommand {}

    record ShowMine(int round) implements DailyCommand {}

    /** Whether the person's results come by direct message. */
    record Tell(boolean on) implements DailyCommand {}
}
