package org.interviewcoach.launcher.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A platform's loopback server with people on it, and a bot that it talks to. */
interface Site extends AutoCloseable {
    /** Whoever is on it, made at the first call for that number. */
    Person person(int number);

    /** Connects the bot; back when it is ready. */
    void connect(Bot bot);

    @Override
    void close();

    /** What answers. */
    enum Bot {
        /** The coach as it is served, on an embedded database of its own. */
        COACH,
        /** A handler on the same SDK with the same pools that acknowledges and forgets. */
        BARE
    }

    /** Somebody who takes quizzes in the direct conversation with the bot. */
    interface Person {
        /** What can be pressed now, on the newest message that has anything to press. */
        List<String> buttons();

        /** Presses one of them; done with the first answer of the bot. */
        CompletableFuture<?> press(String button);

        /** Types the command; done with the first answer of the bot. */
        CompletableFuture<?> startQuiz();

        /** Changes with all that this person gets to see. */
        int seen();

        /** The first of these that can be pressed now. */
        default Optional<String> firstOf(List<String> wanted) {
            List<String> there = buttons();
            return wanted.stream().filter(there::contains).findFirst();
        }
    }
}
