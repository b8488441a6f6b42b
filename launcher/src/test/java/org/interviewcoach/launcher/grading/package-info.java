/**
 * Tries the grader on the bundled bank: hostile answers by kind, and speed.
 *
 * <p>Start at {@link org.interviewcoach.launcher.grading.HostileAnswersTest}.
 */
@NullMarked
package org.interviewcoach.launcher.grading;

import org.jspecify.annotations.NullMarked;
