package org.interviewcoach.core.grading.pattern;

/**
 * What is wrong in a pattern, and where.
 *
 * @param column in code points from 1
 * @param message one sentence that says what is wrong and one that says what would be right
 */
public record PatternProblem(int column, String message) {}
