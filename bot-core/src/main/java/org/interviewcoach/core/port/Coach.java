package org.interviewcoach.core.port;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.who.Scope;

/**
 * The coach as a platform sees it: what an adapter hands every inbound to. Thread-safe; neither method blocks on the
 * store for long or throws for what somebody typed or pressed.
 *
 * <p>A future that fails is a bug or a store that is down; adapters answer it with a sentence of regret.
 */
public interface Coach {
    /** Takes an inbound in; the reply comes once whatever it changed is stored. */
    CompletableFuture<Reply> handle(Inbound inbound);

    /**
     * Suggestions while somebody types an option's value; from memory alone, wrong to fail and never wrong to ignore.
     *
     * @param workspace of the one who types
     * @param typed what stands there so far
     * @param others the options that are filled in already
     */
    List<CommandCatalog.Suggestion> suggest(
            Scope workspace, String command, String option, String typed, Map<String, String> others);
}
