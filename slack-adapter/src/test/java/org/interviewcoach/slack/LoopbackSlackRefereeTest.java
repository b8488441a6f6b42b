package org.interviewcoach.slack;

import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.interviewcoach.testkit.slack.SlackSettings;
import org.interviewcoach.testkit.slack.referee.SlackRule;
import org.junit.jupiter.api.Test;

/** The referee sees what the real Bolt lets through. */
final class LoopbackSlackRefereeTest {
    @Test
    void aMessageWithoutChannelIsAViolation() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            var answer = world.bot().methods().chatPostMessage(r -> r.text("to nobody"));

            assertThat(answer.getError()).isEqualTo("invalid_arguments");
            assertThatThrownBy(world::assertNoViolations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("PARAMETER in chat.postMessage: required parameter \"channel\" is missing");
        }
    }

    @Test
    void theFiftyFirstBlockIsAViolation() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            List<LayoutBlock> fifty = Collections.nCopies(50, divider());
            List<LayoutBlock> more = Collections.nCopies(51, divider());
            String channel = world.general().id();

            assertThat(world.bot()
                            .methods()
                            .chatPostMessage(r -> r.channel(channel).text("50").blocks(fifty))
                            .isOk())
                    .isTrue();
            world.assertNoViolations();
            var refused = world.bot()
                    .methods()
                    .chatPostMessage(r -> r.channel(channel).text("51").blocks(more));

            assertThat(refused.getError()).isEqualTo("invalid_blocks");
            assertThat(world.slack().referee().violations(SlackRule.BLOCKS))
                    .singleElement()
                    .asString()
                    .contains("51 blocks, at most 50");
        }
    }

    @Test
    void blocksWithoutTextAreAViolationThatSlackTakesNevertheless() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            var answer = world.bot()
                    .methods()
                    .chatPostMessage(r -> r.channel(world.general().id()).blocks(List.of(divider())));

            assertThat(answer.isOk()).isTrue();
            assertThat(world.slack().referee().violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.rule()).isEqualTo(SlackRule.FALLBACK_TEXT));
        }
    }

    @Test
    void aMentionOutOfUserTextIsAViolationUnlessTheTestAllowsIt() throws Exception {
        Consumer<App> careless = app -> app.command("/echo", (request, ctx) -> {
            String typed = request.getPayload().getText().replace("&lt;", "<").replace("&gt;", ">");
            ctx.client()
                    .chatPostMessage(r -> r.channel(request.getPayload().getChannelId())
                            .text("echo")
                            .blocks(List.of(section(s -> s.text(markdownText(typed))))));
            return ctx.ack();
        });
        try (LoopbackWorld world = LoopbackWorld.start(
                SlackSettings.standard(InstantSource.system()), LoopbackBot.Mode.SOCKET_MODE, careless)) {
            world.alice().slash(world.general(), "/echo", "look <!channel>").message();
            assertThat(world.slack().referee().violations()).singleElement().satisfies(violation -> {
                assertThat(violation.rule()).isEqualTo(SlackRule.MENTION);
                assertThat(violation.what()).contains("<!channel>");
            });

            world.slack().referee().forgive(SlackRule.MENTION);
            world.slack().referee().allowMention(world.alice().mention());
            world.alice()
                    .slash(world.general(), "/echo", "look " + world.alice().mention())
                    .message();

            world.assertNoViolations();
        }
    }

    @Test
    void unescapedCharactersAreAViolation() throws Exception {
        try (LoopbackWorld world = LoopbackWorld.start(LoopbackBot.Mode.SOCKET_MODE)) {
            world.bot()
                    .methods()
                    .chatPostMessage(r -> r.channel(world.general().id()).text("List<String> & more"));

            assertThat(world.slack().referee().violations(SlackRule.ESCAPING))
                    .extracting(violation -> violation.what().substring(0, 12))
                    .containsExactly("text: bare &", "text: bare <", "text: bare >");
        }
    }

    @Test
    void aLateAcknowledgementIsAViolation() throws Exception {
        CompletableFuture<String> gate = new CompletableFuture<>();
        Consumer<App> slow = app -> app.command("/slow", (request, ctx) -> {
            gate.join();
            return ctx.ack("at last");
        });
        SlackSettings settings =
                SlackSettings.standard(InstantSource.system()).withAcknowledgement(Duration.ofMillis(200));
        try (LoopbackWorld world = LoopbackWorld.start(settings, LoopbackBot.Mode.SOCKET_MODE, slow)) {
            var slash = world.alice().slash(world.general(), "/slow", "");
            world.slack().awaitAllAnswered();
            assertThat(world.slack().referee().violations(SlackRule.ACKNOWLEDGEMENT))
                    .singleElement()
                    .asString()
                    .contains("/slow", "not acknowledged within 200 ms");

            gate.complete("open");

            assertThat(slash.ack().latencyNanos())
                    .isGreaterThan(Duration.ofMillis(200).toNanos());
            assertThat(world.slack().referee().violations(SlackRule.ACKNOWLEDGEMENT))
                    .hasSize(2);
            assertThat(world.general().messagesSeenBy(world.alice())).isEmpty();
        }
    }

    @Test
    void aPressThatNobodyAnswersIsAViolation() throws Exception {
        SlackSettings settings =
                SlackSettings.standard(InstantSource.system()).withAcknowledgement(Duration.ofMillis(300));
        try (LoopbackWorld world =
                LoopbackWorld.start(settings, LoopbackBot.Mode.SOCKET_MODE, QuizHandlers::register)) {
            var card = world.alice().slash(world.general(), "/quiz", "").message();

            world.alice().press(card, "Answer A");

            world.slack().awaitAllAnswered();
            assertThatThrownBy(world::assertNoViolations).hasMessageContaining("block_actions answer:a");
        }
    }
}
