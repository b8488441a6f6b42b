package org.interviewcoach.testkit.discord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method and a path template, named as in Discord's OpenAPI document so that its schemas are found.
 *
 * @param name method and template
 * @param handler called with the world's lock held
 */
record Route(String name, String method, String template, List<String> segments, Function<Call, Answer> handler) {
    static Route of(String method, String template, Function<Call, Answer> handler) {
        List<String> segments = List.of(template.substring(1).split("/", -1));
        return new Route(method + " " + template, method, template, segments, handler);
    }

    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** Interaction endpoints are authorised by their token and are outside the global rate limit. */
    boolean belongsToInteractions() {
        return template.startsWith("/interactions/") || template.startsWith("/webhooks/");
    }

    @Override
    public String toString() {
        return name;
    }
}
