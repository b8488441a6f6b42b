package org.interviewcoach.discord;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.audit.ActionType;
import net.dv8tion.jda.api.audit.AuditLogEntry;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import org.interviewcoach.core.port.Coach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Discord's events off the gateway's one thread and hands them on. No rules here: map, call, answer.
 *
 * <p>Start with {@link DiscordInbound} for what comes in and {@link DiscordReplies} for what goes back.
 */
final class DiscordListener extends ListenerAdapter {
    private static final Logger log = LoggerFactory.getLogger(DiscordListener.class);

    /** How far back the audit log is read for who added the coach. */
    private static final int AUDIT_ENTRIES = 10;

    private final Coach coach;
    private final DiscordCommands commands;
    private final DiscordInbound inbounds;
    private final DiscordReplies replies;
    private final Executor work;
    private volatile boolean closed;

    DiscordListener(
            Coach coach, DiscordCommands commands, DiscordInbound inbounds, DiscordReplies replies, Executor work) {
        this.coach = coach;
        this.commands = commands;
        this.inbounds = inbounds;
        this.replies = replies;
        this.work = work;
    }

    /** Takes nothing more in. */
    void close() {
        closed = true;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        answer(event, () -> replies.slash(event, inbounds.slash(event)));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        answer(event, () -> replies.press(event, DiscordInbound.button(event)));
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        answer(event, () -> replies.press(event, DiscordInbound.select(event)));
    }

    @Override
    public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
        answer(event, () -> replies.press(event, DiscordInbound.select(event)));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        answer(event, () -> replies.submit(event, DiscordInbound.submit(event), DiscordInbound.files(event)));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        handOff(
                () -> {
                    List<Command.Choice> choices = coach
                            .suggest(
                                    DiscordInbound.scope(event),
                                    commands.unprefixed(event.getName()),
                                    event.getFocusedOption().getName(),
                                    event.getFocusedOption().getValue(),
                                    DiscordInbound.options(event))
                            .stream()
                            .limit(DiscordLimits.CHOICES)
                            .map(it -> new Command.Choice(
                                    DiscordRenderer.shorten(it.label(), DiscordLimits.CHOICE_NAME), it.value()))
                            .toList();
                    event.replyChoices(choices)
                            .queue(
                                    done -> {},
                                    problem -> log.debug("Suggestions came too late: {}", problem.toString()));
                },
                () -> log.warn("Suggestions were left out: the work queue is full"));
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        handOff(
                () -> {
                    if (event.isFromGuild()) {
                        DiscordInbound.thread(event.getMessage()).ifPresent(it -> replies.text(it, event.getMessage()));
                    } else {
                        DiscordInbound.direct(event.getMessage()).ifPresent(it -> replies.text(it, event.getMessage()));
                    }
                },
                () -> log.warn("A message was left out: the work queue is full"));
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        Guild guild = event.getGuild();
        if (!guild.getSelfMember().hasPermission(Permission.VIEW_AUDIT_LOGS)) {
            installed(guild, Optional.empty());
            return;
        }
        guild.retrieveAuditLogs()
                .type(ActionType.BOT_ADD)
                .limit(AUDIT_ENTRIES)
                .queue(
                        entries -> installed(guild, installer(guild, entries)),
                        problem -> installed(guild, Optional.empty()));
    }

    private static Optional<String> installer(Guild guild, List<AuditLogEntry> entries) {
        return entries.stream()
                .filter(it -> it.getTargetIdLong() == guild.getSelfMember().getIdLong())
                .map(AuditLogEntry::getUserId)
                .findFirst();
    }

    private void installed(Guild guild, Optional<String> installer) {
        handOff(
                () -> replies.tell(
                        DiscordInbound.installed(guild, installer.orElse(guild.getOwnerId()), guild.getLocale())),
                () -> log.warn("A new server was not welcomed: the work queue is full"));
    }

    private void answer(IReplyCallback interaction, Runnable task) {
        handOff(task, () -> replies.busy(interaction));
    }

    private void handOff(Runnable task, Runnable full) {
        if (closed) {
            return;
        }
        try {
            replies.follow(CompletableFuture.runAsync(task, work));
        } catch (RejectedExecutionException e) {
            full.run();
        }
    }
}
