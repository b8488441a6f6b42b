/**
 * What happened, kept for good: append-only but for a learner's right to be forgotten.
 *
 * <p>Boards, reviews and statistics are projections of {@link org.interviewcoach.core.fact.Fact}.
 */
@NullMarked
package org.interviewcoach.core.fact;

import org.jspecify.annotations.NullMarked;
