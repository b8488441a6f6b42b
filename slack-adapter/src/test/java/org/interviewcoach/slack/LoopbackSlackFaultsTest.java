package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.event.MessageEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.interviewcoach.testkit.slack.SlackCall;
import org.interviewcoach.testkit.slack.SlackFault;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.SlackUser;
import org.interviewcoach.testkit.slack.SlackView;
import org.interviewcoach.testkit.slack.referee.SlackRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between Slack and a bot, as the real Bolt meets it. */
final class LoopbackSlackFaultsTest {
    private static final String MODAL = """
            {"type": "modal", "callback_id": "slow", "title": {"type": "plain_text", "text": "Form"},
             "submit": {"type": "plain_text", "text": "Send"},
             "blocks": [{"type": "input", "block_id": "answer", "optional": true,
               "label": {"type": "plain_text", "text": "Answer"},
               "element": {"type": "plain_text_input", "action_id": "text"}}]}
            """;

    @ParameterizedTest
    @EnumSource
    void aDuplicatedPayloadRunsItsHandlerTwice(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            world.slack().faults().duplicateNext(1);

            SlackInteraction quiz = world.alice().slash(world.general(), "/quiz", "twice");

            SlackMessage first = quiz.message();
            SlackMessage second = quiz.message(message -> !message.ts().equals(first.ts()));
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(world.slack()
                            .await(
                                    "both acknowledgements",
                                    () -> Optional.of(quiz.acks()).filter(acks -> acks == 2)))
                    .isEqualTo(2);
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResentPayloadArrivesUnderANewEnvelope(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackInteraction quiz = world.alice().slash(world.general(), "/quiz", "again");
            SlackMessage first = quiz.message();

            SlackInteraction again = quiz.resend();

            assertThat(again.message().ts()).isNotEqualTo(first.ts());
            assertThat(again.payload()).isEqualTo(quiz.payload());
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadOfTheTestsOwnMakingIsSentAsItIs(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackInteraction quiz = world.alice().slash(world.general(), "/quiz", "typed");
            quiz.ack();

            SlackInteraction injected = world.slack()
                    .inject("slash_commands", world.alice(), quiz.payload().put("text", "<raw>"));

            assertThat(injected.ack().accepted()).isTrue();
            assertThat(world.slack().calls("chat.postMessage"))
                    .extracting(call -> call.text("text"))
                    .containsExactly("Question on typed", "Question on <raw>");
            assertThat(world.slack().referee().violations(SlackRule.ESCAPING)).isNotEmpty();
        }
    }

    @Test
    void aWarningAloneClosesNothing() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.slack().sockets().announceDisconnect("warning");

            assertThat(world.alice()
                            .slash(world.general(), "/quiz", "still")
                            .message()
                            .text())
                    .isEqualTo("Question on still");
            assertThat(world.slack().sockets().count()).isPositive();
        }
    }

    @Test
    void heldPayloadsArriveInTheOrderThatTheTestWants() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.slack().faults().hold();
            SlackInteraction one = world.alice().slash(world.general(), "/quiz", "one");
            SlackInteraction two = world.alice().slash(world.general(), "/quiz", "two");
            assertThat(world.slack().calls("chat.postMessage")).isEmpty();

            world.slack().faults().releaseReversed();

            one.ack();
            two.ack();
            assertThat(world.general().messages().stream().map(SlackMessage::text))
                    .containsExactly("Question on two", "Question on one");
            world.assertNoViolations();
        }
    }

    @Test
    void boltComesBackAfterARefresh() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.slack().sockets().refresh();

            world.slack().sockets().awaitConnections(2);

            world.slack().sockets().awaitConnected(1);
            assertThat(world.alice()
                            .slash(world.general(), "/quiz", "back")
                            .message()
                            .text())
                    .isEqualTo("Question on back");
            world.assertNoViolations();
        }
    }

    @Test
    void aZombieSocketLosesPayloadsAndLeavesPingsUnanswered() throws Exception {
        SlackSettings settings =
                SlackSettings.standard(InstantSource.system()).withAcknowledgement(Duration.ofMillis(300));
        try (LoopbackWorld world =
                LoopbackWorld.start(settings, LoopbackBot.Mode.SOCKET_MODE, QuizHandlers::register)) {
            world.slack().sockets().zombify();

            world.alice().slash(world.general(), "/quiz", "lost");

            assertThat(awaitViolation(world, SlackRule.ACKNOWLEDGEMENT)).contains("/quiz lost", "not acknowledged");
            assertThat(world.slack().calls("chat.postMessage")).isEmpty();
            assertThat(world.bot().client().verifyConnection()).isFalse();
            assertThat(world.slack().sockets().pingsReceived()).isPositive();
            world.bot().client().connectToNewEndpoint();
            world.slack().sockets().awaitConnections(2);
            world.slack().referee().forgive(SlackRule.ACKNOWLEDGEMENT);
            assertThat(world.alice()
                            .slash(world.general(), "/quiz", "back")
                            .message()
                            .text())
                    .isEqualTo("Question on back");
            world.assertNoViolations();
        }
    }

    @Test
    void eachPayloadGoesToOneOfSeveralSockets() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE);
                LoopbackBot second =
                        LoopbackBot.start(world.slack(), LoopbackBot.Mode.SOCKET_MODE, QuizHandlers::register)) {
            world.slack().sockets().awaitConnected(2);

            IntStream.range(0, 6)
                    .mapToObj(i -> world.alice().slash(world.general(), "/quiz", "n" + i))
                    .toList()
                    .forEach(SlackInteraction::ack);

            assertThat(world.slack().calls("chat.postMessage")).hasSize(6);
            assertThat(second.client().verifyConnection()).isTrue();
            world.assertNoViolations();
        }
    }

    @Test
    void aRateLimitSurfacesWithItsRetryAfter() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.slack().faults().next("chat.postMessage", 1, SlackFault.rateLimited(Duration.ofSeconds(7)));

            SlackApiException refused = catchThrowableOfType(SlackApiException.class, () -> post(world, "first"));

            assertThat(refused.getResponse().code()).isEqualTo(429);
            assertThat(refused.getResponse().header("Retry-After")).isEqualTo("7");
            assertThat(post(world, "second").isOk()).isTrue();
            assertThat(world.general().messages().stream().map(SlackMessage::text))
                    .containsExactly("second");
        }
    }

    @Test
    void oneMessageASecondAChannelIsTheLimitWhereItIsSwitchedOn() throws Exception {
        Clock clock = new Clock();
        SlackSettings settings = SlackSettings.standard(clock).withChannelPostInterval(Duration.ofSeconds(1));
        try (LoopbackWorld world =
                LoopbackWorld.start(settings, LoopbackBot.Mode.SOCKET_MODE, QuizHandlers::register)) {
            assertThat(post(world, "first").isOk()).isTrue();

            SlackApiException refused = catchThrowableOfType(SlackApiException.class, () -> post(world, "second"));
            clock.now = clock.now.plusSeconds(1);

            assertThat(refused.getResponse().header("Retry-After")).isEqualTo("1");
            assertThat(post(world, "third").isOk()).isTrue();
        }
    }

    @Test
    void brokenAnswersSurfaceAsTheyAre() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.slack().faults().next("chat.postMessage", 1, SlackFault.status(503));
            world.slack().faults().next("chat.postMessage", 1, SlackFault.error("fatal_error"));

            SlackApiException broken = catchThrowableOfType(SlackApiException.class, () -> post(world, "first"));

            assertThat(broken.getResponse().code()).isEqualTo(503);
            assertThat(post(world, "second").getError()).isEqualTo("fatal_error");
            assertThat(post(world, "third").isOk()).isTrue();
            assertThat(world.slack().calls("chat.postMessage").stream().map(SlackCall::status))
                    .containsExactly(503, 200, 200);
        }
    }

    @Test
    void aConnectionResetAfterProcessingLeavesTheOutcomeUnknown() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            MethodsClient methods = world.bot().methodsWithoutRetries();
            world.slack().faults().next("chat.postMessage", 1, SlackFault.resetAfter());
            world.slack().faults().next("chat.postMessage", 1, SlackFault.resetBefore());

            assertThat(catchThrowableOfType(IOException.class, () -> post(methods, world, "posted")))
                    .isNotNull();
            assertThat(catchThrowableOfType(IOException.class, () -> post(methods, world, "never posted")))
                    .isNotNull();

            assertThat(world.general().messages().stream().map(SlackMessage::text))
                    .containsExactly("posted");
            assertThat(world.slack().calls("chat.postMessage").stream().map(SlackCall::status))
                    .containsExactly(0, 0);
        }
    }

    @Test
    void theStockClientRepeatsAPostByItselfWhenAUsedConnectionBreaks() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            assertThat(post(world, "opens the connection").isOk()).isTrue();
            world.slack().faults().next("chat.postMessage", 1, SlackFault.resetAfter());

            assertThat(post(world, "said once").isOk()).isTrue();

            // A fact of OkHttp that an adapter has to switch off: the bot said it once, the channel shows it twice.
            assertThat(world.general().messages().stream().map(SlackMessage::text))
                    .containsExactly("opens the connection", "said once", "said once");
        }
    }

    @Test
    void triggersWorkOnceAndForThreeSeconds() throws Exception {
        AtomicReference<ViewsOpenResponse> second = new AtomicReference<>();
        Consumer<App> handlers = app -> app.command("/answer", (request, ctx) -> {
            String trigger = request.getPayload().getTriggerId();
            ctx.client().viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL));
            second.set(ctx.client().viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL)));
            return ctx.ack();
        });
        Clock clock = new Clock();
        try (LoopbackWorld world =
                LoopbackWorld.start(SlackSettings.standard(clock), LoopbackBot.Mode.SOCKET_MODE, handlers)) {
            SlackInteraction once = world.alice().slash("/answer", "");
            once.ack();
            assertThat(once.view().title()).isEqualTo("Form");
            assertThat(second.get().getError()).isEqualTo("exchanged_trigger_id");

            world.slack().faults().hold();
            SlackInteraction late = world.alice().slash("/answer", "");
            clock.now = clock.now.plusSeconds(4);
            world.slack().faults().release();

            late.ack();
            assertThat(second.get().getError()).isEqualTo("expired_trigger_id");
            assertThat(world.slack().referee().violations(SlackRule.TRIGGER)).hasSize(3);
        }
    }

    @Test
    void placesThatTheBotCannotWriteInSaySo() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            SlackUser robot = world.slack().workspace().addBot("robot");
            SlackUser gone = world.slack().workspace().addUser("gone");
            gone.deactivate();
            var secret = world.slack().workspace().addPrivateChannel("secret", world.alice());
            MethodsClient methods = world.bot().methods();

            assertThat(error(methods, "C0000NONE")).isEqualTo("channel_not_found");
            assertThat(error(methods, secret.id())).isEqualTo("channel_not_found");
            assertThat(error(methods, robot.id())).isEqualTo("cannot_dm_bot");
            assertThat(error(methods, gone.id())).isEqualTo("user_disabled");
            world.alice().closeDirectMessages();
            assertThat(error(methods, world.alice().id())).isEqualTo("messages_tab_disabled");
            world.general().removeBot();
            assertThat(error(methods, world.general().id())).isEqualTo("not_in_channel");
            world.general().archive();
            assertThat(error(methods, world.general().id())).isEqualTo("is_archived");
            world.slack().workspace().revokeScope("chat:write");
            ChatPostMessageResponse refused =
                    methods.chatPostMessage(r -> r.channel(secret.id()).text("x"));
            assertThat(refused.getError()).isEqualTo("missing_scope");
            assertThat(refused.getNeeded()).isEqualTo("chat:write");
            assertThat(refused.getProvided()).contains("im:write").doesNotContain("chat:write");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatTheBotFailsOnIsTriedAgain(LoopbackBot.Mode mode) throws Exception {
        List<String> tries = new CopyOnWriteArrayList<>();
        Consumer<App> handlers = app -> app.event(MessageEvent.class, (payload, ctx) -> {
            String retry = ctx.getRetryNum() == null ? "0" : ctx.getRetryNum().toString();
            tries.add(retry + " " + ctx.getRetryReason());
            if (tries.size() == 1) {
                throw new IllegalStateException("the first try fails");
            }
            return ctx.ack();
        });
        SlackSettings settings =
                SlackSettings.standard(InstantSource.system()).withAcknowledgement(Duration.ofMillis(500));
        try (LoopbackWorld world = LoopbackWorld.start(settings, mode, handlers)) {
            SlackInteraction said = world.alice().dm("hello");

            assertThat(said.ack().accepted()).isTrue();

            String reason = mode == LoopbackBot.Mode.HTTP ? "http_error" : "timeout";
            assertThat(tries).hasSize(2).last().isEqualTo("1 " + reason);
            assertThat(awaitViolation(world, SlackRule.ACKNOWLEDGEMENT)).contains("message");
        }
    }

    @Test
    void responseUrlsTakeFiveUsesInHalfAnHour() throws Exception {
        Clock clock = new Clock();
        List<Integer> codes = new CopyOnWriteArrayList<>();
        Consumer<App> handlers = app -> app.command("/many", (request, ctx) -> {
            int times = Integer.parseInt(request.getPayload().getText());
            for (int i = 0; i < times; i++) {
                int number = i;
                codes.add(ctx.respond(r -> r.text("reply " + number)).getCode());
            }
            return ctx.ack();
        });
        try (LoopbackWorld world =
                LoopbackWorld.start(SlackSettings.standard(clock), LoopbackBot.Mode.SOCKET_MODE, handlers)) {
            world.alice().slash(world.general(), "/many", "6").ack();
            assertThat(codes).containsExactly(200, 200, 200, 200, 200, 404);
            assertThat(world.general().messagesSeenBy(world.alice())).hasSize(5);

            world.slack().faults().hold();
            SlackInteraction late = world.alice().slash(world.general(), "/many", "1");
            clock.now = clock.now.plus(Duration.ofMinutes(31));
            world.slack().faults().release();
            late.ack();

            assertThat(codes).last().isEqualTo(404);
            assertThat(world.slack().referee().violations(SlackRule.RESPONSE_URL))
                    .hasSize(2);
        }
    }

    @Test
    void aSubmissionThatIsAnsweredTooLateHasNoEffect() throws Exception {
        CompletableFuture<String> gate = new CompletableFuture<>();
        Consumer<App> handlers = app -> {
            QuizHandlers.register(app);
            app.viewSubmission("slow", (request, ctx) -> {
                gate.join();
                return ctx.ackWithErrors(Map.of("answer", "too late"));
            });
            app.command("/slow", (request, ctx) -> {
                ctx.client()
                        .viewsOpen(r ->
                                r.triggerId(request.getPayload().getTriggerId()).viewAsString(MODAL));
                return ctx.ack();
            });
        };
        SlackSettings settings =
                SlackSettings.standard(InstantSource.system()).withAcknowledgement(Duration.ofMillis(300));
        try (LoopbackWorld world = LoopbackWorld.start(settings, LoopbackBot.Mode.SOCKET_MODE, handlers)) {
            SlackView form = world.alice().slash("/slow", "").view();
            SlackInteraction submitted = world.alice().submit(form, Map.of());
            assertThat(awaitViolation(world, SlackRule.ACKNOWLEDGEMENT)).contains("not acknowledged within 300 ms");

            gate.complete("open");

            submitted.ack();
            assertThat(world.slack().referee().violations(SlackRule.ACKNOWLEDGEMENT))
                    .last()
                    .asString()
                    .contains("acknowledged after");
            assertThat(world.alice().view()).isPresent();
        }
    }

    private static ChatPostMessageResponse post(LoopbackWorld world, String text)
            throws IOException, SlackApiException {
        return post(world.bot().methods(), world, text);
    }

    private static ChatPostMessageResponse post(MethodsClient methods, LoopbackWorld world, String text)
            throws IOException, SlackApiException {
        return methods.chatPostMessage(r -> r.channel(world.general().id()).text(text));
    }

    private static String error(MethodsClient methods, String channel) throws IOException, SlackApiException {
        return methods.chatPostMessage(r -> r.channel(channel).text("x")).getError();
    }

    private static String awaitViolation(LoopbackWorld world, SlackRule rule) {
        return world.slack()
                .await(
                        "a violation of " + rule,
                        () -> world.slack().referee().violations(rule).stream().findFirst())
                .toString();
    }

    /** Time that stands until the test moves it. */
    private static final class Clock implements InstantSource {
        private volatile Instant now = Instant.parse("2027-03-14T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }
}
