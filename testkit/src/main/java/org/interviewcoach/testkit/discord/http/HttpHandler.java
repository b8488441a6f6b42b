package org.interviewcoach.testkit.discord.http;

/** Answers requests; called by many threads at once. */
@FunctionalInterface
public interface HttpHandler {
    HttpReply handle(HttpRequest request);
}
