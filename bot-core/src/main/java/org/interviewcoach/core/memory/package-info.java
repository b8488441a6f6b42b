/**
 * What somebody remembers: reviews by spaced repetition, and how each key point went.
 *
 * <p>Pure folds over facts; the store keeps their results and can make them anew from the facts at any time.
 */
@NullMarked
package org.interviewcoach.core.memory;

import org.jspecify.annotations.NullMarked;
