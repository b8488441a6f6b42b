/**
 * Transcripts that are played: {@code alice@general> /quiz django}, {@code alice picks right}, {@code tick 60s}, {@code
 * restart}, {@code bob sees thread: closed}. A new one is a file {@code NAME.txt} beside {@link
 * org.interviewcoach.testkit.scenario.Transcript} and its name in two lists: that of a test here, which kills the coach
 * between any two lines, and {@code Everywhere.plays("NAME")} in {@code launcher}'s tests, which plays it on every
 * platform and store and compares the facts.
 *
 * <p>{@link org.interviewcoach.testkit.scenario.Scenario} reads and plays them in a {@link
 * org.interviewcoach.testkit.scenario.World}: the bare shell here, real platforms against loopback servers elsewhere.
 * What only one platform can do is bridged in its world and never stands in a transcript.
 */
@NullMarked
package org.interviewcoach.testkit.scenario;

import org.jspecify.annotations.NullMarked;
