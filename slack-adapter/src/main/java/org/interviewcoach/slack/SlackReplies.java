package org.interviewcoach.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.app_backend.views.response.ViewSubmissionResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.KeptForms;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Messenger.Result;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the coach's replies back inside Slack's three seconds.
 *
 * <p>A press is acknowledged at once and its reply follows by its response URL. A command waits a moment, so that a quick
 * reply is the acknowledgement itself. A submission has to wait longer, since what is wrong with it can only be said in
 * the acknowledgement; where the reply is not there in time the form stays open with what was typed.
 *
 * <p>A form opens by a trigger that ends after three seconds. A later one comes as a button that brings a trigger of its
 * own.
 *
 * <p>A failing reply is logged once and changes nothing that the coach has stored.
 */
final class SlackReplies {
    private static final Logger log = LoggerFactory.getLogger(SlackReplies.class);

    static final String KEPT_FORM = "form:";

    private final MethodsClient client;
    private final ActionResponseSender responses;
    private final SlackMessenger messenger;
    private final SlackRenderer renderer;
    private final Texts texts;
    private final SlackSettings settings;
    private final ScheduledExecutorService timer;
    private final Executor front;
    private final KeptForms keptForms = new KeptForms();

    SlackReplies(
            Slack slack,
            MethodsClient client,
            SlackMessenger messenger,
            SlackRenderer renderer,
            Texts texts,
            SlackSettings settings,
            ScheduledExecutorService timer,
            Executor front) {
        this.client = client;
        this.responses = new ActionResponseSender(slack);
        this.messenger = messenger;
        this.renderer = renderer;
        this.texts = texts;
        this.settings = settings;
        this.timer = timer;
        this.front = front;
    }

    Response command(
            SlashCommandPayload command,
            SlashCommandContext context,
            Place place,
            Need need,
            CompletableFuture<Reply> reply) {
        Asked asked = new Asked(
                place,
                command.getUserId(),
                Optional.ofNullable(command.getResponseUrl()),
                Optional.ofNullable(command.getTriggerId()),
                Surface.COMMAND,
                need);
        Optional<Reply> quick = await(reply, settings.answerWithin());
        if (quick.isPresent() && quick.get() instanceof Reply.Whisper whisper) {
            SlackRenderer.Card card = card(whisper.message());
            return context.ack(SlashCommandResponse.builder()
                    .responseType("ephemeral")
                    .text(card.text())
                    .blocks(card.blocks())
                    .build());
        }
        later(asked, reply, settings.answerWithin());
        return context.ack();
    }

    /** The reply to a press, which is acknowledged already. */
    void press(BlockActionPayload press, Token token, CompletableFuture<Reply> reply) {
        later(asked(press, token.need()), reply, Duration.ZERO);
    }

    /** A form that could not be opened in time, or was refused, is opened now. */
    void reopen(BlockActionPayload press, String actionId) {
        Asked asked = asked(press, Need.FORM);
        front.execute(() -> keptForms
                .find(actionId)
                .ifPresentOrElse(form -> open(asked, form), () -> whisper(asked, sentence("form.gone"))));
    }

    /** A button that means nothing any more. */
    void gone(BlockActionPayload press) {
        front.execute(() -> whisper(asked(press, Need.WHISPER), sentence("button-gone")));
    }

    private static Asked asked(BlockActionPayload press, Need need) {
        return new Asked(
                SlackInbound.place(press),
                press.getUser().getId(),
                Optional.ofNullable(press.getResponseUrl()),
                Optional.ofNullable(press.getTriggerId()),
                press.getView() == null ? Surface.MESSAGE : Surface.HOME,
                need);
    }

    Response submit(
            ViewSubmissionPayload submit, ViewSubmissionContext context, Place place, CompletableFuture<Reply> reply) {
        Asked asked = new Asked(
                place,
                submit.getUser().getId(),
                Optional.empty(),
                Optional.ofNullable(submit.getTriggerId()),
                Surface.FORM,
                Need.WHISPER);
        Optional<Reply> done = await(reply, settings.formWithin());
        if (done.isEmpty()) {
            then(reply, it -> give(asked, it, true));
            return context.ackWithErrors(Map.of(firstInput(submit), Md.plain(texts.of("busy"))));
        }
        return switch (done.get()) {
            case Reply.RefuseForm refuse -> context.ackWithErrors(errors(submit, refuse));
            case Reply.OpenForm open -> context.ackWithUpdate(renderer.view(open.form(), SlackInbound.metadata(place)));
            case Reply.Acknowledge acknowledge -> close(context);
            case Reply.Whisper whisper -> closeAnd(asked, whisper, context);
            case Reply.Redraw redraw -> closeAnd(asked, redraw, context);
            case Reply.ShowHome home -> closeAnd(asked, home, context);
        };
    }

