/**
 * Transcripts that are played: {@code alice@general> /quiz django}, {@code alice picks right}, {@code tick 60s}, {@code
 * restart}, {@code bob sees thread: closed}.
 *
 * <p>{@link org.interviewcoach.testkit.scenario.Scenario} reads and plays them in a {@link
 * org.interviewcoach.testkit.scenario.World}: the bare shell here, real platforms against loopback servers elsewhere.
 */
@NullMarked
package org.interviewcoach.testkit.scenario;

import org.jspecify.annotations.NullMarked;
