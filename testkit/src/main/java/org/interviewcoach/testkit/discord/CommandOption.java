package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a user typed for one option of a command.
 *
 * @param type Discord's option type number
 */
public record CommandOption(String name, int type, JsonNode value) {
    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int BOOLEAN = 5;
    private static final int USER = 6;
    private static final int CHANNEL = 7;
    private static final int NUMBER = 10;

    public static CommandOption text(String name, String value) {
        return new CommandOption(name, STRING, JsonNodeFactory.instance.textNode(value));
    }

    public static CommandOption integer(String name, long value) {
        return new CommandOption(name, INTEGER, JsonNodeFactory.instance.numberNode(value));
    }

    public static CommandOption bool(String name, boolean value) {
        return new CommandOption(name, BOOLEAN, JsonNodeFactory.instance.booleanNode(value));
    }

    public static CommandOption number(String name, double value) {
        return new CommandOption(name, NUMBER, JsonNodeFactory.instance.numberNode(value));
    }

    public static CommandOption user(String name, FakeUser user) {
        return new CommandOption(name, USER, JsonNodeFactory.instance.textNode(user.id()));
    }

    public static CommandOption channel(String name, FakeChannel channel) {
        return new CommandOption(name, CHANNEL, JsonNodeFactory.instance.textNode(channel.id()));
    }

    ObjectNode toJson(boolean focused) {
        ObjectNode json = Json.object().put("name", name).put("type", type);
        json.set("value", value);
        if (focused) {
            json.put("focused", true);
        }
        return json;
    }

    boolean isUser() {
        return type == USER;
    }

    boolean isChannel() {
        return type == CHANNEL;
    }
}