    private Map<String, String> errors(ViewSubmissionPayload submit, Reply.RefuseForm refuse) {
        Map<String, String> errors = SlackRenderer.errors(refuse.form(), refuse.errors());
        return errors.isEmpty() ? Map.of(firstInput(submit), Md.plain(texts.of("form.again"))) : errors;
    }

    private static String firstInput(ViewSubmissionPayload submit) {
        return submit.getView().getBlocks().stream()
                .filter(InputBlock.class::isInstance)
                .map(block -> ((InputBlock) block).getBlockId())
                .findFirst()
                .orElseThrow(() -> new AssertionError("A form without inputs"));
    }

    private Response closeAnd(Asked asked, Reply reply, ViewSubmissionContext context) {
        front.execute(() -> give(asked, reply, false));
        return close(context);
    }

    /** All views go: a form may have been opened from another. */
    private static Response close(ViewSubmissionContext context) {
        return context.ack(
                ViewSubmissionResponse.builder().responseAction("clear").build());
    }

    /** The reply to a direct message, as a message in the same conversation. */
    void text(Place place, String user, CompletableFuture<Reply> reply) {
        Asked asked = new Asked(place, user, Optional.empty(), Optional.empty(), Surface.TEXT, Need.WHISPER);
        then(reply, it -> give(asked, it, false));
    }

    /** The reply to somebody who looks at the home page. */
    void home(Place place, String user, CompletableFuture<Reply> reply) {
        Asked asked = new Asked(place, user, Optional.empty(), Optional.empty(), Surface.HOME, Need.REDRAW);
        then(reply, it -> give(asked, it, false));
    }

    /** Whatever comes back, nobody waits for it. */
    void tell(CompletableFuture<Reply> reply) {
        then(reply, it -> log.debug("An inbound is taken in"));
    }

