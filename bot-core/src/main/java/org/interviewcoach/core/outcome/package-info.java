/**
 * What a decision comes to: the next state and everything that should happen.
 *
 * <p>Start with {@link org.interviewcoach.core.outcome.Outcome}.
 */
@NullMarked
package org.interviewcoach.core.outcome;

import org.jspecify.annotations.NullMarked;
