package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Reads parameters the ways that Slack takes them: query, form, multipart and JSON. */
final class RequestBody {
    /** Parameters whose form value is JSON. */
    private static final Set<String> JSON_PARAMETERS =
            Set.of("blocks", "attachments", "view", "metadata", "files", "unfurls");

    private RequestBody() {}

    static ObjectNode parse(HttpExchange exchange, byte[] body) {
        ObjectNode parameters = Json.object();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            addForm(parameters, query);
        }
        String type = contentType(exchange);
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.startsWith("application/json") || (type.isEmpty() && text.startsWith("{"))) {
            if (Json.read(text) instanceof ObjectNode object) {
                parameters.setAll(object);
            }
        } else if (type.startsWith("multipart/form-data")) {
            addParts(parameters, new String(body, StandardCharsets.ISO_8859_1), boundary(type));
        } else {
            addForm(parameters, text);
        }
        return parameters;
    }

    /** Takes the token out of header or parameters; a client's id and secret out of basic authentication. */
    static String token(HttpExchange exchange, ObjectNode parameters) {
        JsonNode parameter = parameters.remove("token");
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length());
        }
        if (header != null && header.startsWith("Basic ")) {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            String[] client = pair.split(":", 2);
            parameters.put("client_id", client[0]).put("client_secret", client.length > 1 ? client[1] : "");
        }
        return parameter == null ? "" : parameter.asText();
    }

    /** The bytes of an upload: the body itself or the one part of it that is a file. */
    static byte[] file(HttpExchange exchange, byte[] body) {
        String type = contentType(exchange);
        if (!type.startsWith("multipart/form-data")) {
            return body;
        }
        for (String part : new String(body, StandardCharsets.ISO_8859_1).split("--" + boundary(type), -1)) {
            int end = part.indexOf("\r\n\r\n");
            if (end > 0 && part.substring(0, end).contains("filename=")) {
                return part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return new byte[0];
    }

    private static void addForm(ObjectNode parameters, String form) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(parameters, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static void addParts(ObjectNode parameters, String body, String boundary) {
        for (String part : body.split("--" + boundary, -1)) {
            int end = part.indexOf("\r\n\r\n");
            if (end > 0) {
                String name = part.substring(0, end).replaceFirst("(?s).*[; ]name=\"([^\"]*)\".*", "$1");
                String latin = part.substring(end + 4, part.length() - 2);
                add(parameters, name, new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(ObjectNode parameters, String name, String value) {
        JsonNode json = JSON_PARAMETERS.contains(name) ? Json.read(value) : Json.array();
        if (json.isContainerNode() && JSON_PARAMETERS.contains(name)) {
            parameters.set(name, json);
        } else {
            parameters.put(name, value);
        }
    }

    private static String boundary(String type) {
        return type.replaceFirst("(?s).*boundary=\"?([^\";]+).*", "$1");
    }

    private static String contentType(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type == null ? "" : type;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
