/**
 * What Discord refuses, and what it would let pass to the bot's shame: the limits, the rules over them, and the published schemas
 * where they are at hand. Begin at {@link org.interviewcoach.testkit.discord.referee.Referee}.
 */
@NullMarked
package org.interviewcoach.testkit.discord.referee;

import org.jspecify.annotations.NullMarked;
