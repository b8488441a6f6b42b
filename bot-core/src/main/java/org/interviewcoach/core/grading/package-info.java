/**
 * Grades free text against authored rubrics and explains the grade by quoting the answer.
 *
 * <p>Pure and deterministic: start at {@link org.interviewcoach.core.grading.Grader}, which turns a question and an
 * answer into a {@link org.interviewcoach.core.grading.Verdict}.
 */
@NullMarked
package org.interviewcoach.core.grading;

import org.jspecify.annotations.NullMarked;
