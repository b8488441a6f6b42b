/**
 * Tests of what deciders write that others have to be able to read.
 *
 * <p>Start with {@link org.interviewcoach.core.decide.ICalendarTest}.
 */
@NullMarked
package org.interviewcoach.core.decide;

import org.jspecify.annotations.NullMarked;
