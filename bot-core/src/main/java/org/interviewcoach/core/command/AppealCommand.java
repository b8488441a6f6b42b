package org.interviewcoach.core.command;

import java.util.List;
import org.interviewcoach.core.who.ConversationId;

/** What people tell an appeal against a verdict. */
public sealed interface AppealCommand extends Command {
    /**
     * Appeals.
     *
     * @param of the conversation in which the answer was given
     * @param step of the answer
     */
    record Open(ConversationId of, int step, String reason) implements AppealCommand {}

    /** The author is being forgotten: nobody is to read it any more. */
    record Withdraw() implements AppealCommand {}

    /** The packs were loaded: where the question was mended since the ruling, other answers follow. */
    record Mend() implements AppealCommand {}

    /** Shows it to a reviewer. */
    record Show() implements AppealCommand {}

    /**
     * A reviewer rules.
     *
     * @param ruling as the form has it
     * @param points ids of key points that count as made
     */
    record Rule(String ruling, List<String> points, String sentence) implements AppealCommand {
        public Rule {
            points = List.copyOf(points);
        }
    }
}
