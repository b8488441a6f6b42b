package org.interviewcoach.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.slack.SlackInbound.Person;
import org.interviewcoach.slack.SlackInbound.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Slack's payloads from Bolt and hands them on. No rules here: map, call, answer.
 *
 * <p>Start with {@link SlackInbound} for what comes in and {@link SlackReplies} for what goes back.
 */
final class SlackListener {
    private static final Logger log = LoggerFactory.getLogger(SlackListener.class);

    private static final Pattern ANY = Pattern.compile("(?s).*");

    private final Coach coach;
    private final SlackCommands commands;
    private final SlackInbound inbounds;
    private final SlackReplies replies;
    private final SlackPeople people;
    private final SlackFiles files;
    private final Executor front;
    private final Texts texts;
    private final Executor work;
    private final InstantSource clock;
    private final String workspaceName;
    private final AtomicBoolean welcomed = new AtomicBoolean();

    SlackListener(
            Coach coach,
            SlackCommands commands,
            SlackReplies replies,
            SlackPeople people,
            SlackFiles files,
            Executor front,
            Texts texts,
            Executor work,
            InstantSource clock,
            String workspaceName) {
        this.coach = coach;
        this.commands = commands;
        this.inbounds = new SlackInbound(commands);
        this.replies = replies;
        this.people = people;
        this.files = files;
        this.front = front;
        this.texts = texts;
        this.work = work;
        this.clock = clock;
        this.workspaceName = workspaceName;
    }

    /** Registers everything; events that nobody handles are acknowledged by Bolt's own settings. */
    void register(App app) {
        app.command(ANY, this::command);
        app.blockAction(ANY, this::action);
        app.viewSubmission(ANY, this::submission);
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.event(MessageEvent.class, (payload, context) -> said(Said.of(payload), context));
        app.event(MessageFileShareEvent.class, (payload, context) -> said(Said.ofFile(payload), context));
        app.event(MessageThreadBroadcastEvent.class, (payload, context) -> said(Said.ofBroadcast(payload), context));
        // Slack tells of the coach's own edits too, and repeats what is not acknowledged.
        app.event(MessageChangedEvent.class, (payload, context) -> context.ack());
        app.event(MessageDeletedEvent.class, (payload, context) -> context.ack());
        app.event(AppHomeOpenedEvent.class, this::home);
        app.event(MemberLeftChannelEvent.class, this::left);
    }

    private Response command(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        Instant received = clock.instant();
        // The place and the need are known without asking Slack who it is.
        Inbound.SlashCommand bare = inbounds.slash(payload, Person.UNKNOWN, received);
        Need need = commands.need(bare.name(), bare.text().split("\\s+", 2)[0]);
        CompletableFuture<Reply> reply = ask(() -> inbounds.slash(payload, people.find(payload.getUserId()), received));
        return replies.command(payload, context, bare.header().place(), need, reply);
    }

    private Response action(BlockActionRequest request, ActionContext context) {
        BlockActionPayload payload = request.getPayload();
        String actionId = payload.getActions().getFirst().getActionId();
        Optional<Token> token = Token.decode(SlackRenderer.token(actionId));
        if (token.isPresent()) {
            CompletableFuture<Reply> reply = ask(() -> SlackInbound.press(
                            payload, people.find(payload.getUser().getId()))
                    .orElseThrow());
            replies.press(payload, token.get(), reply);
        } else if (actionId.startsWith(SlackReplies.KEPT_FORM)) {
            replies.reopen(payload, actionId);
        } else if (!SlackRenderer.token(actionId).equals(SlackRenderer.LINK)) {
            replies.gone(payload);
        }
        return context.ack();
    }

    private Response submission(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        Instant received = clock.instant();
        Place place = SlackInbound.place(payload);
        if (Token.decode(payload.getView().getCallbackId()).isEmpty()) {
            return replies.submit(
                    payload, context, place, CompletableFuture.completedFuture(Reply.whisper(texts.of("button-gone"))));
        }
        Map<String, SlackFiles.Kept> attached = SlackInbound.files(payload);
        CompletableFuture<Reply> reply = attached.isEmpty()
                ? ask(() -> submit(payload, received))
                : CompletableFuture.supplyAsync(() -> files.fetch(attached), front)
                        .thenCompose(it -> ask(() -> submit(payload, received).with(it)));
        return replies.submit(payload, context, place, reply);
    }

    private Inbound.Submit submit(ViewSubmissionPayload payload, Instant received) {
        return SlackInbound.submit(payload, people.find(payload.getUser().getId()), received)
                .orElseThrow();
    }

    private Response said(Optional<Said> said, EventContext context) {
        said.filter(it -> SlackInbound.said(it, Person.UNKNOWN).isPresent())
                .ifPresent(it -> replies.text(
                        SlackInbound.place(it),
                        it.user(),
                        ask(() -> SlackInbound.said(it, people.find(it.user())).orElseThrow())));
        return context.ack();
    }

    private Response home(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
        AppHomeOpenedEvent event = payload.getEvent();
        if (welcomed.compareAndSet(false, true)) {
            replies.tell(ask(() -> SlackInbound.installed(payload, people.find(event.getUser()), workspaceName)));
        }
        if (event.getTab() == null || event.getTab().equals("home")) {
            Place place =
                    SlackInbound.homeOpened(payload, Person.UNKNOWN).header().place();
            replies.home(
                    place, event.getUser(), ask(() -> SlackInbound.homeOpened(payload, people.find(event.getUser()))));
        }
        return context.ack();
    }

    private Response left(EventsApiPayload<MemberLeftChannelEvent> payload, EventContext context) {
        replies.tell(ask(() -> SlackInbound.departed(payload, Person.UNKNOWN)));
        return context.ack();
    }

    /** The coach's reply, whatever happens: where it fails, a sentence of regret. */
    private CompletableFuture<Reply> ask(Supplier<? extends Inbound> inbound) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        try {
            work.execute(() -> handle(inbound, reply));
        } catch (RejectedExecutionException e) {
            log.warn("A payload was turned away: the work queue is full");
            reply.complete(Reply.whisper(texts.of("busy")));
        }
        return reply;
    }

    private void handle(Supplier<? extends Inbound> inbound, CompletableFuture<Reply> reply) {
        try {
            CompletableFuture<Reply> unused = coach.handle(inbound.get()).whenComplete((done, problem) -> {
                if (problem == null) {
                    reply.complete(done);
                } else {
                    reply.complete(trouble(problem));
                }
            });
        } catch (RuntimeException e) {
            reply.complete(trouble(e));
        }
    }

    private Reply trouble(Throwable problem) {
        log.error("The coach failed on a payload", problem);
        return Reply.whisper(texts.of("trouble"));
    }
}
