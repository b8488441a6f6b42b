/**
 * A small HTTP/1.1 server on loopback: keep-alive, one thread a connection, and the ability to answer late, not at all, or with a
 * reset. Begin at {@link org.interviewcoach.testkit.discord.http.LoopbackHttp}.
 */
@NullMarked
package org.interviewcoach.testkit.discord.http;

import org.jspecify.annotations.NullMarked;
