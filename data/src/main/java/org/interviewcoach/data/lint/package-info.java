/**
 * What a pack has to hold beyond its shape: enough phrasings and samples, choices that give nothing away, official
 * references, and a grader that agrees with its samples.
 *
 * <p>Start at {@link org.interviewcoach.data.lint.Lint}; every rule is named in {@link org.interviewcoach.data.lint.Rule}.
 */
@NullMarked
package org.interviewcoach.data.lint;

import org.jspecify.annotations.NullMarked;
