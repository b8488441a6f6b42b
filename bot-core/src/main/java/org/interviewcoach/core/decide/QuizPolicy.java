package org.interviewcoach.core.decide;

import java.time.Duration;

/**
 * The numbers by which a quiz is played.
 *
 * @param choiceWindow time for a choice question played together
 * @param textWindow time for a free-text question played together
 * @param lastCall what is left of the first question's window once all who joined have answered, so that others can
 *     still join
 * @param reading how long a reveal of choices stands before the next question comes
 * @param readingText the same for free text
 * @param silentQuestions after so many questions in a row without an answer the quiz ends
 * @param hintCost of a hint, in thousandths of the question
 * @param followUpDepth how many follow-ups one answer can lead to
 * @param followUpShare which part, in thousandths, of what an answer lacked its follow-ups can win back
 * @param reminderBefore the close of a quiz that is open for days
 * @param reviewQuestions how many due questions one review asks at most
 */
record QuizPolicy(
        Duration choiceWindow,
        Duration textWindow,
        Duration lastCall,
        Duration reading,
        Duration readingText,
        int silentQuestions,
        int hintCost,
        int followUpDepth,
        int followUpShare,
        Duration reminderBefore,
        int reviewQuestions) {
    static final QuizPolicy DEFAULT = new QuizPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            2,
            100,
            2,
            500,
            Duration.ofHours(3),
            10);

    QuizPolicy {
        if (hintCost < 0 || hintCost > 500 || followUpShare < 0 || followUpShare > 1000) {
            throw new IllegalArgumentException("A hint costs 0 to 500, follow-ups win back 0 to 1000 thousandths");
        }
    }
}
