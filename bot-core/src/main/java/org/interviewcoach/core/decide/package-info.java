/**
 * The rules: pure functions from state and command to outcome.
 *
 * <p>{@link org.interviewcoach.core.decide.Engine} finds the decider; each kind of conversation has its own.
 */
@NullMarked
package org.interviewcoach.core.decide;

import org.jspecify.annotations.NullMarked;
