package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The views methods. */
final class ViewMethods {
    ObjectNode open(ApiCall call) {
        JsonNode view = view(call, "modal");
        SlackUser user = redeem(call);
        return answer(
                call,
                SlackHappening.Kind.VIEW_OPENED,
                user,
                call.workspace().views().open(user, view));
    }

    ObjectNode push(ApiCall call) {
        JsonNode view = view(call, "modal");
        SlackUser user = redeem(call);
        return answer(
                call,
                SlackHappening.Kind.VIEW_PUSHED,
                user,
                call.workspace().views().push(user, view));
    }

    ObjectNode update(ApiCall call) {
        if (call.find("view_id").isEmpty() && call.find("external_id").isEmpty()) {
            throw new ApiError("invalid_arguments", List.of("either view_id or external_id is required"));
        }
        JsonNode view = view(call, "");
        ObjectNode updated = call.workspace()
                .views()
                .update(call.text("view_id"), call.text("external_id"), call.text("hash"), view);
        SlackUser owner =
                call.workspace().views().owner(updated).orElse(call.workspace().bot());
        return answer(call, SlackHappening.Kind.VIEW_UPDATED, owner, updated);
    }

    ObjectNode publish(ApiCall call) {
        JsonNode view = view(call, "home");
        if (!call.workspace().homeTab()) {
            throw new ApiError("not_enabled");
        }
        SlackUser user = call.workspace().user(call.text("user_id")).orElseThrow(() -> new ApiError("user_not_found"));
        ObjectNode published = call.workspace().views().publish(user, call.text("hash"), view);
        return answer(call, SlackHappening.Kind.HOME_PUBLISHED, user, published);
    }

    private static SlackUser redeem(ApiCall call) {
        return call.slack().triggers().redeem(call.method(), call.text("trigger_id"), call.workspace());
    }

    private static JsonNode view(ApiCall call, String type) {
        JsonNode view = call.json("view");
        List<String> problems = call.slack().check(() -> call.slack().referee().checkView(call.method(), view));
        if (!problems.isEmpty() || !view.isObject()) {
            throw new ApiError("invalid_arguments", problems);
        }
        if (view.path("blocks").findValuesAsText("type").contains("file_input")) {
            call.needScope("files:read");
        }
        if (!type.isEmpty() && !view.path("type").asText().equals(type)) {
            throw new ApiError("invalid_arguments", List.of("view.type must be " + type));
        }
        return view;
    }

    private static ObjectNode answer(ApiCall call, SlackHappening.Kind kind, SlackUser user, ObjectNode view) {
        call.slack().journal().happened(kind, "", user.id(), view.path("id").asText(), view);
        ObjectNode answer = ApiCall.ok();
        answer.set("view", view);
        return answer;
    }
}
