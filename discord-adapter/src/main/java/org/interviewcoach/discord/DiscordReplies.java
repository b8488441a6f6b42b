package org.interviewcoach.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.SlashCommandInteraction;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.KeptForms;
import org.interviewcoach.core.message.Token.Need;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the coach's replies back inside Discord's three seconds.
 *
 * <p>A reply that comes within the budget is the acknowledgement itself. One that does not is deferred as its token or
 * command declared, and given when it comes: a deferral fixes whether a new private message or the pressed message will
 * change, and after it no form can open. Where a form may follow there is nothing to defer to, so the asker is told to
 * press again, and gets a button to the form once it is there. No reply is public, so no deferral is.
 *
 * <p>A modal cannot answer a modal: a refused form comes back as a private note with what was typed and a button that
 * opens it again.
 *
 * <p>Nothing here blocks; a failing acknowledgement is logged once and changes nothing that the coach has stored.
 */
final class DiscordReplies {
    private static final Logger log = LoggerFactory.getLogger(DiscordReplies.class);

    private static final String KEPT_FORM = "form:";
    private static final Duration TOO_LATE = Duration.ofSeconds(3);

    private final Coach coach;
    private final DiscordCommands commands;
    private final DiscordRenderer renderer;
    private final Texts texts;
    private final DiscordSettings settings;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final DiscordFiles files;
    private final KeptForms keptForms = new KeptForms();
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

    DiscordReplies(
            Coach coach,
            DiscordCommands commands,
            DiscordRenderer renderer,
            Texts texts,
            DiscordSettings settings,
            ScheduledExecutorService timer,
            InstantSource clock) {
        this.coach = coach;
        this.commands = commands;
        this.renderer = renderer;
        this.texts = texts;
        this.settings = settings;
        this.files = new DiscordFiles(settings.requestTimeout(), settings.rest());
        this.timer = timer;
        this.clock = clock;
    }

    /** Waits until everything that was taken in is answered, at most that long. */
    void drain(Duration longest) throws InterruptedException {
        Instant end = clock.instant().plus(longest);
        try {
            // A step ends only after the one that follows it has begun, so an empty set means that all is done.
            while (!underWay.isEmpty() && clock.instant().isBefore(end)) {
                CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                        .get(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("No step ends exceptionally", e);
        } catch (TimeoutException e) {
            log.warn("{} replies were still under way", underWay.size());
        }
    }

    /** Counts a task among what is under way until it ends. */
    void follow(CompletableFuture<Void> task) {
        then(task, done -> {});
    }

    void slash(SlashCommandInteraction command, Inbound.SlashCommand inbound) {
        Need need = commands.need(inbound.name(), inbound.options().getOrDefault("subcommand", ""));
        answer(new Asked(command, Optional.empty(), Optional.of(command), need, false), inbound);
    }

    void press(ComponentInteraction press, Optional<Inbound.Press> inbound) {
        if (inbound.isPresent()) {
            Need need = inbound.get().token().need();
            answer(new Asked(press, Optional.of(press), Optional.of(press), need, false), inbound.get());
        } else if (press.getComponentId().startsWith(KEPT_FORM)) {
            reopen(press, press);
        } else {
            whisper(press, texts.of("button-gone"));
        }
    }

    private void reopen(ComponentInteraction press, IModalCallback modal) {
        Optional<Form> form = keptForms.find(press.getComponentId());
        if (form.isPresent()) {
            settle(press, modal.replyModal(renderer.modal(form.get())));
        } else {
            whisper(press, texts.of("form.gone"));
        }
    }

    void submit(ModalInteraction submit, Optional<Inbound.Submit> inbound, Map<String, DiscordFiles.Kept> attached) {
        if (inbound.isEmpty()) {
            whisper(submit, texts.of("button-gone"));
            return;
        }
        Message message = submit.getMessage();
        boolean fromRefusal = message != null
                && message.getComponentTree().findAll(Button.class).stream()
                        .anyMatch(it ->
                                it.getCustomId() != null && it.getCustomId().startsWith(KEPT_FORM));
        Optional<IMessageEditCallback> edit = message == null ? Optional.empty() : Optional.of(submit);
        Asked asked =
                new Asked(submit, edit, Optional.empty(), inbound.get().token().need(), fromRefusal);
        if (attached.isEmpty()) {
            answer(asked, inbound.get());
        } else {
            // Fetching may take longer than Discord waits; what is late is deferred like any other reply.
            answer(
                    asked,
                    CompletableFuture.supplyAsync(() -> files.fetch(attached), DiscordReplies::aside)
                            .thenCompose(it -> handle(inbound.get().with(it))));
        }
    }

    /** A direct message or one in a thread: there is no interaction to answer, so the note comes as a direct message. */
    void text(Inbound inbound, Message message) {
        then(handle(inbound), reply -> note(reply, message.getId()).ifPresent(data -> send(message, data)));
    }

    private void send(Message message, MessageCreateData data) {
        // A replayed message is answered once: Discord takes the second post with the same nonce for the first.
        String nonce = "re-" + message.getId();
        RestAction<Message> sending = message.isFromGuild()
                ? message.getAuthor()
                        .openPrivateChannel()
                        .flatMap(it -> it.sendMessage(data).setNonce(nonce))
                : message.getChannel().sendMessage(data).setNonce(nonce);
        queue(sending, DiscordReplies::logged);
    }

    /** Whatever comes back, nobody waits for it. */
    void tell(Inbound inbound) {
        then(
                handle(inbound),
                reply -> log.debug("Inbound {} is taken in", inbound.header().id()));
    }

    /** The machine is full: say so rather than say nothing. */
    void busy(IReplyCallback interaction) {
        whisper(interaction, texts.of("busy"));
    }

    private void whisper(IReplyCallback interaction, String markdown) {
        settle(interaction, interaction.reply(renderer.sentence(markdown)).setEphemeral(true));
    }

    private static void aside(Runnable task) {
        Thread unused = Thread.ofVirtual().name("discord-file").start(task);
    }

    private void answer(Asked asked, Inbound inbound) {
        answer(asked, handle(inbound));
    }

    private void answer(Asked asked, CompletableFuture<Reply> reply) {
        AtomicBoolean taken = new AtomicBoolean();
        Duration budget = asked.need() == Need.FORM ? settings.formWithin() : settings.answerWithin();
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    if (taken.compareAndSet(false, true)) {
                        defer(asked, reply);
                    }
                },
                budget.toMillis(),
                TimeUnit.MILLISECONDS);
        then(reply, done -> {
            if (taken.compareAndSet(false, true)) {
                alarm.cancel(false);
                direct(asked, done);
            }
        });
    }

