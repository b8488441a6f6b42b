package org.interviewcoach.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.interviewcoach.core.port.Coach;
import org.interviewcoach.core.port.Messenger;
import org.interviewcoach.core.port.Platform;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.slack.SlackSettings.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack: connects, listens, and carries effects out.
 *
 * <p>Next: {@link SlackListener} for what comes in, {@link SlackMessenger} for what goes out.
 */
public final class SlackPlatform implements Platform {
    private static final Logger log = LoggerFactory.getLogger(SlackPlatform.class);

    private static final int IDLE_CONNECTIONS = 32;
    private static final long IDLE_SECONDS = 60;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    /** Errors by which Slack says that the token will never do. */
    private static final Set<String> HOPELESS =
            Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

    private final SlackSettings settings;
    private final SlackCommands commands;
    private final Texts texts;
    private final Executor work;
    private final InstantSource clock;
    private final SlackMessenger messenger;
    private final ExecutorService front = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor timer;
    private final Slack slack;
    private volatile SlackMessenger.@Nullable Connection connection;
    private volatile @Nullable SlackSocket socket;
    private volatile @Nullable SlackWebServer server;
    private volatile String workspace = "";

    /**
     * Not connected yet.
     *
     * @param work where payloads are handled, off Bolt's threads
     */
    public SlackPlatform(
            SlackSettings settings, CommandCatalog catalog, Texts texts, Executor work, InstantSource clock) {
        this.settings = settings;
        this.commands = new SlackCommands(catalog, settings.prefix());
        this.texts = texts;
        this.work = work;
        this.clock = clock;
        this.slack = slack(settings);
        this.messenger = new SlackMessenger(() -> Optional.ofNullable(connection), clock);
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "slack-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        this.timer.setRemoveOnCancelPolicy(true);
    }

    private static Slack slack(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        // Nobody reads the SDK's own statistics, and they cost a request and memory.
        config.setStatsEnabled(false);
        settings.api().ifPresent(api -> config.setMethodsEndpointUrlPrefix(base(api)));
        // By itself the HTTP client sends a post again whose connection broke, though it may stand already.
        OkHttpClient http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(settings.requestTimeout())
                .readTimeout(settings.requestTimeout())
                .writeTimeout(settings.requestTimeout())
                .build();
        return Slack.getInstance(config, new SlackHttpClient(http));
    }

    private static String base(URI api) {
        String text = api.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    @Override
    public PlatformId id() {
        return PlatformId.SLACK;
    }

    @Override
    public Messenger messenger() {
        return messenger;
    }

    /** Where Slack's requests are taken; empty before the start and where they come over WebSockets. */
    public Optional<URI> address() {
        return Optional.ofNullable(server).map(SlackWebServer::url);
    }

    /** Where Slack is out of reach it is tried again, less and less often, until the platform is stopped. */
    @Override
    public CompletableFuture<Void> start(Coach coach) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        attempt(coach, FIRST_RETRY, started);
        return started;
    }

    private void attempt(Coach coach, Duration wait, CompletableFuture<Void> started) {
        CompletableFuture<Void> unused = CompletableFuture.completedFuture(coach)
                .thenComposeAsync(this::connect, front)
                .whenComplete((done, problem) -> {
                    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
                    if (cause == null) {
                        started.complete(null);
                    } else if (cause instanceof OutOfReachException && !timer.isShutdown()) {
                        log.warn("{}; trying again in {} s", cause.getMessage(), wait.toSeconds());
                        later(coach, wait, started);
                    } else {
                        started.completeExceptionally(cause);
                    }
                });
    }