    private void later(Asked asked, CompletableFuture<Reply> reply, Duration waited) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    if (late.compareAndSet(false, true) && asked.need() == Need.FORM) {
                        front.execute(() -> whisper(asked, sentence("busy")));
                    }
                },
                settings.formWithin().minus(waited).toMillis(),
                TimeUnit.MILLISECONDS);
        then(reply, done -> {
            boolean inTime = late.compareAndSet(false, true);
            alarm.cancel(false);
            give(asked, done, !inTime);
        });
    }

    private void then(CompletableFuture<Reply> reply, Consumer<Reply> next) {
        CompletableFuture<Void> unused = reply.thenAcceptAsync(next, front).exceptionally(problem -> {
            log.error("What follows a reply broke: a bug", problem);
            return null;
        });
    }

    private static Optional<Reply> await(CompletableFuture<Reply> reply, Duration patience) {
        try {
            return Optional.of(reply.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private void give(Asked asked, Reply reply, boolean late) {
        switch (reply) {
            case Reply.Acknowledge acknowledge -> {
                // Slack shows nothing of an acknowledgement, and nothing is what there is to show.
            }
            case Reply.Whisper whisper -> whisper(asked, card(whisper.message()));
            case Reply.OpenForm form -> {
                if (late || asked.trigger().isEmpty() || asked.surface() == Surface.FORM) {
                    whisper(asked, keep(asked, form.form(), Map.of()));
                } else {
                    open(asked, form.form());
                }
            }
            case Reply.RefuseForm refuse -> whisper(asked, keep(asked, refuse.form(), refuse.errors()));
            case Reply.Redraw redraw -> redraw(asked, redraw.message());
            case Reply.ShowHome home -> publish(asked, home.message());
        }
    }

    private SlackRenderer.Card sentence(String key) {
        return renderer.sentence(texts.of(key));
    }

    private SlackRenderer.Card card(Message message) {
        try {
            return renderer.card(message);
        } catch (RuntimeException e) {
            log.error("A reply could not be made: a bug", e);
            return sentence("trouble");
        }
    }

    private SlackRenderer.Card keep(Asked asked, Form form, Map<String, String> errors) {
        String key = KEPT_FORM + asked.trigger().orElse(asked.user());
        keptForms.put(key, form);
        return renderer.card(
                SlackRenderer.refusal(form, errors), key, texts.of(errors.isEmpty() ? "form.open" : "form.again"));
    }

    private void open(Asked asked, Form form) {
        View view = renderer.view(form, SlackInbound.metadata(asked.place()));
        boolean opened = call(
                "views.open",
                () -> client.viewsOpen(
                        r -> r.triggerId(asked.trigger().orElse("")).view(view)));
        Form without = form.withoutFiles(texts.of("slack.no-files"));
        if (!opened && !without.equals(form)) {
            // Slack opens no form with a file in it for an app without the scope files:read.
            open(asked, without);
        } else if (!opened) {
            whisper(asked, keep(asked, form, Map.of()));
        }
    }

    private void redraw(Asked asked, Message message) {
        switch (asked.surface()) {
            case MESSAGE -> {
                SlackRenderer.Card card = card(message);
                respond(
                        asked,
                        ActionResponse.builder()
                                .replaceOriginal(true)
                                .text(card.text())
                                .blocks(card.blocks())
                                .build());
            }
            case HOME -> publish(asked, message);
            case COMMAND, FORM, TEXT -> whisper(asked, card(message));
        }
    }

    private void publish(Asked asked, Message message) {
        View home = renderer.home(message, SlackInbound.metadata(asked.place()));
        boolean unused = call(
                "views.publish",
                () -> client.viewsPublish(r -> r.userId(asked.user()).view(home)));
    }

    /** A private notice where the person is; by direct message where the coach cannot speak there. */
    private void whisper(Asked asked, SlackRenderer.Card card) {
        if (asked.responseUrl().isPresent()) {
            boolean said = respond(
                    asked,
                    ActionResponse.builder()
                            .responseType("ephemeral")
                            .replaceOriginal(false)
                            .text(card.text())
                            .blocks(card.blocks())
                            .threadTs(asked.place().thread().orElse(null))
                            .build());
            if (said) {
                return;
            }
        } else if (!asked.place().direct() && ephemeral(asked, card)) {
            return;
        }
        String channel = asked.place().direct() ? asked.place().scope().channel() : asked.user();
        Optional<String> thread = asked.place().direct() ? asked.place().thread() : Optional.empty();
        Result result = messenger.note(asked.place().scope().tenant(), channel, thread, card);
        log.debug("A notice by direct message: {}", result);
    }

    private boolean ephemeral(Asked asked, SlackRenderer.Card card) {
        return call(
                "chat.postEphemeral",
                () -> client.chatPostEphemeral(
                        r -> r.channel(asked.place().scope().channel())
                                .user(asked.user())
                                .threadTs(asked.place().thread().orElse(null))
                                .text(card.text())
                                .blocks(card.blocks())
                                .parse("none")));
    }

    private boolean respond(Asked asked, ActionResponse response) {
        try {
            int status =
                    responses.send(asked.responseUrl().orElseThrow(), response).getCode();
            if (status == 200) {
                return true;
            }
            log.warn("Slack took a late reply with status {}", status);
        } catch (IOException e) {
            log.warn("A late reply could not be given: {}", e.toString());
        }
        return false;
    }

    private static boolean call(String what, Call call) {
        try {
            SlackApiTextResponse answer = call.run();
            if (!answer.isOk()) {
                log.info("Slack refused {}: {}", what, answer.getError());
            }
            return answer.isOk();
        } catch (IOException | SlackApiException e) {
            log.warn("{} failed: {}", what, e.toString());
            return false;
        }
    }

    /** A call of Slack's Web API. */
    @FunctionalInterface
    private interface Call {
        SlackApiTextResponse run() throws IOException, SlackApiException;
    }

    /** What somebody used. */
    private enum Surface {
        COMMAND,
        MESSAGE,
        FORM,
        HOME,
        TEXT
    }

    /**
     * Somebody who waits for a reply, with the ways to give it.
     *
     * @param responseUrl for five messages within half an hour, also where the coach is no member
     * @param trigger opens one form within three seconds
     */
    private record Asked(
            Place place,
            String user,
            Optional<String> responseUrl,
            Optional<String> trigger,
            Surface surface,
            Need need) {}
}
