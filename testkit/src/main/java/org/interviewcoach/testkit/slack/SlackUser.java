package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.testkit.HandedIn;

/**
 * A member of a workspace, with what a person can do in Slack's client. Methods send the payload and return at once;
 * the {@link SlackInteraction} waits for the bot's answer. Thread-safe.
 */
public final class SlackUser {
    private final SlackWorkspace workspace;
    private final String id;
    private final String name;
    private final boolean bot;
    private volatile boolean admin;
    private volatile boolean owner;
    private volatile boolean deactivated;
    private volatile boolean directMessagesClosed;
    private volatile String zone = "Europe/Berlin";

    SlackUser(SlackWorkspace workspace, String id, String name, boolean bot) {
        this.workspace = workspace;
        this.id = id;
        this.name = name;
        this.bot = bot;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SlackWorkspace workspace() {
        return workspace;
    }

    public boolean isBot() {
        return bot;
    }

    /** {@code <@U…>}, as it stands in text. */
    public String mention() {
        return "<@" + id + ">";
    }

    public SlackUser makeAdmin() {
        admin = true;
        return this;
    }

    public SlackUser makeOwner() {
        admin = true;
        owner = true;
        return this;
    }

    public SlackUser inZone(String timeZone) {
        zone = timeZone;
        return this;
    }

    public void deactivate() {
        deactivated = true;
    }

    /** The bot's direct messages to this user meet {@code messages_tab_disabled} from now on. */
    public void closeDirectMessages() {
        directMessagesClosed = true;
    }

    public void openDirectMessages() {
        directMessagesClosed = false;
    }

    /** Types a slash command in a conversation, text as typed. */
    public SlackInteraction slash(SlackChannel channel, String command, String text) {
        if (channel.kind() != SlackChannel.Kind.PUBLIC && !channel.has(this)) {
            throw new IllegalStateException(name + " does not see " + channel.name());
        }
        long mark = slack().journal().mark();
        String responseUrl = slack().responseUrls().issue(this, channel, Optional.empty());
        ObjectNode payload = slack().payloads().slash(this, channel, command, Blocks.escape(text), responseUrl);
        Delivery sent = slack().dispatcher()
                .send(Delivery.Kind.SLASH, payload, ack -> slack().answers().toCommand(this, channel, command, ack));
        return interaction(Optional.of(channel), mark, sent);
    }

    /** Types a slash command in the conversation with the bot. */
    public SlackInteraction slash(String command, String text) {
        return slash(directMessages(), command, text);
    }

    /** Presses a button, by its action id or label, on the message as it was when looked at. */
    public SlackInteraction press(SlackMessage message, String actionIdOrLabel) {
        return act(message, Blocks.find(message.blocks(), actionIdOrLabel), "");
    }

    /** Chooses in a select, radio, checkbox, overflow or picker; an option by value or label, several as a list. */
    public SlackInteraction choose(SlackMessage message, String actionId, Object chosen) {
        return act(message, Blocks.find(message.blocks(), actionId), chosen);
    }

    /** Presses a button in a modal or on the Home tab. */
    public SlackInteraction press(SlackView view, String actionIdOrLabel) {
        return act(view, Blocks.find(view.blocks(), actionIdOrLabel), "", Map.of());
    }

    /** Chooses in a modal or on the Home tab. */
    public SlackInteraction choose(SlackView view, String actionId, Object chosen) {
        return act(view, Blocks.find(view.blocks(), actionId), chosen, Map.of(actionId, chosen));
    }

    /**
     * Submits a modal. Inputs are named by block id or action id; values are what was typed or chosen. Whatever is not
     * named keeps what the bot put there.
     */
    public SlackInteraction submit(SlackView view, Map<String, ?> inputs) {
        if (!workspace.views().isOpen(this, view)) {
            throw new IllegalStateException("the view is not in front of " + name + " any more");
        }
        return submitStale(view, inputs);
    }

    /** Submits a modal that may be gone already, as a slow client can. */
    public SlackInteraction submitStale(SlackView view, Map<String, ?> inputs) {
        long mark = slack().journal().mark();
        ObjectNode payload =
                slack().payloads().submission(this, view, InputState.of(view.blocks(), uploaded(inputs), true));
        Delivery sent = slack().dispatcher()
                .send(
                        Delivery.Kind.INTERACTIVE,
                        payload,
                        ack -> slack().answers().toSubmission(this, view, ack));
        return interaction(Optional.empty(), mark, sent);
    }

    /** Files go to Slack as soon as they are chosen; the submission says where they are. */
    private Map<String, Object> uploaded(Map<String, ?> inputs) {
        Map<String, Object> sent = new LinkedHashMap<>();
        inputs.forEach((name, value) ->
                sent.put(name, value instanceof HandedIn file ? slack().files().handIn(this, file) : value));
        return sent;
    }

    /** Closes a modal with its cancel button; the bot hears of it where it asked to. */
    public SlackInteraction close(SlackView view) {
        long mark = slack().journal().mark();
        workspace.views().close(this, view.id());
        if (!view.json().path("notify_on_close").asBoolean()) {
            return new SlackInteraction(slack(), this, Optional.empty(), mark, Optional.empty());
        }
        ObjectNode payload = slack().payloads().closed(this, view, false);
        return interaction(
                Optional.empty(), mark, slack().dispatcher().send(Delivery.Kind.INTERACTIVE, payload, ack -> {}));
    }

    /** Types into an external select of a modal; the options come in the acknowledgement. */
    public SlackInteraction suggest(SlackView view, String actionId, String typed) {
        ObjectNode container = Json.object();
        container.putObject("container").put("type", "view").put("view_id", view.id());
        container.set("view", view.json());
        return suggest(Blocks.find(view.blocks(), actionId), typed, container);
    }

    /** Types into an external select of a message; the options come in the acknowledgement. */
    public SlackInteraction suggest(SlackMessage message, String actionId, String typed) {
        ObjectNode container = Json.object();
        container
                .putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel());
        container.putObject("channel").put("id", message.channel());
        container.set("message", message.json());
        return suggest(Blocks.find(message.blocks(), actionId), typed, container);
    }

