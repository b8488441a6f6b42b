package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.interviewcoach.testkit.discord.http.HttpRequest;

/** A request that found its route: the path's parameters, the body as JSON, the files. */
record Call(
        HttpRequest http,
        Route route,
        Map<String, String> parameters,
        JsonNode body,
        List<MessageWriter.Upload> files) {
    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException(route + " has no parameter " + name);
        }
        return value;
    }

    boolean asksFor(String query) {
        String value = http.query().getOrDefault(query, "");
        return value.equals("true") || value.equals("1");
    }
}
