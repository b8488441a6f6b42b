package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.testkit.HandedIn;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a keyboard. What a real client would not let a user do fails with an {@link AssertionError} that says why: a button that
 * is not on the message (any more), a command that is not registered, an ephemeral message of somebody else.
 */
public final class FakeUser {
    private static final int STRING_SELECT = 3;

    private final World world;
    private final String id;
    private final String name;
    private final boolean bot;
    private final ObjectNode json;
    private String locale = "en-US";
    private boolean directMessagesClosed;
    private @Nullable FakeChannel directChannel;

    FakeUser(World world, String id, String name, boolean bot) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.bot = bot;
        this.json = Payloads.newUser(this);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Types a command: {@code slash(channel, "quiz", text("topic", "django"))}; subcommands follow by a blank. */
    public SentInteraction slash(FakeChannel channel, String command, CommandOption... options) {
        mustSee(channel);
        return new InteractionFactory(world).command(this, channel, command, List.of(options), null);
    }

    /** Is in the middle of typing one option, with others given already. */
    public SentInteraction autocomplete(
            FakeChannel channel, String command, CommandOption half, CommandOption... others) {
        mustSee(channel);
        return new InteractionFactory(world).command(this, channel, command, List.of(others), half);
    }

    /** Presses the button with this label or custom id, on the message as it stands now. */
    public SentInteraction press(SeenMessage message, String button) {
        StoredMessage stored = mustSee(message);
        JsonNode control = control(stored, button);
        if (control.path("type").asInt() != 2 || !control.hasNonNull("custom_id")) {
            throw new AssertionError("“" + button + "” is not a button that can be pressed: " + control);
        }
        return new InteractionFactory(world)
                .component(this, stored, componentData(control), "pressing “" + button + "”");
    }

    /** Presses a button that the bot has taken away meanwhile, as when the client shows an old state. */
    public SentInteraction pressStale(SeenMessage message, String customId) {
        StoredMessage stored = mustSee(message);
        ObjectNode data = Json.object().put("custom_id", customId).put("component_type", 2);
        return new InteractionFactory(world).component(this, stored, data, "pressing stale “" + customId + "”");
    }

    /** Chooses in a select by its custom id or placeholder; options by value or label. */
    public SentInteraction choose(SeenMessage message, String select, String... options) {
        StoredMessage stored = mustSee(message);
        JsonNode control = control(stored, select);
        ObjectNode data = componentData(control);
        ArrayNode values = data.putArray("values");
        for (String option : options) {
            values.add(control.path("type").asInt() == STRING_SELECT ? Forms.optionValue(control, option) : option);
        }
        Forms.checkCount(control, values.size());
        return new InteractionFactory(world).component(this, stored, data, "choosing in “" + select + "”");
    }

    /**
     * Fills in the form that answered an interaction and submits it. Keys are labels or custom ids; values are texts, lists of options,
     * files, or booleans. What is not named keeps the value that was filled in beforehand.
     */
    public SentInteraction submit(SentInteraction opened, Map<String, ?> values) {
        JsonNode modal = opened.awaitModal();
        if (!opened.user().equals(this)) {
            throw new AssertionError("The form was opened for " + opened.user());
        }
        return new InteractionFactory(world).modalSubmit(this, opened, Forms.submission(modal, values, this::attach));
    }

    private ObjectNode attach(HandedIn file) {
        return world.locked(() -> {
            String id = world.nextId();
            String url = world.fileServer + id;
            world.files.put(url, file.latin1());
            return Json.object()
                    .put("id", id)
                    .put("filename", file.name())
                    .put("size", file.latin1().length())
                    .put("url", url)
                    .put("proxy_url", url)
                    .put("ephemeral", true);
        });
    }

    /** Sends an interaction of any type with any data. */
    public SentInteraction sendRawInteraction(FakeChannel channel, int type, ObjectNode data) {
        return new InteractionFactory(world).send(this, channel, type, this + "'s raw interaction " + data, data, null);
    }

    /** Writes a message in a channel or thread. */
    public SeenMessage say(FakeChannel channel, String text) {
        return write(channel, text, null, false);
    }

    /** Writes to the bot. */
    public SeenMessage direct(String text) {
        return say(dm(), text);
    }

    /** Replies to a message, with the ping on, as is the client's habit. */
    public SeenMessage reply(SeenMessage message, String text) {
        return write(message.channel(), text, mustSee(message), true);
    }

    /** Replies with the ping switched off. */
    public SeenMessage replyWithoutPing(SeenMessage message, String text) {
        return write(message.channel(), text, mustSee(message), false);
    }

