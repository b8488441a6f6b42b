package org.interviewcoach.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.socket_mode.SocketModeClient;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.jspecify.annotations.Nullable;

/** The real Bolt with a handful of handlers, so that the server is tried by a client that this project did not write. */
final class LoopbackBot implements AutoCloseable {
    private final LoopbackSlack slack;
    private final App app;
    private @Nullable SocketModeApp socketMode;

    LoopbackBot(LoopbackSlack slack) {
        this.slack = slack;
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        this.app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(slack.botToken())
                .signingSecret(slack.signingSecret())
                .build());
        // Slack tells an app of its own edits too, and Bolt has no answer of its own for them.
        app.event(MessageChangedEvent.class, (event, ctx) -> ctx.ack());
        app.event(MessageDeletedEvent.class, (event, ctx) -> ctx.ack());
    }

    App app() {
        return app;
    }

    LoopbackBot connect() throws Exception {
        socketMode = new SocketModeApp(slack.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
        socketMode.startAsync();
        slack.sockets().awaitConnected(1);
        return this;
    }

    @Override
    public void close() {
        if (socketMode == null) {
            return;
        }
        try {
            socketMode.close();
        } catch (Exception e) {
            throw new IllegalStateException("Bolt did not stop", e);
        }
    }
}