    /** Writes to the bot alone. */
    public SlackInteraction dm(String text) {
        return say(directMessages(), text);
    }

    /** Writes in a conversation, text as typed. */
    public SlackInteraction say(SlackChannel channel, String text) {
        return write(channel, Blocks.escape(text), Optional.empty());
    }

    /** Writes in the thread of a message. */
    public SlackInteraction reply(SlackMessage message, String text) {
        return write(
                channelOf(message),
                Blocks.escape(text),
                Optional.of(message.threadTs().orElse(message.ts())));
    }

    /** Writes in a conversation and mentions the bot. */
    public SlackInteraction mention(SlackChannel channel, String text) {
        return write(channel, workspace.bot().mention() + " " + Blocks.escape(text), Optional.empty());
    }

    /** Writes in a thread and mentions the bot. */
    public SlackInteraction mentionIn(SlackMessage message, String text) {
        return write(
                channelOf(message),
                workspace.bot().mention() + " " + Blocks.escape(text),
                Optional.of(message.threadTs().orElse(message.ts())));
    }

    /** Edits an own message. */
    public SlackInteraction edit(SlackMessage message, String text) {
        if (!message.user().equals(id)) {
            throw new IllegalStateException("not " + name + "'s message");
        }
        long mark = slack().journal().mark();
        SlackChannel channel = channelOf(message);
        Optional<Delivery> sent = slack().messages().edit(channel, message, Blocks.escape(text));
        return new SlackInteraction(slack(), this, Optional.of(channel), mark, sent);
    }

    /** Deletes a message. */
    public SlackInteraction delete(SlackMessage message) {
        long mark = slack().journal().mark();
        SlackChannel channel = channelOf(message);
        Optional<Delivery> sent = slack().messages().delete(channel, message);
        return new SlackInteraction(slack(), this, Optional.of(channel), mark, sent);
    }

    /** Opens the app's Home tab. */
    public SlackInteraction openHome() {
        return openTab("home");
    }

    /** Opens the app's messages tab. */
    public SlackInteraction openMessagesTab() {
        return openTab("messages");
    }

    /** The conversation with the bot. */
    public SlackChannel directMessages() {
        return workspace.directMessage(this);
    }

    /** The modal in front of the user. */
    public Optional<SlackView> view() {
        return workspace.views().top(this);
    }

    /** The Home tab as published for the user. */
    public Optional<SlackView> home() {
        return workspace.views().home(this);
    }

    /** The newest message of the user in a conversation. */
    public Optional<SlackMessage> lastMessage(SlackChannel channel) {
        List<SlackMessage> own = channel.messages().stream()
                .filter(message -> message.user().equals(id))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
    }

    boolean deactivated() {
        return deactivated;
    }

    boolean refusesDirectMessages() {
        return directMessagesClosed;
    }

