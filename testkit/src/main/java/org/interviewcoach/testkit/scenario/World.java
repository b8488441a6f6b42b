package org.interviewcoach.testkit.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a transcript is played. Every call returns when what it set off has settled.
 *
 * <p>People are named; channels are named without {@code #}. {@link Scenario} does the rest.
 */
public interface World extends AutoCloseable {
    /** The channel's name for direct messages with the coach. */
    String DIRECT = "direct";

    /** Types a slash command, {@code /quiz django}. */
    void slash(String user, String channel, String command);

    /** Presses the newest enabled button with that label that the person sees. */
    void press(String user, String label);

    /** Sends values of the newest select that the person sees. */
    void select(String user, Set<String> labels);

    /** Types a direct message to the coach. */
    void type(String user, String text);

    /** Writes in the newest thread; only where messages in threads are read. */
    default void write(String user, String text) {
        throw new UnsupportedOperationException("Messages in threads are not read here: " + user + " " + text);
    }

    /** Sends the form that is open for the person. */
    void submit(String user, Map<String, String> values);

    /** Everything that stands where the person can see it, oldest first; whispers at their time. */
    List<Seen> seenBy(String user);

    /** From now on the person may do everything that needs a right. */
    void admin(String user);

    /** From now on the person can be reached by direct message, or cannot. */
    void directMessages(String user, boolean open);

    void tick(Duration by);

    /** Kills the coach and starts it anew on the same store. */
    void restart();

    /** What was stored for good, in a form that is the same on every platform. */
    List<String> facts();

    @Override
    void close();

    /**
     * A message as somebody sees it.
     *
     * @param where {@code direct}, {@code thread}, {@code whisper}, {@code form}, or a channel's name
     * @param text its words, without markup
     * @param controls labels of its enabled buttons and of its selects' items
     */
    record Seen(String where, String text, List<String> controls) {
        public Seen {
            controls = List.copyOf(controls);
        }
    }
}
