package org.interviewcoach.testkit.discord.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as it arrived: header names are lower case, the body is whole, the query is decoded. */
public final class HttpRequest {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long firstByteNanos;
    private final long arrivedNanos;

    HttpRequest(
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            long firstByteNanos,
            long arrivedNanos) {
        this.method = method;
        this.headers = headers;
        this.body = body;
        this.firstByteNanos = firstByteNanos;
        this.arrivedNanos = arrivedNanos;
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? Map.of() : parseQuery(target.substring(mark + 1));
    }

    public String method() {
        return method;
    }

    /** The path without the query, still percent-encoded. */
    public String path() {
        return path;
    }

    public Map<String, String> query() {
        return query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public byte[] body() {
        return body;
    }

    /** When the first byte of the request was read, by {@link System#nanoTime()}. */
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /** When the last byte of the request was read, by {@link System#nanoTime()}. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    private static Map<String, String> parseQuery(String query) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parsed.put(decode(name), decode(value));
        }
        return parsed;
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
