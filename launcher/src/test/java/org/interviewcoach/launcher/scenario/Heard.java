package org.interviewcoach.launcher.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.who.Scope;

/** The coach as an adapter sees it, with an ear on what it replied, so that a world knows what is still to appear. */
final class Heard implements Coach {
    private static final long PATIENCE_SECONDS = 10;

    private final Coach coach;
    private final Map<String, CompletableFuture<Reply>> replies = new ConcurrentHashMap<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicReference<Optional<Reply>> last = new AtomicReference<>(Optional.empty());

    Heard(Coach coach) {
        this.coach = coach;
    }

    @Override
    public CompletableFuture<Reply> handle(Inbound inbound) {
        CompletableFuture<Reply> heard = slot(inbound.header().id());
        return coach.handle(inbound).whenComplete((reply, problem) -> {
            handled.incrementAndGet();
            if (problem == null) {
                last.set(Optional.of(reply));
                heard.complete(reply);
            } else {
                heard.completeExceptionally(problem);
            }
        });
    }

    @Override
    public List<CommandCatalog.Suggestion> suggest(
            Scope workspace, String command, String option, String typed, Map<String, String> others) {
        return coach.suggest(workspace, command, option, typed, others);
    }

    /** What the coach replied to that inbound; waits for it. */
    Reply reply(String inboundId) {
        try {
            return slot(inboundId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("The coach did not reply to " + inboundId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** How much was handled so far. */
    int handled() {
        return handled.get();
    }

    /** The latest reply of all. */
    Optional<Reply> lastReply() {
        return last.get();
    }

    private CompletableFuture<Reply> slot(String inboundId) {
        return replies.computeIfAbsent(inboundId, id -> new CompletableFuture<>());
    }
}
