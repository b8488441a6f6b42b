package org.interviewcoach.core.command;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interviewcoach.core.who.Place;

/** What people tell a quiz. */
public sealed interface QuizCommand extends Command {
    /**
     * Starts a quiz of what the asker's memory is due to be asked, for them alone.
     *
     * @param place where it was asked for
     */
    record Review(Place place) implements QuizCommand {}

    /**
     * Starts a quiz.
     *
     * @param place where it was asked for
     */
    record Start(Place place, QuizRequest request) implements QuizCommand {}

    /** Chooses option numbers in the author's order; replaces an earlier choice. */
    record Choose(int step, Set<Integer> options) implements QuizCommand {
        public Choose {
            options = Collections.unmodifiableSet(new TreeSet<>(options));
        }
    }

    /**
     * A free-text answer, to the question or to a follow-up, whichever the person is at.
     *
     * @param step empty where it came by direct message and belongs to whatever is open
     */
    record Answer(Optional<Integer> step, String text) implements QuizCommand {}

    /** Sends the open question to the person's direct messages, where they then answer by typing. */
    record AnswerInDirectMessage(int step) implements QuizCommand {}

    /** Makes it the quiz that the person's next direct message answers. */
    record Here() implements QuizCommand {}

    record TakeHint(int step) implements QuizCommand {}

    /** Goes on without answering: alone at once, together by the owner or a majority of the active. */
    record Skip(int step) implements QuizCommand {}

    /** Goes on from the reveal. */
    record Next(int step) implements QuizCommand {}

    record Pause(int step) implements QuizCommand {}

    record Resume(int step) implements QuizCommand {}

    /** Ends the quiz and prints the board. */
    record Stop(int step) implements QuizCommand {}

    /** Opens the arithmetic of the person's own verdict on that question. */
    record Why(int index) implements QuizCommand {}

    /** Shows the open question to one person, where a direct message could not be sent. */
    record ShowQuestion(int step) implements QuizCommand {}

    /** Replies to the follow-up of a question that is closed already. */
    record AnswerFollowUp(int index, String text) implements QuizCommand {}

    /** Shows the person their own verdict again, privately. */
    record ShowMine(int index) implements QuizCommand {}

    /** Begins, or goes on with, one's own way through a quiz that is open for days. */
    record Enter() implements QuizCommand {}
}
