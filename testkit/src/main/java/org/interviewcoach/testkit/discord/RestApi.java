package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.interviewcoach.testkit.discord.http.HttpHandler;
import org.interviewcoach.testkit.discord.http.HttpReply;
import org.interviewcoach.testkit.discord.http.HttpRequest;
import org.interviewcoach.testkit.discord.http.Multipart;
import org.interviewcoach.testkit.discord.referee.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST side: finds the route, injects faults, keeps the rate limits, asks the referee, does the work, keeps the record. */
final class RestApi implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    static final String FILES = "/attachments/";

    private static final String PREFIX = "/api/v10";
    private static final byte[] NOTHING = new byte[0];
    private static final int AS_ANSWERED = -1;

    private final World world;
    private final String token;
    private final Faults faults;
    private final RateLimits limits;
    private final Map<String, List<Route>> routes = new LinkedHashMap<>();

    RestApi(World world, String token, Faults faults, RateLimits limits) {
        this.world = world;
        this.token = token;
        this.faults = faults;
        this.limits = limits;
        Stream.of(
                        new InteractionRoutes(world).routes(),
                        new MessageRoutes(world).routes(),
                        new ThreadRoutes(world).routes(),
                        new GuildRoutes(world).routes(),
                        new CommandRoutes(world).routes())
                .flatMap(List::stream)
                .forEach(route -> routes.computeIfAbsent(
                                key(route.method(), route.segments().size()), key -> new ArrayList<>())
                        .add(route));
    }

    @Override
    public HttpReply handle(HttpRequest http) {
        if (http.method().equals("GET") && http.path().startsWith(FILES)) {
            return file(http.path().substring(FILES.length()));
        }
        Optional<Call> found;
        try {
            found = find(http);
        } catch (IOException | IllegalArgumentException e) {
            return plain(400, ApiError.invalidJson().body());
        }
        if (found.isEmpty()) {
            world.referee.report(
                    "unknown-route", http.method() + " " + http.path(), "the loopback server does not know this route");
            return plain(404, ApiError.notFound().body());
        }
        Call call = found.get();
        limits.checkObedience(call);
        Optional<Faults.Fault> fault = faults.take(call.route().name());
        HttpReply reply = fault.isPresent() ? disturbed(call, fault.get()) : undisturbed(call, AS_ANSWERED);
        limits.countInvalid(reply.status(), System.nanoTime());
        return reply;
    }

    /** What a user has attached; whoever has the address may read it. */
    private HttpReply file(String id) {
        return world.locked(() -> Optional.ofNullable(world.files.get(world.fileServer + id)))
                .map(it -> HttpReply.of(
                        200,
                        Map.of("Content-Type", "application/octet-stream"),
                        it.getBytes(StandardCharsets.ISO_8859_1)))
                .orElseGet(() -> plain(404, ApiError.notFound().body()));
    }

    private HttpReply disturbed(Call call, Faults.Fault fault) {
        return switch (fault.kind()) {
            case STATUS_BEFORE -> failed(call, fault.number());
            case STATUS_AFTER -> {
                HttpReply unused = undisturbed(call, fault.number());
                forgiveRepeat(call);
                yield injected(fault.number());
            }
            case RATE_LIMIT -> rateLimited(call, fault.number(), false, true);
            case RATE_LIMIT_GLOBAL -> rateLimited(call, fault.number(), true, true);
            case RATE_LIMIT_WITHOUT_VIA -> rateLimited(call, fault.number(), true, false);
            case RESET_BEFORE -> {
                record(call, 0);
                yield HttpReply.reset();
            }
            case RESET_AFTER -> {
                HttpReply unused = undisturbed(call, 0);
                forgiveRepeat(call);
                yield HttpReply.reset();
            }
            case DELAY_BEFORE -> {
                pause(fault.delay());
                yield undisturbed(call, AS_ANSWERED);
            }
            case DELAY_AFTER -> {
                HttpReply reply = undisturbed(call, AS_ANSWERED);
                pause(fault.delay());
                yield reply;
            }
        };
    }

    /** A library repeats what seems to have failed; that this is a second answer is not the bot's fault. */
    private void forgiveRepeat(Call call) {
        String token = call.parameters().get("interaction_token");
        if (token != null) {
            world.locked(() -> Optional.ofNullable(world.interactionsByToken.get(token))
                    .ifPresent(SentInteraction::forgiveRepeat));
        }
    }

    private HttpReply undisturbed(Call call, int recordedStatus) {
        RateLimits.State state = limits.admit(call, System.nanoTime());
        if (state.exceeded()) {
            return rateLimited(call, (int) Math.ceil(state.resetAfterSeconds()), state.global(), true);
        }
        Answer answer;
        try {
            answer = answer(call, recordedStatus);
        } catch (ApiError e) {
            answer = new Answer(e.status(), e.body());
        } catch (RuntimeException e) {
            LOG.error("{} failed in the loopback server", call.route(), e);
            world.referee.report("server-failure", call.route().name(), e.toString());
            answer = new Answer(500, ApiError.error(0, "500: Internal Server Error"));
        }
        Answer done = answer;
        if (done.status() < 300 && !done.body().isMissingNode()) {
            world.referee.judgeAnswer(call.route().method(), call.route().template(), done.status(), done.body());
        }
        byte[] body = done.body().isMissingNode() ? NOTHING : Json.bytes(done.body());
        return HttpReply.of(done.status(), headers(state), body);
    }

    private Answer answer(Call call, int recordedStatus) {
        if (!call.route().belongsToInteractions() && !isAuthorised(call.http())) {
            record(call, 401);
            throw ApiError.unauthorized();
        }
        Findings findings = world.referee.judge(
                call.route().method(),
                call.route().template(),
                call.http().path(),
                call.body(),
                call.files().stream().map(MessageWriter.Upload::size).toList());
        // The record and the effect belong together: whoever sees the effect also finds the request.
        return world.locked(() -> {
            try {
                if (findings.areRefused()) {
                    throw ApiError.invalidForm(findings.toErrorBody());
                }
                Answer answer = call.route().handler().apply(call);
                record(call, recordedStatus == AS_ANSWERED ? answer.status() : recordedStatus);
                return answer;
            } catch (ApiError e) {
                record(call, e.status());
                throw e;
            }
        });
    }

    private HttpReply failed(Call call, int status) {
        record(call, status);
        return injected(status);
    }

    private HttpReply injected(int status) {
        return plain(status, ApiError.error(0, status + ": injected"));
    }

    private HttpReply rateLimited(Call call, int seconds, boolean global, boolean via) {
        record(call, 429);
        limits.told(call, seconds, global, System.nanoTime());
        ObjectNode body = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", (double) seconds)
                .put("global", global);
        Map<String, String> headers = headers(new RateLimits.State("limited", 1, 0, seconds, true, global));
        headers.put("Retry-After", String.valueOf(seconds));
        headers.put("X-RateLimit-Scope", global ? "global" : "user");
        if (global && via) {
            headers.put("X-RateLimit-Global", "true");
        }
        if (!via) {
            headers.remove("Via");
        }
        headers.remove("X-RateLimit-Bucket");
        return HttpReply.of(429, headers, Json.bytes(body));
    }

    private HttpReply plain(int status, JsonNode body) {
        return HttpReply.of(status, headers(new RateLimits.State("none", 1, 1, 1, false, false)), Json.bytes(body));
    }

    private Map<String, String> headers(RateLimits.State state) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Via", "1.1 google");
        headers.put("X-RateLimit-Bucket", state.hash());
        headers.put("X-RateLimit-Limit", String.valueOf(state.limit()));
        headers.put("X-RateLimit-Remaining", String.valueOf(state.remaining()));
        long resetAfterMillis = Math.round(state.resetAfterSeconds() * 1000);
        headers.put("X-RateLimit-Reset", seconds(world.now().toEpochMilli() + resetAfterMillis));
        headers.put("X-RateLimit-Reset-After", seconds(resetAfterMillis));
        return headers;
    }

    private static String seconds(long millis) {
        String fraction = Long.toString(1000 + millis % 1000);
        return millis / 1000 + "." + fraction.substring(1);
    }

    private Optional<Call> find(HttpRequest http) throws IOException {
        String path = http.path();
        if (!path.startsWith(PREFIX + "/")) {
            return Optional.empty();
        }
        List<String> segments = List.of(path.substring(PREFIX.length() + 1).split("/", -1));
        for (Route route : routes.getOrDefault(key(http.method(), segments.size()), List.of())) {
            Optional<Map<String, String>> parameters = route.match(segments);
            if (parameters.isPresent()) {
                return Optional.of(call(http, route, parameters.get()));
            }
        }
        return Optional.empty();
    }

    private static Call call(HttpRequest http, Route route, Map<String, String> parameters) throws IOException {
        String contentType = http.header("content-type").orElse("");
        if (!contentType.startsWith("multipart/")) {
            return new Call(http, route, parameters, Json.parse(http.body()), List.of());
        }
        JsonNode body = MissingNode.getInstance();
        List<MessageWriter.Upload> files = new ArrayList<>();
        for (Multipart.Part part : Multipart.parse(contentType, http.body())) {
            if (part.name().equals("payload_json")) {
                body = Json.parse(part.utf8());
            } else {
                files.add(new MessageWriter.Upload(part.fileName(), part.contentType(), part.size(), part.latin1()));
            }
        }
        return new Call(http, route, parameters, body.isMissingNode() ? Json.object() : body, files);
    }

    private boolean isAuthorised(HttpRequest http) {
        return http.header("authorization").orElse("").equals("Bot " + token);
    }

    private void record(Call call, int status) {
        HttpRequest http = call.http();
        world.record(new RecordedRequest(
                http.method(),
                call.route().name(),
                http.path().substring(PREFIX.length()),
                http.query(),
                call.body(),
                call.files().stream().map(MessageWriter.Upload::name).toList(),
                status,
                world.now(),
                http.arrivedNanos()));
    }

    private static String key(String method, int segments) {
        return method + " " + segments;
    }

    private static void pause(Duration delay) {
        long until = System.nanoTime() + delay.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
