package org.interviewcoach.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.Objects.requireNonNull;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.List;
import java.util.Map;

/** A quiz of one question, written against Bolt as its documentation has it. */
final class QuizHandlers {
    private QuizHandlers() {}

    /** Every kind of payload once. */
    static void register(App app) {
        app.command("/quiz", (request, ctx) -> {
            ctx.client()
                    .chatPostMessage(r -> r.channel(request.getPayload().getChannelId())
                            .text("Question on " + request.getPayload().getText())
                            .blocks(card()));
            return ctx.ack("started");
        });
        app.command("/answer", (request, ctx) -> {
            ctx.client()
                    .viewsOpen(r ->
                            r.triggerId(request.getPayload().getTriggerId()).view(form()));
            return ctx.ack();
        });
        app.blockAction("answer:b", (request, ctx) -> {
            var payload = request.getPayload();
            ctx.client()
                    .chatUpdate(r -> r.channel(payload.getChannel().getId())
                            .ts(payload.getMessage().getTs())
                            .text("You chose " + payload.getActions().get(0).getValue())
                            .blocks(asBlocks(section(s -> s.text(markdownText("done"))))));
            return ctx.ack();
        });
        app.viewSubmission("answer-form", (request, ctx) -> {
            String answer = typed(request.getPayload().getView().getState().getValues(), "answer", "text");
            if (answer.length() < 5) {
                return ctx.ackWithErrors(Map.of("answer", "Say a little more."));
            }
            String user = request.getPayload().getUser().getId();
            ctx.client().chatPostMessage(r -> r.channel(user).text("Read: " + answer.length()));
            return ctx.ack();
        });
        app.viewClosed("answer-form", (request, ctx) -> ctx.ack());
        app.blockSuggestion(
                "topic",
                (request, ctx) -> ctx.ack(BlockSuggestionResponse.builder()
                        .options(List.of(Option.builder()
                                .text(plainText("Django " + request.getPayload().getValue()))
                                .value("django")
                                .build()))
                        .build()));
        app.event(MessageEvent.class, (payload, ctx) -> {
            var event = payload.getEvent();
            ctx.client()
                    .chatPostMessage(r -> r.channel(event.getChannel())
                            .threadTs(event.getTs())
                            .text("heard: " + event.getText() + " (" + event.getChannelType() + ")"));
            return ctx.ack();
        });
        app.event(AppHomeOpenedEvent.class, (payload, ctx) -> {
            ctx.client()
                    .viewsPublish(r -> r.userId(payload.getEvent().getUser())
                            .view(view(v ->
                                    v.type("home").blocks(asBlocks(section(s -> s.text(markdownText("*Home*"))))))));
            return ctx.ack();
        });
    }

    static List<LayoutBlock> card() {
        return asBlocks(
                section(s -> s.blockId("question").text(markdownText("What is a *signal*?"))),
                actions(a -> a.blockId("answers")
                        .elements(asElements(
                                button(b -> b.actionId("answer:a").value("a").text(plainText("Answer A"))),
                                button(b -> b.actionId("answer:b").value("b").text(plainText("Answer B")))))));
    }

    private static View form() {
        return view(v -> v.type("modal")
                .callbackId("answer-form")
                .notifyOnClose(true)
                .title(viewTitle(t -> t.type("plain_text").text("Your answer")))
                .submit(viewSubmit(t -> t.type("plain_text").text("Send")))
                .blocks(asBlocks(
                        input(i -> i.blockId("answer")
                                .label(plainText("Answer"))
                                .element(plainTextInput(p -> p.actionId("text").multiline(true)))),
                        input(i -> i.blockId("topics")
                                .optional(true)
                                .label(plainText("Topic"))
                                .element(externalSelect(e -> e.actionId("topic").minQueryLength(1)))))));
    }

    private static String typed(Map<String, Map<String, ViewState.Value>> values, String block, String action) {
        return requireNonNull(requireNonNull(values.get(block)).get(action)).getValue();
    }
}
