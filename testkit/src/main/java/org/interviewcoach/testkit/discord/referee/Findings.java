package org.interviewcoach.testkit.discord.referee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the rules have to say about one request; knows Discord's nested error body. */
public final class Findings {
    private static final int INVALID_FORM_BODY = 50035;

    private final String request;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    Findings(String request) {
        this.request = request;
    }

    private record Refusal(String path, String code, String message) {}

    /** Discord answers 400 with this error at this place. */
    void refuse(String rule, String path, String code, String message) {
        refusals.add(new Refusal(path, code, message));
        note(rule, path, message);
    }

    /** Discord would let it pass; a well-behaved bot does not do it. */
    void note(String rule, String path, String detail) {
        violations.add(new Violation(rule, request, path, detail));
    }

    void tooLong(String rule, String path, JsonNode text, int most) {
        if (!text.isTextual()) {
            return;
        }
        int length = length(text.textValue());
        if (length > most) {
            refuse(
                    rule,
                    path,
                    "BASE_TYPE_MAX_LENGTH",
                    "Must be " + most + " or fewer in length. (" + length + " characters)");
        }
    }

    /** A text that must be there and within the limit. */
    void needsText(String rule, String path, JsonNode text, int most) {
        if (!text.isTextual() || text.textValue().isEmpty()) {
            refuse(rule, path, "BASE_TYPE_REQUIRED", "This field is required");
            return;
        }
        tooLong(rule, path, text, most);
    }

    void tooMany(String rule, String path, JsonNode list, int most) {
        if (list.size() > most) {
            refuse(
                    rule,
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be " + most + " or fewer in length. (" + list.size() + " items)");
        }
    }

    public boolean areRefused() {
        return !refusals.isEmpty();
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** {@code {"code": 50035, "errors": {"embeds": {"0": {"title": {"_errors": [...]}}}}}}. */
    public ObjectNode toErrorBody() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("message", "Invalid Form Body");
        body.put("code", INVALID_FORM_BODY);
        ObjectNode errors = body.putObject("errors");
        for (Refusal refusal : refusals) {
            ObjectNode at = errors;
            for (String step : refusal.path().split("\\.", -1)) {
                at = step.isEmpty() ? at : at.withObjectProperty(step);
            }
            at.withArrayProperty("_errors")
                    .addObject()
                    .put("code", refusal.code())
                    .put("message", refusal.message());
        }
        return body;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String join(String prefix, Object step) {
        return prefix.isEmpty() ? String.valueOf(step) : prefix + "." + step;
    }
}
