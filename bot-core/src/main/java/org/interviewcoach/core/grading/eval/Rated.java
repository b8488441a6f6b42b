package org.interviewcoach.core.grading.eval;

import org.interviewcoach.core.bank.QuestionId;

/**
 * An answer's level as people rate it and as the grader does.
 *
 * @param expected the raters' mean, rounded half up
 */
public record Rated(QuestionId question, int expected, int got) {}
