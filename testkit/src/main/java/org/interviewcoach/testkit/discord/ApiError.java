package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Discord's way to say no: an HTTP status and a JSON error code (topics/opcodes-and-status-codes.mdx). */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private ApiError(int status, ObjectNode body) {
        super(body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    static ApiError notFound() {
        return of(404, 0, "404: Not Found");
    }

    static ApiError unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    static ApiError unknownApplication() {
        return of(404, 10002, "Unknown Application");
    }

    static ApiError unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    static ApiError unknownGuild() {
        return of(404, 10004, "Unknown Guild");
    }

    static ApiError unknownMember() {
        return of(404, 10007, "Unknown Member");
    }

    static ApiError unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    static ApiError unknownUser() {
        return of(404, 10013, "Unknown User");
    }

    static ApiError unknownWebhook() {
        return of(404, 10015, "Unknown Webhook");
    }

    static ApiError unknownInteraction() {
        return of(404, 10062, "Unknown interaction");
    }

    static ApiError unknownCommand() {
        return of(404, 10063, "Unknown application command");
    }

    static ApiError alreadyAcknowledged() {
        return of(400, 40060, "Interaction has already been acknowledged.");
    }

    static ApiError missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    static ApiError cannotEditOthers() {
        return of(403, 50005, "Cannot edit a message authored by another user");
    }

    static ApiError emptyMessage() {
        return of(400, 50006, "Cannot send an empty message");
    }

    static ApiError cannotSendToUser() {
        return of(403, 50007, "Cannot send messages to this user");
    }

    /** To somebody with whom the bot has no server in common. */
    static ApiError noMutualGuilds() {
        return of(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
    }

    static ApiError missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    static ApiError invalidWebhookToken() {
        return of(401, 50027, "Invalid Webhook Token");
    }

    static ApiError threadArchived() {
        return of(400, 50083, "Thread is archived");
    }

    static ApiError invalidJson() {
        return of(400, 50109, "The request body contains invalid JSON.");
    }

    static ApiError threadExists() {
        return of(400, 160004, "A thread has already been created for this message");
    }

    /** 50035 with one nested error. */
    static ApiError invalidForm(String path, String code, String message) {
        ObjectNode body = error(50035, "Invalid Form Body");
        ObjectNode at = body.putObject("errors");
        for (String step : path.split("\\.", -1)) {
            at = at.putObject(step);
        }
        at.putArray("_errors").addObject().put("code", code).put("message", message);
        return new ApiError(400, body);
    }

    static ApiError invalidForm(ObjectNode body) {
        return new ApiError(400, body);
    }

    static ObjectNode error(int code, String message) {
        return Json.object().put("message", message).put("code", code);
    }

    private static ApiError of(int status, int code, String message) {
        return new ApiError(status, error(code, message));
    }
}