    /** The user as users.info gives it. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("team_id", workspace.id())
                .put("name", name)
                .put("deleted", deactivated)
                .put("color", "9f69e7")
                .put("real_name", name)
                .put("tz", zone)
                .put("tz_label", zone)
                .put("tz_offset", 3600)
                .put("is_admin", admin)
                .put("is_owner", owner)
                .put("is_primary_owner", owner)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_bot", bot)
                .put("is_app_user", false)
                .put("updated", workspace.created().getEpochSecond())
                .put("is_email_confirmed", true)
                .put("who_can_share_contact_card", "EVERYONE");
        json.putObject("profile")
                .put("title", "")
                .put("phone", "")
                .put("skype", "")
                .put("real_name", name)
                .put("real_name_normalized", name)
                .put("display_name", name)
                .put("display_name_normalized", name)
                .put("status_text", "")
                .put("status_emoji", "")
                .put("status_expiration", 0)
                .put("avatar_hash", "g" + id)
                .put("image_24", "https://secure.gravatar.com/24.png")
                .put("image_72", "https://secure.gravatar.com/72.png")
                .put("team", workspace.id());
        return json;
    }

    private SlackInteraction openTab(String tab) {
        long mark = slack().journal().mark();
        ObjectNode event = Json.object()
                .put("type", "app_home_opened")
                .put("user", id)
                .put("channel", directMessages().id())
                .put("tab", tab)
                .put("event_ts", slack().ids().stamp());
        if (tab.equals("home")) {
            home().ifPresent(view -> event.set("view", view.json()));
        }
        Delivery sent = slack().events().send(workspace, "app_home_opened", event);
        return new SlackInteraction(slack(), this, Optional.of(directMessages()), mark, Optional.ofNullable(sent));
    }

    private SlackInteraction write(SlackChannel channel, String text, Optional<String> thread) {
        boolean direct = channel.kind() == SlackChannel.Kind.DIRECT;
        if (!channel.has(this) || channel.archived()) {
            throw new IllegalStateException(name + " cannot write in " + channel.name());
        }
        if (direct && (!workspace.messagesTab() || directMessagesClosed)) {
            throw new IllegalStateException("sending messages to this app has been turned off");
        }
        long mark = slack().journal().mark();
        Messages.Said said = slack().messages().say(this, channel, text, thread);
        return new SlackInteraction(slack(), this, Optional.of(channel), mark, said.delivery());
    }

    private SlackInteraction act(SlackMessage message, Blocks.Found found, Object given) {
        SlackChannel channel = channelOf(message);
        if (!message.ephemeralFor().orElse(id).equals(id)) {
            throw new IllegalStateException(name + " does not see this message");
        }
        long mark = slack().journal().mark();
        String responseUrl = slack().responseUrls().issue(this, channel, Optional.of(message));
        ObjectNode payload = slack().payloads()
                .messageAction(this, channel, message, slack().payloads().action(found, given), responseUrl);
        Delivery sent = slack().dispatcher()
                .send(
                        Delivery.Kind.INTERACTIVE,
                        payload,
                        ack -> slack().answers().toAction(found.actionId(), ack));
        return interaction(Optional.of(channel), mark, sent);
    }

    private SlackInteraction act(SlackView view, Blocks.Found found, Object given, Map<String, ?> inputs) {
        long mark = slack().journal().mark();
        ObjectNode payload = slack().payloads()
                .viewAction(
                        this,
                        view,
                        slack().payloads().action(found, given),
                        InputState.of(view.blocks(), inputs, false));
        Delivery sent = slack().dispatcher()
                .send(
                        Delivery.Kind.INTERACTIVE,
                        payload,
                        ack -> slack().answers().toAction(found.actionId(), ack));
        return interaction(Optional.empty(), mark, sent);
    }

    private SlackInteraction suggest(Blocks.Found found, String typed, ObjectNode container) {
        long mark = slack().journal().mark();
        ObjectNode payload = slack().payloads().suggestion(this, found, typed, container);
        Delivery sent = slack().dispatcher()
                .send(
                        Delivery.Kind.INTERACTIVE,
                        payload,
                        ack -> slack().answers().toSuggestion(found.actionId(), ack));
        return interaction(Optional.empty(), mark, sent);
    }

    private SlackInteraction interaction(Optional<SlackChannel> channel, long mark, Delivery sent) {
        return new SlackInteraction(slack(), this, channel, mark, Optional.of(sent));
    }

    private SlackChannel channelOf(SlackMessage message) {
        return workspace.channel(message.channel()).orElseThrow();
    }

    private LoopbackSlack slack() {
        return workspace.slack();
    }
}
