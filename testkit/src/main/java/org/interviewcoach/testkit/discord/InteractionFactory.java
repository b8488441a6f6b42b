package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a user does into the events that the gateway sends. */
final class InteractionFactory {
    private static final int GUILD_CONTEXT = 0;
    private static final int BOT_DM_CONTEXT = 1;
    private static final int SUBCOMMAND = 1;
    private static final int SUBCOMMAND_GROUP = 2;
    private static final long ATTACHMENT_LIMIT = 10L * 1024 * 1024;

    private final World world;

    InteractionFactory(World world) {
        this.world = world;
    }

    SentInteraction command(
            FakeUser user,
            FakeChannel channel,
            String line,
            List<CommandOption> options,
            @Nullable CommandOption focused) {
        String[] words = line.split(" ", -1);
        Optional<ObjectNode> registered = registered(user, channel, words, options, focused != null);
        ObjectNode data = Json.object()
                .put("id", registered.map(c -> c.path("id").asText()).orElseGet(world::nextId))
                .put("name", words[0])
                .put("type", 1);
        registered
                .filter(command -> command.has("guild_id"))
                .ifPresent(command -> data.set("guild_id", command.path("guild_id")));
        ArrayNode into = data.putArray("options");
        for (int i = 1; i < words.length; i++) {
            boolean group = words.length == 3 && i == 1;
            ObjectNode step = into.addObject().put("name", words[i]).put("type", group ? SUBCOMMAND_GROUP : SUBCOMMAND);
            into = step.putArray("options");
        }
        for (CommandOption option : options) {
            into.add(option.toJson(false));
        }
        if (focused != null) {
            into.add(focused.toJson(true));
        }
        resolve(data, options, channel);
        int type = focused == null ? SentInteraction.COMMAND : SentInteraction.AUTOCOMPLETE;
        String what = user + (focused == null ? "'s /" : " typing /") + line;
        return send(user, channel, type, what, data, null);
    }

    SentInteraction component(FakeUser user, StoredMessage message, ObjectNode data, String what) {
        return send(user, message.channel, SentInteraction.COMPONENT, user + " " + what, data, message);
    }

    SentInteraction modalSubmit(FakeUser user, SentInteraction opened, ObjectNode data) {
        StoredMessage source = opened.type() == SentInteraction.COMPONENT ? opened.source() : null;
        String what = user + " submitting the form “" + data.path("custom_id").asText() + "”";
        return send(user, opened.channel(), SentInteraction.MODAL_SUBMIT, what, data, source);
    }

    /** Sends an interaction with any data, for shapes that the driver has no words for. */
    SentInteraction send(
            FakeUser user,
            FakeChannel channel,
            int type,
            String what,
            ObjectNode data,
            @Nullable StoredMessage source) {
        return world.locked(() -> {
            world.gateway().mustHaveBeenConnected();
            Duration age = world.gateway().takeLateness();
            String id = age.isZero()
                    ? world.nextId()
                    : world.backdatedId(world.now().minus(age));
            SentInteraction interaction = new SentInteraction(world, id, type, what, user, channel, source, age);
            ObjectNode payload = payload(interaction, data);
            if (!world.lean) {
                interaction.setPayload(payload);
            }
            world.remember(interaction);
            FakeGuild guild = channel.guildOrNull();
            world.dispatch(new Dispatch(
                    "INTERACTION_CREATE", payload, 0, guild == null ? null : guild.id(), false, interaction::markSent));
            return interaction;
        });
    }

    private ObjectNode payload(SentInteraction interaction, ObjectNode data) {
        FakeChannel channel = interaction.channel();
        FakeUser user = interaction.user();
        ObjectNode json = Json.object()
                .put("id", interaction.id())
                .put("application_id", world.applicationId)
                .put("type", interaction.type())
                .put("token", interaction.token())
                .put("version", 1)
                .put("channel_id", channel.id())
                .put("locale", user.locale())
                .put("app_permissions", Long.toString(channel.permissions(world.bot)))
                .put("attachment_size_limit", ATTACHMENT_LIMIT);
        json.set("data", data);
        json.putArray("entitlements");
        json.set("authorizing_integration_owners", Payloads.integrationOwners(interaction.channel()));
        FakeGuild guild = channel.guildOrNull();
        json.set("channel", channelOf(interaction));
        if (guild == null) {
            json.put("context", BOT_DM_CONTEXT);
            json.set("user", Payloads.user(user));
        } else {
            json.put("context", GUILD_CONTEXT).put("guild_id", guild.id()).put("guild_locale", "en-US");
            json.putObject("guild").put("id", guild.id()).put("locale", "en-US").putArray("features");
            ObjectNode member = Payloads.member(guild.memberOf(user));
            member.put("permissions", Long.toString(channel.permissions(user)));
            json.set("member", member);
        }
        StoredMessage source = interaction.source();
        if (source != null) {
            json.set("message", source.json);
            world.referee.judgePart("INTERACTION_CREATE message", "MessageResponse", source.json);
        }
        return json;
    }

