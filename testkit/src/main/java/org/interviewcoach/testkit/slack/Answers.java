package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** Makes true what the body of an acknowledgement asks for, and judges it. */
final class Answers {
    private static final Set<String> MESSAGE_KEYS = Set.of(
            "text",
            "blocks",
            "attachments",
            "response_type",
            "replace_original",
            "delete_original",
            "mrkdwn",
            "thread_ts",
            "unfurl_links",
            "unfurl_media",
            "metadata");

    private final LoopbackSlack slack;

    Answers(LoopbackSlack slack) {
        this.slack = slack;
    }

    /** A slash command's body is a message for the user, or for all. */
    void toCommand(SlackUser user, SlackChannel channel, String command, SlackAck ack) {
        JsonNode body = message(ack.body());
        if (body.isEmpty()) {
            return;
        }
        String where = "acknowledgement of " + command;
        if (!onlyKeys(where, body, MESSAGE_KEYS)) {
            return;
        }
        if (judge(where, body)) {
            boolean forAll = body.path("response_type").asText().equals("in_channel");
            slack.messages().post(channel, body, forAll ? Optional.empty() : Optional.of(user.id()));
        }
    }

    /** A press wants an empty body: Slack shows nothing of it. */
    void toAction(String actionId, SlackAck ack) {
        if (!ack.body().isEmpty()) {
            report("acknowledgement of " + actionId, "a body that Slack ignores: " + ack.body());
        }
    }

    void toSuggestion(String actionId, SlackAck ack) {
        JsonNode body = ack.body();
        String where = "suggestions for " + actionId;
        if (!body.has("options") && !body.has("option_groups")) {
            report(where, "neither options nor option_groups: " + body);
            return;
        }
        ObjectNode select = Json.object().put("type", "static_select").put("action_id", "suggestions");
        if (body.path("options").isEmpty() && body.path("option_groups").isEmpty()) {
            return;
        }
        select.setAll((ObjectNode) body.deepCopy());
        ObjectNode message = Json.object().put("text", "suggestions");
        message.putArray("blocks")
                .addObject()
                .put("type", "actions")
                .putArray("elements")
                .add(select);
        slack.check(() -> slack.referee().checkMessage(where, message));
    }

    /** A submission's body closes, corrects, replaces or stacks the view. */
    void toSubmission(SlackUser user, SlackView view, SlackAck ack) {
        ViewStore views = user.workspace().views();
        JsonNode body = ack.body();
        String where = "acknowledgement of view " + view.callbackId();
        switch (body.path("response_action").asText()) {
            case "" -> {
                if (!body.isEmpty()) {
                    report(where, "a body without response_action: " + body);
                }
                views.close(user, view.id());
            }
            case "clear" -> views.closeAll(user);
            case "errors" -> errors(where, view, body.path("errors"));
            case "update" -> {
                if (judgeView(where, body.path("view"))) {
                    ObjectNode updated = views.update(view.id(), "", "", body.path("view"));
                    happened(SlackHappening.Kind.VIEW_UPDATED, user, updated);
                }
            }
            case "push" -> {
                if (judgeView(where, body.path("view"))) {
                    happened(SlackHappening.Kind.VIEW_PUSHED, user, views.push(user, body.path("view")));
                }
            }
            default -> report(where, "unknown response_action in " + body);
        }
    }

    private void errors(String where, SlackView view, JsonNode errors) {
        Set<String> inputs = new HashSet<>();
        view.blocks().forEach(block -> {
            if (block.path("type").asText().equals("input")) {
                inputs.add(block.path("block_id").asText());
            }
        });
        if (errors.isEmpty()) {
            report(where, "errors without a single error");
        }
        for (String key : Blocks.keys(errors)) {
            if (!inputs.contains(key)) {
                report(where, "error for \"" + key + "\", which is no input block; there are " + inputs);
            }
        }
    }

    private boolean judge(String where, JsonNode body) {
        return slack.check(() -> slack.referee().checkMessage(where, body)).isEmpty();
    }

    private boolean judgeView(String where, JsonNode view) {
        return slack.check(() -> slack.referee().checkView(where, view)).isEmpty();
    }

    private boolean onlyKeys(String where, JsonNode body, Set<String> known) {
        for (String key : Blocks.keys(body)) {
            if (!known.contains(key)) {
                report(where, "unknown key \"" + key + "\" in " + body);
                return false;
            }
        }
        return true;
    }

    private void report(String where, String what) {
        slack.referee().report(SlackRule.ACKNOWLEDGEMENT_BODY, where, what);
    }

    private void happened(SlackHappening.Kind kind, SlackUser user, ObjectNode view) {
        slack.journal().happened(kind, "", user.id(), view.path("id").asText(), view);
    }

    /** Over HTTP the body may be plain words. */
    private static JsonNode message(JsonNode body) {
        return body.isTextual() && !body.asText().isEmpty() ? Json.object().put("text", body.asText()) : body;
    }
}
