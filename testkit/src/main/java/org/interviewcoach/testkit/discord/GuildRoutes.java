package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is asked about users, guilds, the application and the gateway, and the way to direct messages. */
final class GuildRoutes {
    private final World world;

    GuildRoutes(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/users/@me", call -> Answer.ok(Payloads.self(world.bot))),
                Route.of("POST", "/users/@me/channels", this::openDirect),
                Route.of(
                        "GET",
                        "/users/{user_id}",
                        call -> Answer.ok(Payloads.user(world.user(call.parameter("user_id"))))),
                Route.of("GET", "/guilds/{guild_id}", call -> Answer.ok(Payloads.guild(guild(call)))),
                Route.of("GET", "/guilds/{guild_id}/channels", this::channels),
                Route.of(
                        "GET",
                        "/guilds/{guild_id}/roles",
                        call -> Answer.ok(guild(call).rolesJson())),
                Route.of("GET", "/guilds/{guild_id}/members/{user_id}", this::member),
                Route.of("GET", "/guilds/{guild_id}/members", this::members),
                Route.of(
                        "GET",
                        "/gateway",
                        call -> Answer.ok(
                                Json.object().put("url", world.gateway().url()))),
                Route.of("GET", "/gateway/bot", this::gatewayBot),
                Route.of("GET", "/oauth2/applications/@me", call -> Answer.ok(application())),
                Route.of("GET", "/applications/@me", call -> Answer.ok(application())));
    }

    private Answer openDirect(Call call) {
        FakeUser user = world.user(call.body().path("recipient_id").asText());
        if (user.isBot()) {
            throw ApiError.cannotSendToUser();
        }
        return Answer.ok(Payloads.channel(user.dm()));
    }

    private Answer channels(Call call) {
        ArrayNode channels = Json.array();
        guild(call).channels.forEach(channel -> channels.add(Payloads.channel(channel)));
        return Answer.ok(channels);
    }

    private Answer member(Call call) {
        FakeUser user = world.user(call.parameter("user_id"));
        return Answer.ok(Payloads.member(guild(call).memberOf(user)));
    }

    private Answer members(Call call) {
        ArrayNode members = Json.array();
        guild(call).members.values().forEach(member -> members.add(Payloads.member(member)));
        return Answer.ok(members);
    }

    private Answer gatewayBot(Call call) {
        ObjectNode json = Json.object().put("url", world.gateway().url()).put("shards", 1);
        json.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", 999)
                .put("reset_after", 86_400_000)
                .put("max_concurrency", 1);
        return Answer.ok(json);
    }

    private ObjectNode application() {
        ObjectNode json = Json.object()
                .put("id", world.applicationId)
                .put("name", world.bot.name())
                .put("description", "")
                .put("summary", "")
                .put("verify_key", "00")
                .put("flags", world.applicationFlags)
                .put("bot_public", true)
                .put("bot_require_code_grant", false);
        json.putNull("icon");
        json.putNull("team");
        json.putNull("type");
        json.set("bot", Payloads.user(world.bot));
        json.set("owner", Payloads.user(world.bot));
        json.putArray("redirect_uris");
        return json;
    }

    private FakeGuild guild(Call call) {
        return Access.visibleGuild(world, call.parameter("guild_id"));
    }
}
