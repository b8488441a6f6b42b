package org.interviewcoach.testkit.discord.http;

import java.util.Map;

/** What to send back: a status with headers and a body, or a torn connection. */
public final class HttpReply {
    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static HttpReply of(int status, Map<String, String> headers, byte[] body) {
        return new HttpReply(status, headers, body);
    }

    /** The connection is reset (RST) without an answer: the client cannot know whether the request had an effect. */
    public static HttpReply reset() {
        return new HttpReply(0, Map.of(), NOTHING);
    }

    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    boolean isReset() {
        return status == 0;
    }
}
