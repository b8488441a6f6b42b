package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Installing: a code for a workspace, once, against its bot token. Thread-safe. */
final class OAuthMethods {
    private final LoopbackSlack slack;
    private final Map<String, SlackUser> codes = new ConcurrentHashMap<>();

    OAuthMethods(LoopbackSlack slack) {
        this.slack = slack;
    }

    /** What Slack hands to the redirect URL after this user has allowed the app. */
    String issueCode(SlackUser installer) {
        String code = slack.ids().number() + "." + slack.ids().word();
        codes.put(code, installer);
        return code;
    }

    ObjectNode access(ObjectNode parameters) {
        if (!parameters.path("client_id").asText().equals(slack.clientId())) {
            throw new ApiError("invalid_client_id");
        }
        if (!parameters.path("client_secret").asText().equals(slack.clientSecret())) {
            throw new ApiError("bad_client_secret");
        }
        SlackUser installer = Optional.ofNullable(
                        codes.remove(parameters.path("code").asText()))
                .orElseThrow(() -> new ApiError("invalid_code"));
        SlackWorkspace workspace = installer.workspace();
        ObjectNode answer = ApiCall.ok()
                .put("app_id", slack.appId())
                .put("scope", String.join(",", workspace.scopes()))
                .put("token_type", "bot")
                .put("access_token", workspace.botToken())
                .put("bot_user_id", workspace.bot().id())
                .put("is_enterprise_install", false)
                .putNull("enterprise");
        answer.putObject("team").put("id", workspace.id()).put("name", workspace.name());
        answer.putObject("authed_user").put("id", installer.id());
        return answer;
    }
}
