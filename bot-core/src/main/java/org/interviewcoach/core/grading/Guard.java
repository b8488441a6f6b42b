package org.interviewcoach.core.grading;

import java.util.Locale;
import java.util.Optional;
import org.interviewcoach.core.bank.QuestionId;

/**
 * Why an answer was not graded as one, or not fully.
 *
 * @param neighbour the question that the answer does answer; only for {@link Kind#NEIGHBOUR}
 */
public record Guard(Kind kind, Optional<QuestionId> neighbour) {
    static Guard of(Kind kind) {
        return new Guard(kind, Optional.empty());
    }

    /** What kind of thing stands in an answer's place. */
    public enum Kind {
        EMPTY("There is nothing to grade yet. Write it as you would say it, two or three sentences do."),
        COPIED_QUESTION("That is the question itself. Say what you would answer, in your own words."),
        GIBBERISH("I cannot read words in that. Try again with a sentence or two."),
        OTHER_LANGUAGE("I can grade English only so far. Could you say it in English? Simple words are fine."),
        DONT_KNOW("Fair enough, saying so is better than bluffing. Take a hint, or see the answer and meet it again."),
        TERM_LIST("Those are the right sort of words. Now say how they hang together: what does which, and when?"),
        SPRAYED_TERMS(
                "That names many topics at once. Pick the ones that this question is about and say what they do."),
        OFF_TOPIC("That does not touch this question yet. Read it once more and start with its first word."),
        NEIGHBOUR("That answers a different question, and one close by. Look again at what is asked here."),
        NEGATED("That says the opposite of several key facts. Check each \"not\" and \"never\" in it."),
        INSTRUCTIONS("I grade what an answer says about the question. Lines that tell me how to grade are left out.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** The friendly sentence for it. */
        public String sentence() {
            return sentence;
        }

        /** The name that output and stored facts use. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