    private ObjectNode channelOf(SentInteraction interaction) {
        FakeChannel channel = interaction.channel();
        ObjectNode json = Payloads.channel(channel);
        if (channel.isDirect()) {
            // Seen from the user's side: the other one is the bot. A library takes anybody else for a foreign channel.
            json.putArray("recipients").add(Payloads.user(world.bot));
        }
        json.put("permissions", Long.toString(channel.permissions(interaction.user())));
        return json;
    }

    /** As the client does: what is not registered, or does not fit, cannot be typed. Nothing registered at all: anything goes. */
    private Optional<ObjectNode> registered(
            FakeUser user, FakeChannel channel, String[] words, List<CommandOption> options, boolean halfTyped) {
        if (world.commands.isEmpty()) {
            return Optional.empty();
        }
        FakeGuild guild = channel.guildOrNull();
        ObjectNode command = world.commands
                .find(guild == null ? CommandRegistry.GLOBAL : guild.id(), words[0])
                .orElseThrow(() -> new AssertionError(
                        "/" + words[0] + " is not registered; registered are " + world.commands.names()));
        checkUsable(command, user, channel);
        JsonNode at = command;
        for (int i = 1; i < words.length; i++) {
            at = optionNamed(at, words[i]);
        }
        for (CommandOption option : options) {
            int wanted = optionNamed(at, option.name()).path("type").asInt();
            boolean mentionable = wanted == 9 && option.isUser();
            if (wanted != option.type() && !mentionable) {
                throw new AssertionError("The option " + option.name() + " is registered with type " + wanted);
            }
            checkChoice(optionNamed(at, option.name()), option);
        }
        for (JsonNode option : at.path("options")) {
            boolean given = options.stream()
                    .anyMatch(typed -> typed.name().equals(option.path("name").asText()));
            if (option.path("required").asBoolean() && !given && !halfTyped) {
                throw new AssertionError("The option " + option.path("name") + " is required");
            }
            if (option.path("type").asInt() <= SUBCOMMAND_GROUP) {
                throw new AssertionError("/" + String.join(" ", words) + " needs a subcommand");
            }
        }
        return Optional.of(command);
    }

    /** The client does not show a command where its contexts or the permissions of its default exclude the user. */
    private static void checkUsable(ObjectNode command, FakeUser user, FakeChannel channel) {
        int context = channel.isDirect() ? BOT_DM_CONTEXT : GUILD_CONTEXT;
        boolean fits = command.path("contexts").isEmpty();
        for (JsonNode allowed : command.path("contexts")) {
            fits |= allowed.asInt() == context;
        }
        JsonNode needed = command.path("default_member_permissions");
        boolean forAdministrators = needed.isTextual() && needed.textValue().equals("0");
        long bits = forAdministrators ? DiscordPermission.ADMINISTRATOR.bit() : needed.asLong(0);
        boolean permitted = channel.isDirect() || (channel.permissions(user) & bits) == bits;
        if (!fits || !permitted) {
            throw new AssertionError(
                    user + " is not offered /" + command.path("name").asText() + " in " + channel);
        }
    }

    private static void checkChoice(JsonNode registered, CommandOption typed) {
        JsonNode choices = registered.path("choices");
        if (choices.isEmpty()) {
            return;
        }
        for (JsonNode choice : choices) {
            if (choice.path("value").asText().equals(typed.value().asText())) {
                return;
            }
        }
        throw new AssertionError("The option " + typed.name() + " offers " + choices + ", not " + typed.value());
    }

    private static JsonNode optionNamed(JsonNode command, String name) {
        for (JsonNode option : command.path("options")) {
            if (option.path("name").asText().equals(name)) {
                return option;
            }
        }
        throw new AssertionError("/" + command.path("name").asText() + " has no option " + name + ": " + command);
    }

    private void resolve(ObjectNode data, List<CommandOption> options, FakeChannel channel) {
        ObjectNode resolved = Json.object();
        for (CommandOption option : options) {
            String id = option.value().asText();
            if (option.isUser()) {
                FakeUser named = world.user(id);
                resolved.withObjectProperty("users").set(id, Payloads.user(named));
                FakeGuild guild = channel.guildOrNull();
                if (guild != null && guild.hasMember(named)) {
                    ObjectNode member = Payloads.memberWithoutUser(guild.memberOf(named));
                    member.put("permissions", Long.toString(channel.permissions(named)));
                    resolved.withObjectProperty("members").set(id, member);
                }
            } else if (option.isChannel()) {
                FakeChannel named = world.channel(id);
                ObjectNode json = Payloads.channel(named);
                json.put("permissions", Long.toString(named.permissions(world.bot)));
                resolved.withObjectProperty("channels").set(id, json);
            }
        }
        if (!resolved.isEmpty()) {
            data.set("resolved", resolved);
        }
    }
}
