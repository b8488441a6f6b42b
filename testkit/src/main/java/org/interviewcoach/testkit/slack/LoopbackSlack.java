package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.interviewcoach.testkit.slack.referee.SlackReferee;
import org.interviewcoach.testkit.slack.referee.SlackSpecs;

/**
 * A Slack on 127.0.0.1 that one app is installed in. Give the bot {@link #apiUrl}, the tokens and the secret; act as
 * people through {@link SlackUser}; look at what the bot did through {@link SlackInteraction}, {@link SlackChannel} and
 * {@link #calls}; break things through {@link #faults} and {@link #sockets}; end with {@link #referee}'s
 * {@code assertNoViolations}. Thread-safe.
 */
public final class LoopbackSlack implements AutoCloseable {
    private final SlackSettings settings;
    private final Ids ids;
    private final Journal journal;
    private final SlackReferee referee = new SlackReferee(SlackSpecs.find());
    private final ScheduledExecutorService timer;
    private final Dispatcher dispatcher;
    private final Triggers triggers;
    private final SlackSockets sockets;
    private final SlackFaults faults;
    private final Events events;
    private final Messages messages;
    private final Payloads payloads;
    private final Answers answers;
    private final ResponseUrls responseUrls;
    private final WebServer web;
    private final String appId;
    private final String appToken;
    private final String signingSecret;
    private final Map<String, SlackWorkspace> byToken = new ConcurrentHashMap<>();
    private final SlackWorkspace workspace;

    private LoopbackSlack(SlackSettings settings) {
        this.settings = settings;
        this.ids = new Ids(settings.clock());
        this.journal = new Journal(settings.recording());
        this.appId = ids.next("A");
        this.appToken = "xapp-1-" + appId + "-" + ids.word();
        this.signingSecret = "signing-secret-" + ids.word();
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("loopback-slack").factory());
        this.sockets = new SlackSockets(settings, journal, ids, appId);
        this.dispatcher = new Dispatcher(settings, referee, journal, ids, timer, sockets);
        this.triggers = new Triggers(settings.clock(), referee, ids);
        this.faults = new SlackFaults(dispatcher, triggers);
        this.events = new Events(this);
        this.messages = new Messages(this);
        this.payloads = new Payloads(this);
        this.answers = new Answers(this);
        this.responseUrls = new ResponseUrls(this);
        this.web = new WebServer(this);
        this.workspace = addWorkspace("acme");
    }

    /** Starts with everything as documented. */
    public static LoopbackSlack start(InstantSource clock) {
        return start(SlackSettings.standard(clock));
    }

    /** Starts a Slack with one workspace and nobody in it but the bot. */
    public static LoopbackSlack start(SlackSettings settings) {
        LoopbackSlack slack = new LoopbackSlack(settings);
        slack.sockets.start(slack.dispatcher::acknowledged);
        slack.web.start();
        return slack;
    }

    /** For {@code SlackConfig.setMethodsEndpointUrlPrefix}. */
    public String apiUrl() {
        return baseUrl() + "/api/";
    }

    /** The app-level token, for Socket Mode. */
    public String appToken() {
        return appToken;
    }

    /** The bot's token in the first workspace. */
    public String botToken() {
        return workspace.botToken();
    }

    /** The secret that HTTP requests are signed with. */
    public String signingSecret() {
        return signingSecret;
    }

    public String appId() {
        return appId;
    }

    /** For OAuth installs. */
    public String clientId() {
        return "111." + appId;
    }

    /** For OAuth installs. */
    public String clientSecret() {
        return "client-secret-" + appId;
    }

    /** The code that Slack hands to the redirect URL after this user has allowed the app; works once. */
    public String oauthCode(SlackUser installer) {
        return web.oauth().issueCode(installer);
    }

    FileMethods files() {
        return web.files();
    }

    /** The bytes of an uploaded file. */
    public Optional<byte[]> uploaded(String fileId) {
        return web.files().bytes(fileId);
    }

    /** The first workspace. */
    public SlackWorkspace workspace() {
        return workspace;
    }

    /** Installs the app in a further workspace. */
    public SlackWorkspace addWorkspace(String name) {
        SlackWorkspace added = new SlackWorkspace(this, name);
        byToken.put(added.botToken(), added);
        return added;
    }

    /** Leaves Socket Mode: payloads go to this URL of the bot from now on, signed by the clock of this server. */
    public SlackHttp deliverTo(URI url) {
        return deliverTo(url, settings.clock());
    }

    /** As {@link #deliverTo(URI)}, signed by another clock: Bolt itself compares with the machine's. */
    public SlackHttp deliverTo(URI url, InstantSource signatureClock) {
        SlackHttp http = new SlackHttp(this, url, signatureClock);
        dispatcher.use(http);
        return http;
    }

    public SlackSockets sockets() {
        return sockets;
    }

    public SlackFaults faults() {
        return faults;
    }

    public SlackReferee referee() {
        return referee;
    }

    /** Every request of the bot so far, oldest first. */
    public List<SlackCall> calls() {
        return journal.calls();
    }

    /** Every request of one method so far, oldest first. */
    public List<SlackCall> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** How many requests there have been, also where they are not recorded. */
    public long callCount() {
        return journal.callCount();
    }

    /** Waits for a request. */
    public SlackCall awaitCall(String method, Predicate<SlackCall> wanted) {
        return await(
                "a call of " + method,
                () -> calls(method).stream().filter(wanted).findFirst());
    }

    /** Waits for anything that can be looked at here. */
    public <T> T await(String what, Supplier<Optional<T>> look) {
        return journal.await(settings.patience(), what, look);
    }

    /** Waits until no payload waits for its acknowledgement; what is overdue by then is a violation. */
    public void awaitAllAnswered() {
        var unused = await(
                "all acknowledgements",
                () -> Optional.of(true).filter(done -> dispatcher.unanswered().isEmpty()));
    }

    /** Sends a payload of the test's own making: {@code slash_commands}, {@code interactive} or {@code events_api}. */
    public SlackInteraction inject(String envelopeType, SlackUser user, ObjectNode payload) {
        for (Delivery.Kind kind : Delivery.Kind.values()) {
            if (kind.envelope().equals(envelopeType)) {
                long mark = journal.mark();
                Delivery sent = dispatcher.send(kind, payload, ack -> {});
                return new SlackInteraction(this, user, Optional.empty(), mark, Optional.of(sent));
            }
        }
        throw new IllegalArgumentException("no such envelope: " + envelopeType);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        sockets.stop();
        web.stop();
    }

    SlackSettings settings() {
        return settings;
    }

    Ids ids() {
        return ids;
    }

    Journal journal() {
        return journal;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Triggers triggers() {
        return triggers;
    }

    Events events() {
        return events;
    }

    Messages messages() {
        return messages;
    }

    Payloads payloads() {
        return payloads;
    }

    Answers answers() {
        return answers;
    }

    ResponseUrls responseUrls() {
        return responseUrls;
    }

    String verificationToken() {
        return "verification-token";
    }

    String baseUrl() {
        return "http://127.0.0.1:" + web.port();
    }

    Optional<SlackWorkspace> workspaceOf(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** Judges content, where the settings want it judged. */
    List<String> check(Supplier<List<String>> judgement) {
        return settings.refereeing() ? judgement.get() : List.of();
    }
}
