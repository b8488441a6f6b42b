/**
 * Finds what patterns listen for in an analysed answer: windows, polarity, and of whom something is said.
 *
 * <p>Start at {@link org.interviewcoach.core.grading.match.Matcher}; patterns are compiled once a pack by
 * {@link org.interviewcoach.core.grading.match.PatternCompiler}.
 */
@NullMarked
package org.interviewcoach.core.grading.match;

import org.jspecify.annotations.NullMarked;
