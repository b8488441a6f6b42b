/**
 * Measures how far the grader agrees with people, and makes the answers that try to cheat it.
 *
 * <p>Start at {@link org.interviewcoach.core.grading.eval.Agreement} for figures and at
 * {@link org.interviewcoach.core.grading.eval.Adversary} for hostile answers; neither is used while grading.
 */
@NullMarked
package org.interviewcoach.core.grading.eval;

import org.jspecify.annotations.NullMarked;
