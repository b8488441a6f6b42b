package org.interviewcoach.testkit.discord.referee;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Watches all that a bot sends and all that the server answers, and remembers every violation. Thread-safe; never throws from a check,
 * so that the bot sees what Discord would have answered.
 */
public final class Referee {
    private static final int MOST_REMEMBERED = 1000;

    private final Optional<PublishedSchemas> schemas;
    private final ConcurrentLinkedQueue<Violation> violations = new ConcurrentLinkedQueue<>();
    private final Set<String> welcomePings = ConcurrentHashMap.newKeySet();

    public Referee(Optional<PublishedSchemas> schemas) {
        this.schemas = schemas;
    }

    /** Whether Discord's published schemas are checked too (system property {@code coach.specs}). */
    public boolean checksPublishedSchemas() {
        return schemas.isPresent();
    }

    /** Pings of this user or role id, or of {@code everyone}, are meant. */
    public void allowPingsOf(String id) {
        welcomePings.add(id);
    }

    /** Judges a request's body by the hand-written rules and, where at hand, by its published schema. */
    public Findings judge(String method, String template, String path, JsonNode body, List<Long> fileSizes) {
        Findings findings = new Findings(method + " " + path);
        boolean hasFiles = !fileSizes.isEmpty();
        checkFiles(fileSizes, findings);
        switch (method + " " + template) {
            case "POST /channels/{channel_id}/messages" ->
                message(body, "", MessageRules.Kind.CHANNEL, hasFiles, findings);
            case "POST /webhooks/{webhook_id}/{webhook_token}" ->
                message(body, "", MessageRules.Kind.INTERACTION, hasFiles, findings);
            case "PATCH /channels/{channel_id}/messages/{message_id}",
                    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
                    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}" ->
                message(body, "", MessageRules.Kind.EDIT, hasFiles, findings);
            case "POST /interactions/{interaction_id}/{interaction_token}/callback" ->
                callback(body, hasFiles, findings);
            case "POST /channels/{channel_id}/messages/{message_id}/threads", "POST /channels/{channel_id}/threads" ->
                thread(body, findings);
            case "PUT /applications/{application_id}/commands",
                    "PUT /applications/{application_id}/guilds/{guild_id}/commands" ->
                CommandRules.checkAll(body, findings);
            case "POST /applications/{application_id}/commands",
                    "POST /applications/{application_id}/guilds/{guild_id}/commands" ->
                CommandRules.check(body, "", findings);
            default -> {
                // no rules beyond the schema
            }
        }
        if (!body.isMissingNode()) {
            schemas.ifPresent(published -> published
                    .checkRequest(method, template, body)
                    .forEach(problem -> findings.note("schema", "", problem)));
        }
        findings.violations().forEach(this::report);
        return findings;
    }

    /** Judges an answer of the server itself: a fault here is ours, not the bot's. */
    public void judgeAnswer(String method, String template, int status, JsonNode body) {
        schemas.ifPresent(published -> published
                .checkResponse(method, template, status, body)
                .forEach(problem -> report(
                        new Violation("server-schema", method + " " + template + " -> " + status, "", problem))));
    }

    /** Judges a part of an event by a named schema. */
    public void judgePart(String what, String schema, JsonNode part) {
        schemas.ifPresent(published -> published
                .checkNamed(schema, part)
                .forEach(problem -> report(new Violation("server-schema", what + " by " + schema, "", problem))));
    }

    public void report(Violation violation) {
        if (violations.size() < MOST_REMEMBERED) {
            violations.add(violation);
        }
    }

    public void report(String rule, String request, String detail) {
        report(new Violation(rule, request, "", detail));
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Takes away and returns what was found so far, for tests that provoke it. */
    public List<Violation> takeViolations() {
        List<Violation> taken = new ArrayList<>();
        for (Violation next = violations.poll(); next != null; next = violations.poll()) {
            taken.add(next);
        }
        return taken;
    }

    public void assertNoViolations() {
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.size() + " violation(s) of Discord's rules:\n"
                    + violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
        }
    }

    private void message(JsonNode body, String path, MessageRules.Kind kind, boolean hasFiles, Findings findings) {
        MessageRules.check(body, path, kind, hasFiles, welcomePings::contains, findings);
    }

    private void callback(JsonNode body, boolean hasFiles, Findings findings) {
        JsonNode data = body.path("data");
        switch (body.path("type").asInt()) {
            case 4 -> message(data, "data", MessageRules.Kind.INTERACTION, hasFiles, findings);
            case 5 -> {
                if ((data.path("flags").asLong() & ~(1L << 6)) != 0) {
                    findings.note("defer-flags", "data.flags", "a defer may carry the ephemeral flag only");
                }
            }
            case 7 -> message(data, "data", MessageRules.Kind.EDIT, hasFiles, findings);
            case 8 -> CommandRules.checkChoices(data.path("choices"), "data.choices", findings);
            case 9 -> ModalRules.check(data, "data", findings);
            default -> {
                // pong and deferred update carry nothing
            }
        }
    }

    private static void thread(JsonNode body, Findings findings) {
        findings.needsText("thread-limits", "name", body.path("name"), DiscordLimits.THREAD_NAME);
        JsonNode minutes = body.path("auto_archive_duration");
        if (minutes.isNumber() && !DiscordLimits.THREAD_ARCHIVE_MINUTES.contains(minutes.asInt())) {
            findings.refuse(
                    "thread-limits",
                    "auto_archive_duration",
                    "BASE_TYPE_CHOICES",
                    "Value must be one of " + DiscordLimits.THREAD_ARCHIVE_MINUTES);
        }
    }

    private static void checkFiles(List<Long> sizes, Findings findings) {
        if (sizes.size() > DiscordLimits.FILES) {
            findings.refuse("files-10", "files", "BASE_TYPE_BAD_LENGTH", sizes.size() + " files, 10 may be");
        }
        for (long size : sizes) {
            if (size > DiscordLimits.FILE_BYTES) {
                findings.refuse("file-10mib", "files", "FILE_TOO_LARGE", "a file of " + size + " bytes is too large");
            }
        }
    }
}
