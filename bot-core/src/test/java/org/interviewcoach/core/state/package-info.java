/**
 * Tests of what states reckon themselves.
 *
 * <p>Start with {@link org.interviewcoach.core.state.DailyRuleTest}.
 */
@NullMarked
package org.interviewcoach.core.state;

import org.jspecify.annotations.NullMarked;
