package org.interviewcoach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.interviewcoach.testkit.slack.SlackAck;
import org.interviewcoach.testkit.slack.SlackInteraction;
import org.interviewcoach.testkit.slack.SlackMessage;
import org.interviewcoach.testkit.slack.SlackView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real, unpatched Bolt against the loopback Slack: everything a user can do, in both modes alike. */
final class LoopbackSlackTest {
    @ParameterizedTest
    @EnumSource
    void answersASlashCommandWithAcknowledgementAndMessage(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackInteraction quiz = world.alice().slash(world.general(), "/quiz", "django");

            SlackMessage card = quiz.message();
            assertThat(card.text()).isEqualTo("Question on django");
            assertThat(card.visible()).isEqualTo("What is a *signal*?\nAnswer A\nAnswer B");
            assertThat(card.actionIds()).containsExactly("answer:a", "answer:b");
            assertThat(quiz.ephemeral().text()).isEqualTo("started");
            assertThat(quiz.ack().latencyNanos()).isPositive();
            assertThat(world.general().messages()).containsExactly(card);
            assertThat(world.general().messagesSeenBy(world.alice())).hasSize(2);
            assertThat(world.general().messagesSeenBy(world.slack().workspace().bot()))
                    .hasSize(1);
            assertThat(world.slack().calls("chat.postMessage")).singleElement().satisfies(call -> {
                assertThat(call.text("channel")).isEqualTo(world.general().id());
                assertThat(call.ok()).isTrue();
            });
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pressingAButtonUpdatesTheMessage(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackMessage card =
                    world.alice().slash(world.general(), "/quiz", "").message();

            SlackInteraction press = world.alice().press(card, "Answer B");

            assertThat(press.ack().body()).isEmpty();
            SlackMessage updated = press.update(card);
            assertThat(updated.text()).isEqualTo("You chose b");
            assertThat(updated.visible()).isEqualTo("done");
            assertThat(updated.edited()).isTrue();
            assertThat(world.general().message(card.ts())).contains(updated);
            assertThatThrownBy(() -> world.alice().press(updated, "Answer B")).hasMessageContaining("Answer B");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFormIsOpenedCorrectedAndSubmitted(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackView form = world.alice().slash("/answer", "").view();
            assertThat(form.title()).isEqualTo("Your answer");

            SlackAck refused =
                    world.alice().submit(form, Map.of("answer", "so")).ack();
            assertThat(refused.responseAction()).isEqualTo("errors");
            assertThat(refused.error("answer")).isEqualTo("Say a little more.");
            assertThat(world.alice().view()).isPresent();

            SlackInteraction submitted = world.alice().submit(form, Map.of("answer", "A & B < C", "topic", "django"));

            assertThat(submitted.ack().body()).isEmpty();
            assertThat(submitted.directMessage().text()).isEqualTo("Read: 9");
            assertThat(world.alice().view()).isEmpty();
            assertThatThrownBy(() -> world.alice().submit(form, Map.of("answer", "once more")))
                    .hasMessageContaining("not in front of alice");
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void slacksClientHoldsBackAnEmptyRequiredInput(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackView form = world.alice().slash("/answer", "").view();

            assertThatThrownBy(() -> world.alice().submit(form, Map.of())).hasMessageContaining("\"answer\" is empty");
            assertThatThrownBy(() -> world.alice().submit(form, Map.of("anser", "typo")))
                    .hasMessageContaining("anser");
        }
    }

    @ParameterizedTest
    @EnumSource
    void typingIntoAnExternalSelectBringsOptions(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackView form = world.alice().slash("/answer", "").view();

            SlackAck options = world.alice().suggest(form, "topic", "dj").ack();

            assertThat(options.body().at("/options/0/text/text").asText()).isEqualTo("Django dj");
            assertThat(world.alice().close(form).ack().body()).isEmpty();
            assertThat(world.alice().view()).isEmpty();
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDirectMessageReachesTheBotAndIsAnsweredInItsThread(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackInteraction said = world.alice().dm("a < b");

            SlackMessage answer = said.directMessage();
            assertThat(answer.text()).isEqualTo("heard: a &lt; b (im)");
            assertThat(answer.visible()).isEqualTo("heard: a < b (im)");
            assertThat(world.alice().directMessages().thread(answer)).hasSize(2);
            assertThat(said.ack().accepted()).isTrue();
            world.assertNoViolations();
        }
    }

    @ParameterizedTest
    @EnumSource
    void openingTheHomeTabPublishesIt(LoopbackBot.Mode mode) throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(mode)) {
            SlackView home = world.alice().openHome().home();

            assertThat(home.visible()).isEqualTo("*Home*");
            assertThat(world.alice().home()).contains(home);
            world.assertNoViolations();
        }
    }
}