    private void later(Coach coach, Duration wait, CompletableFuture<Void> started) {
        Duration twice = wait.multipliedBy(2);
        Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
        try {
            ScheduledFuture<?> unused =
                    timer.schedule(() -> attempt(coach, next, started), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            started.completeExceptionally(new IllegalStateException("Stopped before Slack could be reached", e));
        }
    }

    private CompletableFuture<Void> connect(Coach coach) {
        try {
            MethodsClient client = slack.methods(settings.botToken());
            AuthTestResponse who = whoAmI(client);
            SlackRenderer renderer = new SlackRenderer(texts.of("shortened"), who.getUrl() == null ? "" : who.getUrl());
            workspace = who.getTeam() == null ? "" : who.getTeam();
            SlackReplies replies = new SlackReplies(slack, client, messenger, renderer, texts, settings, timer, front);
            App app = new App(config());
            SlackFiles files = new SlackFiles(settings.botToken(), settings.requestTimeout(), settings.api());
            SlackPeople people = new SlackPeople(client, front);
            new SlackListener(coach, commands, replies, people, files, front, texts, work, clock, workspace)
                    .register(app);
            app.start();
            connection = new SlackMessenger.Connection(client, renderer);
            return switch (settings.transport()) {
                case Transport.SocketMode mode -> dial(mode, app);
                case Transport.Http mode -> listen(mode, app);
            };
        } catch (IOException | SlackApiException e) {
            return CompletableFuture.failedFuture(new OutOfReachException(e));
        } catch (URISyntaxException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static AuthTestResponse whoAmI(MethodsClient client) throws IOException, SlackApiException {
        AuthTestResponse who = client.authTest(r -> r);
        if (who.isOk()) {
            return who;
        }
        throw new IllegalArgumentException(
                HOPELESS.contains(who.getError())
                        ? "Slack does not know the bot token: copy it again from the app's page \"OAuth & Permissions\"."
                        : "Slack refused the first request: " + who.getError());
    }

    private AppConfig config() {
        AppConfig config = AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(settings.botToken())
                // Who the coach is does not change: one request at the start is enough.
                .authTestCacheEnabled(true)
                .authTestCacheExpirationMillis(-1)
                .build();
        // Signatures are checked in front of Bolt.
        config.setRequestVerificationEnabled(false);
        // Slack repeats whatever is not acknowledged, whether anybody wants it or not.
        config.setAllEventsApiAutoAckEnabled(true);
        config.setSubtypedMessageEventsAutoAckEnabled(true);
        return config;
    }

    private CompletableFuture<Void> dial(Transport.SocketMode mode, App app)
            throws IOException, SlackApiException, URISyntaxException {
        var answer = slack.methods(mode.appToken()).appsConnectionsOpen(r -> r);
        if (!answer.isOk()) {
            throw new IllegalArgumentException("Slack opened no connection (" + answer.getError()
                    + "): check the app-level token and its scope connections:write, and that Socket Mode is on.");
        }
        SlackSocket opened = new SlackSocket(slack, mode.appToken(), answer.getUrl(), app, front);
        socket = opened;
        return opened.open();
    }

    private CompletableFuture<Void> listen(Transport.Http mode, App app) throws IOException {
        SlackWebServer opened = new SlackWebServer(mode, app, front, clock);
        server = opened;
        opened.start();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void stop() {
        SlackSocket open = socket;
        if (open != null) {
            open.stop();
        }
        SlackWebServer listening = server;
        if (listening != null) {
            listening.stop();
        }
        connection = null;
        timer.shutdownNow();
        front.shutdown();
        try {
            if (!front.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("Some replies to Slack did not end in time");
                front.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            front.shutdownNow();
        }
    }

    @Override
    public Health health() {
        if (connection == null) {
            return new Health(false, "not started");
        }
        SlackSocket open = socket;
        if (open != null) {
            return new Health(open.isAlive(), (open.isAlive() ? "connected to " : "connecting again to ") + workspace);
        }
        return new Health(server != null, "taking requests for " + workspace);
    }

    /** Slack, or the way to it, is down: worth another try. */
    private static final class OutOfReachException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfReachException(Exception cause) {
            super("Slack could not be reached: " + cause.getMessage(), cause);
        }
    }
}