    /** Edits an own message. */
    public void edit(SeenMessage message, String text) {
        world.locked(() -> {
            StoredMessage stored = mustSee(message);
            ObjectNode json = stored.json.deepCopy();
            json.put("content", text).put("edited_timestamp", Json.timestamp(world.now()));
            stored.json = json;
            stored.edits++;
            new MessageWriter(world).announce("MESSAGE_UPDATE", stored);
        });
    }

    /** Deletes an own message. */
    public void delete(SeenMessage message) {
        world.locked(() -> message.channel().remove(mustSee(message)));
    }

    /** Adds a reaction with a Unicode emoji. */
    public void react(SeenMessage message, String emoji) {
        world.locked(() -> {
            StoredMessage stored = mustSee(message);
            new MessageWriter(world).react(stored, this, emoji, true);
        });
    }

    /** The channel of direct messages with the bot. */
    public FakeChannel dm() {
        return world.locked(() -> {
            if (directChannel == null) {
                directChannel = new FakeChannel(world, world.nextId(), FakeChannel.DIRECT, null, null, name);
                directChannel.beDirectWith(this);
                world.channels.put(directChannel.id(), directChannel);
            }
            return directChannel;
        });
    }

    /** From now on the bot cannot write to this user. */
    public void closeDirectMessages() {
        world.locked(() -> directMessagesClosed = true);
    }

    public void openDirectMessages() {
        world.locked(() -> directMessagesClosed = false);
    }

    /** The language of this user's client, such as {@code de}. */
    public void speak(String clientLocale) {
        world.locked(() -> locale = clientLocale);
    }

    /** How the user is named in a text. */
    public String mention() {
        return "<@" + id + ">";
    }

    boolean isBot() {
        return bot;
    }

    ObjectNode json() {
        return json;
    }

    String locale() {
        return locale;
    }

    boolean hasClosedDirectMessages() {
        return directMessagesClosed;
    }

    private SeenMessage write(FakeChannel channel, String text, @Nullable StoredMessage repliedTo, boolean ping) {
        return world.locked(() -> {
            mustSee(channel);
            DiscordPermission needed =
                    channel.isThread() ? DiscordPermission.SEND_MESSAGES_IN_THREADS : DiscordPermission.SEND_MESSAGES;
            if (!channel.may(this, needed)) {
                throw new AssertionError(this + " may not write in " + channel);
            }
            return new MessageWriter(world)
                    .byUser(this, channel, text, repliedTo, ping)
                    .seen();
        });
    }

    private void mustSee(FakeChannel channel) {
        FakeGuild guild = channel.guildOrNull();
        if (guild == null && !channel.recipient().equals(this)) {
            throw new AssertionError(channel + " is not the direct channel of " + this);
        }
        boolean sees = guild == null
                || (guild.hasMember(this)
                        && world.locked(() -> channel.may(this, DiscordPermission.VIEW_CHANNEL))
                        && (!channel.isPrivateThread() || channel.threadMembers.contains(this)));
        if (!sees) {
            throw new AssertionError(this + " does not see " + channel);
        }
    }

    private StoredMessage mustSee(SeenMessage message) {
        mustSee(message.channel());
        return world.locked(() -> {
            StoredMessage stored = Optional.ofNullable(
                            message.channel().messages.get(message.id()))
                    .filter(found -> found.isVisibleTo(this))
                    .orElseThrow(() -> new AssertionError(this + " does not see " + message));
            return stored;
        });
    }

    private static JsonNode control(StoredMessage message, String control) {
        SeenMessage seen = message.seen();
        JsonNode found = seen.findControl(control)
                .orElseThrow(() -> new AssertionError("There is no “" + control + "” on " + seen));
        if (found.path("disabled").asBoolean()) {
            throw new AssertionError("“" + control + "” is disabled on " + seen);
        }
        return found;
    }

    private static ObjectNode componentData(JsonNode control) {
        return Json.object()
                .put("id", control.path("id").asInt())
                .put("custom_id", control.path("custom_id").asText())
                .put("component_type", control.path("type").asInt());
    }

    /** The options of a select as a user sees them, for tests that choose blindly. */
    public List<String> optionsOf(SeenMessage message, String select) {
        List<String> labels = new ArrayList<>();
        control(mustSee(message), select)
                .path("options")
                .forEach(option -> labels.add(option.path("label").asText()));
        return labels;
    }

    @Override
    public String toString() {
        return name;
    }
}