    /** The reply, whatever happens: where the coach fails, a sentence of regret. */
    private CompletableFuture<Reply> handle(Inbound inbound) {
        try {
            return coach.handle(inbound).exceptionally(problem -> trouble(inbound, problem));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(trouble(inbound, e));
        }
    }

    private Reply trouble(Inbound inbound, Throwable problem) {
        log.error("The coach failed on inbound {}", inbound.header().id(), problem);
        return Reply.whisper(texts.of("trouble"));
    }

    // A future is itself and nothing else: identity is the equality that is meant.
    @SuppressWarnings("CollectionUndefinedEquality")
    private <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        CompletableFuture<Void> step = future.thenAccept(next).exceptionally(problem -> {
            log.error("What follows a reply broke: a bug", problem);
            return null;
        });
        underWay.add(step);
        CompletableFuture<Void> unused = step.thenRun(() -> underWay.remove(step));
    }

    private void direct(Asked asked, Reply reply) {
        try {
            settle(asked.reply(), acknowledgement(asked, reply));
        } catch (RuntimeException e) {
            log.error("The reply to interaction {} could not be made: a bug", asked.id(), e);
            whisper(asked.reply(), texts.of("trouble"));
        }
    }

    private RestAction<?> acknowledgement(Asked asked, Reply reply) {
        return switch (reply) {
            case Reply.Acknowledge acknowledge ->
                asked.edit().isPresent()
                        ? asked.edit().get().deferEdit()
                        : asked.reply()
                                .reply(renderer.sentence(texts.of("done")))
                                .setEphemeral(true);
            case Reply.Whisper whisper -> privately(asked, renderer.notice(whisper.message()));
            case Reply.OpenForm open ->
                asked.modal().isPresent()
                        ? asked.modal().get().replyModal(renderer.modal(open.form()))
                        : privately(asked, keep(open.form(), Map.of(), asked.id()));
            case Reply.RefuseForm refuse -> privately(asked, keep(refuse.form(), refuse.errors(), asked.id()));
            case Reply.Redraw redraw ->
                asked.edit().isPresent()
                        ? asked.edit().get().editMessage(DiscordRenderer.replacing(renderer.card(redraw.message())))
                        : privately(asked, renderer.notice(redraw.message()));
            case Reply.ShowHome home -> privately(asked, renderer.notice(home.message()));
        };
    }

    /** A new note for one person; in place of the refusal where the form was opened from one. */
    private static RestAction<?> privately(Asked asked, MessageCreateData data) {
        return asked.fromRefusal() && asked.edit().isPresent()
                ? asked.edit().get().editMessage(DiscordRenderer.replacing(data))
                : asked.reply().reply(data).setEphemeral(true);
    }

    private void defer(Asked asked, CompletableFuture<Reply> reply) {
        boolean redraws = asked.edit().isPresent() && (asked.need() == Need.REDRAW || asked.fromRefusal());
        RestAction<InteractionHook> deferral;
        if (asked.need() == Need.FORM) {
            deferral = asked.reply().reply(renderer.sentence(texts.of("busy"))).setEphemeral(true);
        } else if (redraws) {
            deferral = asked.edit().get().deferEdit();
        } else {
            deferral = asked.reply().deferReply(true);
        }
        // Only when the deferral has arrived: sent side by side, the answer could overtake it.
        then(
                deferral.submit().handle((hook, problem) -> {
                    if (problem != null) {
                        log(asked.reply(), problem);
                    }
                    return Optional.ofNullable(hook);
                }),
                arrived -> arrived.ifPresent(hook -> then(reply, done -> late(asked, hook, redraws, done))));
    }

    private void late(Asked asked, InteractionHook hook, boolean redraws, Reply reply) {
        if (hook.isExpired()) {
            log.warn("The reply to interaction {} came after its token had ended", asked.id());
            return;
        }
        try {
            afterDeferral(asked, hook, redraws, reply).ifPresent(action -> queue(action, DiscordReplies::logged));
        } catch (RuntimeException e) {
            log.error("The late reply to interaction {} could not be made: a bug", asked.id(), e);
            queue(
                    hook.editOriginal(DiscordRenderer.replacing(renderer.sentence(texts.of("trouble")))),
                    DiscordReplies::logged);
        }
    }

    private Optional<RestAction<?>> afterDeferral(Asked asked, InteractionHook hook, boolean redraws, Reply reply) {
        if (redraws && reply instanceof Reply.Redraw redraw) {
            return Optional.of(hook.editOriginal(DiscordRenderer.replacing(renderer.card(redraw.message()))));
        }
        Optional<MessageCreateData> note = note(reply, asked.id());
        if (note.isEmpty()) {
            return redraws ? Optional.empty() : Optional.of(nothingToSay(asked, hook));
        }
        return redraws && !asked.fromRefusal()
                ? Optional.of(hook.sendMessage(note.get()).setEphemeral(true))
                : Optional.of(hook.editOriginal(DiscordRenderer.replacing(note.get())));
    }

    private RestAction<?> nothingToSay(Asked asked, InteractionHook hook) {
        return asked.edit().isPresent()
                ? hook.deleteOriginal()
                : hook.editOriginal(DiscordRenderer.replacing(renderer.sentence(texts.of("done"))));
    }

    /** The reply as a message, a form behind a button; empty where there is nothing to show. */
    private Optional<MessageCreateData> note(Reply reply, String id) {
        return switch (reply) {
            case Reply.Acknowledge acknowledge -> Optional.empty();
            case Reply.Whisper whisper -> Optional.of(renderer.notice(whisper.message()));
            case Reply.OpenForm open -> Optional.of(keep(open.form(), Map.of(), id));
            case Reply.RefuseForm refuse -> Optional.of(keep(refuse.form(), refuse.errors(), id));
            case Reply.Redraw redraw -> Optional.of(renderer.notice(redraw.message()));
            case Reply.ShowHome home -> Optional.of(renderer.notice(home.message()));
        };
    }

    private MessageCreateData keep(Form form, Map<String, String> errors, String id) {
        String key = KEPT_FORM + id;
        keptForms.put(key, form);
        return renderer.notice(
                DiscordRenderer.refusal(form, errors, form.title()),
                key,
                texts.of(errors.isEmpty() ? "form.open" : "form.again"));
    }

    private void settle(Interaction interaction, RestAction<?> acknowledgement) {
        queue(acknowledgement, problem -> log(interaction, problem));
    }

    private void queue(RestAction<?> action, Consumer<Throwable> failed) {
        then(
                action.submit().handle((done, problem) -> Optional.<Throwable>ofNullable(problem)),
                problem -> problem.ifPresent(failed));
    }

    private void log(Interaction interaction, Throwable problem) {
        Duration age = Duration.between(interaction.getTimeCreated().toInstant(), clock.instant());
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof ErrorResponseException refused
                && refused.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED) {
            // Another connection of the same shard was faster, or Discord delivered twice.
            log.debug("Interaction {} was answered already", interaction.getId());
        } else if (age.compareTo(TOO_LATE) > 0) {
            // A replay after a lost connection: what was done is stored all the same.
            log.info(
                    "Interaction {} was {} old, its acknowledgement failed: {}",
                    interaction.getId(),
                    age,
                    cause.toString());
        } else {
            log.warn("The acknowledgement of interaction {} failed: {}", interaction.getId(), cause.toString());
        }
    }

    private static void logged(Throwable problem) {
        log.warn("A late reply could not be given: {}", problem.toString());
    }

    /**
     * An interaction with the ways in which it can be answered.
     *
     * @param edit the message that it came from, where there is one
     * @param modal empty for a submitted form, which no form can answer
     * @param fromRefusal whether it came from the note of a refused form, which the answer then replaces
     */
    private record Asked(
            IReplyCallback reply,
            Optional<IMessageEditCallback> edit,
            Optional<IModalCallback> modal,
            Need need,
            boolean fromRefusal) {
        String id() {
            return reply.getId();
        }
    }
}
