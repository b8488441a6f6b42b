package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.testkit.slack.referee.SlackLimits;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** The response URLs of commands and presses: five uses in thirty minutes of the test's clock. Thread-safe. */
final class ResponseUrls {
    static final String PATH = "/actions/";

    private final LoopbackSlack slack;
    private final Map<String, Target> targets = new Bounded<>();

    ResponseUrls(LoopbackSlack slack) {
        this.slack = slack;
    }

    synchronized String issue(SlackUser user, SlackChannel channel, Optional<SlackMessage> source) {
        String key = user.workspace().id() + "/" + slack.ids().number() + "/"
                + slack.ids().word();
        Instant until = slack.settings().clock().instant().plus(SlackLimits.RESPONSE_URL);
        targets.put(key, new Target(user, channel, source, until));
        return slack.baseUrl() + PATH + key;
    }

    /** Whose workspace a URL belongs to. */
    synchronized String team(String key) {
        Target target = targets.get(key);
        return target == null ? "" : target.user.workspace().id();
    }

    ObjectNode post(String key, JsonNode content) {
        Target target = use(key);
        List<String> problems = slack.check(() -> slack.referee().checkMessage("response_url", content));
        if (!problems.isEmpty()) {
            throw new ApiError("invalid_blocks", problems);
        }
        boolean delete = isTrue(content.path("delete_original"));
        boolean replace = isTrue(content.path("replace_original"));
        if (delete || replace) {
            change(target, content, delete);
            return Json.object().put("ok", true);
        }
        if (content.path("text").asText().isEmpty() && content.path("blocks").isEmpty()) {
            throw new ApiError("no_text");
        }
        boolean forAll = content.path("response_type").asText().equals("in_channel");
        slack.messages().post(target.channel, content, forAll ? Optional.empty() : Optional.of(target.user.id()));
        return Json.object().put("ok", true);
    }

    private void change(Target target, JsonNode content, boolean delete) {
        SlackMessage source = target.source
                .flatMap(message -> target.channel.message(message.ts()))
                .orElseThrow(() -> refused("message_not_found"));
        if (delete) {
            var unused = slack.messages().delete(target.channel, source);
        } else {
            slack.messages().update(target.channel, source, content);
        }
    }

    private synchronized Target use(String key) {
        Target target = targets.get(key);
        if (target == null) {
            throw refused("invalid_url");
        }
        if (slack.settings().clock().instant().isAfter(target.until)) {
            throw refused("expired_url");
        }
        if (target.uses >= SlackLimits.RESPONSE_URL_USES) {
            throw refused("used_url");
        }
        target.uses++;
        return target;
    }

    private ApiError refused(String error) {
        slack.referee().report(SlackRule.RESPONSE_URL, "response_url", error);
        return new ApiError(error);
    }

    private static boolean isTrue(JsonNode flag) {
        return flag.asBoolean() || flag.asText().equals("true");
    }

    /** Where a URL leads. */
    private static final class Target {
        private final SlackUser user;
        private final SlackChannel channel;
        private final Optional<SlackMessage> source;
        private final Instant until;
        private int uses;

        Target(SlackUser user, SlackChannel channel, Optional<SlackMessage> source, Instant until) {
            this.user = user;
            this.channel = channel;
            this.source = source;
            this.until = until;
        }
    }
}
