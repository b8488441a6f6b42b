package org.interviewcoach.testkit.discord;

import java.util.List;

/** Registration of commands, for all guilds and for one. */
final class CommandRoutes {
    private static final String GLOBAL = "/applications/{application_id}/commands";
    private static final String GUILD = "/applications/{application_id}/guilds/{guild_id}/commands";

    private final World world;

    CommandRoutes(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PUT", GLOBAL, this::overwrite),
                Route.of("PUT", GUILD, this::overwrite),
                Route.of("GET", GLOBAL, call -> Answer.ok(world.commands.list(scope(call)))),
                Route.of("GET", GUILD, call -> Answer.ok(world.commands.list(scope(call)))),
                Route.of("POST", GLOBAL, this::upsert),
                Route.of("POST", GUILD, this::upsert),
                Route.of("GET", GLOBAL + "/{command_id}", this::get),
                Route.of("GET", GUILD + "/{command_id}", this::get),
                Route.of("PATCH", GLOBAL + "/{command_id}", this::patch),
                Route.of("PATCH", GUILD + "/{command_id}", this::patch),
                Route.of("DELETE", GLOBAL + "/{command_id}", this::delete),
                Route.of("DELETE", GUILD + "/{command_id}", this::delete));
    }

    private Answer overwrite(Call call) {
        return Answer.ok(world.commands.overwrite(scope(call), call.body()));
    }

    private Answer upsert(Call call) {
        return Answer.created(world.commands.upsert(scope(call), call.body()));
    }

    private Answer get(Call call) {
        return Answer.ok(world.commands.get(scope(call), call.parameter("command_id")));
    }

    private Answer patch(Call call) {
        return Answer.ok(world.commands.patch(scope(call), call.parameter("command_id"), call.body()));
    }

    private Answer delete(Call call) {
        world.commands.delete(scope(call), call.parameter("command_id"));
        return Answer.noContent();
    }

    private String scope(Call call) {
        if (!call.parameter("application_id").equals(world.applicationId)) {
            throw ApiError.unknownApplication();
        }
        return call.parameters().containsKey("guild_id")
                ? Access.visibleGuild(world, call.parameter("guild_id")).id()
                : CommandRegistry.GLOBAL;
    }
}
