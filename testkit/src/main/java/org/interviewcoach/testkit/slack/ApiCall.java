package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One authorised request to a method: its parameters and the workspace of its token. */
record ApiCall(LoopbackSlack slack, String method, SlackWorkspace workspace, ObjectNode parameters) {
    String text(String name) {
        return parameters.path(name).asText();
    }

    Optional<String> find(String name) {
        String value = text(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    boolean flag(String name) {
        JsonNode value = parameters.path(name);
        return value.asBoolean() || value.asText().equals("1");
    }

    int number(String name, int otherwise) {
        return parameters.path(name).asInt(otherwise);
    }

    JsonNode json(String name) {
        return parameters.path(name);
    }

    void needScope(String scope) {
        if (!workspace.scopes().contains(scope)) {
            throw new ApiError(
                    "missing_scope",
                    Json.object().put("needed", scope).put("provided", String.join(",", workspace.scopes())));
        }
    }

    /** The conversation that a parameter names, as far as the bot may know of it. */
    SlackChannel channel(String name) {
        SlackChannel channel = workspace.channel(text(name)).orElseThrow(() -> new ApiError("channel_not_found"));
        if (channel.kind() != SlackChannel.Kind.PUBLIC && !channel.hasBot()) {
            throw new ApiError("channel_not_found");
        }
        return channel;
    }

    /** A message there; not those that somebody else alone sees. */
    SlackMessage message(SlackChannel channel, String name) {
        return channel.message(text(name))
                .filter(message -> message.ephemeralFor().isEmpty())
                .orElseThrow(() -> new ApiError("message_not_found"));
    }

    /** Refuses what the referee finds in blocks or attachments. */
    void checkMessage() {
        List<String> problems = slack.check(() -> slack.referee().checkMessage(method, parameters));
        if (!problems.isEmpty()) {
            throw new ApiError("invalid_blocks", problems);
        }
    }

    static ObjectNode ok() {
        return Json.object().put("ok", true);
    }
}
