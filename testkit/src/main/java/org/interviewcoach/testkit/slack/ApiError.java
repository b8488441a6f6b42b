package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An answer with {@code ok: false}: what Slack says to a request that it understood and refuses. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient ObjectNode extra;

    ApiError(String code) {
        this(code, Json.object());
    }

    ApiError(String code, List<String> messages) {
        this(code, details(messages));
    }

    ApiError(String code, ObjectNode extra) {
        super(code, null, false, false);
        this.code = code;
        this.extra = extra;
    }

    ObjectNode answer() {
        ObjectNode answer = Json.object().put("ok", false).put("error", code);
        answer.setAll(extra);
        return answer;
    }

    private static ObjectNode details(List<String> messages) {
        ObjectNode extra = Json.object();
        var list = extra.putObject("response_metadata").putArray("messages");
        messages.forEach(message -> list.add("[ERROR] " + message));
        return extra;
    }
}
