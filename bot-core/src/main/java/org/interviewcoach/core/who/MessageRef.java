package org.interviewcoach.core.who;

import java.util.Optional;

/**
 * A message that stands on a platform.
 *
 * @param channel the channel that holds it: on Discord the thread's own id for messages in a thread
 * @param thread what is needed beside the channel to reach it again after a restart: Slack's {@code thread_ts} where
 *     the message is in a thread; on Discord the channel that a thread belongs to, or the person of a direct message
 * @param message Discord's snowflake or Slack's {@code ts}
 */
public record MessageRef(PlatformId platform, String tenant, String channel, Optional<String> thread, String message) {}
