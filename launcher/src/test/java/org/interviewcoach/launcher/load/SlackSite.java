package org.interviewcoach.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.methods.SlackApiException;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.interviewcoach.launcher.Outside;
import org.interviewcoach.launcher.config.Config;
import org.interviewcoach.launcher.config.Secret;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.SlackUser;

/** Slack over a socket, with the real Bolt. */
final class SlackSite implements Site {
    private static final String BUTTONS = """
            [{"type": "actions", "elements": [
              {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "A"}},
              {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "B"}}]}]""";

    private static final int NEWEST = 3;

    private final LoopbackSlack slack = LoopbackSlack.start(SlackSettings.load(InstantSource.system()));
    private final Map<Integer, Member> people = new ConcurrentHashMap<>();
    private Runnable stop = () -> {};

    @Override
    public Person person(int number) {
        return people.computeIfAbsent(number, it -> new Member(slack.workspace().addUser("person-" + it)));
    }

    @Override
    public void connect(Bot bot) {
        stop = switch (bot) {
            case COACH ->
                Served.start(
                        Optional.empty(),
                        Optional.of(new Config.Slack(
                                new Secret(slack.botToken()), new Config.SocketMode(new Secret(slack.appToken())))),
                        Outside.real().withSlack(URI.create(slack.apiUrl())));
            case BARE -> bare();
        };
    }

    private Runnable bare() {
        SlackConfig config = new SlackConfig();
        config.setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        Slack client = Slack.getInstance(config);
        App app = new App(AppConfig.builder()
                .slack(client)
                .singleTeamBotToken(slack.botToken())
                .build());
        app.command("/quiz", (request, context) -> {
            String reader = request.getPayload().getUserId();
            var unused = context.client()
                    .chatPostMessage(it -> it.channel(reader).text("A question").blocksAsString(BUTTONS));
            return context.ack();
        });
        app.blockAction("a", (request, context) -> context.ack());
        app.blockAction("b", (request, context) -> context.ack());
        ExecutorService front = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Front socket = new Front(
                    client,
                    slack.appToken(),
                    client.methods(slack.appToken())
                            .appsConnectionsOpen(it -> it)
                            .getUrl(),
                    app,
                    front);
            socket.connect();
            socket.hello.join();
            return () -> {
                socket.disconnect();
                front.shutdownNow();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SlackApiException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop.run();
        slack.close();
    }

    /** Payloads to a pool at once, as the coach has it: the stock client polls a queue every ten milliseconds. */
    private static final class Front extends SocketModeClientJavaWSImpl {
        private final App app;
        private final ExecutorService front;
        private final SocketModeRequestParser parser;
        private final CompletableFuture<Void> hello = new CompletableFuture<>();

        Front(Slack client, String appToken, String url, App app, ExecutorService front) throws URISyntaxException {
            super(client, appToken, url, 1, new ConcurrentLinkedMessageQueue(), false, false, 0);
            getMessageProcessorExecutor().shutdownNow();
            this.app = app;
            this.front = front;
            this.parser = new SocketModeRequestParser(app.config());
        }

        @Override
        public void enqueueMessage(String message) {
            front.execute(() -> take(message));
        }

        private void take(String message) {
            SocketModeRequest request = parser.parse(message);
            if (request == null) {
                hello.complete(null);
                return;
            }
            JsonObject answer = new JsonObject();
            answer.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
            try {
                Response response = app.run(request.getBoltRequest());
                if (response.getStatusCode() == 200) {
                    sendWebSocketMessage(getGson().toJson(answer));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Member implements Person {
        private final SlackUser user;
        /** What was pressed already, by message and label: old buttons stay and would only be answered as late. */
        private final Set<String> pressed = ConcurrentHashMap.newKeySet();

        Member(SlackUser user) {
            this.user = user;
        }

        private List<SlackMessage> all() {
            return user.directMessages().messagesSeenBy(user);
        }

        private Optional<SlackMessage> newest() {
            List<SlackMessage> all = all();
            for (int i = all.size() - 1; i >= 0; i--) {
                if (!labels(all.get(i)).isEmpty()) {
                    return Optional.of(all.get(i));
                }
            }
            return Optional.empty();
        }

        private List<String> labels(SlackMessage message) {
            List<String> labels = new ArrayList<>();
            for (JsonNode block : message.blocks()) {
                for (JsonNode element : block.path("elements")) {
                    String label = element.path("text").path("text").asText();
                    if (element.has("action_id") && !pressed.contains(message.ts() + label)) {
                        labels.add(label);
                    }
                }
            }
            return labels;
        }

        @Override
        public List<String> buttons() {
            return newest().map(this::labels).orElse(List.of());
        }

        @Override
        public CompletableFuture<?> press(String button) {
            SlackMessage message = newest().orElseThrow();
            pressed.add(message.ts() + button);
            return user.press(message, button).ackFuture();
        }

        @Override
        public CompletableFuture<?> startQuiz() {
            return user.slash("/quiz", "django mode:choices").ackFuture();
        }

        @Override
        public int seen() {
            List<SlackMessage> all = all();
            // Older ones do not change any more, and hashing them would be most of the load.
            return all.size()
                    + all.subList(Math.max(0, all.size() - NEWEST), all.size()).stream()
                            .mapToInt(it -> it.json().hashCode())
                            .sum();
        }
    }
}
