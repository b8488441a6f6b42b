package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of methods: what each needs and who answers it. */
final class ApiMethods {
    private final Map<String, Method> methods = new LinkedHashMap<>();

    ApiMethods(FileMethods files) {
        ChatMethods chat = new ChatMethods();
        add("chat.postMessage", "chat:write", chat::postMessage, "channel");
        add("chat.update", "chat:write", chat::update, "channel", "ts");
        add("chat.delete", "chat:write", chat::delete, "channel", "ts");
        add("chat.postEphemeral", "chat:write", chat::postEphemeral, "channel", "user");
        add("chat.getPermalink", "", chat::getPermalink, "channel", "message_ts");

        ConversationMethods conversations = new ConversationMethods();
        add("conversations.open", "im:write", conversations::open);
        add("conversations.info", "", conversations::info, "channel");
        add("conversations.history", "", conversations::history, "channel");
        add("conversations.replies", "", conversations::replies, "channel", "ts");
        add("conversations.members", "", conversations::members, "channel");
        add("conversations.join", "channels:join", conversations::join, "channel");

        ViewMethods views = new ViewMethods();
        add("views.open", "", views::open, "trigger_id", "view");
        add("views.push", "", views::push, "trigger_id", "view");
        add("views.update", "", views::update, "view");
        add("views.publish", "", views::publish, "user_id", "view");

        DirectoryMethods directory = new DirectoryMethods();
        add("auth.test", "", directory::authTest);
        add("users.info", "users:read", directory::usersInfo, "user");
        add("users.list", "users:read", directory::usersList);
        add("team.info", "team:read", directory::teamInfo);
        add("reactions.add", "reactions:write", directory::addReaction, "channel", "name", "timestamp");

        add("files.getUploadURLExternal", "files:write", files::getUploadUrl, "length", "filename");
        add("files.completeUploadExternal", "files:write", files::completeUpload, "files");
    }

    ObjectNode answer(ApiCall call) {
        Method method = methods.get(call.method());
        if (method == null) {
            throw new ApiError("unknown_method");
        }
        if (!call.workspace().installed()) {
            throw new ApiError("account_inactive");
        }
        List<String> missing = call.slack()
                .check(() -> call.slack().referee().checkParameters(call.method(), method.required, call.parameters()));
        if (!missing.isEmpty()) {
            throw new ApiError(
                    "invalid_arguments",
                    missing.stream()
                            .map(name -> "missing required field: " + name)
                            .toList());
        }
        if (!method.scope.isEmpty()) {
            call.needScope(method.scope);
        }
        return method.handler.apply(call);
    }

    private void add(String name, String scope, Function<ApiCall, ObjectNode> handler, String... required) {
        methods.put(name, new Method(scope, handler, List.of(required)));
    }

    /** One method. */
    private record Method(String scope, Function<ApiCall, ObjectNode> handler, List<String> required) {}
}
