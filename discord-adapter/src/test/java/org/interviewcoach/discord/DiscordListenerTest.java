package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.audit.AuditLogEntry;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.SelfMember;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.requests.restaction.pagination.AuditLogPaginationAction;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Scope;
import org.junit.jupiter.api.Test;

/** Who is welcomed; everything else is tried in {@link DiscordPlatformTest}. */
final class DiscordListenerTest {
    private static final String OWNER = "70";
    private static final String INVITER = "71";

    private final List<Inbound> told = new ArrayList<>();

    @Test
    void welcomesWhoAddedTheCoachWhereTheAuditLogMayBeRead() {
        Guild guild = guild(true);
        AuditLogPaginationAction log = auditLog(guild);
        AuditLogEntry another = entry(99, "98");
        AuditLogEntry own = entry(60, INVITER);
        succeed(log, List.of(another, own));

        listener().onGuildJoin(new GuildJoinEvent(mock(JDA.class), 1, guild));

        assertThat(told)
                .singleElement()
                .extracting(it -> it.header().sender().actor().user())
                .isEqualTo(INVITER);
    }

    @Test
    void welcomesTheOwnerWhereTheAuditLogSaysNothing() {
        Guild guild = guild(true);
        succeed(auditLog(guild), List.of());

        listener().onGuildJoin(new GuildJoinEvent(mock(JDA.class), 1, guild));

        assertThat(told)
                .singleElement()
                .extracting(it -> it.header().sender().actor().user())
                .isEqualTo(OWNER);
    }

    @Test
    void welcomesTheOwnerWhereTheAuditLogMayNotBeRead() {
        listener().onGuildJoin(new GuildJoinEvent(mock(JDA.class), 1, guild(false)));

        assertThat(told)
                .singleElement()
                .extracting(it -> it.header().sender().actor().user())
                .isEqualTo(OWNER);
    }

    private DiscordListener listener() {
        Texts texts = Texts.of(Locale.ENGLISH);
        DiscordCommands commands = new DiscordCommands(new CommandCatalog(texts), "");
        Coach coach = new Coach() {
            @Override
            public CompletableFuture<Reply> handle(Inbound inbound) {
                told.add(inbound);
                return CompletableFuture.completedFuture(Reply.ACKNOWLEDGE);
            }

            @Override
            public List<CommandCatalog.Suggestion> suggest(
                    Scope workspace, String command, String option, String typed, Map<String, String> others) {
                return List.of();
            }
        };
        DiscordReplies replies = new DiscordReplies(
                coach,
                commands,
                new DiscordRenderer("…"),
                texts,
                DiscordSettings.of("token"),
                mock(ScheduledExecutorService.class),
                InstantSource.system());
        return new DiscordListener(coach, commands, new DiscordInbound(commands), replies, Runnable::run);
    }

    private static Guild guild(boolean mayReadTheLog) {
        Guild guild = mock(Guild.class);
        SelfMember self = mock(SelfMember.class);
        when(self.getIdLong()).thenReturn(60L);
        when(self.hasPermission(Permission.VIEW_AUDIT_LOGS)).thenReturn(mayReadTheLog);
        when(self.getTimeJoined()).thenReturn(OffsetDateTime.parse("2026-06-02T09:00:00Z"));
        when(guild.getSelfMember()).thenReturn(self);
        when(guild.getId()).thenReturn("10");
        when(guild.getName()).thenReturn("Acme");
        when(guild.getOwnerId()).thenReturn(OWNER);
        when(guild.getLocale()).thenReturn(DiscordLocale.ENGLISH_US);
        return guild;
    }

    private static AuditLogPaginationAction auditLog(Guild guild) {
        AuditLogPaginationAction log = mock(AuditLogPaginationAction.class);
        when(log.type(any())).thenReturn(log);
        when(log.limit(anyInt())).thenReturn(log);
        when(guild.retrieveAuditLogs()).thenReturn(log);
        return log;
    }

    private static AuditLogEntry entry(long target, String user) {
        AuditLogEntry entry = mock(AuditLogEntry.class);
        when(entry.getTargetIdLong()).thenReturn(target);
        when(entry.getUserId()).thenReturn(user);
        return entry;
    }

    private static void succeed(AuditLogPaginationAction log, List<AuditLogEntry> entries) {
        doAnswer(call -> {
                    Consumer<List<AuditLogEntry>> success = call.getArgument(0);
                    success.accept(entries);
                    return null;
                })
                .when(log)
                .queue(any(), any());
    }
}
