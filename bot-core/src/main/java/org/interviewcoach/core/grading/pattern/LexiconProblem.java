package org.interviewcoach.core.grading.pattern;

/**
 * What is wrong in an entry of a lexicon.
 *
 * @param entry the entry's name without {@code @}
 * @param alternative index of the alternative, from 0; -1 where the entry as a whole is wrong
 */
public record LexiconProblem(String entry, int alternative, PatternProblem problem) {}
