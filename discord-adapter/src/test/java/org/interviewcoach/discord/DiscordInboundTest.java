package org.interviewcoach.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.unions.IThreadContainerUnion;
import net.dv8tion.jda.api.entities.channel.unions.MessageChannelUnion;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.SlashCommandInteraction;
import net.dv8tion.jda.api.interactions.components.buttons.ButtonInteraction;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.junit.jupiter.api.Test;

/** What the loopback server does not bring about; the rest is tried in {@link DiscordPlatformTest}. */
final class DiscordInboundTest {
    private static final OffsetDateTime SENT = OffsetDateTime.of(2026, 6, 2, 9, 0, 0, 0, ZoneOffset.UTC);

    private final DiscordInbound inbounds =
            new DiscordInbound(new DiscordCommands(new CommandCatalog(Texts.of(Locale.ENGLISH)), ""));

    @Test
    void seedsNoRightsWhereOnlyTheCommandsWereInvited() {
        SlashCommandInteraction typed = typed();
        Member member = mock(Member.class);
        when(member.isDetached()).thenReturn(true);
        when(member.getEffectiveName()).thenReturn("Ali");
        when(member.hasPermission(any(Permission.class))).thenThrow(new IllegalStateException("detached"));
        when(typed.getMember()).thenReturn(member);

        Inbound.SlashCommand command = inbounds.slash(typed);

        assertThat(command.header().sender().rights()).isEmpty();
        assertThat(command.header().sender().name()).isEqualTo("Ali");
        assertThat(command.header().sentAt()).isEqualTo(SENT.toInstant());
    }

    @Test
    void seedsRightsFromTheServersOwn() {
        SlashCommandInteraction typed = typed();
        Member member = mock(Member.class);
        when(member.getEffectiveName()).thenReturn("Mo");
        when(member.hasPermission(Permission.MESSAGE_MANAGE)).thenReturn(true);
        when(typed.getMember()).thenReturn(member);

        assertThat(inbounds.slash(typed).header().sender().rights()).containsExactly(Capability.MODERATE);
    }

    @Test
    void takesAForumsPostForAChannel() {
        SlashCommandInteraction typed = typed();
        ThreadChannel post = mock(ThreadChannel.class, withSettings().extraInterfaces(MessageChannelUnion.class));
        IThreadContainerUnion forum = mock(IThreadContainerUnion.class);
        when(post.getParentChannel()).thenReturn(forum);
        when(post.getId()).thenReturn("31");
        when(typed.getChannel()).thenAnswer(call -> post);

        assertThat(inbounds.slash(typed).header().place())
                .isEqualTo(Place.channel(new Scope(PlatformId.DISCORD, "10", "31")));
    }

    @Test
    void understandsNoButtonThatIsNotItsOwn() {
        ButtonInteraction press = mock(ButtonInteraction.class);
        when(press.getComponentId()).thenReturn("1|w|" + "x".repeat(100));

        assertThat(DiscordInbound.button(press)).isEmpty();
    }

    @Test
    void namesFilesThatItDoesNotRead() {
        Message message = direct();
        Message.Attachment file = mock(Message.Attachment.class);
        when(file.getFileName()).thenReturn("answer.py");
        when(message.getAttachments()).thenReturn(List.of(file));

        assertThat(DiscordInbound.direct(message))
                .get()
                .extracting(Inbound.DirectText::text)
                .isEqualTo("See:\n[answer.py]");
    }

    @Test
    void ignoresBotsAndWhatDiscordWritesItself() {
        Message fromBot = direct();
        when(fromBot.getAuthor().isBot()).thenReturn(true);
        Message system = direct();
        when(system.getType()).thenReturn(MessageType.CHANNEL_PINNED_ADD);

        assertThat(DiscordInbound.direct(fromBot)).isEmpty();
        assertThat(DiscordInbound.direct(system)).isEmpty();
        assertThat(DiscordInbound.direct(direct())).isPresent();
    }

    private static Message direct() {
        Message message = mock(Message.class);
        User author = user();
        when(message.getAuthor()).thenReturn(author);
        when(message.getType()).thenReturn(MessageType.DEFAULT);
        when(message.getContentDisplay()).thenReturn("See:");
        when(message.getAttachments()).thenReturn(List.of());
        when(message.getChannelId()).thenReturn("40");
        when(message.getId()).thenReturn("41");
        when(message.getTimeCreated()).thenReturn(SENT);
        return message;
    }

    private static SlashCommandInteraction typed() {
        SlashCommandInteraction typed = mock(SlashCommandInteraction.class);
        Guild guild = mock(Guild.class);
        User user = user();
        when(guild.getId()).thenReturn("10");
        when(typed.getGuild()).thenReturn(guild);
        when(typed.getUser()).thenReturn(user);
        when(typed.getMember()).thenReturn(null);
        when(typed.getId()).thenReturn("50");
        when(typed.getName()).thenReturn("quiz");
        when(typed.getSubcommandName()).thenReturn(null);
        when(typed.getOptions()).thenReturn(List.of());
        when(typed.getChannelIdLong()).thenReturn(30L);
        when(typed.getUserLocale()).thenReturn(DiscordLocale.GERMAN);
        when(typed.getTimeCreated()).thenReturn(SENT);
        return typed;
    }

    private static User user() {
        User user = mock(User.class);
        when(user.getId()).thenReturn("20");
        when(user.getEffectiveName()).thenReturn("alice");
        return user;
    }
}
