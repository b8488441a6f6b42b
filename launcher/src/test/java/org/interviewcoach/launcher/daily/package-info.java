/**
 * What the question of the day costs when many are due at once.
 *
 * <p>Run {@link org.interviewcoach.launcher.daily.DailyRush} by hand.
 */
@NullMarked
package org.interviewcoach.launcher.daily;

import org.jspecify.annotations.NullMarked;
