package org.interviewcoach.discord;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import net.dv8tion.jda.api.interactions.components.selections.SelectMenuInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What happened on Discord as a neutral inbound. Pure: it reads what came and asks for nothing.
 *
 * <p>An inbound's id is the snowflake of the interaction or message: a replay after a lost connection carries the same.
 */
final class DiscordInbound {
    private static final String UNKNOWN_LOCALE = "en-US";

    private final DiscordCommands commands;

    DiscordInbound(DiscordCommands commands) {
        this.commands = commands;
    }

    Inbound.SlashCommand slash(CommandInteractionPayload command) {
        Map<String, String> options = options(command);
        @Nullable String subcommand = command.getSubcommandName();
        if (subcommand != null) {
            options.put("subcommand", subcommand);
        }
        return new Inbound.SlashCommand(header(command), commands.unprefixed(command.getName()), options, "");
    }

    /** The options that are filled in. */
    static Map<String, String> options(CommandInteractionPayload command) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionMapping option : command.getOptions()) {
            options.put(option.getName(), option.getAsString());
        }
        return options;
    }

    /** A button; empty where it is none of the coach's or of a version that is not understood. */
    static Optional<Inbound.Press> button(ComponentInteraction press) {
        return press(press, List.of());
    }

    /** A select of texts, people or channels. */
    static Optional<Inbound.Press> select(SelectMenuInteraction<?, ?> press) {
        List<String> values = press.getValues().stream()
                .map(value -> value instanceof ISnowflake entity ? entity.getId() : value.toString())
                .toList();
        return press(press, values);
    }

    private static Optional<Inbound.Press> press(ComponentInteraction press, List<String> values) {
        return Token.decode(press.getComponentId()).map(token -> {
            Inbound.Header header = header(press);
            return new Inbound.Press(header, token, values, ref(header.place(), press.getUser(), press.getMessageId()));
        });
    }

    /** A submitted form. */
    static Optional<Inbound.Submit> submit(ModalInteraction submit) {
        return Token.decode(submit.getModalId()).map(token -> {
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (ModalMapping value : submit.getValues()) {
                if (value.getType() != Component.Type.FILE_UPLOAD) {
                    values.put(value.getCustomId(), values(value));
                }
            }
            return new Inbound.Submit(header(submit), token, values);
        });
    }

    /** The files of a form, by the inputs' names; still at Discord. */
    static Map<String, DiscordFiles.Kept> files(ModalInteraction submit) {
        Map<String, DiscordFiles.Kept> files = new LinkedHashMap<>();
        for (ModalMapping value : submit.getValues()) {
            if (value.getType() == Component.Type.FILE_UPLOAD) {
                value.getAsAttachmentList().stream()
                        .findFirst()
                        .ifPresent(it -> files.put(
                                value.getCustomId(),
                                new DiscordFiles.Kept(it.getFileName(), it.getUrl(), it.getSize())));
            }
        }
        return files;
    }

    private static List<String> values(ModalMapping value) {
        return value.getType() == Component.Type.TEXT_INPUT ? List.of(value.getAsString()) : value.getAsStringList();
    }

    /** A direct message; empty for bots and for what Discord itself writes there. */
    static Optional<Inbound.DirectText> direct(Message message) {
        if (isNoise(message)) {
            return Optional.empty();
        }
        User author = message.getAuthor();
        Place place = Place.direct(new Scope(PlatformId.DISCORD, Actor.NO_TENANT, message.getChannelId()));
        Optional<MessageRef> replyTo = Optional.ofNullable(message.getMessageReference())
                .map(MessageReference::getMessageId)
                .map(id -> ref(place, author, id));
        return Optional.of(new Inbound.DirectText(header(message, place, null), text(message), replyTo));
    }

    /** A message in a thread that the coach opened. */
    static Optional<Inbound.ThreadText> thread(Message message) {
        if (isNoise(message)
                || !(message.getChannel() instanceof ThreadChannel thread)
                || thread.getOwnerIdLong() != message.getJDA().getSelfUser().getIdLong()
                || message.getContentRaw().isBlank()) {
            return Optional.empty();
        }
        Place place = place(message.getGuild(), thread);
        return Optional.of(new Inbound.ThreadText(
                header(message, place, message.getMember()),
                text(message),
                ref(place, message.getAuthor(), message.getId())));
    }

    private static boolean isNoise(Message message) {
        boolean typed = message.getType() == MessageType.DEFAULT || message.getType() == MessageType.INLINE_REPLY;
        return !typed || message.isWebhookMessage() || message.getAuthor().isBot();
    }

    /** What was typed, with names where it mentions somebody, and the names of files, which are not read. */
    private static String text(Message message) {
        if (message.getAttachments().isEmpty()) {
            return message.getContentDisplay();
        }
        String names = message.getAttachments().stream()
                .map(Message.Attachment::getFileName)
                .collect(Collectors.joining(", ", "[", "]"));
        return (message.getContentDisplay() + "\n" + names).strip();
    }

    /**
     * The coach was added to a server.
     *
     * @param installer who did it where the audit log may be read, else the server's owner
     */
    static Inbound.Installed installed(Guild guild, String installer, DiscordLocale locale) {
        Instant joined = guild.getSelfMember().getTimeJoined().toInstant();
        Scope scope = new Scope(PlatformId.DISCORD, guild.getId(), guild.getId());
        Inbound.Sender sender = new Inbound.Sender(
                new Actor(PlatformId.DISCORD, guild.getId(), installer),
                "",
                locale(locale),
                EnumSet.allOf(Capability.class));
        return new Inbound.Installed(
                new Inbound.Header(
                        "installed-" + guild.getId() + "-" + joined.toEpochMilli(),
                        sender,
                        Place.channel(scope),
                        joined),
                guild.getName());
    }

    /** Where something is being typed. */
    static Scope scope(Interaction interaction) {
        return place(interaction).scope();
    }

    private static Place place(Interaction interaction) {
        @Nullable Guild guild = interaction.getGuild();
        String channel = Long.toUnsignedString(interaction.getChannelIdLong());
        return guild == null
                ? Place.direct(new Scope(PlatformId.DISCORD, Actor.NO_TENANT, channel))
                : place(guild, interaction.getChannel(), channel);
    }

    private static Inbound.Header header(Interaction interaction) {
        Place place = place(interaction);
        return new Inbound.Header(
                interaction.getId(),
                sender(place, interaction.getUser(), interaction.getMember(), interaction.getUserLocale()),
                place,
                interaction.getTimeCreated().toInstant());
    }

    private static Inbound.Header header(Message message, Place place, @Nullable Member member) {
        return new Inbound.Header(
                message.getId(),
                sender(place, message.getAuthor(), member, DiscordLocale.UNKNOWN),
                place,
                message.getTimeCreated().toInstant());
    }

    private static Inbound.Sender sender(Place place, User user, @Nullable Member member, DiscordLocale locale) {
        return new Inbound.Sender(
                new Actor(PlatformId.DISCORD, place.scope().tenant(), user.getId()),
                member == null ? user.getEffectiveName() : member.getEffectiveName(),
                locale(locale),
                // Where only the commands were invited and not the bot, the SDK knows no rights.
                member == null || member.isDetached() ? Set.of() : rights(member));
    }

    private static String locale(DiscordLocale locale) {
        return locale == DiscordLocale.UNKNOWN ? UNKNOWN_LOCALE : locale.getLocale();
    }

    /** What a server's own permissions seed; the coach's grants come on top. */
    private static Set<Capability> rights(Member member) {
        Set<Capability> rights = EnumSet.noneOf(Capability.class);
        if (member.hasPermission(Permission.MANAGE_SERVER)) {
            rights.addAll(Set.of(
                    Capability.SET_UP,
                    Capability.RUN_DAILIES,
                    Capability.HOST_MOCKS,
                    Capability.REVIEW_APPEALS,
                    Capability.SEE_ITEMS));
        }
        if (member.hasPermission(Permission.MESSAGE_MANAGE)) {
            rights.add(Capability.MODERATE);
        }
        return rights;
    }

    private static Place place(Guild guild, @Nullable Channel channel, String channelId) {
        return channel instanceof ThreadChannel thread && !thread.isDetached()
                ? place(guild, thread)
                : Place.channel(new Scope(PlatformId.DISCORD, guild.getId(), channelId));
    }

    /** A forum's post is a channel of its own: nothing can be posted in the forum itself. */
    private static Place place(Guild guild, ThreadChannel thread) {
        return thread.getParentChannel() instanceof GuildMessageChannel parent
                ? new Place(
                        new Scope(PlatformId.DISCORD, guild.getId(), parent.getId()),
                        false,
                        Optional.of(thread.getId()))
                : Place.channel(new Scope(PlatformId.DISCORD, guild.getId(), thread.getId()));
    }

    /** The same reference as the messenger gave when it posted the message. */
    private static MessageRef ref(Place place, User user, String message) {
        if (place.direct()) {
            return inDirect(place.scope().channel(), user.getId(), message);
        }
        return place.thread()
                .map(thread -> inThread(place.scope(), thread, message))
                .orElseGet(() -> inChannel(place.scope(), message));
    }

    static MessageRef inChannel(Scope scope, String message) {
        return new MessageRef(PlatformId.DISCORD, scope.tenant(), scope.channel(), Optional.empty(), message);
    }

    /** A message in a thread; the parent is kept, since Discord lists a sleeping thread only there. */
    static MessageRef inThread(Scope parent, String thread, String message) {
        return new MessageRef(PlatformId.DISCORD, parent.tenant(), thread, Optional.of(parent.channel()), message);
    }

    /** A direct message; the person is kept, since a direct channel can only be opened by its person. */
    static MessageRef inDirect(String channel, String person, String message) {
        return new MessageRef(PlatformId.DISCORD, Actor.NO_TENANT, channel, Optional.of(person), message);
    }
}
