package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interviewcoach.slack.SlackPlatformTest.CARD;
import static org.interviewcoach.slack.SlackPlatformTest.FORM;
import static org.interviewcoach.slack.SlackPlatformTest.post;

import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.interviewcoach.core.inbound.Inbound;
import org.interviewcoach.core.outcome.Reply;
import org.interviewcoach.core.route.CommandCatalog;
import org.interviewcoach.core.text.Texts;
import org.interviewcoach.core.who.Scope;
import org.interviewcoach.testkit.slack.LoopbackSlack;
import org.interviewcoach.testkit.slack.SlackAck;
import org.interviewcoach.testkit.slack.SlackFault;
import org.interviewcoach.testkit.slack.SlackHttp;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between Slack and the coach, and what people see of it. */
final class SlackPlatformFaultsTest {
    private static final String BUSY = "I could not finish that in time. Nothing is lost; please press once more.";

    @ParameterizedTest
    @EnumSource
    void aDuplicateHasTheSameIdSoThatTheCoachCanDropIt(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.slack.faults().duplicateNext(1);

            world.alice.slash(world.general, "/quiz", "twice").ack();

            world.slack.await(
                    "both deliveries", () -> Optional.of(world.inbounds).filter(it -> it.size() == 2));
            assertThat(world.inbounds.get(0).header().id())
                    .isEqualTo(world.inbounds.get(1).header().id());
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFormThatComesTooLateIsBehindAButton(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode, CoachedSlack.hasty())) {
            SlackMessage card = post(world, CARD);
            CompletableFuture<Reply> slow = new CompletableFuture<>();
            world.answers(inbound -> slow);

            SlackInteraction press = world.alice.press(card, "Answer");
            assertThat(press.ephemeral().visible()).isEqualTo(BUSY);
            slow.complete(new Reply.OpenForm(FORM));
            SlackMessage button = world.slack.await(
                    "the form's button",
                    () -> world.general.messagesSeenBy(world.alice).stream()
                            .filter(it -> it.visible().contains("Open the form"))
                            .findFirst());

            assertThat(world.alice.press(button, "Open the form").view().title())
                    .isEqualTo("Your answer");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubmissionThatTakesTooLongKeepsItsText(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode, CoachedSlack.hasty())) {
            SlackMessage card = post(world, CARD);
            world.says(new Reply.OpenForm(FORM));
            SlackView form = world.alice.press(card, "Answer").view();
            CompletableFuture<Reply> slow = new CompletableFuture<>();
            world.answers(inbound -> slow);

            SlackInteraction submission = world.alice.submit(form, Map.of("answer", "A signal runs."));
            SlackAck ack = submission.ack();

            assertThat(ack.error("answer")).isEqualTo(BUSY);
            assertThat(world.alice.view()).isPresent();
            slow.complete(Reply.whisper("Taken after all."));
            assertThat(submission.ephemeral().visible()).isEqualTo("Taken after all.");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheCoachIsNoMemberANoticeComesByDirectMessage(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            SlackMessage card = post(world, CARD);
            world.says(new Reply.OpenForm(FORM));
            SlackView form = world.alice.press(card, "Answer").view();
            world.general.removeBot();
            world.says(Reply.whisper("Taken."));

            SlackInteraction submission = world.alice.submit(form, Map.of("answer", "mine"));

            assertThat(submission.directMessage().visible()).isEqualTo("Taken.");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCoachThatFailsIsRegretted(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.answers(inbound -> CompletableFuture.failedFuture(new IllegalStateException("the store is down")));

            assertThat(world.alice.slash(world.general, "/quiz", "").ephemeral().visible())
                    .startsWith("Something went wrong on my side");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullMachineSaysSo(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.fill();

            assertThat(world.alice.slash(world.general, "/quiz", "").ephemeral().visible())
                    .isEqualTo(BUSY);
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoCannotBeAskedAboutHasNoRights(LoopbackBot.Mode mode) throws Exception {
        try (CoachedSlack world = CoachedSlack.start(mode)) {
            world.alice.makeOwner();
            world.slack.faults().next("users.info", 1, SlackFault.error("internal_error"));

            world.alice.slash(world.general, "/quiz", "").ack();
            Inbound.SlashCommand first = world.heard(Inbound.SlashCommand.class);
            world.alice.slash(world.general, "/quiz", "").ack();
            Inbound.SlashCommand second = world.slack.await(
                    "the second command",
                    () -> Optional.of(world.heard(Inbound.SlashCommand.class)).filter(it -> !it.equals(first)));

            assertThat(first.header().sender().rights()).isEmpty();
            assertThat(first.header().sender().name()).isEqualTo("alice");
            assertThat(second.header().sender().rights()).isNotEmpty();
            world.assertNoViolations();
        }
    }

    @Test
    void theConnectionComesBackAfterSlacksRefreshAndAfterACut() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.says(Reply.whisper("Here."));

            world.slack.sockets().refresh();
            world.slack.sockets().awaitConnections(2);
            assertThat(world.alice.slash(world.general, "/quiz", "").ephemeral().visible())
                    .isEqualTo("Here.");

            int before = world.slack.sockets().connections();
            world.slack.sockets().cut();
            world.slack.sockets().awaitConnections(before + 1);
            assertThat(world.alice.slash(world.general, "/quiz", "").ephemeral().visible())
                    .isEqualTo("Here.");
            world.slack.await(
                    "health", () -> Optional.of(world.platform.health()).filter(it -> it.ready()));
            world.assertNoViolations();
        }
    }

    @Test
    void forgedOldAndFutureRequestsAreRefused() throws Exception {
        try (CoachedSlack world = CoachedSlack.start(LoopbackBot.Mode.HTTP)) {
            SlackInteraction genuine = world.alice.slash(world.general, "/quiz", "real");
            genuine.ack();
            String body = SlackHttp.body("slash_commands", genuine.payload());
            SlackHttp http = world.slack.deliverTo(world.platform.address().orElseThrow());
            long now = InstantSource.system().instant().getEpochSecond();
            String secret = world.slack.signingSecret();
            String form = "application/x-www-form-urlencoded";

            assertThat(http.postSigned(form, body, now, secret).status()).isEqualTo(200);
            assertThat(http.postSigned(form, body, now, "other").status()).isEqualTo(401);
            assertThat(http.postSigned(form, body, now - 400, secret).status()).isEqualTo(401);
            assertThat(http.postSigned(form, body, now + 400, secret).status()).isEqualTo(401);
            assertThat(http.post(form, body, Map.of()).status()).isEqualTo(401);
            assertThat(http.verifyUrl("prove it").body()).contains("prove it");
            assertThat(world.inbounds).hasSize(2);
            world.assertNoViolations();
        }
    }

    @Test
    void aWrongTokenIsExplainedToTheOperator() throws Exception {
        try (LoopbackSlack slack = LoopbackSlack.start(InstantSource.system())) {
            Texts texts = Texts.of(Locale.ENGLISH);
            SlackPlatform platform = new SlackPlatform(
                    SlackSettings.socketMode("xoxb-wrong", slack.appToken()).withServer(URI.create(slack.apiUrl())),
                    new CommandCatalog(texts),
                    texts,
                    Runnable::run,
                    InstantSource.system());

            assertThat(platform.start(new SilentCoach()))
                    .failsWithin(java.time.Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("OAuth & Permissions");
            platform.stop();
        }
    }

    /** Never asked. */
    private static final class SilentCoach implements org.interviewcoach.core.port.Coach {
        @Override
        public CompletableFuture<Reply> handle(Inbound inbound) {
            return CompletableFuture.failedFuture(new AssertionError("asked: " + inbound));
        }

        @Override
        public java.util.List<CommandCatalog.Suggestion> suggest(
                Scope workspace, String command, String option, String typed, Map<String, String> others) {
            return java.util.List.of();
        }
    }
}
